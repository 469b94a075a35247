import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SECURITY_HEADERS } from './security-headers.ts';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

export interface Page {
  status?: number;
  contentType: string;
  body: string;
  /** What the page shows: `document:<id>`, `tenant:<id>`. A change of any of them ends its life in the cache. */
  tags: string[];
}

/** A request for a page, as it came over the wire. */
export interface AskedPage {
  /** Host and address, as the reader wrote them, see addressOf. */
  address: string;
  /** Accept-Encoding and If-None-Match, '' where absent. */
  encodings: string;
  etag: string;
}

/** What a host is made of; anything else in its place is an attempt to be taken for another address. */
const HOST = /^[\w.:[\]-]{1,255}$/;

/** Whether a Host field names a host and nothing more. */
export const isHost = (host: string): boolean => HOST.test(host);

/**
 * The key of an address on a host, null when it has none. The blank between them is in neither, so that `a/en` + `/documents` is not
 * `a` + `/en/documents`.
 */
export const addressOf = (host: string | undefined, url: string): string | null =>
  host !== undefined && isHost(host) && url.startsWith('/') && !url.includes(' ') ? `${host} ${url}` : null;

export type Encoding = 'br' | 'gzip' | '';

/** A whole HTTP/1.1 answer as it goes over the wire, all but its date written once. */
export interface ReadyAnswer {
  status: number;
  /** Names and values of its fields in turn, without the date. */
  fields: string[];
  bytes: Buffer;
  /** Where the body begins. */
  bodyAt: number;
  dateAt: number;
  /** The second that the date in the bytes names. */
  writtenFor: number;
}

export interface StoredPage {
  status: number;
  contentType: string;
  etag: string;
  tags: string[];
  answers: Record<Encoding, ReadyAnswer>;
  /** The answer to a reader who has this version. */
  unchanged: ReadyAnswer;
  bytes: number;
}

/** What a reader's browser may do with a page: keep it, and ask each time whether it still holds. */
export const cacheHeadersOf = (page: { etag: string }) => ({
  'cache-control': 'no-cache',
  etag: page.etag,
  vary: 'accept-encoding, accept',
});

/** The best encoding of those that a reader takes. */
export const encodingFor = (accepted: string): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : '';

/** Compresses a page and writes its answers, once for all who will ask for it. */
export async function storePage(page: Page): Promise<StoredPage> {
  const plain = Buffer.from(page.body, 'utf8');
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
  const [zipped, brotli] = await Promise.all([compressGzip(plain, { level: 6 }), compressBrotli(plain, quality)]);
  const { contentType, tags, status = 200 } = page;
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const headers = { ...SECURITY_HEADERS, ...cacheHeadersOf({ etag }) };
  const withBody = (body: Buffer, encoding: Encoding) => {
    const own = { 'content-type': contentType, ...(encoding ? { 'content-encoding': encoding } : {}) };
    return readyAnswer(200, { ...headers, ...own, 'content-length': String(body.length) }, body);
  };
  const answers = { br: withBody(brotli, 'br'), gzip: withBody(zipped, 'gzip'), '': withBody(plain, '') };
  const unchanged = readyAnswer(304, headers, Buffer.alloc(0));
  const bytes = [...Object.values(answers), unchanged].reduce((sum, answer) => sum + answer.bytes.length, 0);
  return { status, contentType, etag, tags, answers, unchanged, bytes };
}

const DATE_LENGTH = 'Sun, 22 Nov 2026 08:00:00 GMT'.length;

function readyAnswer(status: number, headers: Record<string, string>, body: Buffer): ReadyAnswer {
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ndate: `;
  const lines = Object.entries(headers).map(([name, value]) => `\r\n${name}: ${value}`);
  const head = Buffer.from(`${start}${' '.repeat(DATE_LENGTH)}${lines.join('')}\r\n\r\n`, 'latin1');
  return {
    status,
    fields: Object.entries(headers).flat(),
    bytes: Buffer.concat([head, body]),
    bodyAt: head.length,
    dateAt: start.length,
    writtenFor: 0,
  };
}

export const bodyOf = (answer: ReadyAnswer): Buffer => answer.bytes.subarray(answer.bodyAt);

/**
 * The answer with the present second as its date. The bytes are shared: an answer that still waits in the queue of a slow reader may get
 * the date of a later second, which says the same of a page that still holds.
 */
export function dated(answer: ReadyAnswer): Buffer {
  const second = Math.floor(Date.now() / 1000);
  if (answer.writtenFor !== second) {
    answer.bytes.write(new Date(second * 1000).toUTCString(), answer.dateAt, 'latin1');
    answer.writtenFor = second;
  }
  return answer.bytes;
}
