import type { Frequency } from './subscriptions.schema.ts';

/** Pure decisions about alerts by mail. */

/** Settings with their reason; a place may set them differently. */
export const ALERT_SETTINGS = {
  /** A document dated longer ago is stock that was taken over, not news. */
  stockDays: 30,
  /** What was published longer ago is not news any more, whatever the log says; longer than the longest digest. */
  newsDays: 9,
  /** Hour of the day in China at which digests go out; weekly ones on Mondays. */
  digestHour: 8,
  /** Confirmations to one address within a day: enough for somebody who follows several lists, too few to annoy somebody else. */
  confirmationsPerDay: 5,
  /** Hours for which an unconfirmed address is kept. */
  confirmHours: 48,
  /** Minutes before each further attempt at a message that was put off; after the last it is given up. */
  retryMinutes: [1, 5, 30, 120, 360, 720],
  /** Days for which the log of sending is kept. */
  logDays: 90,
} as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHINA_MS = 8 * HOUR_MS;

/** An address as it is kept and compared; null for what is none. The part before the @ keeps its letters: some servers tell them apart. */
export function readAddress(written: string): string | null {
  const address = written.trim().normalize('NFKC');
  if (address.length > 254 || !/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(address))
    return null;
  const [local = '', domain = ''] = address.split('@');
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  if (domain.split('.').some((label) => label.length > 63 || /^-|-$/.test(label))) return null;
  return `${local}@${domain.toLowerCase()}`;
}

/** Under which two addresses are the same person: almost nobody tells large from small letters. */
export const addressKey = (address: string): string => address.toLowerCase();

/** The day (YYYY-MM-DD, China) of the last digest that was due at an instant: today's, or that of the week's Monday. */
export function digestDue(
  frequency: Exclude<Frequency, 'at_once'>,
  at: Date,
  hour = ALERT_SETTINGS.digestHour,
): string {
  const inChina = new Date(at.getTime() + CHINA_MS - hour * HOUR_MS);
  const back = frequency === 'daily' ? 0 : (inChina.getUTCDay() + 6) % 7;
  return new Date(inChina.getTime() - back * DAY_MS).toISOString().slice(0, 10);
}

/** Whether an entry of a list is news at an instant: published lately, and not stock from years ago. */
export function isNews(
  entry: { updatedAt: Date; publishedOn: string | null },
  at: Date,
  settings: { newsDays: number; stockDays: number } = ALERT_SETTINGS,
): boolean {
  if (at.getTime() - entry.updatedAt.getTime() > settings.newsDays * DAY_MS) return false;
  return entry.publishedOn === null || at.getTime() - Date.parse(entry.publishedOn) <= settings.stockDays * DAY_MS;
}

/** An entry told once is told again only as another edition. */
export const entryKey = (entry: { id: string; updatedAt: Date }): string =>
  `${entry.id} ${entry.updatedAt.toISOString()}`;

/** Minutes until the next attempt after so many failed ones; null: no more. */
export const retryIn = (attempts: number, minutes: readonly number[] = ALERT_SETTINGS.retryMinutes): number | null =>
  minutes[attempts - 1] ?? null;
