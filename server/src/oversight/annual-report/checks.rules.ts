import { findAnswer, OUTCOMES, type CaseFact } from '../../participation/requests/index.ts';
import { COLUMNS, RESULTS, TRACKS, type Table2Documents, type Table3, type Table4 } from './tables.rules.ts';

/** What the office enters: figures that no case holds, and what part six says. */
export interface ReportInputs {
  /** 行政许可、行政处罚、行政强制: decisions of the year; 行政事业性收费: 万元, up to two decimals, as written. */
  licences: number | null;
  penalties: number | null;
  coercions: number | null;
  fees: string;
  /** 五、存在的主要问题及改进情况 */
  problems: string;
  /** 六: fees for handling requests. Notices sent, yuan asked, yuan paid; and what is written about them. */
  feeNotices: number | null;
  feeAsked: number | null;
  feePaid: number | null;
  feeText: string;
}
export interface ReportTables {
  table2: Table2Documents;
  table3: Table3;
  table4: Table4;
}
export interface CheckResult {
  code: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'stock' | 'undecided' | 'second';
  /** error: the report may not be settled; warning: somebody should look. */
  level: 'error' | 'warning';
  isMet: boolean;
  /** Where it is not met, in both languages; empty when it is. */
  zh: string[];
  en: string[];
}

const rowOf = (table: Table3, row: string) => table[row];
const cell = (table: Table3, row: string, column: (typeof COLUMNS)[number]) =>
  rowOf(table, row)?.[column] ?? Number.NaN;

/** Which articles may stand behind a row, by the annual report's own wording (rules.md R6). */
const ARTICLES: Record<string, readonly string[]> = {
  registry_query: ['第三十六条第（七）项'],
  not_held: ['第三十六条第（四）项', '第三十六条第（五）项'],
  repeated: ['第三十六条第（六）项'],
  petition: ['第三十九条第一款'],
  publication: ['第三十九条第二款'],
  excessive: ['第三十五条'],
  needs_making: ['第三十八条'],
  not_corrected: ['第三十条'],
  fee_unpaid: ['第四十二条'],
};

export interface CheckContext {
  /** The tables of the year before: as settled, or counted when nothing was settled. Null: nothing is known of it. */
  before: ReportTables | null;
  inputs: ReportInputs;
  /** The requests of the year, for the ledger (R6). */
  facts: readonly CaseFact[];
  year: number;
}

/** Checks R1–R9 of the form, and that the stock of documents adds up. Every fault names its row and column. */
export function checkTables(tables: ReportTables, context: CheckContext): CheckResult[] {
  const { table2, table3, table4 } = tables;
  const { before, inputs, facts, year } = context;
  const leaves = OUTCOMES.map(({ code }) => code);
  const result = (
    code: CheckResult['code'],
    faults: readonly (readonly [string, string])[],
    level: CheckResult['level'] = 'error',
  ): CheckResult => ({
    ...{ code, level, isMet: faults.length === 0 },
    ...{ zh: faults.map(([zh]) => zh), en: faults.map(([, en]) => en) },
  });
  const perColumn = (left: (column: (typeof COLUMNS)[number]) => number, right: typeof left) =>
    COLUMNS.filter((column) => left(column) !== right(column)).map((column): [string, string] => [
      `“${columnName(column, 'zh')}”列：${left(column)} ≠ ${right(column)}`,
      `column “${columnName(column, 'en')}”: ${left(column)} ≠ ${right(column)}`,
    ]);
  const at = (row: string) => (column: (typeof COLUMNS)[number]) => cell(table3, row, column);
  const numbers = [
    ...Object.values(table3).flatMap((row) => COLUMNS.map((column) => row[column])),
    ...Object.values(table4).flatMap((row) => RESULTS.map((one) => row[one])),
    ...Object.values(table2).flatMap(({ made, ended, inForce }) => [made, ended, inForce]),
  ];
  const entered: [string, string, unknown][] = [
    ['行政许可', 'licences', inputs.licences],
    ['行政处罚', 'penalties', inputs.penalties],
    ['行政强制', 'coercions', inputs.coercions],
  ];
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const done = facts.filter(({ doneOn }) => doneOn !== null && doneOn >= first && doneOn <= last);
  const standsOn = (row: string, answer: string) =>
    (ARTICLES[row] ?? []).includes(findAnswer(answer)?.answer.clause ?? '') &&
    (row !== 'not_corrected' || answer === 'not_corrected');
  // All items stand on the articles of a row: counted there. Some do: maybe, for a mixed request is counted elsewhere. None: never.
  const ledgerFaults = Object.keys(ARTICLES).flatMap((row): [string, string][] => {
    const counted = cell(table3, row, 'total');
    const least = done.filter(({ answers }) => answers.length > 0 && answers.every((one) => standsOn(row, one))).length;
    const most = done.filter(({ answers }) => answers.some((one) => standsOn(row, one))).length;
    const range = least === most ? `${least}` : `${least}–${most}`;
    return counted >= least && counted <= most
      ? []
      : [
          [
            `“${rowName(row, 'zh')}”${counted} 件，台账 ${range} 件`,
            `${rowName(row, 'en')}: ${counted}, the ledger has ${range}`,
          ],
        ];
  });
  const feesAsked =
    cell(table3, 'fee_unpaid', 'total') > 0 || (inputs.feeNotices ?? 0) > 0 || (inputs.feePaid ?? 0) > 0;
  const isFeeTold =
    inputs.feeText.trim() !== '' && isCount(inputs.feeNotices) && inputs.feeAsked !== null && inputs.feePaid !== null;
  const problems = inputs.problems.trim();

  return [
    result(
      'R1',
      perColumn(
        (column) => at('new')(column) + at('carried_in')(column),
        (column) => at('done')(column) + at('carried_out')(column),
      ),
    ),
    result(
      'R2',
      perColumn(at('done'), (column) => leaves.reduce((sum, row) => sum + cell(table3, row, column), 0)),
    ),
    result(
      'R3',
      Object.entries(table3)
        .filter(
          ([, row]) => row.total !== COLUMNS.filter((one) => one !== 'total').reduce((sum, one) => sum + row[one], 0),
        )
        .map(([row]) => [
          `${rowName(row, 'zh')}：总计不等于各列之和`,
          `${rowName(row, 'en')}: the total is not the sum`,
        ]),
    ),
    result('R4', before ? perColumn(at('carried_in'), (column) => cell(before.table3, 'carried_out', column)) : []),
    result('R5', [
      ...(numbers.every(isCount) ? [] : [['有的单元格不是非负整数', 'a cell holds no whole number'] as const]),
      ...entered
        .filter(([, , value]) => !isCount(value))
        .map(
          ([zh, en]) => [`表二“${zh}”没有填写（没有的填 0）`, `table 2: ${en} is empty (write 0 for none)`] as const,
        ),
      ...(/^\d{1,12}(\.\d{1,6})?$/.test(inputs.fees)
        ? []
        : [['表二“行政事业性收费”没有填写（没有的填 0）', 'table 2: fees are empty (write 0 for none)'] as const]),
    ]),
    result('R6', ledgerFaults),
    result(
      'R7',
      [
        ...(feesAsked && !isFeeTold
          ? [
              [
                '有收费，第六部分要写明通知件数、金额和实收金额',
                'fees were asked for: part six has to tell of them',
              ] as const,
            ]
          : []),
        ...(problems === '' || /^(无|没有)[。.]?$/.test(problems)
          ? [['第五部分不能是空的，也不能只写“无”', 'part five may not be empty or say “none”'] as const]
          : []),
      ],
      'warning',
    ),
    result(
      'R8',
      TRACKS.filter(
        (track) =>
          table4[track].total !==
          RESULTS.filter((one) => one !== 'total').reduce((sum, one) => sum + table4[track][one], 0),
      ).map((track) => [
        `${trackName(track, 'zh')}：总计不等于各项之和`,
        `${trackName(track, 'en')}: the total is not the sum`,
      ]),
    ),
    result(
      'R9',
      before
        ? TRACKS.filter((track) => before.table4[track].pending > table4[track].total).map((track) => [
            `${trackName(track, 'zh')}：上年尚未审结 ${before.table4[track].pending} 件，多于本年总计 ${table4[track].total} 件`,
            `${trackName(track, 'en')}: ${before.table4[track].pending} were pending, only ${table4[track].total} are counted`,
          ])
        : [],
      'warning',
    ),
    result(
      'stock',
      before
        ? (['rule', 'normative'] as const)
            .filter(
              (kind) => table2[kind].inForce !== before.table2[kind].inForce + table2[kind].made - table2[kind].ended,
            )
            .map((kind) => [
              `${kind === 'rule' ? '规章' : '行政规范性文件'}：现行有效 ≠ 上年现行有效＋制发－废止`,
              `${kind}: in force ≠ in force before + made − ended`,
            ])
        : [],
      'warning',
    ),
  ];
}

const COLUMN_NAMES: Record<(typeof COLUMNS)[number], readonly [string, string]> = {
  natural: ['自然人', 'natural persons'],
  business: ['商业企业', 'businesses'],
  research: ['科研机构', 'research'],
  charity: ['社会公益组织', 'charities'],
  legal_service: ['法律服务机构', 'legal services'],
  other: ['其他', 'others'],
  total: ['总计', 'total'],
};
const TRACK_NAMES: Record<(typeof TRACKS)[number], readonly [string, string]> = {
  reconsideration: ['行政复议', 'reconsideration'],
  suit: ['未经复议直接起诉', 'suit without reconsideration'],
  suit_after: ['复议后起诉', 'suit after reconsideration'],
};
const RESULT_NAMES: Record<(typeof RESULTS)[number], readonly [string, string]> = {
  upheld: ['结果维持', 'upheld'],
  corrected: ['结果纠正', 'corrected'],
  other: ['其他结果', 'other result'],
  pending: ['尚未审结', 'pending'],
  total: ['总计', 'total'],
};
const ROW_NAMES: Record<string, readonly [string, string]> = {
  new: ['一、本年新收政府信息公开申请数量', 'New requests'],
  carried_in: ['二、上年结转政府信息公开申请数量', 'Carried over from last year'],
  done: ['（七）总计', 'Total of results'],
  carried_out: ['四、结转下年度继续办理', 'Carried over to next year'],
};
const pick = (names: readonly [string, string] | undefined, locale: 'zh' | 'en') =>
  names?.[locale === 'zh' ? 0 : 1] ?? '';
export const columnName = (column: (typeof COLUMNS)[number], locale: 'zh' | 'en') => pick(COLUMN_NAMES[column], locale);
export const trackName = (track: (typeof TRACKS)[number], locale: 'zh' | 'en') => pick(TRACK_NAMES[track], locale);
export const resultName = (one: (typeof RESULTS)[number], locale: 'zh' | 'en') => pick(RESULT_NAMES[one], locale);
/** The name of a row of table 3 with its number as in the form. */
export function rowName(row: string, locale: 'zh' | 'en'): string {
  const outcome = OUTCOMES.find(({ code }) => code === row);
  if (!outcome) return pick(ROW_NAMES[row], locale);
  const number = /\d/.exec(outcome.row)?.[0];
  const mark = locale === 'zh' && number ? `${number}.` : outcome.row;
  return locale === 'zh' ? `${mark}${outcome.zh}` : `${outcome.row} ${outcome.en}`;
}
