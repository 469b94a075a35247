import { foldWidth } from '../../kernel/text/index.ts';
import type { Sheet, SheetCell } from '../../kernel/sheets/index.ts';
import type { Item, ItemInput, ItemSchedule, PartInput, Unsure } from './plans.schema.ts';
import { scheduleText } from './schedule-words.rules.ts';

/** A plan as a table and back: one row an item, names of units as people write them. Formulas come as the text that their cells show. */

export interface RawTable {
  caption?: string;
  rows: readonly (readonly { text: string; colSpan?: number; rowSpan?: number }[])[];
}
export interface Said {
  where: string;
  zh: string;
  en: string;
}
export interface ReadSheet {
  items: ItemInput[];
  faults: Said[];
  warnings: Said[];
}
const HEADINGS = [
  '序号',
  '任务',
  '原文',
  '牵头单位',
  '责任单位',
  '时间要求',
  '完成时限',
  '数量要求',
  '佐证',
  '公开',
] as const;
type Heading = (typeof HEADINGS)[number];
const PERIODS: readonly [RegExp, Extract<ItemSchedule, { kind: 'every' }>['period']][] = [
  [/^每半年/, 'half_year'],
  [/^每(?:个)?季度?/, 'quarter'],
  [/^每(?:个)?月/, 'month'],
  [/^每周/, 'week'],
  [/^每(?:日|天)/, 'day'],
  [/^每年/, 'year'],
];
const AFTER = /^(.{1,190}?)后(\d{1,3})(个工作日|天|小时)内$/;
const UNITS = { 个工作日: 'working_day', 天: 'natural_day', 小时: 'hour' } as const;

/** All rows under the headings of a table; what cannot be read is a fault with its row, and nothing is guessed. */
export function readSheet(table: RawTable, units: readonly { id: string; names: readonly string[] }[]): ReadSheet {
  const result: ReadSheet = { items: [], faults: [], warnings: [] };
  const plain = (text: string) => foldWidth(text).replace(/\s+/g, '');
  const head = table.rows.findIndex((row) => row.some((cell) => plain(cell.text) === '任务'));
  const name = table.caption ?? '';
  if (head < 0) return result;
  const columns = new Map<Heading, number>();
  (table.rows[head] ?? []).forEach((cell, at) => {
    const heading = HEADINGS.find((one) => one === plain(cell.text));
    if (heading) columns.set(heading, at);
  });
  table.rows.slice(head + 1).forEach((row, n) => {
    const where = `${name ? `${name} ` : ''}${head + n + 2}`;
    const of = (heading: Heading) => (row[columns.get(heading) ?? -1]?.text ?? '').trim();
    if (row.every(({ text }) => text.trim() === '')) return;
    const title = of('任务').replace(/\s+/g, ' ');
    const fault = (zh: string, en: string) => void result.faults.push({ where, zh, en });
    if (title === '') return fault('没有写任务', 'the item is missing');
    if (title.length > 200) return fault('任务名称超过 200 字', 'the item is longer than 200 characters');
    const by = dateOf(of('完成时限'));
    if (by === undefined)
      return fault(
        `看不懂完成时限“${of('完成时限')}”，请写成 2026-06-30 或 2026年6月30日`,
        `the date “${of('完成时限')}” is not understood; write 2026-06-30`,
      );
    const schedule = scheduleOf(of('时间要求'), by);
    if (schedule === undefined)
      return fault(
        `看不懂时间要求“${of('时间要求')}”，请写“一次”“每季度一次”“每年2次”或“收到后3个工作日内”`,
        `“${of('时间要求')}” is not understood; write 一次, 每季度一次, 每年2次 or …后3个工作日内`,
      );
    const parts = [...partsOf(of('牵头单位'), 'lead', units), ...partsOf(of('责任单位'), 'responsible', units)].filter(
      (part, at, all) =>
        all.findIndex((one) => (one.organisationId ?? one.unitWords) === (part.organisationId ?? part.unitWords)) ===
        at,
    );
    for (const { unitWords } of parts)
      if (unitWords)
        result.warnings.push({
          where,
          zh: `“${unitWords}”不是本平台的单位，导入后请指定`,
          en: `“${unitWords}” is no unit here; name one after the import`,
        });
    const unsure: Unsure[] = parts.length === 0 || parts.some((part) => part.unitWords !== '') ? ['units'] : [];
    result.items.push({
      ...{
        number: of('序号').slice(0, 40),
        title,
        words: of('原文').slice(0, 6000),
        expects: of('佐证').slice(0, 1000),
      },
      ...{ schedule, scheduleWords: '', threshold: of('数量要求').replace(/\s+/g, ' ').slice(0, 300) },
      ...{ visibility: of('公开') === '否' ? ('internal' as const) : ('public' as const), unsure, parts },
    });
  });
  return result;
}

/** A day as people write it; null for an empty cell, undefined for what is no day. */
function dateOf(text: string): string | null | undefined {
  const plain = foldWidth(text).replace(/\s+/g, '');
  if (plain === '') return null;
  const read = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (!read) return undefined;
  const on = `${read[1]}-${(read[2] ?? '').padStart(2, '0')}-${(read[3] ?? '').padStart(2, '0')}`;
  return new Date(`${on}T00:00:00Z`).toJSON()?.slice(0, 10) === on ? on : undefined;
}

function scheduleOf(text: string, by: string | null): ItemSchedule | undefined {
  const plain = foldWidth(text).replace(/\s+/g, '');
  if (plain === '' || plain === '一次') return { kind: 'once', by };
  const found = PERIODS.find(([form]) => form.test(plain));
  const times = /(\d{1,3})次$/.exec(plain)?.[1];
  if (found && (times !== undefined || /^[^\d]*(?:一次)?$/.test(plain)))
    return { kind: 'every', period: found[1], times: Math.min(366, Math.max(1, Number(times ?? 1))), due: {} };
  const after = AFTER.exec(plain);
  const unit = UNITS[(after?.[3] ?? '') as keyof typeof UNITS];
  return after && unit ? { kind: 'after', what: after[1] ?? '', amount: Number(after[2]), unit } : undefined;
}

function partsOf(
  text: string,
  role: 'lead' | 'responsible',
  units: readonly { id: string; names: readonly string[] }[],
): PartInput[] {
  return text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const id = units.find(({ names }) => names.includes(name))?.id ?? null;
      return {
        ...{ role, organisationId: id, unitWords: id === null ? name.slice(0, 120) : '', lowerTenantId: null },
        ...{ words: '', dueOn: null, share: null },
      };
    });
}

/** The plan as a sheet in the same form, with progress behind it; a cell that begins like a formula stays a text. */
export function sheetOf(plan: { title: string; year: number }, items: readonly Item[]): Sheet {
  const header = (value: string): SheetCell => ({ value, header: true });
  const rows = items.map((item) => {
    const names = (role: 'lead' | 'responsible') =>
      item.parts
        .filter((part) => part.role === role && part.parentId === null)
        .map((part) => part.organisationName || part.lowerTenantName || part.unitWords)
        .join('、');
    const isOnce = item.schedule?.kind === 'once';
    const cells = [
      ...[item.number, item.title, item.words, names('lead'), names('responsible')],
      ...[isOnce ? '一次' : scheduleText(item.schedule, plan.year, 'zh')],
      ...[item.schedule?.kind === 'once' ? (item.schedule.by ?? '') : '', item.threshold, item.expects],
      ...[item.visibility === 'internal' ? '否' : '是'],
    ];
    return [...cells.map((value): SheetCell => ({ value })), { value: item.percent }];
  });
  return {
    ...{ name: plan.title, frozenRows: 1, widths: [8, 30, 50, 18, 26, 16, 14, 20, 24, 8, 10] },
    rows: [[...HEADINGS, '进度（%）'].map(header), ...rows],
  };
}
