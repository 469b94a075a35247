import { foldWidth } from '../../kernel/text/index.ts';
import type { WorkdayCalendar } from '../../foundation/calendar/index.ts';
import { dates } from '../../foundation/calendar/index.ts';
import { due, formatReading, readClock, type ClockEvent, type ClockRule } from '../../foundation/clocks/index.ts';
import type { CleanupItemInput, NormativeFields, PublicationDuty, Settings } from './normative.schema.ts';

/** Numbers, limits and faults of normative documents: pure decisions. */

/** What holds until a place sets its own. */
export const DEFAULT_SETTINGS: Settings = {
  publishDays: 3,
  publishSource: '行政首长签发后3个工作日内公开（国办发〔2016〕80号；各地要点）',
  warnMonths: 6,
  warnSource: '有效期届满前6个月评估，决定修改、废止或者继续实施（各地规范性文件管理规定）',
  numberPattern: 'GF—{year}—{serial}',
  numberSource: '国办发〔2018〕37号：统一登记、统一编号、统一印发；编号格式由本地规定',
  version: 0,
};

/** The registration number of a year and its serial. */
export const numberOf = (pattern: string, year: number, serial: number): string =>
  pattern.replaceAll('{year}', String(year)).replaceAll('{serial}', String(serial));

/** The serial in a number of this pattern and year; null when it is another kind of number. */
export function serialOf(pattern: string, year: number, number: string): number | null {
  const [before = '', after = ''] = pattern.replaceAll('{year}', String(year)).split('{serial}');
  if (!number.startsWith(before) || !number.endsWith(after)) return null;
  const digits = number.slice(before.length, number.length - after.length);
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

export const isPattern = (pattern: string): boolean =>
  pattern.includes('{year}') && pattern.split('{serial}').length === 2;

export type FieldsFault = 'term_backwards' | 'signed_in_future' | 'effective_before_signed';

export function findFault(fields: NormativeFields, today: string): FieldsFault | null {
  const { signedOn, effectiveOn, expiresOn } = fields;
  if (signedOn !== null && signedOn > today) return 'signed_in_future';
  // A document may not reach back before it was signed (《立法法》 art. 104 for rules; local provisions for the others).
  if (signedOn !== null && effectiveOn !== null && effectiveOn < signedOn) return 'effective_before_signed';
  if (expiresOn !== null && [effectiveOn, signedOn].some((on) => on !== null && on >= expiresOn))
    return 'term_backwards';
  return null;
}

const rule = ({ publishDays, publishSource }: Settings): ClockRule => ({
  code: 'normative.publication',
  title: { zh: '规范性文件公布', en: 'Publication of a normative document' },
  amount: publishDays,
  unit: 'working_day',
  source: publishSource,
  pauses: [],
  restarts: [],
  extension: null,
  light: { nearAt: 1 },
});

/** How the limit from signing to publication stands on a day, each day explained. */
export function publicationDuty(
  settings: Settings,
  { signedOn, publishedOn }: { signedOn: string | null; publishedOn: string | null },
  today: string,
  calendar: WorkdayCalendar,
  locale: 'zh' | 'en',
): PublicationDuty {
  if (signedOn === null) {
    const words = locale === 'zh' ? '填写签发日期后开始计时' : 'The clock starts with the day of signing';
    return { state: 'waiting', dueOn: null, provisional: false, words, source: settings.publishSource, days: [] };
  }
  const events: ClockEvent[] = [{ id: 'signed', kind: 'start', on: signedOn }];
  if (publishedOn !== null)
    events.push({ id: 'published', kind: 'stop', on: publishedOn < signedOn ? signedOn : publishedOn });
  const clock = due(rule(settings), events, calendar);
  const reading = readClock(rule(settings), clock, today, calendar);
  const done = clock.kept === false ? 'late' : 'kept';
  return {
    state: publishedOn !== null ? done : reading.state === 'overdue' ? 'overdue' : 'running',
    ...{ dueOn: clock.dueOn, provisional: reading.provisional, words: formatReading(reading, locale) },
    source: settings.publishSource,
    days: clock.days.map(({ date, note }) => ({ date, note: note[locale] })),
  };
}

/** What keeps a clean-up from going on: entries without a result, or new terms that lie before it. */
export function findCleanupFault(
  items: readonly CleanupItemInput[],
  sinceOn: string,
): { code: 'undecided' | 'term_backwards' | 'note_missing'; documentId: string } | null {
  for (const { documentId, result, expiresOn, note } of items) {
    if (result === '') return { code: 'undecided', documentId };
    if (expiresOn !== null && (result !== 'continue' || expiresOn <= sinceOn))
      return { code: 'term_backwards', documentId };
    if (result === 'amend' && note.trim() === '') return { code: 'note_missing', documentId };
  }
  return null;
}

/** The last day of a term of whole years from a day: 有效期5年 from 2026-05-01 ends on 2031-04-30. */
export const endOfYears = (from: string, years: number): string => dates.addDays(dates.addMonths(from, years * 12), -1);

/** Titles are compared without width, white space and book-title marks. */
export const titleKey = (title: string): string =>
  foldWidth(title)
    .replace(/[\s\u3000《》〈〉"“”]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');

/** The names by which a document is cited: its title, and that of what it puts in force (关于印发《…》的通知). */
export function titleKeysOf(title: string): string[] {
  const carried = /(?:印发|公布|发布|转发|批转)[^《》]*《(.+)》/.exec(title)?.[1];
  return [...new Set([title, ...(carried ? [carried] : [])].map(titleKey))].filter((key) => key.length >= 4);
}
