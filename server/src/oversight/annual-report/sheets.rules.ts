import type { Sheet, SheetCell } from '../../kernel/sheets/index.ts';
import { OUTCOMES } from '../../participation/requests/index.ts';
import { columnName, resultName, rowName, trackName, type ReportInputs, type ReportTables } from './checks.rules.ts';
import { COLUMNS, RESULTS, TRACKS } from './tables.rules.ts';

/** Tables 2–4 as sheets in the form of 国办公开办函〔2021〕30 号, always in Chinese: it is the form. */
export function sheetsOf({ table2, table3, table4 }: ReportTables, inputs: ReportInputs): Sheet[] {
  const head = (value: string, span: { colSpan?: number; rowSpan?: number } = {}): SheetCell => ({
    value,
    header: true,
    ...span,
  });
  const plain = (value: string | number | null): SheetCell => ({ value: value ?? '' });
  const wide = (value: string | number | null, colSpan: number): (SheetCell | null)[] => [
    { value: value ?? '', colSpan },
    ...Array.from({ length: colSpan - 1 }, () => null),
  ];

  const proactive: (SheetCell | null)[][] = [
    [head('第二十条第（一）项', { colSpan: 4 }), null, null, null],
    [head('信息内容'), head('本年制发件数'), head('本年废止件数'), head('现行有效件数')],
    ...(
      [
        ['规章', table2.rule],
        ['行政规范性文件', table2.normative],
      ] as const
    ).map(([name, { made, ended, inForce }]) => [plain(name), plain(made), plain(ended), plain(inForce)]),
    [head('第二十条第（五）项', { colSpan: 4 }), null, null, null],
    [head('信息内容'), head('本年处理决定数量', { colSpan: 3 }), null, null],
    [plain('行政许可'), ...wide(inputs.licences, 3)],
    [head('第二十条第（六）项', { colSpan: 4 }), null, null, null],
    [head('信息内容'), head('本年处理决定数量', { colSpan: 3 }), null, null],
    [plain('行政处罚'), ...wide(inputs.penalties, 3)],
    [plain('行政强制'), ...wide(inputs.coercions, 3)],
    [head('第二十条第（八）项', { colSpan: 4 }), null, null, null],
    [head('信息内容'), head('本年收费金额（单位：万元）', { colSpan: 3 }), null, null],
    [plain('行政事业性收费'), ...wide(inputs.fees, 3)],
  ];

  const counts = (row: string): SheetCell[] => COLUMNS.map((column) => plain(table3[row]?.[column] ?? 0));
  const whole = (row: string): (SheetCell | null)[] => [
    head(rowName(row, 'zh'), { colSpan: 3 }),
    null,
    null,
    ...counts(row),
  ];
  const groups = [
    ...([
      ['granted', '（一）予以公开'],
      ['partly', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
      ['withheld', '（三）不予公开'],
      ['unavailable', '（四）无法提供'],
      ['not_processed', '（五）不予处理'],
      ['other', '（六）其他处理'],
    ] as const),
  ];
  const results = groups.flatMap(([group, title], at): (SheetCell | null)[][] => {
    const rows = OUTCOMES.filter((outcome) => outcome.group === group);
    const side = at === 0 ? head('三、本年度办理结果', { rowSpan: OUTCOMES.length + 1 }) : null;
    if (rows.length === 1 && rows[0]) return [[side, head(title, { colSpan: 2 }), null, ...counts(rows[0].code)]];
    return rows.map(({ code }, index) => [
      ...[
        side,
        index === 0 ? head(title, { rowSpan: rows.length }) : null,
        plain(rowName(code, 'zh')),
        ...counts(code),
      ],
    ]);
  });
  const requests: (SheetCell | null)[][] = [
    [
      head('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', { colSpan: 3, rowSpan: 3 }),
      ...[null, null, head('申请人情况', { colSpan: 7 }), null, null, null, null, null, null],
    ],
    [
      ...[null, null, null, head('自然人', { rowSpan: 2 }), head('法人或其他组织', { colSpan: 5 })],
      ...[null, null, null, null, head('总计', { rowSpan: 2 })],
    ],
    [
      ...[null, null, null, null],
      ...COLUMNS.filter((column) => column !== 'natural' && column !== 'total').map((column) =>
        head(columnName(column, 'zh')),
      ),
      null,
    ],
    whole('new'),
    whole('carried_in'),
    ...results,
    [null, head('（七）总计', { colSpan: 2 }), null, ...counts('done')],
    whole('carried_out'),
  ];

  const proceedings: (SheetCell | null)[][] = [
    [
      head('行政复议', { colSpan: 5, rowSpan: 2 }),
      ...[null, null, null, null, head('行政诉讼', { colSpan: 10 })],
      ...Array.from({ length: 9 }, () => null),
    ],
    [
      ...[null, null, null, null, null],
      ...TRACKS.slice(1).flatMap((track) => [head(trackName(track, 'zh'), { colSpan: 5 }), null, null, null, null]),
    ],
    TRACKS.flatMap(() => RESULTS.map((one) => head(resultName(one, 'zh')))),
    TRACKS.flatMap((track) => RESULTS.map((one) => plain(table4[track][one]))),
  ];
  return [
    { name: '二、主动公开', rows: proactive, widths: [24, 18, 18, 18] },
    { name: '三、申请办理', rows: requests, widths: [18, 20, 46, 10, 10, 10, 14, 14, 10, 10], frozenRows: 3 },
    { name: '四、复议诉讼', rows: proceedings, widths: Array.from({ length: 15 }, () => 9) },
  ];
}
