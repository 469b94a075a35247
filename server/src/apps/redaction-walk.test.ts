import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { createRedactor, findWords } from '../kernel/redact/index.ts';
import { createRequestsWorld, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import {
  addAccount,
  choose,
  createDesks,
  looksRightOnBoth,
  openBrowser,
  panel,
  press,
  type Desks,
} from './desks.testing.ts';
import { buildPrograms, serve, stopServing, type ServingProgram } from './program.testing.ts';

/**
 * Parts of a document covered with mouse and keyboard, read a second time, and sent out with the answer: each person at his own desk, each page looked
 * at on a desk and on a phone.
 */

const [PHONE, SECOND, KEPT] = ['13987654321', '报价明细', '补贴总额120万元'];
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;
let desk: Desks;
let document: Buffer;
let [requestId, redactionPath] = ['', ''];

beforeAll(async () => {
  buildPrograms();
  world = await createRequestsWorld();
  world.clock.at = new Date(Date.now() - 3_600_000);
  const blocks = [
    { kind: 'paragraph' as const, text: `经办人联系电话${PHONE}。${KEPT}，其中${SECOND}见附件。` },
    ...Array.from({ length: 40 }, (_, at) => ({ kind: 'paragraph' as const, text: `第${at + 1}条　发放对象和标准。` })),
  ];
  const printed = await world.printer.print('pdf', {
    ...{ title: '社区食堂运营补贴协议', blocks, producedAt: '2026-01-01T00:00:00Z' },
  });
  document = Buffer.from(printed.bytes);
  const delivery = { form: 'paper' as const, way: 'post' as const };
  const applicant = { ...world.form().applicant, address: '安澜市平湖路3号', postcode: '000000' };
  requestId = (await world.submit('REDACTION-WALK-0000', { delivery, applicant })).id;
  for (const [step, input] of [
    ['confirm_receipt', { on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) }],
    ['register', {}],
    ['accept', { unitId: world.budget.id }],
  ] as const) {
    const { version } = await world.cases.get(world.officer, requestId);
    world.clock.at = new Date();
    await world.steps.step(world.officer, requestId, { version, step, ...input });
  }
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000' };
  const passwords = new Map<string, string>();
  for (const [name, role] of [
    ['officer', 'request_officer'],
    ['lawyer', 'legal_reviewer'],
    ['chief', 'request_reviewer'],
  ] as const)
    passwords.set(name, await addAccount(name, role, { dataDir: world.folder, settings }));
  server = await serve({ dataDir: world.folder, settings });
  browser = await openBrowser(process.env['YG_SHOTS']);
  desk = createDesks(browser, server, passwords);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

/** What a busy machine shows late. */
const shown = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });
const shows = (page: Page, state: string) => page.locator('.page-help').filter({ hasText: state }).waitFor();
const marks = (page: Page): Locator => panel(page, 'marks').locator('li');
async function openCase(page: Page): Promise<void> {
  await page.goto(`${server.url}/console/requests/${requestId}`);
  await panel(page, 'next').waitFor();
}
/** The same page in English; nothing that is not saved may stand on it. */
async function inEnglish(page: Page, name: string): Promise<void> {
  for (const locale of ['en', 'zh']) {
    await page.evaluate((value) => localStorage.setItem('yg.locale', value), locale);
    await page.reload();
    await page.locator('section[aria-labelledby=history]').waitFor();
    if (locale === 'en') await looksRightOnBoth(page, `${name}-en`);
  }
}

describe('redaction at the desk', { timeout: 240_000 }, () => {
  it('takes a document in and marks a part with the mouse', async () => {
    const page = await desk('officer');
    await openCase(page);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '补贴协议.pdf', mimeType: 'application/pdf', buffer: document });
    await page.locator('.redaction-sheet img').waitFor();
    redactionPath = new URL(page.url()).pathname;
    await shown(() =>
      page.locator('.redaction-sheet img').evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(500);
    const sheet = page.locator('.redaction-sheet');
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('the page has no place');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 120);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 160, { steps: 5 });
    await page.mouse.up();
    await shown(() => marks(page).count()).toBe(1);
    expect(await page.locator('.redaction-mark').count()).toBe(1);
    await page.getByText('有改动还没有保存').waitFor();
    await marks(page).first().getByRole('button', { name: /^删除/ }).click();
    await shown(() => marks(page).count()).toBe(0);
  });

  it('finds words and personal data and marks them by keyboard alone', async () => {
    const page = await desk('officer');
    const finder = panel(page, 'finder');
    await finder.getByRole('button', { name: '查找个人信息' }).focus();
    await page.keyboard.press('Enter');
    await finder.getByRole('button', { name: '全部遮盖（1 处）' }).waitFor();
    await finder.getByRole('button', { name: '全部遮盖（1 处）' }).focus();
    await page.keyboard.press('Enter');
    await shown(() => marks(page).count()).toBe(1);
    await finder.getByRole('searchbox').focus();
    await page.keyboard.type(SECOND);
    await page.keyboard.press('Enter');
    await finder.getByRole('button', { name: '全部遮盖（1 处）' }).focus();
    await page.keyboard.press('Enter');
    await shown(() => marks(page).count()).toBe(2);
    await looksRightOnBoth(page, 'redaction-marking');
    await page.getByRole('button', { name: '保存标记' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('有改动还没有保存').waitFor({ state: 'hidden' });
    await inEnglish(page, 'redaction-marking');
  });

  it('makes the file while the page shows how far it is, and hands it to a second reader', async () => {
    const page = await desk('officer');
    await page.getByRole('button', { name: '生成遮盖后的文件' }).click();
    await panel(page, 'checks').waitFor({ timeout: 60_000 });
    await panel(page, 'checks').getByText('审查没有发现问题').waitFor();
    await page.getByText('遮盖后的文件', { exact: true }).first().click();
    await shown(() =>
      page.locator('.redaction-sheet img').evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(500);
    await looksRightOnBoth(page, 'redaction-made');
    await press(page, '提交复核');
    await shows(page, '待复核');
    expect(await panel(page, 'next').getByRole('button', { name: '复核通过' }).isEnabled()).toBe(false);
  });

  it('is read by somebody who marked nothing', async () => {
    const page = await desk('lawyer');
    await page.goto(server.url + redactionPath);
    await looksRightOnBoth(page, 'redaction-reading');
    await press(page, '复核通过');
    await shows(page, '已复核');
    await looksRightOnBoth(page, 'redaction-confirmed');
  });

  it('goes into the decision, out with the letter, and waits to be posted', async () => {
    const page = await desk('officer');
    await openCase(page);
    await press(
      page,
      '作决定',
      async (dialog) => {
        await choose(dialog, '处理决定', '区分处理');
        await choose(dialog, '随答复提供的遮盖后的文件', '补贴协议');
        await page.keyboard.press('Escape');
        // Its grounds came with the file, and with them what they have to say; also why no third party was heard.
        await shown(() => dialog.locator('textarea:visible').count()).toBe(5);
        for (const area of await dialog.locator('textarea:visible').all()) await area.fill('随本告知书提供');
        await looksRightOnBoth(page, 'decision-with-file');
      },
      panel(page, 'items'),
    );
    await panel(page, 'items')
      .getByRole('link', { name: /补贴协议/ })
      .waitFor();
    await press(page, '提交答复送审');
    await shows(page, '待合法性审查');
    const lawyer = await desk('lawyer');
    await openCase(lawyer);
    await press(lawyer, '合法性审查通过');
    await shows(lawyer, '待签发');
    const chief = await desk('chief');
    await openCase(chief);
    await press(chief, '签发');
    await shows(chief, '待送达');
    await openCase(page);
    const link = panel(page, 'letters').getByRole('link', { name: /附件：补贴协议（区分处理）/ });
    await link.waitFor();
    await looksRightOnBoth(page, 'letters-panel');
    await inEnglish(page, 'letters-panel');
    const taken = await page.request.get(server.url + (await link.getAttribute('href')));
    expect(taken.status()).toBe(200);
    const redactor = createRedactor();
    const read = await redactor.read(Uint8Array.from(await taken.body()));
    await redactor.close();
    for (const words of [PHONE, SECOND]) expect(findWords(read, words)).toEqual([]);
    expect(findWords(read, KEPT)).toHaveLength(1);
  });
});
