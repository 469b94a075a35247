import type { MediaAccount } from './registers.schema.ts';

/** Settings with their source; a place may set them differently. */
export const REGISTER_SETTINGS = {
  /** 国办秘函〔2019〕19号: a new-media account without anything new for two weeks fails. */
  nothingNewDays: 14,
} as const;

const DAY_MS = 86_400_000;

/** What needs somebody on a day (YYYY-MM-DD): it was not read yet, nothing was new for too long, or the last reader found something. Pure. */
export function attentionOf(
  account: Pick<MediaAccount, 'closedOn' | 'lastReadOn' | 'newestOn' | 'openedOn' | 'finding'>,
  today: string,
  settings: { nothingNewDays: number } = REGISTER_SETTINGS,
): MediaAccount['attention'] {
  if (account.closedOn !== null && account.closedOn <= today) return [];
  const since = account.newestOn ?? account.openedOn;
  const days = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${since}T00:00:00Z`)) / DAY_MS;
  return [
    ...(account.lastReadOn === today ? [] : ['not_read_today' as const]),
    ...(days > settings.nothingNewDays ? ['nothing_new' as const] : []),
    ...(account.finding === '' ? [] : ['finding' as const]),
  ];
}
