import { connect, type Socket } from 'node:net';

/** clean: looked through; infected: something was found; unchecked: nobody could look (no answer, an error, too large for the scanner). */
export type ScanVerdict = 'clean' | 'infected' | 'unchecked';

export interface VirusScanner {
  /** Never rejects: a scanner that fails has not found the bytes clean. */
  scan(bytes: Uint8Array): Promise<ScanVerdict>;
}

const CHUNK_BYTES = 64 * 1024;
const MOST_ANSWER = 4096;

/**
 * A clamd by its address, `tcp://host:port` or `unix:/path`, asked with INSTREAM as its manual says: the command, chunks with their length in
 * four bytes, an empty one at the end. Without an address everything is clean, because nobody was asked to look.
 */
export function createVirusScanner(address: string, options: { timeoutMs?: number } = {}): VirusScanner {
  const { timeoutMs = 30_000 } = options;
  if (address === '') return { scan: () => Promise.resolve('clean') };
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const socket = open(address);
        const timer = setTimeout(() => end('unchecked'), timeoutMs);
        let answer = '';
        const end = (verdict: ScanVerdict) => {
          clearTimeout(timer);
          socket.destroy();
          resolve(verdict);
        };
        socket.setEncoding('utf8');
        socket.on('error', () => end('unchecked'));
        socket.on('close', () => end('unchecked'));
        socket.on('data', (piece: string) => {
          answer += piece;
          if (answer.includes('\0') || answer.length > MOST_ANSWER) end(verdictOf(answer));
        });
        socket.on('connect', () => void send(socket, bytes).catch(() => end('unchecked')));
      }),
  };
}

function open(address: string): Socket {
  if (address.startsWith('unix:')) return connect({ path: address.slice('unix:'.length) });
  const { hostname, port } = new URL(address);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length && !socket.destroyed; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    socket.write(lengthOf(chunk.length));
    // Waits until the scanner has taken it, so that a slow one does not fill the memory.
    if (!socket.write(chunk)) await drained(socket);
  }
  if (!socket.destroyed) socket.write(lengthOf(0));
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

function verdictOf(answer: string): ScanVerdict {
  const said = answer.split('\0')[0] ?? '';
  if (said === 'stream: OK') return 'clean';
  return said.endsWith(' FOUND') ? 'infected' : 'unchecked';
}
