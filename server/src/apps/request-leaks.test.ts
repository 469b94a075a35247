import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMailServer } from '../kernel/mail/mail-server.testing.ts';
import { chinaDate } from '../kernel/time/index.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { serve, stopServing, type ServingProgram } from './program.testing.ts';

/**
 * Words of an applicant and of his agent, sent through the public form of the running program and carried to the answer by mail: looked for in
 * clear in every table of every schema, in every file of the data folder, in what the program printed, in addresses and on pages of others.
 */

const MARKS = {
  ...{ name: PLANTED.name, document: PLANTED.documentNumber, phone: PLANTED.phone, mail: 'leak.mark@example.org' },
  ...{
    address: '泄密标记路12号',
    words: '泄密标记描述',
    agent: '令狐标记',
    agentDocument: 'LEAK-7788',
    file: '泄密标记文件',
  },
};
let world: RequestsWorld;
let server: ServingProgram;
let mails: Awaited<ReturnType<typeof openMailServer>>;
const addresses: string[] = [];

beforeAll(async () => {
  world = await createRequestsWorld();
  world.clock.at = new Date();
  mails = await openMailServer();
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000', LOG_LEVEL: 'debug' };
  server = await serve({
    ...{ dataDir: world.folder, settings: { ...settings, SMTP_URL: mails.url, MAIL_FROM: 'letters@anlan.example' } },
  });
}, 120_000);
afterAll(async () => {
  if (server) await stopServing(server);
  await mails?.close();
  await world?.close();
});

async function send(path: string, body: FormData | URLSearchParams): Promise<string> {
  const answer = await fetch(server.url + path, { method: 'POST', redirect: 'manual', body });
  addresses.push(path, answer.headers.get('location') ?? '');
  return answer.text();
}

it('leaves none of them in clear anywhere but on the applicant’s own pages and in his mail', async () => {
  const form = new FormData();
  const fields = {
    ...{ organisation: world.finance.id, title: '泄密标记描述的决算', description: MARKS.words, kind: 'natural' },
    ...{ name: MARKS.name, documentType: 'resident_id', documentNumber: MARKS.document, phone: MARKS.phone },
    ...{ email: MARKS.mail, address: MARKS.address, agent: '1', agentName: MARKS.agent, agentDocumentType: 'other' },
    ...{ agentDocumentNumber: MARKS.agentDocument, agentPhone: '13511112222', form: 'electronic', way: 'email' },
  };
  for (const [name, value] of Object.entries({ ...fields, action: 'check' })) form.set(name, value);
  const paper = `%PDF-1.4 ${Object.values(MARKS).join(' ')}`;
  form.set('authorisation', new Blob([paper], { type: 'application/pdf' }), `${MARKS.file}.pdf`);
  const check = await send('/requests/new', form);
  expect(check).toContain(MARKS.agent);
  const token = /action="\/requests\/send"[\s\S]*?name="token" value="([^"]+)"/.exec(check)?.[1] ?? '';
  await send('/requests/send', new URLSearchParams({ token }));
  const { id, code } = await world.db.selectFrom('requests').select(['id', 'code']).executeTakeFirstOrThrow();
  const status = await send('/requests/status', new URLSearchParams({ code, tail: MARKS.phone.slice(-4) }));
  expect(status).toContain(code);
  await send('/requests/status', new URLSearchParams({ code, tail: '0000' }));

  const today = chinaDate(world.clock.at);
  for (const [step, more] of [
    ['confirm_receipt', { on: today }],
    ['register', {}],
    ['accept', { unitId: world.budget.id }],
  ] as const) {
    const { version } = await world.cases.get(world.officer, id);
    await world.steps.step(world.officer, id, { version, step, ...more });
  }
  await world.work.reveal(world.officer, id, { reason: 'other', words: `核对${MARKS.name}` });
  await world.cases.exportList(world.officer, { view: 'open' });
  await world.dossiers.make(world.officer, id, `${MARKS.name}起诉`);
  await expect.poll(() => mails.mails.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(mails.mails[0]?.to).toBe(MARKS.mail);

  const clear: string[] = [];
  let opened = '';
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(world.db);
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(
      world.db,
    );
    for (const { row } of rows) {
      for (const [mark, word] of Object.entries(MARKS))
        if (row.includes(word)) clear.push(`${schema}.${name}: ${mark}`);
      for (const sealed of row.match(/A256GCM\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+/g) ?? [])
        await world.keys.revise(sealed, (text) => ((opened += text), text));
    }
  }
  for (const name of readdirSync(world.folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(world.folder, name);
    const text = name + (statSync(path).isFile() ? readFileSync(path, 'utf8') : '');
    for (const [mark, word] of Object.entries(MARKS)) if (text.includes(word)) clear.push(`${name}: ${mark}`);
  }
  const printed = server.printed();
  expect(printed).toContain('/requests/send');
  for (const [mark, word] of Object.entries(MARKS)) {
    if ([word, encodeURIComponent(word)].some((one) => printed.includes(one))) clear.push(`log: ${mark}`);
    if (addresses.some((one) => decodeURIComponent(one).includes(word))) clear.push(`address: ${mark}`);
    // They were there to be found: sealed.
    expect(opened, mark).toContain(word);
  }
  for (const path of ['/', '/requests', '/requests/new', '/requests/status', '/requests/answers', '/requests/draft']) {
    const page = await (await fetch(server.url + path)).text();
    for (const [mark, word] of Object.entries(MARKS)) if (page.includes(word)) clear.push(`${path}: ${mark}`);
  }
  expect(clear).toEqual([]);
}, 90_000);
