/** Old addresses and what they lead to. Pure. */

export interface RedirectLine {
  /** Number of the line in the file, from 1. */
  line: number;
  from: string;
  to: string;
}
export interface OldAddress {
  /** '' for every host. */
  host: string;
  /** Path with query, as browsers send it. */
  path: string;
}

export type LineFault =
  'columns' | 'old_wrong' | 'wildcard' | 'new_wrong' | 'itself' | 'twice' | 'loop' | 'unmatched' | 'kept';

/** Lines of a CSV (RFC 4180: quotes, commas and line breaks inside quotes; a byte order mark and CRLF are fine); a first line that names columns is left out. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at <= source.length; at += 1) {
    const c = source[at];
    if (isQuoted && c !== undefined) {
      if (c !== '"') field += c;
      else if (source[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (c === '"' && field === '') isQuoted = true;
    else if (c === ',') {
      row.push(field);
      field = '';
    } else if (c === '\n' || c === undefined) {
      row.push(field.replace(/\r$/, ''));
      if (row.length > 1 || row[0]?.trim() !== '') rows.push(row);
      else rows.push([]);
      row = [];
      field = '';
    } else field += c;
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** An old address from the file: a path, or an address with its host. Null when it is neither. */
export function readOld(text: string): OldAddress | null {
  const given = text.trim();
  if (!/^(https?:\/\/|\/(?!\/))/i.test(given)) return null;
  try {
    const url = new URL(given, 'http://any.invalid');
    const host = given.startsWith('/') ? '' : url.hostname.toLowerCase();
    const path = url.pathname + url.search;
    return path.length > 1000 || path === '/' ? null : { host, path };
  } catch {
    return null;
  }
}

/** What a browser asks for, in the form in which old addresses are kept: percent-encoding alike, without fragment. */
export function askedPath(url: string): string {
  try {
    const parsed = new URL(url, 'http://any.invalid');
    return parsed.pathname + parsed.search;
  } catch {
    return '';
  }
}

const WILDCARD = /[*]|\$\d|\(\.\*\)|\[\^/;

/** Faults that one line shows by itself. */
export function findLineFault({ from, to }: Pick<RedirectLine, 'from' | 'to'>): LineFault | null {
  if (WILDCARD.test(from) || WILDCARD.test(to)) return 'wildcard';
  if (!readOld(from)) return 'old_wrong';
  return to.trim() === '' ? 'new_wrong' : null;
}

export const keyOf = ({ host, path }: OldAddress): string => `${host}${path}`;

/**
 * Follows `key` through what leads where; null when it comes back to where it was. The end is the last address that leads nowhere else, so
 * that a reader is led once and not from one old address to the next.
 */
export function endOf(key: string, leadsTo: (key: string) => string | undefined): string | null {
  const seen = new Set<string>([key]);
  for (let at = key; ;) {
    const next = leadsTo(at);
    if (next === undefined) return at;
    if (seen.has(next)) return null;
    seen.add(next);
    at = next;
  }
}
