import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createSocketServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Servers on this machine that behave as real ones do, and as bad ones do. */

export interface TestServer {
  origin: string;
  host: string;
  close(): Promise<void>;
}

/** A server with these answers; `asked` tells every request in order. */
export async function startServer(listener: RequestListener): Promise<TestServer & { asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  return { ...(await listen(server, 'http')), asked };
}

/** Pages by path; anything else is 404. A page may be a function of its request. */
export function startPages(pages: Record<string, string | RequestListener>) {
  return startServer((request, response) => {
    const page = pages[request.url ?? ''] ?? pages['*'];
    if (typeof page === 'function') return page(request, response);
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      return response.end('<title>404</title>');
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    return response.end(page);
  });
}

/** Takes a connection and sends a byte of the head now and then, without end. */
export async function startDripping(everyMs: number): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('x'), everyMs);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` },
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server whose certificate nobody vouches for. */
export function startSelfSigned(): Promise<TestServer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), body]);
  };
  const text = (value: string, tag = 0x0c) => der(tag, Buffer.from(value));
  const name = der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from([0x55, 4, 3])), text('localhost'))));
  const algorithm = der(0x30, der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2])));
  const content = der(
    0x30,
    ...[der(0x02, Buffer.from([1])), algorithm, name],
    der(0x30, text('200101000000Z', 0x17), text('491231000000Z', 0x17)),
    ...[name, publicKey.export({ type: 'spki', format: 'der' })],
  );
  const signature = sign('sha256', content, privateKey);
  const certificate = der(0x30, content, algorithm, der(0x03, Buffer.from([0]), signature));
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return listen(
    createSecure({ key, cert: pem }, (_request, response) => void response.end('never read')),
    'https',
  );
}

async function listen(server: Server, scheme: string): Promise<TestServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `${scheme}://127.0.0.1:${port}`, host: `127.0.0.1:${port}` },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
