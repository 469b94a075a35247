import { DOC_REL, HEAD, officePackage, xml, type Part, type Properties, type Relation } from './parts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const NS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${DOC_REL}"`;

/** Styles by name: white letters, the format ";;;" that shows nothing, a black cell with black letters, a heading in white on black. */
export const STYLE = { plain: 0, white: 1, nothing: 2, black: 3, head: 4 } as const;
export type Cell = string | number | { readonly v: string | number; readonly s?: number; readonly formula?: string };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Numbers of hidden rows and columns, from 1. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly columns?: string;
  /** XML behind sheetData, in the order the schema asks for. */
  readonly after?: string;
  readonly relations?: readonly Relation[];
}
export interface Xlsx {
  readonly sheets: readonly Sheet[];
  readonly definedNames?: string;
  readonly properties?: Properties;
  readonly parts?: readonly Part[];
  /** Relations of the workbook and XML behind its defined names. */
  readonly relations?: readonly Relation[];
  readonly workbookEnd?: string;
  /** Strings that stand in the table of strings though no cell uses them any more. */
  readonly orphans?: readonly string[];
}

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);

/** A workbook with shared strings, styles and a theme-free look, as spreadsheet programs write it. */
export function xlsx(spec: Xlsx): Buffer {
  const strings: string[] = [];
  const indexOf = (text: string) => {
    const at = strings.indexOf(text);
    return at >= 0 ? at : strings.push(text) - 1;
  };
  const sheetXml = (sheet: Sheet) => {
    const rows = sheet.rows.map((cells, r) => {
      const hidden = sheet.hiddenRows?.includes(r + 1) ? ' hidden="1"' : '';
      const inside = cells.map((cell, c) => {
        const { v, s = 0, formula = '' } = typeof cell === 'object' ? cell : { v: cell };
        const at = `r="${letterOf(c)}${r + 1}"${s ? ` s="${s}"` : ''}`;
        if (formula)
          return `<c ${at}${typeof v === 'string' ? ' t="str"' : ''}><f>${xml(formula)}</f><v>${xml(String(v))}</v></c>`;
        return typeof v === 'number' ? `<c ${at}><v>${v}</v></c>` : `<c ${at} t="s"><v>${indexOf(v)}</v></c>`;
      });
      return `<row r="${r + 1}"${hidden}>${inside.join('')}</row>`;
    });
    const hiddenColumns = (sheet.hiddenColumns ?? [])
      .map((n) => `<col min="${n}" max="${n}" width="9" hidden="1" customWidth="1"/>`)
      .join('');
    const columns = hiddenColumns + (sheet.columns ?? '');
    return `${HEAD}<worksheet ${NS}><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
  };
  const sheets: Part[] = spec.sheets.map((sheet, i) => ({
    path: `xl/worksheets/sheet${i + 1}.xml`,
    type: `${MAIN}.worksheet+xml`,
    data: sheetXml(sheet),
    ...(sheet.relations ? { relations: sheet.relations } : {}),
  }));
  strings.push(...(spec.orphans ?? []));
  const font = (rest: string) => `<font><sz val="11"/>${rest}<name val="宋体"/></font>`;
  const styles = `${HEAD}<styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="176" formatCode=";;;"/></numFmts><fonts count="3">${font('')}${font('<color rgb="FFFFFFFF"/>')}${font('<color rgb="FF000000"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/><xf numFmtId="176" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="2" fillId="2" borderId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`;
  const workbook = `${HEAD}<workbook ${NS}><bookViews><workbookView activeTab="0"/></bookViews><sheets>${spec.sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${xml(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
    )
    .join(
      '',
    )}</sheets>${spec.definedNames ? `<definedNames>${spec.definedNames}</definedNames>` : ''}${spec.workbookEnd ?? ''}</workbook>`;
  return officePackage(
    [
      {
        path: 'xl/workbook.xml',
        type: `${MAIN}.sheet.main+xml`,
        data: workbook,
        relations: [
          ...spec.sheets.map((_, i) => ({
            id: `rId${i + 1}`,
            type: 'worksheet',
            target: `worksheets/sheet${i + 1}.xml`,
          })),
          { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
          { id: 'rIdStrings', type: 'sharedStrings', target: 'sharedStrings.xml' },
          ...(spec.relations ?? []),
        ],
      },
      ...sheets,
      { path: 'xl/styles.xml', type: `${MAIN}.styles+xml`, data: styles },
      {
        path: 'xl/sharedStrings.xml',
        type: `${MAIN}.sharedStrings+xml`,
        data: `${HEAD}<sst ${NS} uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`).join('')}</sst>`,
      },
      ...(spec.parts ?? []),
    ],
    'Microsoft Excel',
    spec.properties ?? {},
  );
}
