import type { ItemInput, ItemSchedule, PartInput, Unsure } from './plans.schema.ts';

/** What the reading of a notice recognised as one task; the shape of publishing/documents, as far as a plan needs it. */
export interface RecognisedTask {
  path: string;
  anchor: string;
  text: string;
  lead: readonly string[];
  responsible: readonly string[];
  dueOn: string | null;
  dates: readonly { on: string; words: string }[];
  frequencies: readonly { value: string; words: string }[];
  limits: readonly { value: string; words: string }[];
  thresholds: readonly { value: string; words: string }[];
  unitWords?: string | undefined;
}
export interface KnownUnit {
  id: string;
  names: readonly string[];
}

const PERIODS: Readonly<Record<string, Extract<ItemSchedule, { kind: 'every' }>['period']>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  half_yearly: 'half_year',
  yearly: 'year',
};
const TIMES = /^>= ?(\d{1,3}) times$/;
const TITLE_LENGTH = 60;

/** One item for each recognised task, in the order of the notice; what was not recognised, or only with a doubt, is marked for a person. */
export function itemsFromTasks(
  tasks: readonly RecognisedTask[],
  warnings: readonly { code: string; path?: string | undefined }[],
  units: readonly KnownUnit[],
): (ItemInput & { anchor: string })[] {
  return tasks.map((task) => {
    const doubts = warnings.filter(({ path }) => path === task.path).map(({ code }) => code);
    const parts = partsOf(task, units);
    const { schedule, isSure } = scheduleOf(task);
    const unsure: Unsure[] = [
      ...(parts.length === 0 ||
      parts.some(({ organisationId }) => organisationId === null) ||
      doubts.some((code) => /^task_(?:unit|lead|scope|item)/.test(code))
        ? (['units'] as const)
        : []),
      ...(!isSure || doubts.some((code) => /^task_(?:date|time|frequency|limit|term)/.test(code))
        ? (['schedule'] as const)
        : []),
      ...(doubts.some((code) => code.startsWith('task_threshold')) ? (['threshold'] as const) : []),
    ];
    const times = [...task.frequencies, ...task.dates, ...task.limits].map(({ words }) => words);
    return {
      ...{ number: task.path.slice(0, 40), title: titleOf(task.text), words: task.text.slice(0, 6000) },
      ...{ anchor: task.anchor, expects: '', schedule, scheduleWords: [...new Set(times)].join('；').slice(0, 400) },
      threshold: [...new Set(task.thresholds.map(({ words }) => words))].join('；').slice(0, 300),
      ...{ visibility: 'public' as const, unsure, parts },
    };
  });
}

/** The heading of a task: its first sentence, shortened where it is long. */
export function titleOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const first = /^[^。；;]{1,200}/.exec(plain)?.[0] ?? plain;
  return first.length > TITLE_LENGTH ? `${first.slice(0, TITLE_LENGTH - 1)}…` : first || '—';
}

/** When the task is due, and whether that is all that its words say of time. */
function scheduleOf(task: RecognisedTask): { schedule: ItemSchedule | null; isSure: boolean } {
  const { frequencies, dates, limits } = task;
  const said = frequencies.length + dates.length + limits.length;
  const times = task.thresholds.flatMap(({ value }) => TIMES.exec(value)?.[1] ?? []).map(Number);
  const [frequency] = frequencies;
  if (frequency) {
    const period = PERIODS[frequency.value];
    const [count = 1] = times;
    return {
      schedule: period ? { kind: 'every', period, times: Math.max(1, count), due: {} } : null,
      isSure: period !== undefined && said === 1 && times.length <= 1,
    };
  }
  // The latest day: the task is not done before all of it is; with several days a person looks.
  const last = dates
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  if (last) return { schedule: { kind: 'once', by: last }, isSure: said === 1 && times.length === 0 };
  const [limit] = limits;
  if (limit) return { schedule: limitOf(limit.value), isSure: false };
  if (times[0])
    return { schedule: { kind: 'every', period: 'year', times: times[0], due: {} }, isSure: times.length === 1 };
  return { schedule: { kind: 'once', by: null }, isSure: true };
}

/** A limit after an event of which only the words are known: what begins it has to be filled in. */
function limitOf(value: string): ItemSchedule | null {
  const read = /^(\d{1,3}) (working_day|natural_day|day|hour)s?$/.exec(value);
  if (!read) return null;
  const unit = read[2] === 'day' ? 'natural_day' : (read[2] as 'working_day' | 'natural_day' | 'hour');
  return { kind: 'after', what: '（起算事项待填）', amount: Number(read[1]), unit };
}

function partsOf(task: RecognisedTask, units: readonly KnownUnit[]): PartInput[] {
  const named = [
    ...task.lead.map((name) => ({ name, role: 'lead' as const })),
    ...task.responsible.map((name) => ({ name, role: 'responsible' as const })),
  ];
  const seen = new Set<string>();
  return named.flatMap(({ name, role }) => {
    const id = units.find(({ names }) => names.includes(name))?.id ?? null;
    const key = id ?? name;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        ...{ role, organisationId: id, unitWords: id === null ? name.slice(0, 120) : '', lowerTenantId: null },
        ...{ words: '', dueOn: null, share: null },
      },
    ];
  });
}
