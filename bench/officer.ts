/** Somebody who works at the console of a running server: signs in once and sends what the console would send. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openEmbedded } from '../server/src/kernel/db/index.ts';
import { ROOT, yg } from './product.ts';

export interface Officer {
  /** Sends JSON; throws with the server's words when the answer is no success. */
  send(method: string, path: string, body?: object): Promise<unknown>;
}

/** Makes an account with a role, in one unit where its code is given, and signs in with it. */
export async function signIn(
  dataDir: string,
  url: string,
  name: string,
  role: string,
  unitCode?: string,
): Promise<Officer> {
  const unit = unitCode === undefined ? [] : ['--unit', unitCode];
  const { output } = await yg(ROOT, dataDir, ['accounts', 'add', name, '--role', role, ...unit]);
  const password = output.trim();
  let cookie = '';
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const words = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${words.slice(0, 300)}`);
    return words === '' ? null : (JSON.parse(words) as unknown);
  };
  await send('POST', '/api/v1/session', { name, password });
  await send('POST', '/api/v1/session/password', {
    current: password,
    next: `bench-${randomBytes(8).toString('hex')}`,
  });
  return { send };
}

/** The database of an installation beside its server. */
export async function withDatabase<T>(dataDir: string, work: (client: pg.Pool) => Promise<T>): Promise<T> {
  const embedded = await openEmbedded(dataDir);
  const client = new pg.Pool({ connectionString: embedded.url, max: 4 });
  try {
    return await work(client);
  } finally {
    await client.end();
    await embedded.release();
  }
}
