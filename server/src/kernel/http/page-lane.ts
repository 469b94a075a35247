import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { countReadyPage } from './metrics.ts';
import { addressOf, bodyOf, dated, type AskedPage, type ReadyAnswer } from './stored-page.ts';

/** The whole answer, or null when the request has to go the long way. */
export type ReadyPages = (asked: AskedPage) => ReadyAnswer | null;

/**
 * Answers requests for ready pages before the HTTP server sees them, from bytes that are written already. Half of what nginx does with a
 * file is more than Node's HTTP server reaches with nothing to do (bench/pages.ts), and a notice that everybody reads has to be cheap.
 * Only the plainest request is taken: one complete GET without a body, and nothing after it. With the first other request, the connection
 * and all that came over it goes to the HTTP server and stays there, so that every rule of HTTP is read by one parser only; on such a
 * connection a ready page is answered as soon as that parser is done. Requests answered here do not count for the rate limit: counting
 * would cost more than answering.
 */
export function openPageLane(server: Server, ready: ReadyPages): { close(): void } {
  const long = server.listeners('connection')[0] as (this: Server, socket: Socket) => void;
  const sockets = new Set<Socket>();
  let isOpen = true;

  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    if (!isOpen) return long.call(server, socket);
    const leave = () => {
      sockets.delete(socket);
      socket.setTimeout(0);
      socket.off('data', take).off('end', close).off('timeout', drop).off('error', ignore).off('close', leave);
    };
    const close = () => socket.destroySoon();
    // Waiting for a reader who takes nothing would be waiting for ever, with his page in memory.
    const drop = () => socket.destroy();
    const take = (chunk: Buffer) => {
      const asked = readPlainGet(chunk);
      const answer = asked && ready(asked);
      if (answer) {
        countReadyPage();
        // A reader who asks faster than he reads waits, or his answers would pile up here.
        if (!socket.write(dated(answer))) {
          socket.pause();
          socket.once('drain', () => socket.resume());
        }
        return;
      }
      leave();
      socket.pause();
      socket.unshift(chunk);
      long.call(server, socket);
      socket.resume();
    };
    sockets.add(socket);
    socket.setTimeout(server.keepAliveTimeout);
    socket.on('data', take).on('end', close).on('timeout', drop).on('error', ignore).on('close', leave);
  });

  const route = server.listeners('request')[0] as RequestListener;
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const asked = askedPage(request);
    const answer = asked && ready(asked);
    if (!answer) return route(request, response);
    countReadyPage();
    response.writeHead(answer.status, answer.fields).end(bodyOf(answer));
  });

  return {
    close() {
      isOpen = false;
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

const ignore = () => undefined;

/** A page that a parsed request asks for; null when it wants something else of it. */
function askedPage({ method, url = '', headers, rawHeaders }: IncomingMessage): AskedPage | null {
  const { host, accept } = headers;
  const address = addressOf(host, url);
  if (method !== 'GET' || address === null || (accept !== undefined && !wantsPage(accept))) return null;
  for (const name in headers) if (NOT_PLAIN.has(name)) return null;
  if (countHosts(rawHeaders) !== 1) return null;
  return {
    address,
    encodings: String(headers['accept-encoding'] ?? ''),
    etag: headers['if-none-match'] ?? '',
  };
}

/** How often a request names its host; Node keeps the first one and says nothing of the others. */
export function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

const LONGEST_HEAD = 8192;
/** Line ends that parsers disagree about, folded lines, names with blanks, control characters. */
const UNCLEAR = /[^\r]\n|\r[^\n]|\n[ \t:]|[ \t]:|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
/** Fields with which a request is more than a plain one, or its address is not what it says. */
const NOT_PLAIN = new Set(
  'content-length transfer-encoding upgrade expect range if-match if-range if-unmodified-since x-forwarded-host'.split(
    ' ',
  ),
);

/** Reads a chunk that is exactly one plain GET for a page; null for everything else, without judging it. */
export function readPlainGet(chunk: Buffer): AskedPage | null {
  if (chunk.length > LONGEST_HEAD) return null;
  const head = chunk.toString('latin1');
  if (!head.startsWith('GET /') || !head.endsWith('\r\n\r\n')) return null;
  const bodyAt = head.length - 4;
  if (head.indexOf('\r\n\r\n') !== bodyAt || UNCLEAR.test(head)) return null;
  let at = head.indexOf('\r\n');
  if (!head.startsWith(' HTTP/1.1', at - 9)) return null;
  const url = head.slice(4, at - 9);
  let host: string | undefined;
  let encodings = '';
  let etag = '';
  while (at < bodyAt) {
    const nameAt = at + 2;
    const colon = head.indexOf(':', nameAt);
    at = head.indexOf('\r\n', nameAt);
    if (colon < 0 || colon > at) return null;
    const name = head.slice(nameAt, colon).toLowerCase();
    if (NOT_PLAIN.has(name)) return null;
    switch (name) {
      case 'host':
        if (host !== undefined) return null;
        host = head.slice(colon + 1, at).replace(/^[ \t]+|[ \t]+$/g, '');
        break;
      case 'accept':
        if (!wantsPage(head.slice(colon + 1, at))) return null;
        break;
      case 'connection':
        if (
          head
            .slice(colon + 1, at)
            .trim()
            .toLowerCase() !== 'keep-alive'
        )
          return null;
        break;
      case 'accept-encoding':
        encodings = head.slice(colon + 1, at);
        break;
      case 'if-none-match':
        etag = head.slice(colon + 1, at).trim();
    }
  }
  const address = addressOf(host, url);
  return address === null ? null : { address, encodings, etag };
}

/** A page has a twin for programs at its own address: who names JSON is answered there. */
const wantsPage = (accept: string) =>
  (accept.includes('*/*') || accept.includes('text/html')) && !accept.includes('json');
