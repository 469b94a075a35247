import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { requirePermission } from '../audit/index.ts';
import { createActorOf, registerIdentityApi } from './identity.api.ts';
import { createIdentityService } from './identity.service.ts';
import { GOOD, openStage, type Stage } from './identity.testing.ts';

let stage: Stage;
let app: HttpServer;

async function openApp(publicUrl: string, attemptsPerName = 1000): Promise<HttpServer> {
  const config = readConfig({ DATA_DIR: tmpdir(), PUBLIC_URL: publicUrl });
  const log = createLogger('error');
  const server = await createHttpServer({ config, log, apiTitle: 't', apiVersion: '1' });
  const { organisations, now, test } = stage;
  const settings = { attemptsPerName, attemptsPerAddress: 1000, refusedAfterMs: 0 };
  const identity = createIdentityService({ db: test.db, organisations, publicUrl, now, settings });
  const actorOf = createActorOf(identity);
  server.get('/api/v1/secret', async (request) => {
    requirePermission(await actorOf(request), 'documents.document.publish');
    return { secret: true };
  });
  registerIdentityApi(server, { identity, organisations, actorOf });
  return server;
}
beforeAll(async () => {
  stage = await openStage();
  app = await openApp('http://127.0.0.1:8080');
});
afterAll(async () => {
  await app.close();
  await stage.test.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const call = (method: Method, path: string, token = '', payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method, url: `/api/v1${path}`, payload, headers, cookies: token ? { yg_session: token } : {} });
const tokenOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.find(({ name }) => name === 'yg_session')?.value ?? '';

/** A signed-in account with the roles; returns its token. */
async function enter(name: string, roles: string[]): Promise<{ token: string; id: string }> {
  const { account, oneTimePassword } = await stage.identity.addAccount(stage.root, { name, roles });
  const token = tokenOf(await call('POST', '/session', '', { name, password: oneTimePassword }));
  await call('POST', '/session/password', token, { current: oneTimePassword, next: GOOD });
  return { token, id: account.id };
}

describe('signing in', () => {
  it('goes the whole way: sign in, change the password, work, sign out', async () => {
    const { oneTimePassword } = await stage.identity.addAccount(stage.root, {
      name: 'walker',
      roles: ['security_admin'],
    });
    expect((await call('GET', '/session')).json()).toMatchObject({ code: 'identity.not_signed_in' });
    const entered = await call('POST', '/session', '', { name: 'Walker', password: oneTimePassword });
    expect(entered.statusCode).toBe(200);
    expect(entered.headers['cache-control']).toBe('no-store');
    expect(entered.json()).toMatchObject({ account: { name: 'walker' }, mustChangePassword: true });
    const cookie = String(entered.headers['set-cookie']);
    expect(cookie).toMatch(/^yg_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/);
    const token = tokenOf(entered);

    const closed = await call('GET', '/accounts', token);
    expect([closed.statusCode, closed.json().code]).toEqual([403, 'identity.must_change_password']);
    const weak = await call('POST', '/session/password', token, { current: oneTimePassword, next: 'Password1234' });
    expect([weak.statusCode, weak.json().code]).toEqual([422, 'identity.password_too_obvious']);
    const changed = await call('POST', '/session/password', token, { current: oneTimePassword, next: GOOD });
    expect(changed.json()).toMatchObject({ mustChangePassword: false, roles: [{ role: 'security_admin' }] });
    expect((await call('GET', '/accounts', token)).statusCode).toBe(200);
    expect((await call('GET', '/session', token)).json().permissions).toContain('identity.role.grant');

    const out = await call('DELETE', '/session', token);
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^yg_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await call('GET', '/session', token)).statusCode).toBe(401);
  });

  it('marks the cookie Secure behind https', async () => {
    const { oneTimePassword } = await stage.identity.addAccount(stage.root, { name: 'tls', roles: [] });
    const server = await openApp('https://www.example.gov.cn');
    const payload = { name: 'tls', password: oneTimePassword };
    const entered = await server.inject({ method: 'POST', url: '/api/v1/session', payload });
    expect(String(entered.headers['set-cookie'])).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    await server.close();
  });

  it('ends the session that the browser had before', async () => {
    const { token } = await enter('again', ['editor']);
    const second = await call('POST', '/session', token, { name: 'again', password: GOOD });
    expect(tokenOf(second)).not.toBe(token);
    expect((await call('GET', '/session', token)).statusCode).toBe(401);
    expect((await call('GET', '/session', tokenOf(second))).statusCode).toBe(200);
  });

  it('says the same for a wrong password and an unknown name, in the language of the reader', async () => {
    await enter('known', ['editor']);
    const english = { 'accept-language': 'en-GB,en;q=0.9' };
    const answers = [];
    for (const name of ['known', 'unknown'])
      answers.push(await call('POST', '/session', '', { name, password: 'wrong' }, english));
    const [known, unknown] = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(known).toEqual(unknown);
    expect(known.message).toContain('After 5 wrong attempts the account is locked for 15 minutes');
    expect(answers[0]?.headers['set-cookie']).toBeUndefined();
  });

  it('slows down whoever tries one name again and again', async () => {
    const server = await openApp('http://127.0.0.1:8080', 3);
    const attempt = () =>
      server.inject({ method: 'POST', url: '/api/v1/session', payload: { name: 'target', password: 'x' } });
    const codes = [];
    for (let index = 0; index < 4; index++) codes.push((await attempt()).statusCode);
    expect(codes).toEqual([401, 401, 401, 429]);
    expect(Number((await attempt()).headers['retry-after'])).toBeGreaterThan(0);
    await server.close();
  });

  it('is refused from another site', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await call('POST', '/session', '', { name: 'known', password: GOOD }, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'http.wrong_origin']);
  });

  it.each([
    {},
    { name: 'x' },
    { name: 'x', password: '' },
    { name: 1, password: [] },
    { name: 'x', password: 'y'.repeat(1001) },
  ])('refuses %o with 400', async (body) => expect((await call('POST', '/session', '', body)).statusCode).toBe(400));

  it('a token that is none is no session', async () => {
    for (const token of ['x', '%00', 'a'.repeat(3000)])
      expect((await call('GET', '/session', token)).statusCode).toBe(401);
  });
});

describe('the accounts’ API', () => {
  it('splits the work between system and security administrator', async () => {
    const system = await enter('api-system', ['system_admin']);
    const security = await enter('api-security', ['security_admin']);
    const made = await call('POST', '/accounts', system.token, {
      name: 'api-new',
      displayName: '新同事',
      organisationId: null,
    });
    const { account, oneTimePassword, oneTimeUntil } = made.json();
    expect(Date.parse(oneTimeUntil)).toBeGreaterThan(Date.now());
    expect(oneTimePassword).toMatch(/^[a-z2-9-]{19}$/);
    expect(made.headers['cache-control']).toBe('no-store');
    expect(Object.keys(account).sort()).toEqual(
      'displayName id lastSignedInAt lockedUntil mustChangePassword name organisationId organisationName roles status version'.split(
        ' ',
      ),
    );
    const roles = [{ role: 'editor', organisationId: stage.finance.id }];
    expect((await call('PUT', `/accounts/${account.id}/roles`, system.token, { version: 1, roles })).statusCode).toBe(
      403,
    );
    const granted = await call('PUT', `/accounts/${account.id}/roles`, security.token, { version: 1, roles });
    expect(granted.json()).toMatchObject({ roles, version: 2 });
    const patched = await call('PATCH', `/accounts/${account.id}`, system.token, { version: 2, displayName: '老同事' });
    expect(patched.json().displayName).toBe('老同事');
    expect((await call('PATCH', `/accounts/${account.id}`, system.token, { version: 2 })).statusCode).toBe(409);
    const reset = await call('POST', `/accounts/${account.id}/reset-password`, security.token);
    const token = tokenOf(
      await call('POST', '/session', '', { name: 'api-new', password: reset.json().oneTimePassword }),
    );
    const listed = await call('GET', `/accounts/${account.id}/sessions`, security.token);
    expect(listed.json().items).toMatchObject([{ current: false, address: '127.0.0.1' }]);
    const one = `/accounts/${account.id}/sessions/${listed.json().items[0].id}`;
    expect((await call('DELETE', one, security.token)).statusCode).toBe(204);
    expect((await call('DELETE', one, security.token)).statusCode).toBe(404);
    expect((await call('GET', '/session', token)).statusCode).toBe(401);
    expect((await call('DELETE', `/accounts/${account.id}/sessions`, security.token)).statusCode).toBe(204);
    const unlocked = await call('POST', `/accounts/${account.id}/unlock`, security.token);
    expect(unlocked.json()).toMatchObject({ id: account.id, lockedUntil: null });
    expect((await call('GET', '/accounts?q=api-new', system.token)).json().items).toHaveLength(1);
    const shown = await call('GET', '/roles', system.token);
    expect(shown.json()).toContainEqual(
      expect.objectContaining({ role: 'audit_admin', nameZh: '审计管理员', administrator: true }),
    );
    expect((await call('GET', '/roles')).statusCode).toBe(401);
  });

  it('everybody sees his own sessions, and which one this is', async () => {
    const { token, id } = await enter('own-sessions', ['editor']);
    const { items } = (await call('GET', `/accounts/${id}/sessions`, token)).json();
    expect(items).toMatchObject([{ current: true }]);
    expect(items[0]).not.toHaveProperty('tokenHash');
  });

  it.each([
    ['POST', '/accounts', { name: 'x1', displayName: ' ' }],
    ['POST', '/accounts', { name: 'x1', displayName: 'a\u0000' }],
    ['GET', '/accounts/nonsense', undefined],
    ['GET', '/accounts?limit=100000', undefined],
  ] as [Method, string, object | undefined][])('refuses %s %s %o', async (method, path, body) => {
    const { token } = await enter(`checker-${Math.random().toString(36).slice(2, 8)}`, ['system_admin']);
    expect((await call(method, path, token, body)).statusCode).toBe(400);
  });
});

describe('refusals', () => {
  it('of reading and of writing each leave one audit row with who and what', async () => {
    const { token, id } = await enter('curious', ['editor']);
    const before = await stage.test.db.selectFrom('auditEntries').select('id').where('actorId', '=', id).execute();
    expect((await call('GET', '/secret', token)).statusCode).toBe(403);
    expect((await call('POST', '/accounts', token, { name: 'mine', displayName: 'x' })).statusCode).toBe(403);
    const rows = await stage.test.db
      .selectFrom('auditEntries')
      .select(['action', 'subjectId', 'actorName'])
      .where('actorId', '=', id)
      .orderBy('id')
      .execute();
    expect(rows.slice(before.length)).toEqual([
      { action: 'access.permission.denied', subjectId: 'documents.document.publish', actorName: 'curious' },
      { action: 'access.permission.denied', subjectId: 'identity.account.write', actorName: 'curious' },
    ]);
  });

  it('without a session leave none', async () => {
    const count = async () => (await stage.test.db.selectFrom('auditEntries').select('id').execute()).length;
    const before = await count();
    expect((await call('GET', '/secret')).statusCode).toBe(401);
    expect(await count()).toBe(before);
  });
});
