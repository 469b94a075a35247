import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** What a clamd would be sent and answers: a stream with `EICAR` in it is infected. `mode` makes it fail as real ones do. */
export async function startFakeClamd(listenOn: { path: string } | { port: number } = { port: 0 }) {
  const state = { mode: 'works' as 'works' | 'silent' | 'error' | 'cut', seen: [] as Buffer[] };
  const server = createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      if (state.mode === 'cut') return void socket.destroy();
      all = Buffer.concat([all, piece]);
      const body = readStream(all);
      if (!body || state.mode === 'silent') return;
      state.seen.push(body);
      if (state.mode === 'error') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(body.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  if ('path' in listenOn) server.listen(listenOn.path);
  else server.listen(listenOn.port, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address() as AddressInfo | string;
  const address = typeof at === 'string' ? `unix:${at}` : `tcp://127.0.0.1:${at.port}`;
  return { address, state, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** The bytes of a whole INSTREAM command; null while some are still to come. */
function readStream(all: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (all.length < command.length) return null;
  if (!all.subarray(0, command.length).equals(command))
    throw new Error(`not INSTREAM: ${all.subarray(0, 20).toString()}`);
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= all.length;) {
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
