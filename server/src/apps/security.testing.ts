import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

/**
 * Sends bytes over a connection of their own, and gives what came back until the other side ended, or was silent for a while after `answers`
 * answers: with fewer it is given ten seconds, because a busy machine is slow, not silent.
 */
export async function sendRaw(
  port: number,
  bytes: string | readonly string[],
  answers = 1,
): Promise<{ text: string; isEnded: boolean }> {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  let isEnded = false;
  let heardAt = 0;
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    heardAt = performance.now();
  });
  socket.on('close', () => (isEnded = true));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  for (const part of [bytes].flat()) {
    socket.write(part, 'latin1');
    await sleep(15);
  }
  heardAt = performance.now();
  for (;;) {
    await sleep(10);
    // What has arrived is read before the silence is measured: this process may have been the one that slept.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    const patience = statuses(text).length < answers ? 10_000 : SILENCE_MS;
    if (isEnded || performance.now() - heardAt > patience) break;
  }
  socket.destroy();
  return { text: Buffer.from(text, 'latin1').toString('utf8'), isEnded };
}
const SILENCE_MS = 250;

/** The status of every answer in what came back. */
export const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));
/** Whether an answer was given before the HTTP server: only that one gives requests a number. */
export const isFromLane = (text: string) => !/\r\nx-request-id:/i.test(text);

const HEADERS = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self'; .*form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
};

/** Every answer forbids what a page of ours never needs, and says nothing of what runs here. */
export function expectGuarded(what: string, headers: Headers): void {
  for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name), `${name} of ${what}`).toMatch(value);
  expect(headers.get('content-security-policy'), what).not.toMatch(/unsafe|\*/);
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
    expect(headers.get(name), `${name} of ${what}`).toBeNull();
}

export function headersOf(text: string): Headers {
  const lines = (text.split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);
  return new Headers(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
