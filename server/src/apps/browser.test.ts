import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** The built product in a real browser, with the demo city in it: what a citizen and an officer see. */

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'yangguang-browser-'));
const dataDir = join(folder, 'data');
let server: ServingProgram;
let browser: Browser;
const passwords = new Map<string, string>();

beforeAll(async () => {
  const demo = await runCli(['demo'], { dataDir }, 240_000);
  expect(demo.code).toBe(0);
  for (const [, name = '', password = ''] of demo.out.matchAll(/^ {2}(demo\.\S+)\s+([a-z0-9-]{19})\s/gm))
    passwords.set(name, password);
  server = await serve({ dataDir, settings: { RATE_LIMIT_PER_MINUTE: '100000' } });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { width = 1280, javaScriptEnabled = true } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

async function violations(page: Page, impacts?: readonly string[]): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  const source = (await import('node:fs')).readFileSync(axe, 'utf8');
  // Through the debugger, because the page's own policy lets no foreign script in.
  const found = await page.evaluate(
    `${source}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  const { violations: all } = found as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return all
    .filter((v) => !impacts || impacts.includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
}

const api = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;
const firstDocument = async () =>
  (
    await api<{ items: { id: string; title: string }[] }>(
      `/api/v1/search?limit=1&q=${encodeURIComponent('停车收费管理办法')}`,
    )
  ).items[0];

describe('the portal', () => {
  const paths = async () => {
    const document = await firstDocument();
    const { items: units } = await api<{ items: { id: string }[] }>('/api/v1/units');
    return [
      '/',
      '/documents',
      `/documents/${document?.id}`,
      '/units',
      `/units/${units[1]?.id}`,
      '/search?q=%E5%81%9C%E8%BD%A6',
      '/search?q=zzzzzz',
      '/deadline?rule=request.reply&from=2026-09-18&corrected=2026-10-12',
      '/nothing',
    ];
  };

  it.each([
    ['zh', 1280],
    ['zh', 390],
    ['en', 1280],
    ['en', 390],
  ])('is without fault for axe and scrolls in one direction only (%s, %i px)', async (locale, width) => {
    for (const path of await paths()) {
      const page = await open(locale === 'en' ? `/en${path === '/' ? '' : path}` : path, { width });
      expect({ path, violations: await violations(page) }).toEqual({ path, violations: [] });
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ path, sideways }).toEqual({ path, sideways: 0 });
      await page.context().close();
    }
  });

  it('finds a rule in one search without script, and shows it with its place in the house', async () => {
    const page = await open('/', { javaScriptEnabled: false, width: 390 });
    await page.locator('main input[name=q]').first().fill('停车收费标准');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?/);
    await page.locator('main ol.documents a').first().click();
    await page.waitForURL(/\/documents\//);
    expect(await page.locator('h1').innerText()).toMatch(/停/);
    expect(await page.locator('nav[aria-label], .breadcrumb').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('takes nothing from elsewhere and runs no inline script', async () => {
    const document = await firstDocument();
    const page = await open('/');
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => void (request.url().startsWith(server.url) || foreign.push(request.url())));
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    await page.goto(`${server.url}/documents/${document?.id}`);
    await page.goto(`${server.url}/?view=large-contrast`);
    expect([foreign, complaints]).toEqual([[], []]);
    await page.context().close();
  });
});

async function signIn(name: string): Promise<Page> {
  const page = await open('/console/');
  const own = 'quiet-river-stone-42';
  const known = passwords.get(name);
  await page.getByRole('textbox').first().fill(name);
  await page
    .locator('input[type=password]')
    .first()
    .fill(known === 'changed' ? own : (known ?? ''));
  await page.locator('button[type=submit]').click();
  if (known !== 'changed') {
    // A one-time password lets nobody further than choosing a password of his own.
    await page.locator('input#next, input[id$=next]').waitFor();
    const fields = page.locator('input[type=password]');
    if ((await fields.count()) > 2) await fields.nth(0).fill(known ?? '');
    await page.locator('input[id$=next]').fill(own);
    await page.locator('input[id$=repeat]').fill(own);
    await page.locator('button[type=submit]').click();
    await page.locator('input[id$=next]').waitFor({ state: 'detached' });
    passwords.set(name, 'changed');
  }
  await page.locator('.shell').waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

/** The console's own calls, with its session. */
const call = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([m, p, b]) => {
      const answer = await fetch(p as string, {
        method: m as string,
        ...(b ? { body: JSON.stringify(b), headers: { 'content-type': 'application/json' } } : {}),
      });
      return { status: answer.status, body: await answer.json() };
    },
    [method, path, body] as const,
  ) as Promise<{ status: number; body: Record<string, never> & { [key: string]: unknown } }>;

describe('the officer’s day', () => {
  it('begins with a password of his own, and shows what waits for him', async () => {
    const page = await signIn('demo.finance.editor');
    expect(await violations(page, ['serious', 'critical'])).toEqual([]);
    for (const screen of ['documents', 'import']) {
      await page.goto(`${server.url}/console/${screen}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect({ screen, violations: await violations(page, ['serious', 'critical']) }).toEqual({
        screen,
        violations: [],
      });
    }
    await page.context().close();
  });

  it('takes a notice from the file to the public: import, check, review, publish, found, split into tasks', async () => {
    const page = await signIn('demo.office.editor');
    const breaches: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && breaches.push(message.text()));
    const { body: session } = await call(page, 'GET', '/api/v1/session');
    const account = session['account'] as unknown as { organisationId: string };
    const file = join(folder, '关于开展夜间照明普查的通知.txt');
    writeFileSync(
      file,
      '安澜市人民政府办公室关于开展夜间照明普查的通知\n安政办发〔2026〕991号\n各县区人民政府，市政府各部门：\n现将有关事项通知如下。\n一、逐盏登记路灯。9月底前完成普查，每季度报送进展。（市住房城乡建设局牵头，市财政局配合）\n安澜市人民政府办公室\n2026年3月6日\n',
    );
    await page.goto(`${server.url}/console/import`);
    await page.locator('input[type=file]').first().setInputFiles(file);
    const sent = page.getByRole('button', { name: /开始|上传|读取|导入/ }).first();
    if (await sent.isVisible()) await sent.click();
    await page.waitForURL(/\/console\/import\/[0-9a-f-]{36}/, { timeout: 30_000 });
    const importId = /import\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await expect
      .poll(async () => (await call(page, 'GET', `/api/v1/console/imports/${importId}`)).body['state'], {
        timeout: 30_000,
      })
      .toBe('ready');
    const saved = await call(page, 'POST', `/api/v1/console/imports/${importId}/save`, {
      items: [{ position: 0, include: true }],
    });
    const [item] = saved.body['items'] as unknown as { documentId: string }[];
    const read = await call(page, 'GET', `/api/v1/console/imports/${importId}/items/0`);
    expect(read.body['tasks']).toMatchObject([
      { lead: ['市住房城乡建设局'], responsible: ['市财政局'], dueOn: '2026-09-30' },
    ]);
    const id = item?.documentId ?? '';
    await page.goto(`${server.url}/console/documents/${id}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await violations(page, ['serious', 'critical'])).toEqual([]);
    expect((await fetch(`${server.url}/documents/${id}`)).status).toBe(404);
    // The text does not say whether it is to be made public: sending it in waits for whoever decides, with the way there.
    const submit = page.getByRole('button', { name: '提交审核' });
    expect(await submit.isDisabled()).toBe(true);
    expect(await page.locator('.refused-fold[open]').count()).toBe(0);
    await page.locator('.not-yet').getByRole('button', { name: '确定公开属性' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('decide-disclosure');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const keep = dialog.getByRole('button', { name: /保\s*存/ });
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await keep.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: '主动公开' }).check();
    await keep.click();
    await expect.poll(() => submit.isEnabled(), { timeout: 10_000 }).toBe(true);
    expect(breaches).toEqual([]);
    const { status, body } = await call(page, 'POST', `/api/v1/console/documents/${id}/submit`, { version: 1 });
    expect({ status, account: account.organisationId !== '' }).toEqual({ status: 200, account: true });
    const reviewId = String(body['reviewId']);
    await page.context().close();

    for (const name of ['demo.office.reviewer', 'demo.office.second', 'demo.secrecy', 'demo.office.final']) {
      const reviewer = await signIn(name);
      await reviewer.goto(`${server.url}/console/reviews/${reviewId}`);
      await reviewer.getByRole('heading', { level: 1 }).first().waitFor();
      if (name === 'demo.secrecy') expect(await violations(reviewer, ['serious', 'critical'])).toEqual([]);
      const { body: review } = await call(reviewer, 'GET', `/api/v1/reviews/${reviewId}`);
      const decided = await call(reviewer, 'POST', `/api/v1/reviews/${reviewId}/decision`, {
        version: review['version'],
        decision: 'approve',
        reason: '',
      });
      expect({ name, status: decided.status }).toEqual({ name, status: 200 });
      if (name === 'demo.office.final') {
        // The final reviewer of the demo city may publish as well.
        const { status: seen, body: approved } = await call(reviewer, 'GET', `/api/v1/console/documents/${id}`);
        expect({ seen, approved }).toMatchObject({ seen: 200, approved: { draft: { state: 'approved' } } });
        const { version } = approved['draft'] as unknown as { version: number };
        const published = await call(reviewer, 'POST', `/api/v1/console/documents/${id}/publish`, { version });
        expect(published.status).toBe(200);
      }
      await reviewer.context().close();
    }
    await expect
      .poll(
        async () =>
          (await api<{ items: { id: string }[] }>(`/api/v1/search?q=${encodeURIComponent('安政办发[2026]991号')}`))
            .items[0]?.id,
        { timeout: 15_000 },
      )
      .toBe(id);
    const reader = await open(`/documents/${id}`, { width: 390 });
    expect(await reader.locator('h1').innerText()).toContain('夜间照明普查');
    expect(await reader.locator('body').innerText()).toContain('市住房城乡建设局');
    await reader.context().close();
  });

  it('sends in and approves several at once, each with its result; those in charge see with whom it lies', async () => {
    const page = await signIn('demo.education.editor');
    const { body: session } = await call(page, 'GET', '/api/v1/session');
    const { organisationId } = session['account'] as unknown as { organisationId: string };
    const titles = ['甲', '乙', '丙'].map((n) => `关于批量办理${n}的通知`);
    const ids: string[] = [];
    for (const title of titles) {
      const made = await call(page, 'POST', '/api/v1/console/documents', { organisationId, title });
      ids.push(String(made.body['id']));
    }
    await page.goto(`${server.url}/console/documents?q=${encodeURIComponent('批量办理')}`);
    await page.getByRole('checkbox', { name: '全选列出的' }).check();
    expect(await page.getByRole('group', { name: '批量办理' }).innerText()).toContain('已选 3 份');
    await page.getByRole('button', { name: '提交审核（3）' }).click();
    // One of them is gone before the officer confirms: its line says so, the others are done.
    await call(page, 'DELETE', `/api/v1/console/documents/${ids[1]}/draft?version=1`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交审核 3 份' }).click();
    await dialog.getByText('3 份中办成 2 份').waitFor();
    expect(await dialog.getByRole('listitem').filter({ hasText: titles[1] }).innerText()).toContain('没有办成');
    expect(await violations(page, ['serious', 'critical'])).toEqual([]);
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await page.goto(`${server.url}/console/documents/${ids[0]}`);
    expect(await page.getByRole('button', { name: '撤回提交' }).isEnabled()).toBe(true);
    expect(await page.locator('section[aria-labelledby=history]').innerText()).toContain('市教育局信息员');
    expect((await call(page, 'GET', '/api/v1/reviews?scope=unit')).status).toBe(403);
    await page.context().close();

    const chief = await signIn('demo.openness');
    await chief.goto(`${server.url}/console/reviews`);
    const row = chief.getByRole('row').filter({ hasText: titles[0] });
    expect(await row.innerText()).toMatch(/初审[^]*市政府办公室审核员[^]*市教育局信息员/);
    expect(await violations(chief, ['serious', 'critical'])).toEqual([]);
    await chief.context().close();

    const reviewer = await signIn('demo.office.reviewer');
    await reviewer.goto(`${server.url}/console/?kind=review`);
    for (const title of [titles[0], titles[2]])
      await reviewer.getByRole('checkbox', { name: `选择：${title}` }).check();
    await reviewer.getByRole('button', { name: '审核通过（2）' }).click();
    await reviewer.getByRole('button', { name: '审核通过 2 份' }).click();
    await reviewer.getByText('2 份中办成 2 份').waitFor();
    const { body } = await call(reviewer, 'GET', `/api/v1/console/documents/${ids[0]}`);
    expect(body['history']).toContainEqual(
      expect.objectContaining({ action: 'review.step.approved', actorName: '市政府办公室审核员' }),
    );
    await reviewer.context().close();
  });

  it('warns before unsaved work is left, and puts the focus back where it was', async () => {
    const page = await signIn('demo.finance.editor');
    const { body } = await call(page, 'GET', '/api/v1/console/documents?state=draft');
    const [draft] = body['items'] as unknown as { id: string; title: string }[];
    await page.goto(`${server.url}/console/documents/${draft?.id}/edit`);
    await page.locator('.fields-form textarea, .fields-form input').first().fill('改过的标题');
    await page.getByRole('link', { name: '回到文件' }).click();
    await page.getByText('离开而不保存？').waitFor();
    await page.getByRole('button', { name: '留在此页' }).click();
    const back = page.getByRole('link', { name: '回到文件' });
    await expect.poll(() => back.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.fields-form textarea, .fields-form input').first().inputValue()).toBe('改过的标题');
    await page.keyboard.press('Control+s');
    await page.getByText(/已保存$/).waitFor();
    await page.getByRole('link', { name: '回到文件' }).click();
    const button = page.getByRole('button', { name: '删除草稿' });
    await button.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    // The question was left without an answer: the draft is still there.
    expect((await call(page, 'GET', `/api/v1/console/documents/${draft?.id}`)).status).toBe(200);
    await page.context().close();
  });
});
