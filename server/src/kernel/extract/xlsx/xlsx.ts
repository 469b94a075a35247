import { resolveMember, type Archive } from '../archive.ts';
import { cleanLine, type ExtractionBuilder } from '../builder.ts';
import { ExtractionError } from '../extract.errors.ts';
import { mainPart, readProperties, readRelations, relationOf } from '../ooxml.ts';
import { child, children, parseXml, streamXml, textOf, type XmlElement } from '../xml.ts';
import { formatNumber, numberFormat, type NumberFormat } from './number-format.ts';
import { Sheet, parseRange, parseReference } from './sheet.ts';

interface Workbook {
  strings: readonly string[];
  formats: readonly NumberFormat[];
  date1904: boolean;
}

/** Reads a workbook: each visible sheet becomes a table under its name. Hidden sheets, rows and columns are left out and noted. */
export async function readXlsx(archive: Archive, out: ExtractionBuilder): Promise<void> {
  const part = await mainPart(archive, 'xl/workbook.xml');
  const relations = await readRelations(archive, part);
  const root = parseXml(await archive.read(part), part);
  const member = (type: string, usual: string) => relationOf(relations, type)?.target ?? resolveMember('xl', usual);
  const stringsPart = member('/sharedStrings', 'sharedStrings.xml');
  const stylesPart = member('/styles', 'styles.xml');
  const stringsBytes = await archive.find(stringsPart);
  const stylesBytes = await archive.find(stylesPart);
  const workbook: Workbook = {
    strings: stringsBytes ? readStrings(stringsBytes, stringsPart, out) : [],
    formats: stylesBytes ? readFormats(parseXml(stylesBytes, stylesPart)) : [],
    date1904: ['1', 'true'].includes(child(root, 'workbookPr')?.attrs.date1904 ?? ''),
  };
  await readProperties(archive, out);
  if (archive.names.some((name) => /^xl\/(threadedComments\/|comments)/i.test(name))) out.note('comments');
  for (const { attrs } of children(child(root, 'sheets'), 'sheet')) {
    const name = cleanLine(attrs.name ?? '');
    if (attrs.state === 'hidden' || attrs.state === 'veryHidden') {
      out.note('hidden_sheet', name);
      continue;
    }
    const relation = relations.get(attrs.id ?? '');
    if (!relation || !relation.type.endsWith('/worksheet')) continue; // charts have sheets too
    readSheet(await archive.read(relation.target), relation.target, name, workbook, out);
  }
}

function readStrings(bytes: Uint8Array, part: string, out: ExtractionBuilder): string[] {
  const strings: string[] = [];
  streamXml(bytes, part, new Set(['si']), (element) => {
    if (strings.length > out.limits.maxBlocks * 20) throw new ExtractionError('document_too_large', 'strings');
    strings.push(richText(element));
  });
  return strings;
}

/** Text of a shared or inline string, without the reading aids (rPh) that Asian versions add. */
function richText(element: XmlElement): string {
  let text = '';
  for (const node of children(element)) {
    if (node.name === 't') text += textOf(node);
    else if (node.name === 'r') text += textOf(child(node, 't'));
  }
  // Excel writes characters that XML cannot hold as _x000D_.
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Number formats in the order in which cells refer to them. */
function readFormats(styles: XmlElement): NumberFormat[] {
  const codes = new Map<number, string>();
  for (const { attrs } of children(child(styles, 'numFmts'), 'numFmt'))
    codes.set(Number(attrs.numFmtId), attrs.formatCode ?? '');
  return children(child(styles, 'cellXfs'), 'xf').map(({ attrs }) => numberFormat(Number(attrs.numFmtId ?? 0), codes));
}

const SHEET_PARTS = new Set(['cols', 'row', 'mergeCells']);

function readSheet(bytes: Uint8Array, part: string, name: string, workbook: Workbook, out: ExtractionBuilder): void {
  const sheet = new Sheet();
  let nextRow = 0;
  let hidden = false;
  streamXml(bytes, part, SHEET_PARTS, (element) => {
    if (element.name === 'row') {
      const row = Number(element.attrs.r ?? nextRow + 1) - 1;
      nextRow = row + 1;
      if (!(row >= 0 && row < 1_048_576)) throw new ExtractionError('file_damaged', part);
      if (isTrue(element.attrs.hidden)) {
        hidden ||= children(element, 'c').some((cell) => cellText(cell, workbook) !== '');
        sheet.hideRow(row);
      }
      readRow(element, row, sheet, workbook);
      if (sheet.size > out.limits.maxBlocks * 10) throw new ExtractionError('document_too_large', 'cells');
    } else if (element.name === 'cols') {
      for (const { attrs } of children(element, 'col')) {
        if (isTrue(attrs.hidden)) sheet.hideColumns(Number(attrs.min) - 1, Number(attrs.max) - 1);
      }
    } else if (element.name === 'mergeCells') {
      for (const { attrs } of children(element, 'mergeCell')) {
        const range = parseRange(attrs.ref ?? '');
        if (range) sheet.merge(range);
      }
    }
  });
  if (hidden || sheet.hasHiddenColumnText()) out.note('hidden_text', name);
  if (sheet.area() > out.limits.maxBlocks * 10) throw new ExtractionError('document_too_large', 'cells');
  out.addTable(sheet.toRows(), name === '' ? {} : { caption: name });
}

function readRow(element: XmlElement, row: number, sheet: Sheet, workbook: Workbook): void {
  let nextColumn = 0;
  for (const cell of children(element, 'c')) {
    const reference = cell.attrs.r === undefined ? null : parseReference(cell.attrs.r);
    const column = reference?.column ?? nextColumn;
    nextColumn = column + 1;
    const text = cellText(cell, workbook);
    if (text !== '') sheet.set(row, column, text);
  }
}

function cellText(cell: XmlElement, workbook: Workbook): string {
  const value = textOf(child(cell, 'v'));
  switch (cell.attrs.t) {
    case 's':
      return cleanLine(workbook.strings[Number(value)] ?? '');
    case 'inlineStr':
      return cleanLine(richText(child(cell, 'is') ?? cell));
    case 'b':
      return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : '';
    case 'str':
    case 'e':
      return cleanLine(value);
    case 'd':
      return cleanLine(value)
        .replace(/T00:00(:00(\.0+)?)?$/, '')
        .replace('T', ' ');
    default: {
      if (value === '') return '';
      const number = Number(value);
      if (Number.isNaN(number)) return cleanLine(value);
      return formatNumber(
        number,
        workbook.formats[Number(cell.attrs.s ?? 0)] ?? { kind: 'general' },
        workbook.date1904,
      );
    }
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
