import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../../kernel/http/index.ts';
import { openKeyRing, type KeyRing } from '../../kernel/keys/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { createMailer, type Mailer } from '../../kernel/mail/index.ts';
import { openMailServer, textOf } from '../../kernel/mail/mail-server.testing.ts';
import { createPublicSite } from '../../portal/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createFollowedLists, type FollowedLists } from '../feeds/index.ts';
import {
  createAlertPlanner,
  createAlertSender,
  createSubscriptionsService,
  registerSubscriptionsPortal,
} from './index.ts';

const log = createLogger('fatal');
const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let keys: KeyRing;
let lists: FollowedLists;
let app: HttpServer;
let server: Awaited<ReturnType<typeof openMailServer>>;
let mailer: Mailer;
let subscriptions: ReturnType<typeof createSubscriptionsService>;
let refusals: Record<string, { code: number; words: string }> = {};
let now = new Date();
const today = () => new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  world = await makeColumnsWorld(db);
  const { organisations, columns, placements, siteId, tenantId } = world;
  keys = await openKeyRing(db, join(folder, 'key'));
  const search = {
    search: async () => ({ items: [], total: 0, totalIsExact: true, relaxed: false, facets: {} as never }),
  };
  lists = createFollowedLists({ db, organisations, columns, placements, search });
  subscriptions = createSubscriptionsService({ db, keys, lists, now: () => now });
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'x', apiVersion: '0' });
  const siteOf = async () => ({ tenantId, siteId, view: { name: '安澜市', origin: 'https://x.cn' } });
  const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => false });
  registerSubscriptionsPortal({
    ...{
      app,
      lists,
      subscriptions,
      isOpen: true,
      placeOf: siteOf,
      actorOf: async () => world.only([]),
      asksPerTenMinutes: 40,
    },
    site: createPublicSite({ app, cache, siteOf }),
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  now = new Date();
  refusals = {};
  server = await openMailServer({ answer: (to) => refusals[to] ?? null });
  mailer = createMailer({ url: server.url, from: 'alerts@x.cn', connections: 2 });
});
afterEach(async () => {
  mailer.close();
  await server.close();
});

const send = () =>
  createAlertSender({
    ...{ db: test.db, keys, lists, subscriptions, mailer, log, connections: 2, messageHost: 'x.cn' },
    siteOf: async () => ({ name: '安澜市', origin: 'https://x.cn' }),
  }).run();
const plan = () => createAlertPlanner({ db: test.db, lists, subscriptions, log, now: () => now }).run();
const form = (url: string, fields: Record<string, string>, headers = {}) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const ask = (address: string, frequency = 'at_once', of = '/documents') =>
  form('/subscribe', { address, frequency, of, locale: 'zh' });
/** The receiver's own link, from the last mail to an address. */
const linkOf = (address: string) => {
  const mail = server.mails.findLast(({ to }) => to === address);
  return /https:\/\/x\.cn(\/subscriptions\/\S+)/.exec(mail ? textOf(mail) : '')?.[1] ?? '';
};
async function follow(address: string, frequency = 'at_once', of = '/documents') {
  expect((await ask(address, frequency, of)).headers['location']).toBe('/subscribe/sent');
  await send();
  const link = linkOf(address);
  await form(link, { action: 'confirm' });
  return link;
}
/** Public from now on, as the gate records it. */
async function publish(title: string, organisationId = world.finance, publishedOn = today()) {
  const { id } = await world.publish(title, publishedOn, organisationId);
  await test.db.updateTable('publications').set({ lastPublishedAt: new Date() }).where('subjectId', '=', id).execute();
  return id;
}
const to = (address: string) => server.mails.filter((mail) => mail.to === address);

describe('somebody follows a list by mail', () => {
  it('asks, confirms from the mailbox, hears of what is new once, and leaves with one click', async () => {
    await publish('早就公开的文件');
    await ask('reader@example.com');
    await send();
    const link = linkOf('reader@example.com');
    expect((await app.inject({ url: link })).body).toContain('确认订阅');
    await publish('确认之前公开的文件');
    await plan();
    await send();
    expect(to('reader@example.com')).toHaveLength(1);

    expect((await form(link, { action: 'confirm' })).statusCode).toBe(303);
    await publish('新的停车收费标准');
    await plan();
    await plan();
    await send();
    await send();
    const [, alert, ...more] = to('reader@example.com');
    expect(more).toEqual([]);
    expect(alert && textOf(alert)).toContain('新的停车收费标准');
    expect(alert && textOf(alert)).not.toContain('早就公开');
    expect(alert?.raw).toMatch(/List-Unsubscribe:\s+<https:\/\/x\.cn\/subscriptions\/[^>]+\/off>/);
    expect(alert?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(alert?.messageId).toMatch(/^[0-9a-f-]{36}@x\.cn$/);

    expect((await form(`${link}/off`, { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(200);
    await publish('又一份文件');
    await plan();
    await send();
    expect(to('reader@example.com')).toHaveLength(2);
    const id = link.split('/')[2] ?? '';
    const row = await test.db
      .selectFrom('mailSubscriptions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'ended', endReason: 'unsubscribed', address: '', addressIndex: '' });
    const steps = ['asked', 'confirmed', 'ended'].map((step) => `subscriptions.subscription.${step}`);
    expect(await world.auditOf(id)).toEqual(steps);
    expect((await app.inject({ url: link })).body).toContain('已退订');
  });

  it('hears only of the list that was asked for, and not of stock or of what was withdrawn meanwhile', async () => {
    await follow('edu@example.com', 'at_once', `/units/${world.education}`);
    await publish('财政局的文件', world.finance);
    await publish('教育局二十年前的文件', world.education, '2006-01-01');
    const gone = await publish('教育局撤下的文件', world.education);
    await plan();
    await world.setState(gone, 'withdrawn');
    await send();
    expect(to('edu@example.com')).toHaveLength(1);
    await publish('教育局的文件', world.education);
    await plan();
    await send();
    const texts = to('edu@example.com').map(textOf);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain('教育局的文件');
    const states = await test.db
      .selectFrom('mailMessages')
      .select('lastError')
      .where('state', '=', 'dropped')
      .execute();
    expect(states).toContainEqual({ lastError: 'withdrawn' });
  });

  it('gets a digest at its hour, once, however often it is looked', async () => {
    now = new Date('2031-03-03T23:00:00Z'); // a Tuesday, 7:00 in China
    await follow('daily@example.com', 'daily');
    await plan();
    const first = await publish('日报甲', world.finance, '2031-03-03');
    const second = await publish('日报乙', world.finance, '2031-03-03');
    const at = new Date('2031-03-03T23:30:00Z');
    await test.db
      .updateTable('mailSubscriptions')
      .set({ confirmedAt: new Date('2031-03-03T23:00:00Z') })
      .where('frequency', '=', 'daily')
      .execute();
    await test.db
      .updateTable('publications')
      .set({ lastPublishedAt: at })
      .where('subjectId', 'in', [first, second])
      .execute();
    await plan();
    await send();
    expect(to('daily@example.com')).toHaveLength(1);
    now = new Date('2031-03-04T00:01:00Z');
    await plan();
    await plan();
    await send();
    const [, digest, ...more] = to('daily@example.com').map(textOf);
    expect(more).toEqual([]);
    expect(digest).toMatch(/日报[甲乙][^]*日报[甲乙]/);
  });
});

describe('what it gives away', () => {
  it('answers the same for a known, a new and a tired address; only the mailbox hears the difference', async () => {
    await follow('known@example.com');
    const answers = await Promise.all([ask('known@example.com'), ask('stranger@example.com')]);
    const [one, other] = answers.map(({ statusCode, headers, body }) => [statusCode, headers['location'], body]);
    expect(one).toEqual(other);
    await send();
    const subjects = to('known@example.com').map(({ raw }) => raw.includes('List-Unsubscribe'));
    expect(subjects).toEqual([false, true]);
    for (let i = 0; i < 8; i++) await ask('stranger@example.com');
    await send();
    expect(to('stranger@example.com')).toHaveLength(5);
  });

  it('keeps the address encrypted: no table, no audit row holds it', async () => {
    await follow('secret.reader@example.com');
    const tables = ['mail_subscriptions', 'mail_messages', 'audit_entries', 'outbox_events'];
    for (const table of tables) {
      const { rows } = await test.pool.query(
        `select count(*)::int as n from ${table} t where t::text ilike '%secret.reader%'`,
      );
      expect(rows, table).toEqual([{ n: 0 }]);
    }
    const row = await test.db
      .selectFrom('mailSubscriptions')
      .select('address')
      .where('state', '=', 'active')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(await keys.open('subscriptions.address', row.address)).toBe('secret.reader@example.com');
  });

  it('shows counts to staff, no addresses, and only to staff', async () => {
    const counts = await subscriptions.count(world.only(['documents.document.read']));
    expect(counts.active).toBeGreaterThan(0);
    await expect(subscriptions.count(world.only([]))).rejects.toMatchObject({ code: 'access.denied' });
    expect((await app.inject({ url: '/api/v1/console/subscriptions' })).statusCode).toBe(403);
  });
});

describe('what goes wrong', () => {
  it.each([
    '',
    'x',
    'a b@x.cn',
    'a@x',
    'a@x.cn\r\nBcc: b@x.cn',
    'a@x.cn,b@x.cn',
    `${'a'.repeat(65)}@x.cn`,
    'a..b@x.cn',
    '<a@x.cn>',
  ])('the address %j comes back to the form with words', async (address) => {
    const answer = await ask(address);
    expect(answer.headers['location']).toBe('/subscribe?of=%2Fdocuments&fault=address');
    expect((await app.inject({ url: String(answer.headers['location']) })).body).toContain('请填写完整的邮箱地址');
  });

  it('a list that does not exist, a wrong link, a foreign page, another way of writing', async () => {
    expect((await ask('a@x.cn', 'daily', '/columns/none')).headers['location']).toContain('fault=list');
    expect((await ask('a@x.cn', 'daily', 'https://evil.example/')).headers['location']).toContain('fault=list');
    const link = await follow('victim@example.com');
    const wrong = link.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'));
    expect((await form(wrong, { action: 'end' })).statusCode).toBe(404);
    expect((await form(`${wrong}/off`, {})).statusCode).toBe(404);
    expect((await app.inject({ url: wrong })).statusCode).toBe(404);
    expect((await form(link, { action: 'end' }, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await app.inject({ url: link })).body).toContain('订阅有效');
    expect((await form('/subscribe', {}, { 'content-type': 'text/xml' })).statusCode).toBe(415);
  });

  it('a mailbox that does not exist ends the subscription; one that is full for now is tried again', async () => {
    const dead = await follow('dead@example.com');
    const busy = await follow('busy@example.com');
    refusals = {
      'dead@example.com': { code: 550, words: '5.1.1 no such user dead@example.com' },
      'busy@example.com': { code: 452, words: '4.2.2 mailbox full' },
    };
    await publish('退信的文件');
    await plan();
    await send();
    expect((await app.inject({ url: dead })).body).toContain('已退订');
    expect((await app.inject({ url: busy })).body).toContain('订阅有效');
    refusals = {};
    await test.db
      .updateTable('mailMessages')
      .set({ notBefore: new Date(0) })
      .where('state', '=', 'waiting')
      .execute();
    await send();
    expect(to('busy@example.com').map(textOf).at(-1)).toContain('退信的文件');
    const { rows } = await test.pool.query(
      `select count(*)::int as n from mail_messages where last_error like '%@example%'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('a mail server that is away costs no attempt and loses nothing', async () => {
    await follow('patient@example.com');
    await publish('邮件服务器停机时的文件');
    await plan();
    await server.close();
    await send();
    const waiting = await test.db
      .selectFrom('mailMessages')
      .select(['attempts', 'state'])
      .where('state', 'in', ['waiting', 'handing'])
      .execute();
    expect(new Set(waiting.map(({ attempts, state }) => `${state} ${attempts}`))).toEqual(new Set(['waiting 0']));
    server = await openMailServer({ port: server.port });
    await send();
    expect(to('patient@example.com').map(textOf).at(-1)).toContain('停机时的文件');
  });

  it('what was being handed over when a process died goes out again under the same Message-ID', async () => {
    await follow('doubt@example.com');
    await publish('中断时的文件');
    await plan();
    const [row] = await test.db.selectFrom('mailMessages').select('id').where('state', '=', 'waiting').execute();
    await test.db
      .updateTable('mailMessages')
      .set({ state: 'handing' })
      .where('id', '=', row?.id ?? '')
      .execute();
    await send();
    const found = server.mails.filter(({ messageId }) => messageId === `${row?.id}@x.cn`);
    expect(found).toHaveLength(1);
  });

  it('an address that nobody confirmed is forgotten', async () => {
    await ask('shy@example.com');
    now = new Date(Date.now() + 49 * 3_600_000);
    expect(await subscriptions.forgetUnconfirmed()).toBeGreaterThan(0);
    const left = await test.db.selectFrom('mailSubscriptions').select('address').where('state', '=', 'asked').execute();
    expect(left).toEqual([]);
  });
});
