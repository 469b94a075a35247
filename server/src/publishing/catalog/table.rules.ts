import { foldWidth } from '../../kernel/text/index.ts';
import type { SheetCell } from '../../kernel/sheets/index.ts';
import { CHANNELS, FIELDS, USUAL_LIMIT } from './catalog.rules.ts';
import type { Entry, EntryFields } from './catalog.schema.ts';
import { readTerms } from './terms.rules.ts';

/** The table of 国办发〔2019〕54号 and back: ten columns under two rows of headings, marks in boxes, merged cells filled down. */

export interface RawCell {
  text: string;
  colSpan?: number;
  rowSpan?: number;
}
export interface RawTable {
  caption?: string;
  rows: readonly (readonly RawCell[])[];
}
export interface Said {
  where: string;
  zh: string;
  en: string;
}
export interface ReadTable {
  rows: EntryFields[];
  faults: Said[];
  warnings: Said[];
}

type Role =
  | ('number' | 'level1' | 'level2' | 'content' | 'basis' | 'limit' | 'publisher' | 'channels' | 'evidence' | 'field')
  | ('society' | 'group' | 'audience' | 'proactive' | 'request' | 'method' | 'county' | 'township' | 'levels');

const HEADINGS: [RegExp, Role][] = [
  [/一级/, 'level1'],
  [/二级/, 'level2'],
  [/全社会/, 'society'],
  [/特定/, 'group'],
  [/依申请/, 'request'],
  [/主动/, 'proactive'],
  [/县(区|市)?级|区县级/, 'county'],
  [/乡|镇/, 'township'],
  [/公开对象/, 'audience'],
  [/公开方式/, 'method'],
  [/公开层级/, 'levels'],
  [/公开内容|要素/, 'content'],
  [/公开依据/, 'basis'],
  [/公开时限/, 'limit'],
  [/公开主体/, 'publisher'],
  [/公开渠道|载体/, 'channels'],
  [/佐证|证据/, 'evidence'],
  [/^(试点)?领域$/, 'field'],
  [/序号/, 'number'],
  [/公开事项|事项名称/, 'level1'],
];

/** One sheet of a catalog; `field` is that of rows which do not say theirs. Sheets without the headings give nothing and a warning. */
export function readTable(table: RawTable, field: string): ReadTable {
  const grid = gridOf(table.rows);
  const name = table.caption ?? '';
  const first = grid.findIndex(
    (row) =>
      row.some((cell) => /公开主体/.test(plain(cell))) && row.some((cell) => /公开内容|公开事项/.test(plain(cell))),
  );
  if (first < 0) {
    const where = name || '—';
    return {
      ...{ rows: [], faults: [] },
      warnings: [{ where, zh: '没有标准目录的表头，已跳过', en: 'no headings of a standard catalog; left out' }],
    };
  }
  let last = first;
  while (isHeadingRow(grid[last + 1])) last += 1;
  const roles = rolesOf(grid.slice(first, last + 1));
  const above = grid.slice(0, first).flat().join(' ');
  const own =
    FIELDS.find((known) => name.includes(known) || above.includes(known)) ?? fieldIn(`${name} ${above}`) ?? field;
  const result: ReadTable = { rows: [], faults: [], warnings: [] };
  const say = (list: Said[], row: number, zh: string, en: string) =>
    list.push({ where: `${name ? `${name} ` : ''}${row + 1}`, zh, en });
  for (let at = last + 1; at < grid.length; at++) {
    const cells = grid[at] ?? [];
    const of = (role: Role) => clean(cells[roles.indexOf(role)] ?? '');
    const marked = (role: Role) => isMarked(of(role));
    if (cells.every((cell) => plain(cell) === '')) continue;
    const level1 = of('level1');
    const content = of('content');
    const publisher = of('publisher');
    // A line of notes under the table, over all its columns.
    if (new Set(cells.map(plain)).size === 1 || (level1 === '' && content === '')) continue;
    const rowField = of('field') || own;
    if (rowField === '')
      say(
        result.faults,
        at,
        '没有写明领域：表名、标题或“领域”列里都没有',
        'no field: not in the sheet name, the title or a column',
      );
    if (level1 === '') say(result.faults, at, '缺公开事项', 'the item is missing');
    if (content === '') say(result.faults, at, '缺公开内容（要素）', 'the content is missing');
    if (publisher === '') say(result.faults, at, '缺公开主体', 'the publisher is missing');
    if (level1.length > 200 || content.length > 4000 || of('basis').length > 4000 || publisher.length > 400)
      say(result.faults, at, '有单元格文字过长', 'a cell is too long');
    const timeLimit = of('limit') || USUAL_LIMIT;
    if (readTerms(timeLimit).length === 0)
      say(
        result.warnings,
        at,
        `时限“${brief(timeLimit)}”不能计时，只作文字保存`,
        `the limit “${brief(timeLimit)}” cannot be counted and stays words`,
      );
    const audience = of('audience');
    const method = of('method');
    const levels = of('levels');
    const group = of('group');
    const toGroup =
      roles.includes('group') && isMarked(group)
        ? isMark(group)
          ? '特定群体'
          : unmarked(group)
        : /特定/.test(audience)
          ? unmarked(audience)
          : '';
    const hasMethod = roles.includes('proactive') || roles.includes('request');
    const hasLevels = roles.includes('county') || roles.includes('township');
    result.rows.push({
      ...{ field: rowField, number: Number(/^\d{1,5}$/.exec(plain(of('number')))?.[0] ?? 0) || result.rows.length + 1 },
      ...{ level1, level2: of('level2'), content, basis: of('basis'), timeLimit, publisher },
      channels: channelsIn(of('channels')),
      toSociety: roles.includes('society') ? marked('society') : audience === '' || /全社会|社会公众/.test(audience),
      toGroup: toGroup.slice(0, 300),
      proactive: hasMethod ? marked('proactive') : method === '' || /主动/.test(method),
      onRequest: hasMethod ? marked('request') : /依申请/.test(method),
      atCounty: hasLevels ? marked('county') : levels === '' || /县|区/.test(levels),
      atTownship: hasLevels ? marked('township') : /乡|镇|街道/.test(levels),
      evidence: of('evidence').slice(0, 1000),
    });
  }
  return result;
}

/** Cells at their places, merged ones in every place that they cover. */
function gridOf(rows: readonly (readonly RawCell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let c = 0;
    for (const { text, colSpan = 1, rowSpan = 1 } of row) {
      while (grid[r]?.[c] !== undefined) c += 1;
      for (let y = r; y < Math.min(rows.length, r + rowSpan); y++)
        for (let x = c; x < Math.min(MOST_COLUMNS, c + colSpan); x++) (grid[y] ??= [])[x] = text;
      c += colSpan;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}
const MOST_COLUMNS = 60;

const plain = (text: string | undefined) => foldWidth(text ?? '').replace(/\s+/g, '');
const clean = (text: string) =>
  text
    .replace(/\r/g, '')
    .replace(/[ \t\u3000]+/g, ' ')
    .trim();
const brief = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

const isHeadingRow = (row: string[] | undefined) =>
  row !== undefined &&
  row.filter((cell) =>
    /^(一级事项|二级事项|全社会|特定(群体|群众|对象)?.*|主动|依申请(公开)?|县(区|市)?级|乡(镇)?级?|公开.{2,8})$/.test(
      plain(cell),
    ),
  ).length >= 3;

/** What each column is, from its headings read from the lowest up. */
function rolesOf(headings: readonly string[][]): (Role | null)[] {
  const width = Math.max(...headings.map((row) => row.length));
  const taken = new Set<Role>();
  return Array.from({ length: width }, (_, column) => {
    for (let row = headings.length - 1; row >= 0; row--) {
      const text = plain(headings[row]?.[column]);
      const role = HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
      if (role && !taken.has(role)) {
        taken.add(role);
        return role;
      }
      if (role) return null;
    }
    return null;
  });
}

const fieldIn = (text: string): string | null =>
  /([\p{Script=Han}]{2,20})领域(?:基层)?政务公开/u.exec(text)?.[1] ?? null;

const isMark = (text: string) => /^[√✓✔☑■●是有○◆yY]$/u.test(plain(text));
const isMarked = (text: string) => plain(text) !== '' && !/^[□☐×✗xX否无—/-]+$/u.test(plain(text));
const unmarked = (text: string) => clean(text.replace(/[√✓✔☑■□☐●]/gu, ''));

/** The channels of a cell: those with a filled box where there are boxes, else all that are named. */
function channelsIn(text: string): string[] {
  const folded = text.replace(/\s*\n\s*/g, '\n');
  const hasBoxes = /[■√☑✓✔]/u.test(folded);
  const parts = hasBoxes
    ? [...folded.matchAll(/[■√☑✓✔]\s*([^■□☑☐√✓✔\n]+)/gu)].map((match) => match[1] ?? '')
    : folded.split(/[、；;，,\n]+/);
  const named = parts
    .map((part) => knownChannel(clean(part.replace(/_+/g, '').replace(/[：:]\s*$/, ''))))
    .filter((part) => part !== '');
  return [...new Set(named)].slice(0, 20).map((part) => part.slice(0, 60));
}

/** A channel in the words of the standard where it is one of them. */
function knownChannel(text: string): string {
  const folded = plain(text).replace(/[()（）]/g, '');
  return CHANNELS.find((known) => plain(known).replace(/[()（）]/g, '') === folded) ?? text;
}

/** The entries of one field as the table of the standard: two rows of headings, √ where it holds. */
export function writeTable(field: string, entries: readonly Entry[]): (SheetCell | null)[][] {
  const header = (value: string, more: Partial<SheetCell> = {}): SheetCell => ({ value, header: true, ...more });
  const tall = { rowSpan: 2 };
  const wide = { colSpan: 2 };
  const mark = (holds: boolean): SheetCell => ({ value: holds ? '√' : '' });
  return [
    [header(`${field}领域政务公开标准目录`, { colSpan: COLUMNS })],
    [
      ...[header('序号', tall), header('公开事项', wide), null, header('公开内容（要素）', tall)],
      ...[header('公开依据', tall), header('公开时限', tall), header('公开主体', tall), header('公开渠道和载体', tall)],
      ...[header('公开对象', wide), null, header('公开方式', wide), null, header('公开层级', wide), null],
      header('佐证材料', tall),
    ],
    [
      ...[null, header('一级事项'), header('二级事项'), null, null, null, null, null],
      ...[header('全社会'), header('特定群体'), header('主动'), header('依申请'), header('县级'), header('乡级'), null],
    ],
    ...entries.map((entry): (SheetCell | null)[] => [
      ...[{ value: entry.number }, { value: entry.level1 }, { value: entry.level2 }, { value: entry.content }],
      ...[{ value: entry.basis }, { value: entry.timeLimit }, { value: entry.publisher }],
      { value: entry.channels.map((channel) => `■${channel}`).join('\n') },
      ...[mark(entry.toSociety), { value: entry.toGroup }, mark(entry.proactive), mark(entry.onRequest)],
      ...[mark(entry.atCounty), mark(entry.atTownship), { value: entry.evidence }],
    ]),
  ];
}
export const COLUMNS = 15;
export const WIDTHS = [6, 14, 18, 40, 40, 24, 18, 24, 8, 12, 7, 8, 7, 7, 20];
