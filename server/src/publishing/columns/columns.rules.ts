import type { Column, Freshness } from './columns.schema.ts';

/** Pure decisions about columns: order, freshness, addresses. */

export const columnPath = (code: string): string => `/columns/${code}`;

/** Where a column leads: its page, or elsewhere for a link. */
export const addressOf = (column: Pick<Column, 'kind' | 'code' | 'link'>): string =>
  column.kind === 'link' && column.link !== '' ? column.link : columnPath(column.code);

const DAY_MS = 86_400_000;
const addDays = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * How a column stands on a day (YYYY-MM-DD) against "something new at least every `days` days"; null without a rule. The day of the limit
 * itself is still in time. (国办秘函〔2019〕19号: 动态要闻类 14 days, 通知公告、政策文件类 6 months; the numbers are settings of the column.)
 */
export function freshnessOf(days: number | null, lastOn: string | null, today: string): Freshness | null {
  if (days === null) return null;
  if (lastOn === null) return { state: 'empty', lastOn, dueOn: null };
  const dueOn = addDays(lastOn, days);
  if (today > dueOn) return { state: 'overdue', lastOn, dueOn };
  const warnedFrom = addDays(dueOn, -Math.ceil(days / 5));
  return { state: today > warnedFrom ? 'due' : 'fresh', lastOn, dueOn };
}

/** New places of the children of one parent, in tens, when `id` comes to stand before `beforeId` (null: at the end). Only those that change. */
export function placesAfterMove(
  siblings: readonly Pick<Column, 'id' | 'sortOrder'>[],
  id: string,
  beforeId: string | null,
): { id: string; sortOrder: number }[] {
  const ids = siblings.map((sibling) => sibling.id).filter((other) => other !== id);
  const at = beforeId === null ? -1 : ids.indexOf(beforeId);
  ids.splice(at < 0 ? ids.length : at, 0, id);
  const before = new Map(siblings.map((sibling) => [sibling.id, sibling.sortOrder]));
  return ids
    .map((other, index) => ({ id: other, sortOrder: (index + 1) * 10 }))
    .filter((place) => before.get(place.id) !== place.sortOrder);
}

/** A place in a list, as it stands in an address: 2026-03-01_<id>. */
export interface Place {
  listedOn: string;
  subjectId: string;
}
export const placeText = ({ listedOn, subjectId }: Place): string => `${listedOn}_${subjectId}`;

/** Null when the text is no place: a typed or cut address shows the first page. */
export function readPlace(text: string | null | undefined): Place | null {
  const match = /^(\d{4}-\d\d-\d\d)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '');
  const [, listedOn = '', subjectId = ''] = match ?? [];
  // A day that does not exist (31 February) would be refused by the database.
  const at = Date.parse(`${listedOn}T00:00:00Z`);
  const exists = match && !Number.isNaN(at) && new Date(at).toISOString().startsWith(listedOn);
  return exists ? { listedOn, subjectId } : null;
}
