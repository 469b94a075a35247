import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { runCli, serve, stopServing, type ServingProgram } from './program.testing.ts';

/**
 * The way of a request through the console with real presses: taken in, registered, mended, dispatched, searched for, a third party heard, partly
 * granted, checked, signed, delivered, archived. Three people, each at his own desk; every wait is for what the page shows.
 */

const OWN_PASSWORD = 'quiet-river-stone-42';
const TITLE = '安澜湖清淤工程招标文件';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['YG_SHOTS'] ?? '';
const desks = new Map<string, Page>();
const passwords = new Map<string, string>();
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;
let address = '';

beforeAll(async () => {
  world = await createRequestsWorld();
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000' };
  for (const [name, role] of [
    ['officer', 'request_officer'],
    ['lawyer', 'legal_reviewer'],
    ['chief', 'request_reviewer'],
  ] as const) {
    const made = await runCli(['accounts', 'add', name, '--role', role, '--unit', 'city'], {
      ...{ dataDir: world.folder, settings },
    });
    expect(made.code, made.err).toBe(0);
    passwords.set(name, made.out.trim());
  }
  server = await serve({ dataDir: world.folder, settings });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
  if (shots) mkdirSync(shots, { recursive: true });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

/** The desk of one of the three, signed in once. */
async function desk(name: string): Promise<Page> {
  const known = desks.get(name);
  if (known) return known;
  // The days that are picked are days in China, wherever the test runs.
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Asia/Shanghai' })
  ).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}/console/`);
  const given = passwords.get(name) ?? '';
  await page.getByRole('textbox').first().fill(name);
  await page.locator('input[type=password]').first().fill(given);
  await page.locator('button[type=submit]').click();
  await page.locator('input[id$=next]').waitFor();
  const fields = page.locator('input[type=password]');
  if ((await fields.count()) > 2) await fields.nth(0).fill(given);
  await page.locator('input[id$=next]').fill(OWN_PASSWORD);
  await page.locator('input[id$=repeat]').fill(OWN_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell').waitFor();
  desks.set(name, page);
  return page;
}
const panel = (page: Page, id: string): Locator => page.locator(`section[aria-labelledby=${id}]`);
const shows = (page: Page, state: string) => page.locator('.page-help').filter({ hasText: state }).waitFor();

async function openCase(page: Page): Promise<void> {
  await page.goto(`${server.url}${address}`);
  await panel(page, 'next').waitFor();
}
/** Opens a dialog from a button, fills it in, sends it, and waits until the page shows what came of it. */
async function press(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<unknown> = async () => {},
  from: Locator = panel(page, 'next'),
): Promise<void> {
  await from.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.locator('.ant-modal-footer button').last().click();
  // What the server refuses stands in the dialog: said here instead of a time-out without a reason.
  const refused = dialog.getByRole('alert');
  await Promise.race([dialog.waitFor({ state: 'hidden' }), refused.first().waitFor()]);
  if (await dialog.isVisible()) expect(await refused.allInnerTexts()).toEqual([]);
}
/** Today, picked from the calendar: Enter in the field would send a form that has no other. */
async function day(dialog: Locator, label: string | RegExp): Promise<void> {
  await dialog.getByLabel(label).click();
  const calendar = dialog.page().locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
  await calendar.locator('.ant-picker-cell-today').click();
  await calendar.waitFor({ state: 'hidden' });
}
async function choose(dialog: Locator, label: string | RegExp, words: string): Promise<void> {
  const field = dialog.getByRole('combobox', { name: label });
  await field.click();
  const list = dialog.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await list.waitFor();
  if (await field.isEditable()) {
    await field.fill(words);
    await field.press('Enter');
  } else {
    await list.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
  }
}
async function looksRight(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const found = (await page.evaluate(
    // What grows with its text leaves a hidden copy of itself behind, which nobody reaches.
    `${axe}; axe.run({ exclude: ['textarea[name=hiddenTextarea]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  const faults = found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  expect({ name, faults }).toEqual({ name, faults: [] });
}

describe('a request at the desk', { timeout: 240_000 }, () => {
  it('is taken in at the counter and registered', async () => {
    const page = await desk('officer');
    await page.goto(`${server.url}/console/requests`);
    await press(
      page,
      '登记来件',
      async (dialog) => {
        await choose(dialog, '受理机关', '财政局');
        await dialog.getByLabel('信息名称').fill(TITLE);
        await dialog.getByLabel('姓名或名称').fill(PLANTED.name);
        await dialog.getByLabel('证件号码').fill(PLANTED.documentNumber);
        await dialog.getByLabel('电话').fill(PLANTED.phone);
        await dialog.getByLabel('通信地址').fill('安澜市平湖路1号');
      },
      page.locator('.page-extra'),
    );
    await page.getByRole('link', { name: TITLE }).click();
    await panel(page, 'next').waitFor();
    address = new URL(page.url()).pathname;
    await press(page, '登记');
    await shows(page, '已登记');
    await page.getByRole('heading', { level: 1, name: /〔\d{4}〕1号/ }).waitFor();
  });

  it('is mended by the applicant, and its clock begins anew', async () => {
    const page = await desk('officer');
    await press(page, '告知补正', (dialog) => dialog.getByLabel('说明').fill('请写明年度'));
    await shows(page, '待补正');
    await press(page, '收到补正', (dialog) => day(dialog, '日期'));
    await shows(page, '已登记');
  });

  it('is dispatched to a unit with an officer, and searched for', async () => {
    const page = await desk('officer');
    await press(page, '转承办', async (dialog) => {
      await choose(dialog, '承办单位', '预算处');
      await choose(dialog, '承办人', 'officer');
    });
    await shows(page, '办理中');
    await panel(page, 'facts').getByText('安澜市预算处').waitFor();
    await press(page, '添加记录', async (dialog) => {
      await dialog.getByLabel('检索范围').fill('档案室、文档系统');
      await dialog.getByLabel('关键词').fill('清淤');
      await dialog.getByLabel('检索结果').fill('找到招标文件一份，其中报价部分属于投标人');
    });
    await panel(page, 'records').getByText('检索情况').waitFor();
    await looksRight(page, 'handling');
  });

  it('hears a third party, whose time does not count', async () => {
    const page = await desk('officer');
    await press(page, '征求第三方或其他机关意见', async (dialog) => {
      await dialog.getByLabel('名称', { exact: true }).fill('投标人');
      await dialog.getByLabel('联系方式').fill('安澜市平湖路2号');
      await day(dialog, /对方收到日/);
      await dialog.getByLabel('征求什么意见').fill('是否同意公开报价明细');
    });
    await shows(page, '征求意见中');
    await press(
      page,
      '登记答复',
      async (dialog) => {
        await choose(dialog, '登记答复', '不同意公开');
        await dialog.getByLabel('说明').fill('报价明细是商业秘密');
      },
      panel(page, 'consultations'),
    );
    await panel(page, 'consultations').getByText('不同意公开').waitFor();
    await press(page, '征求意见结束');
    await shows(page, '办理中');
  });

  it('is partly granted', async () => {
    const page = await desk('officer');
    await press(
      page,
      '作决定',
      async (dialog) => {
        await choose(dialog, '处理决定', '区分处理');
        await choose(dialog, '不公开部分的理由', '保护第三方');
        await page.keyboard.press('Escape');
        // What a part that stays closed for a third party has to say appears once its ground is chosen: five fields with those of the open part, and why no file is enclosed.
        const areas = dialog.locator('textarea:visible');
        await expect.poll(() => areas.count(), { timeout: 30_000 }).toBe(5);
        for (const area of await areas.all()) await area.fill('报价明细遮盖后提供');
      },
      panel(page, 'items'),
    );
    await panel(page, 'items')
      .getByText(/决定：/)
      .waitFor();
    // What stands in the way is said under the buttons.
    const ways = panel(page, 'next');
    await ways
      .getByRole('button', { name: '提交答复送审' })
      .waitFor({ timeout: 10_000 })
      .catch(async () => {
        throw new Error(`not to be sent yet: ${await ways.textContent()} ${await panel(page, 'items').textContent()}`);
      });
    await press(page, '提交答复送审');
    await shows(page, '待合法性审查');
    await looksRight(page, 'drafted');
  });

  it('is checked by the lawyer and signed by the chief, never by who prepared it', async () => {
    const officer = await desk('officer');
    expect(await panel(officer, 'next').getByRole('button', { name: '合法性审查通过' }).count()).toBe(0);
    const lawyer = await desk('lawyer');
    await openCase(lawyer);
    await press(lawyer, '合法性审查通过');
    await shows(lawyer, '待签发');
    const chief = await desk('chief');
    await openCase(chief);
    await press(chief, '签发');
    await shows(chief, '待送达');
  });

  it('is delivered and archived, with everything that happened in its history', async () => {
    const page = await desk('officer');
    await openCase(page);
    await press(page, '送达', async (dialog) => {
      await day(dialog, '日期');
      await dialog.locator('textarea:visible').last().fill('本人领取，签收单1号');
    });
    await shows(page, '已答复');
    await press(page, '归档');
    await shows(page, '已归档');
    for (const words of ['登记', '告知补正', '收到补正', '转承办', '征求意见结束', '签发', '送达', '归档'])
      expect([words, await panel(page, 'history').getByText(words).count()]).not.toEqual([words, 0]);
    await looksRight(page, 'archived');
  });
});
