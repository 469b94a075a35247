/** The lists that can be followed, by feed or by mail, and their addresses. Pure. */

/** A list of documents, a column, or a saved search; '' where nothing is chosen. */
export type FollowedList =
  | { kind: 'documents'; organisation: string; topic: string }
  | { kind: 'column'; code: string }
  | { kind: 'search'; q: string; organisation: string; topic: string; year: string; validity: string };

export const FEED_FORMATS = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const COLUMN = /^[a-z0-9][a-z0-9-]{0,60}$/;
/** Longest words of a search that can be followed; longer ones are pasted texts. */
export const FOLLOWED_QUERY_LENGTH = 200;

/**
 * The list that stands at a path of the public site (`/documents?topic=…`, `/units/<id>`, `/columns/<code>`, `/search?q=…`, with or without
 * `/en`); null for every other path and for what no list can be.
 */
export function listAt(address: string): FollowedList | null {
  if (!/^\/(?!\/)/.test(address)) return null;
  const [before = '', asked = ''] = address.split('#')[0]?.split('?') ?? [];
  const path = before.replace(/^\/en(?=\/|$)/, '').replace(/\/$/, '') || '/';
  const query = new URLSearchParams(asked);
  const text = (name: string, longest: number) => {
    const value = (query.get(name) ?? '').trim();
    // eslint-disable-next-line no-control-regex
    return value.length <= longest && !/[\u0000-\u001f\u007f]/.test(value) ? value : null;
  };
  const organisation = query.get('organisation') ?? '';
  const topic = text('topic', 200);
  if (topic === null || (organisation !== '' && !ID.test(organisation))) return null;
  if (path === '/' || path === '/documents') return { kind: 'documents', organisation, topic };
  const unit = /^\/units\/([^/]+)$/.exec(path)?.[1];
  if (unit !== undefined) return ID.test(unit) ? { kind: 'documents', organisation: unit, topic: '' } : null;
  const code = /^\/columns\/([^/]+)$/.exec(path)?.[1];
  if (code !== undefined) return COLUMN.test(code) ? { kind: 'column', code } : null;
  if (path !== '/search') return null;
  const q = text('q', FOLLOWED_QUERY_LENGTH);
  const [year, validity] = [query.get('year') ?? '', query.get('validity') ?? ''];
  if (!q || !/^(?:\d{4})?$/.test(year) || !/^[a-z_]{0,30}$/.test(validity)) return null;
  return { kind: 'search', q, organisation, topic, year, validity };
}

/** The one address of a list on the site; two lists are the same when it is. */
export function pathOfList(list: FollowedList): string {
  return list.kind === 'column' ? `/columns/${list.code}` : `/${list.kind}${queryOf(list)}`;
}

/** Where a list can be followed as a feed. */
export function feedPath(list: FollowedList, format: FeedFormat): string {
  if (list.kind === 'column') return `/feeds/columns/${list.code}.${format}`;
  return `/feeds/${list.kind}.${format}${queryOf(list)}`;
}

function queryOf(list: Exclude<FollowedList, { kind: 'column' }>): string {
  const { kind: _kind, ...fields } = list;
  const given = Object.entries(fields).filter(([, value]) => value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
