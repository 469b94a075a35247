import type { Task, TaskTerm } from '../../api/types.ts';
import type { Texts } from '../../texts/index.ts';

export const SAME_DAY = 'same_day';

/** A number with its unit, and for amounts how it compares: `3 working_days`, `>= 4 percent`. Null when the value is written otherwise. */
export interface Amount {
  comparison: string;
  number: string;
  unit: string;
}

/** Takes a value apart; the comparison is empty for time limits. */
export function amountOf(value: string): Amount | null {
  const match = /^(?:(>=|<=|>|<|=)\s*)?(\d+(?:\.\d+)?)\s*(\S.*)?$/.exec(value.trim());
  return match ? { comparison: match[1] ?? '', number: match[2] ?? '', unit: match[3]?.trim() ?? '' } : null;
}

/** The value of an amount as the server writes it. */
export const amountValue = ({ comparison, number, unit }: Amount): string =>
  [comparison, number, unit].filter(Boolean).join(' ');

/** A limit or amount in words: 3 个工作日, 不少于 4%. A value of unknown form is shown as it is. */
export function amountWords(value: string, t: Texts): string {
  if (value === SAME_DAY) return t.tasks.sameDay;
  const amount = amountOf(value);
  if (!amount) return value;
  const unit = t.tasks.unit[amount.unit] ?? amount.unit;
  const comparison = t.tasks.comparison[amount.comparison] ?? amount.comparison;
  return `${comparison ? `${comparison} ` : ''}${amount.number}${unit === '%' ? '' : ' '}${unit}`.trim();
}

/** A frequency in words; one of unknown form by the words it came from. */
export function frequencyWords({ value, words }: TaskTerm, t: Texts): string {
  const many = /^every (\d+) (\w+)$/.exec(value);
  if (many) return t.tasks.everyMany(many[1] ?? '', t.tasks.unit[many[2] ?? ''] ?? many[2] ?? '');
  return t.tasks.frequency[value] ?? (words || value);
}

/** What a reader is shown of a term: the words of the text, or the value where an officer added it himself. */
export const termWords = (term: TaskTerm, t: Texts): string => term.words || amountWords(term.value, t);

/** The earliest of a task's dates, or null. */
export const dueOf = (task: Pick<Task, 'dates'>): string | null =>
  task.dates
    .map(({ on }) => on)
    .filter((on) => on !== '')
    .sort()[0] ?? null;
