import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isWebPort, normaliseAddress } from './addresses.rules.ts';
import { pickAddress, resolveHost, type Resolve } from './guard.ts';

/** Opens one address with every limit set: time, size, redirects, where it may lead. Never throws for what a server does. */

export const CRAWLER_NAME = 'YangguangSiteHealth';
const USER_AGENT = `Mozilla/5.0 (compatible; ${CRAWLER_NAME}/1.0)`;

export type Fault =
  | 'timeout'
  | 'no_such_host'
  | 'refused'
  | 'broken_off'
  | 'certificate'
  | 'too_many_redirects'
  | 'private_address'
  | 'wrong_port'
  | 'wrong_address'
  | 'unreachable';

export interface Fetched {
  /** Where it ended after redirects. */
  address: string;
  status: number | null;
  fault: Fault | null;
  milliseconds: number;
  contentType: string;
  bytes: Uint8Array;
  /** True when there was more than was read. */
  isCut: boolean;
}

export interface FetchLimits {
  timeoutMs: number;
  maxBytes: number;
  redirects: number;
  /** Read the body; else only the head is waited for. */
  body: boolean;
}
export interface FetcherDeps {
  /** `host:port`, `host` for its ordinary port, or `host:*` for any, that the operator named: they may lead to private addresses. */
  privateHosts?: readonly string[];
  resolve?: Resolve;
}
export type Fetcher = (address: string, limits: FetchLimits) => Promise<Fetched>;

/** A fetcher that asks one machine at a time for one address. */
export function createFetcher({ privateHosts = [], resolve = resolveHost }: FetcherDeps = {}): Fetcher {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  // A bare name opens its ordinary port only: whoever can write a link on a watched page must not look at what else runs there.
  const isNamed = (url: URL) =>
    named.has(url.host) || (url.port === '' && named.has(url.hostname)) || named.has(`${url.hostname}:*`);

  return async function fetchAddress(first, limits) {
    const startedAt = performance.now();
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    let address = first;
    const end = (more: Partial<Fetched>): Fetched => ({
      ...{ address, status: null, fault: null, contentType: '', bytes: new Uint8Array(), isCut: false },
      milliseconds: Math.round(performance.now() - startedAt),
      ...more,
    });
    try {
      for (let hop = 0; ; hop += 1) {
        const url = new URL(address);
        if (!isNamed(url) && !isWebPort(url)) return end({ fault: 'wrong_port' });
        const machine = await beforeDeadline(pickAddress(url.hostname, isNamed(url), resolve), deadline);
        const answer = await open(url, machine, deadline);
        const status = answer.statusCode ?? 0;
        const location = status >= 300 && status < 400 ? answer.headers.location : undefined;
        if (location === undefined) {
          const read = limits.body ? await readBody(answer, limits.maxBytes, deadline) : NOTHING;
          answer.destroy();
          return end({ status, contentType: String(answer.headers['content-type'] ?? ''), ...read });
        }
        answer.destroy();
        if (hop >= limits.redirects) return end({ status, fault: 'too_many_redirects' });
        // Header values are bytes: Chinese in an address comes as UTF-8.
        const next = normaliseAddress(Buffer.from(location, 'latin1').toString('utf8'), address);
        if (!next) return end({ status, fault: 'wrong_address' });
        address = next;
      }
    } catch (error) {
      return end({ fault: deadline.aborted ? 'timeout' : faultOf(error) });
    }
  };
}

const NOTHING = { bytes: new Uint8Array(), isCut: false };

function open(url: URL, machine: { address: string; family: number }, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      ...{ method: 'GET', signal, agent: false, maxHeaderSize: 32_768 },
      // The machine that was looked at, whatever the name says a moment later.
      lookup: (_host, options, done) =>
        options.all ? done(null, [machine]) : done(null, machine.address, machine.family),
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
      },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

/** At most `maxBytes` after unpacking: a small file may hold a gigantic one. */
async function readBody(answer: IncomingMessage, maxBytes: number, signal: AbortSignal) {
  const coding = String(answer.headers['content-encoding'] ?? '').toLowerCase();
  const unpack =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip()
      : coding === 'br'
        ? createBrotliDecompress()
        : coding === 'deflate'
          ? createInflate()
          : null;
  const stream = unpack ? answer.pipe(unpack) : answer;
  if (unpack) answer.on('error', (error) => unpack.destroy(error));
  const stop = () => stream.destroy(new Error('too late'));
  signal.addEventListener('abort', stop, { once: true });
  const parts: Buffer[] = [];
  let length = 0;
  let isCut = false;
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      const room = maxBytes - length;
      parts.push(part.subarray(0, room));
      length += Math.min(part.length, room);
      if (part.length > room) {
        isCut = true;
        break;
      }
    }
  } catch (error) {
    // Rubbish in the packing: what came out before it is still something.
    if (signal.aborted || parts.length === 0) throw error;
    isCut = true;
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), isCut };
}

/** What the deadline does to work that cannot be called off, as a look-up of a name. */
function beforeDeadline<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(new Error('too late'));
      else signal.addEventListener('abort', () => reject(new Error('too late')), { once: true });
    }),
  ]);
}

const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|ERR_SSL_)|^(?:EPROTO)$/;

/** What an error of the network means to an officer. */
export function faultOf(error: unknown): Fault {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'PRIVATE_ADDRESS') return 'private_address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NONAME' || code === 'EAI_FAIL')
    return 'no_such_host';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (CERTIFICATE.test(code)) return 'certificate';
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'EADDRNOTAVAIL') return 'unreachable';
  return 'broken_off';
}
