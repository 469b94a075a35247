import { describe, expect, it } from 'vitest';
import { extractFile } from '../index.ts';
import { xlsx } from '../testing/office-files.ts';

const STYLES =
  '<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="#,##0.00_ &quot;万元&quot;"/><numFmt numFmtId="166" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>' +
  `<cellXfs>${[0, 14, 164, 165, 166, 10, 22, 2, 49, 167, 31].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
const GENERAL = 0;
const cell = (at: string, value: number | string, style = GENERAL) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const shared = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`;

describe('workbooks', () => {
  it('shows numbers and dates as Excel does', async () => {
    const values: [value: number | string, style: number, expected: string][] = [
      [1234.5, 0, '1234.5'],
      [0.1 + 0.2, 0, '0.3'],
      [1e15, 0, '1000000000000000'],
      [45_000, 1, '2023-03-15'],
      [45_000, 2, '2023-03-15'],
      [12345.678, 3, '12,345.68 万元'],
      [45_000, 4, '2023年3月'],
      [0.1256, 5, '12.56%'],
      [45_000.75, 6, '2023-03-15 18:00'],
      [-3.14159, 7, '-3.14'],
      [330100, 8, '330100'],
      [1.5, 9, '36:00'],
      [1, 1, '1900-01-01'],
      [61, 1, '1900-03-01'],
      [45_000, 10, '2023-03-15'],
    ];
    const rows = values
      .map(([value, style], i) => `<row r="${i + 1}">${cell(`A${i + 1}`, value, style)}</row>`)
      .join('');
    const { blocks } = await extractFile(
      xlsx([{ name: '数据', content: `<sheetData>${rows}</sheetData>` }], [], STYLES),
      'a.xlsx',
    );
    const table = blocks[0];
    const shown = table?.kind === 'table' ? table.rows.map((row) => row[0]?.text) : [];
    expect(shown).toEqual(values.map(([, , expected]) => expected));
  });

  it('counts from 1904 when the workbook does', async () => {
    const file = xlsx(
      [{ name: 'S', content: `<sheetData><row r="1">${cell('A1', 43_538, 1)}</row></sheetData>` }],
      [],
      STYLES,
      '<workbookPr date1904="1"/>',
    );
    expect((await extractFile(file, 'a.xlsx')).blocks[0]).toMatchObject({ rows: [[{ text: '2023-03-15' }]] });
  });

  it('reads shared, rich, inline, formula and truth values', async () => {
    const strings = [
      '<si><t>任务</t></si>',
      '<si><r><t>责任</t></r><r><rPr><b/></rPr><t xml:space="preserve">单位 </t></r><rPh sb="0" eb="1"><t>zeren</t></rPh></si>',
      '<si><t>第一行_x000D_\n第二行</t></si>',
    ];
    const content = `<sheetData><row r="1">${shared('A1', 0)}${shared('B1', 1)}${shared('C1', 2)}</row><row r="2"><c r="A2" t="inlineStr"><is><t>内联</t></is></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>任务x</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#DIV/0!</v></c></row></sheetData>`;
    const { blocks } = await extractFile(xlsx([{ name: 'S', content }], strings, STYLES), 'a.xlsx');
    expect(blocks[0]).toMatchObject({
      rows: [
        [{ text: '任务' }, { text: '责任单位' }, { text: '第一行\r\n第二行' }, { text: '' }],
        [{ text: '内联' }, { text: '任务x' }, { text: 'TRUE' }, { text: '#DIV/0!' }],
      ],
    });
  });

  it('closes up empty rows and columns and keeps merged cells', async () => {
    const content = `<sheetData><row r="3">${shared('B3', 0)}</row><row r="5">${shared('B5', 1)}${shared('C5', 1)}${shared('XFD5', 1)}</row><row r="6">${shared('C6', 1)}</row><row r="1048576"/></sheetData><mergeCells><mergeCell ref="B3:C4"/><mergeCell ref="B5:B6"/><mergeCell ref="Z99:AA100"/></mergeCells>`;
    const { blocks } = await extractFile(
      xlsx([{ name: '一 览', content }], ['<si><t>头</t></si>', '<si><t>值</t></si>'], STYLES),
      'a.xlsx',
    );
    expect(blocks).toEqual([
      {
        kind: 'table',
        caption: '一 览',
        rows: [
          [{ text: '头', colSpan: 2 }, { text: '' }],
          [{ text: '值', rowSpan: 2 }, { text: '值' }, { text: '值' }],
          [{ text: '值' }, { text: '' }],
        ],
      },
    ]);
  });

  it('leaves hidden sheets, rows and columns out and says so', async () => {
    const content = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">${shared('A1', 0)}${shared('B1', 1)}</row><row r="2" hidden="1">${shared('A2', 1)}</row></sheetData>`;
    const secret = { name: '底稿', content: `<sheetData><row r="1">${shared('A1', 1)}</row></sheetData>` };
    const file = xlsx(
      [
        { name: '公开', content },
        { ...secret, state: 'hidden' },
        { ...secret, name: '极密', state: 'veryHidden' },
      ],
      ['<si><t>见</t></si>', '<si><t>密</t></si>'],
      STYLES,
    );
    const { blocks, findings } = await extractFile(file, 'a.xlsx');
    expect(blocks).toEqual([{ kind: 'table', caption: '公开', rows: [[{ text: '见' }]] }]);
    expect(findings).toEqual([
      { code: 'hidden_text', detail: '公开' },
      { code: 'hidden_sheet', detail: '底稿' },
      { code: 'hidden_sheet', detail: '极密' },
    ]);
  });

  it('refuses a sheet that would be a table of millions of cells', async () => {
    const wide = Array.from({ length: 2000 }, (_, i) => `<c><v>${i}</v></c>`).join('');
    const rows = Array.from({ length: 2000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>1</v></c></row>`).join(
      '',
    );
    const file = xlsx([{ name: 'S', content: `<sheetData><row r="1">${wide}</row>${rows}</sheetData>` }], [], STYLES);
    await expect(extractFile(file, 'a.xlsx')).rejects.toMatchObject({ code: 'document_too_large', detail: 'cells' });
  });
});
