import dayjs, { type Dayjs } from 'dayjs';

/** What a picker shows is Beijing time, wherever the officer sits; the server is told the instant. */
export const instantOf = (picked: Dayjs): string => `${picked.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;

/** The wall clock of Beijing at an instant, for a picker. */
export function pickedOf(at: string | null): Dayjs | null {
  if (at === null) return null;
  return dayjs(new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 19));
}
