import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createIdentityService } from '../foundation/identity/index.ts';
import { createDocumentsWorld } from '../publishing/documents/documents.testing.ts';
import { buildPrograms, serve, stopServing, type Settings } from './program.testing.ts';

/** The whole product as a process of its own, and beside it the services on the same database and store, to bring things into any state. */
export type PortalWorld = Awaited<ReturnType<typeof openPortal>>;

export interface Officer {
  /** Sends a request as this officer; JSON in and out unless a body of another kind is given. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
  cookie: string;
  /** The field that brought the cookie. */
  setCookie: string;
}

export async function openPortal(settings: Settings = {}) {
  buildPrograms();
  const world = await createDocumentsWorld();
  const server = await serve({
    dataDir: world.folder,
    settings: { DATABASE_URL: world.url, RATE_LIMIT_PER_MINUTE: '1000000', ...settings },
  });
  const identity = createIdentityService({
    db: world.db,
    organisations: world.organisations,
    publicUrl: server.url,
    now: () => new Date(),
  });

  return {
    ...world,
    server,
    url: server.url,

    /** Requests as strangers send them: no cookie, redirects shown as they are. */
    get: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(server.url + path, { method, headers, redirect: 'manual' }),

    /** An account with roles, signed in through the door that people use. */
    async signIn(name: string, roles: string[], unitCode?: string): Promise<Officer> {
      const account = { name, displayName: name, roles, ...(unitCode ? { unitCode } : {}) };
      const { oneTimePassword } = await identity.addAccount(world.system, account);
      let cookie = '';
      const send: Officer['send'] = (method, path, body, headers = {}) => {
        const isForm = body instanceof FormData;
        return fetch(server.url + path, {
          method,
          redirect: 'manual',
          headers: {
            cookie,
            ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
        });
      };
      const signedIn = await send('POST', '/api/v1/session', { name, password: oneTimePassword });
      if (!signedIn.ok) throw new Error(`sign-in: ${await signedIn.text()}`);
      const setCookie = signedIn.headers.get('set-cookie') ?? '';
      cookie = setCookie.split(';')[0] ?? '';
      const newPassword = `weiliao-shanhai-${randomBytes(6).toString('hex')}`;
      const changed = await send('POST', '/api/v1/session/password', { current: oneTimePassword, next: newPassword });
      if (!changed.ok) throw new Error(`password: ${await changed.text()}`);
      const renewed = changed.headers.get('set-cookie');
      if (renewed) cookie = renewed.split(';')[0] ?? cookie;
      return {
        send,
        cookie,
        setCookie,
        async json<T>(method: string, path: string, body?: unknown) {
          const answer = await send(method, path, body);
          const text = await answer.text();
          if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
          return (text === '' ? null : JSON.parse(text)) as T;
        },
      };
    },

    async close() {
      await stopServing(server);
      await world.close();
      rmSync(`${world.folder}.key`, { force: true });
    },
  };
}
