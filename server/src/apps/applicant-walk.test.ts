import { mkdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { buildPrograms, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** The way of an applicant over the built product, without script: ask, mend, wait, complain, say how it was; each act once. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['YG_SHOTS'] ?? '';
const TAIL = PLANTED.phone.slice(-4);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;

beforeAll(async () => {
  buildPrograms();
  world = await createRequestsWorld();
  world.clock.at = new Date();
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000', LOG_LEVEL: 'info' };
  server = await serve({ dataDir: world.folder, settings });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
  if (shots) mkdirSync(shots, { recursive: true });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

const post = (path: string, fields: Record<string, string>) =>
  fetch(server.url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
const hidden = (html: string, action: string, name: string) => {
  const form = html.split('<form').find((part) => part.includes(`value="${action}"`)) ?? '';
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
};
const officerSteps = async (id: string, ...steps: [step: string, more?: object][]) => {
  for (const [step, more = {}] of steps) {
    const { version } = await world.cases.get(world.officer, id);
    const by = step === 'check' ? world.lawyer : step === 'sign' ? world.reviewer : world.officer;
    await world.steps.step(by, id, { version, step, ...more });
  }
};
const today = () => new Date(world.clock.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const recordsOf = (id: string) =>
  world.db.selectFrom('requestRecords').select(['kind', 'data']).where('requestId', '=', id).execute();

async function look(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}
async function open(code: string, locale: 'zh' | 'en' = 'zh', width = 1280, javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${server.url}${locale === 'en' ? '/en' : ''}/requests/status`);
  await page.fill('#code', code);
  await page.fill('#tail', TAIL);
  await page.locator('main form button[type=submit]').click();
  await page.waitForSelector('dl.facts');
  return page;
}

describe('an applicant without account and without script', () => {
  let code = '';
  let id = '';

  it('asks, and one form is one case however often it is sent', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/requests/new?unit=${world.finance.id}`);
    await page.fill('#title', '排水管网改造明细');
    await page.fill('#name', PLANTED.name);
    await page.fill('#documentNumber', PLANTED.documentNumber);
    await page.fill('#phone', PLANTED.phone);
    await page.fill('#email', 'a@example.com');
    await page.locator('button[value=check]').click();
    await page.waitForSelector('form[action="/requests/send"]');
    const token = await page.locator('form[action="/requests/send"] input[name=token]').inputValue();
    const [first, second] = await Promise.all([1, 2].map(() => post('/requests/send', { token })));
    expect([first?.status, second?.status]).toEqual([303, 303]);
    expect(first?.headers.get('location')).toBe(second?.headers.get('location'));
    await page.locator('form[action="/requests/send"] button').click();
    await page.waitForSelector('.request-code');
    code = (await page.locator('.request-code').first().textContent()) ?? '';
    const again = await fetch(page.url());
    expect(await again.text()).toContain(code);
    const rows = await world.db.selectFrom('requests').select('id').where('code', '=', code).execute();
    expect(rows).toHaveLength(1);
    expect(await world.db.selectFrom('requests').select('id').execute()).toHaveLength(1);
    id = rows[0]?.id ?? '';
    await context.close();
  });

  it('mends what was asked for, with a file, once; sees how the time is counted', async () => {
    world.clock.at = new Date();
    await officerSteps(id, ['confirm_receipt', { on: today() }], ['register']);
    await officerSteps(id, ['ask_correction', { words: '请写明哪一年度、哪一片区。' }]);
    const page = await open(code);
    expect(await page.textContent('main')).toContain('请写明哪一年度、哪一片区。');
    await look(page, 'correct-1280-zh');
    const before = await page.content();
    await page.fill('#correct-words', '2025年度，老城片区。');
    await page.setInputFiles('#correct-files', { name: '说明.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.locator('form:has(#correct-words) button').click();
    await page.waitForSelector('main p.notice');
    expect(await page.textContent('main p.notice')).toContain('补正已收到');
    await look(page, 'corrected-1280-zh');
    const fields = { locale: 'en', action: 'correct', words: 'again' };
    const sent = { ...fields, pass: hidden(before, 'correct', 'pass'), key: hidden(before, 'correct', 'key') };
    const [a, b] = await Promise.all([post('/requests/status/act', sent), post('/requests/status/act', sent)]);
    expect(await a.text()).toContain('nothing was sent twice');
    expect(b.status).toBe(200);
    const records = await recordsOf(id);
    expect(records.filter(({ kind }) => kind === 'corrected')).toHaveLength(1);
    const files = await world.db.selectFrom('requestFiles').select('id').where('requestId', '=', id).execute();
    expect(files).toHaveLength(1);
    const late = await post('/requests/status/act', { ...sent, key: 'another', locale: 'zh' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('已经进到下一步');
  });

  it('hears of a fee, says that it is paid and asks for more time; a stranger’s pass opens nothing', async () => {
    await officerSteps(id, ['accept', { unitId: world.finance.id }]);
    await officerSteps(id, ['ask_fee', { fee: { by: 'page', pages: 120 }, words: '页数明显超过合理范围' }]);
    const html = await (await post('/requests/status', { code, tail: TAIL, locale: 'en' })).text();
    expect(html).toContain('页数明显超过合理范围');
    const send = (action: string, more: object = {}) =>
      post('/requests/status/act', {
        ...{ locale: 'en', action, words: 'paid today', ...more },
        ...{ pass: hidden(html, action, 'pass'), key: hidden(html, action, 'key') },
      });
    const [first, second] = await Promise.all([send('pay'), send('pay')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await send('more_time')).status).toBe(200);
    expect((await send('more_time', { words: ' ' })).status).toBe(422);
    const wrote = (await recordsOf(id)).filter(({ kind }) => kind === 'from_applicant');
    expect(wrote.map(({ data }) => (data as { what: string }).what)).toEqual(['correct', 'pay', 'more_time']);
    const bad = await post('/requests/status/act', { locale: 'zh', action: 'withdraw', pass: 'x', key: 'y' });
    expect(bad.status).toBe(410);
  });

  it('withdraws by one press of two', async () => {
    const html = await (await post('/requests/status', { code, tail: TAIL, locale: 'zh' })).text();
    const fields = { pass: hidden(html, 'withdraw', 'pass'), key: hidden(html, 'withdraw', 'key'), action: 'withdraw' };
    const answers = await Promise.all([1, 2].map(() => post('/requests/status/act', { ...fields, locale: 'zh' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await world.cases.get(world.officer, id)).state).toBe('withdrawn');
  });

  it('complains of silence to the supervisor, once, and reads what came of it', async () => {
    world.clock.at = new Date(Date.now() - 60 * 86_400_000);
    const made = await world.submit('late-one', { items: [{ title: '河道清淤合同', number: '', description: '' }] });
    await officerSteps(made.id, ['confirm_receipt', { on: today() }], ['register']);
    world.clock.at = new Date();
    const page = await open(made.code);
    await page.locator('summary', { hasText: '他们没有答复我' }).click();
    await look(page, 'overdue-1280-zh');
    await page.fill('#complain-words', '打过三次电话。');
    await page.locator('form:has(#complain-words) button').click();
    await page.waitForSelector('main p.notice');
    expect(await page.textContent('main')).toContain('主管部门正在处理');
    expect(await page.locator('#complain-words').count()).toBe(0);
    const [line, ...rest] = await world.complaints.list(world.system);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ requestId: made.id, channel: 'status_page', cause: 'overdue', finding: '' });
    const entry = await world.complaints.open(world.system, line?.id ?? '');
    expect(entry).toMatchObject({ words: '打过三次电话。', name: '', contact: '', result: '' });
    const { id: _id, organisationId: _about, organisationName: _name, requestNumber: _number, ...as } = entry;
    const { cause: _cause, replyDueOn: _due, ...came } = as;
    const end = {
      finding: 'founded',
      measure: 'rectify',
      endedOn: today(),
      result: '已责令五个工作日内答复。',
    } as const;
    await world.complaints.change(world.system, entry.id, { ...came, ...end });
    const seen = await (await post('/requests/status', { code: made.code, tail: TAIL, locale: 'zh' })).text();
    expect(seen).toContain('已责令五个工作日内答复。');
    await expect(world.complaints.change(world.system, entry.id, { ...came, ...end, result: '二' })).rejects.toThrow();
    await expect(world.complaints.list(world.editor)).rejects.toThrow();
  });

  it('says once how content he is', async () => {
    world.clock.at = new Date();
    const made = await world.submit('good-one');
    await officerSteps(
      made.id,
      ['confirm_receipt', { on: today() }],
      ['register'],
      ['accept', { unitId: world.finance.id }],
    );
    const { items, version } = await world.cases.get(world.officer, made.id);
    const answer = { answer: 'provided', grounds: [], particulars: { way: '以电子邮件提供' } };
    await world.work.decide(world.officer, made.id, items[0]?.id ?? '', { version, ...answer });
    await officerSteps(
      made.id,
      ['draft'],
      ['check'],
      ['sign'],
      ['deliver', { on: today(), words: '电子邮件，已回执' }],
    );
    const html = await (await post('/requests/status', { code: made.code, tail: TAIL, locale: 'zh' })).text();
    const fields = {
      pass: hidden(html, 'rate', 'pass'),
      key: hidden(html, 'rate', 'key'),
      action: 'rate',
      locale: 'zh',
    };
    expect((await post('/requests/status/act', fields)).status).toBe(422);
    const [one, two] = await Promise.all(
      [4, 1].map((score) => post('/requests/status/act', { ...fields, score: `${score}` })),
    );
    expect([one?.status, two?.status]).toEqual([200, 200]);
    const scores = await world.db.selectFrom('requestRatings').select('score').execute();
    expect(scores).toHaveLength(1);
    expect(await (await post('/requests/status', { code: made.code, tail: TAIL, locale: 'zh' })).text()).toContain(
      '您的评价',
    );
  });

  it('keeps a code that was typed wrong for correction, ties the fault to it, and never writes the last four back', async () => {
    const html = await (
      await post('/requests/status', { code: 'PXDR-GBZM-"QBD6-R6J2', tail: '9371', locale: 'zh' })
    ).text();
    const field = /<input id="code"[^>]*>/.exec(html)?.[0] ?? '';
    expect(field).toContain('value="PXDR-GBZM-&quot;QBD6-R6J2"');
    expect(field).toMatch(/aria-describedby="code-fault" aria-invalid="true"/);
    expect(html).toContain('<a href="#code">');
    expect(html).not.toContain('9371');
  });

  it('asks once more before what was filled in is deleted', async () => {
    const form = await (await fetch(`${server.url}/requests/new`)).text();
    const token = hidden(form, 'check', 'token');
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, locale: 'zh', action: 'save', title: '平湖路绿化台账' }))
      body.append(name, value);
    await fetch(`${server.url}/requests/new`, { method: 'POST', body });
    const asked = await (await post('/requests/answered', { token, locale: 'zh' })).text();
    expect(asked).toContain('删除填写的内容？');
    expect(asked).toContain('name="sure"');
    expect(await (await post('/requests/draft', { token, locale: 'zh' })).text()).toContain('平湖路绿化台账');
    await post('/requests/answered', { token, locale: 'zh', sure: 'yes' });
    expect((await post('/requests/draft', { token, locale: 'zh' })).status).toBe(404);
  });

  it('lists faults of the form as the fields follow each other', async () => {
    const form = await (await fetch(`${server.url}/requests/new`)).text();
    const body = new FormData();
    const fields = {
      token: hidden(form, 'check', 'token'),
      locale: 'zh',
      action: 'check',
      kind: 'natural',
      form: 'electronic',
    };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const [name, value] of [
      ['documentNumber', 'x'],
      ['email', 'x'],
      ['way', 'page'],
    ] as const)
      body.append(name, value);
    const html = await (await fetch(`${server.url}/requests/new`, { method: 'POST', body })).text();
    const list = html.split('role="alert"')[1]?.split('</ul>')[0] ?? '';
    const order = [...list.matchAll(/href="#(\w+)"/g)].map(([, id]) => id ?? '');
    expect(order).toEqual(expect.arrayContaining(['organisation', 'title', 'name', 'documentNumber', 'email']));
    const places = order.map((id) => html.indexOf(` id="${id}"`));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it.each([
    ['zh', 1280],
    ['zh', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)(
    'has a page in %s at %i px that axe finds nothing in and that does not scroll sideways',
    async (locale, width) => {
      world.clock.at = new Date();
      const made = await world.submit(`axe-${locale}-${width}`);
      await officerSteps(made.id, ['confirm_receipt', { on: today() }], ['register']);
      await officerSteps(made.id, ['ask_correction', { words: '请写明年度。' }]);
      const page = await open(made.code, locale, width, true);
      for (const summary of await page.locator('main details summary').all()) {
        await summary.focus();
        if (!(await summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)))
          await page.keyboard.press('Enter');
      }
      await look(page, `status-${width}-${locale}`);
      const found = await page.evaluate(
        `${axe}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
      );
      const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await page.context().close();
    },
  );

  it('leaves no code, name or number in any line that the server printed', () => {
    const printed = server.printed();
    for (const word of [PLANTED.name, PLANTED.documentNumber, PLANTED.phone, code, '老城片区', '打过三次电话'])
      expect(printed).not.toContain(word);
    expect(printed.length).toBeGreaterThan(500);
  });
});
