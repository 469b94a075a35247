import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { buildPrograms, runCli, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** What an applicant sent from his page, in the console of the office that supervises: found, looked at, closed. */

const OWN_PASSWORD = 'quiet-river-stone-42';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['YG_SHOTS'] ?? '';
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;
let page: Page;
let requestId = '';

beforeAll(async () => {
  buildPrograms();
  world = await createRequestsWorld();
  world.clock.at = new Date(Date.now() - 60_000);
  ({ id: requestId } = await world.submit('COMPLAINT-WALK-0000'));
  const { organisationId } = await world.cases.get(world.officer, requestId);
  const said = { organisationId, requestId, cause: 'overdue' as const, dueOn: '2026-03-06' };
  await world.complaints.enterFromPage(world.system, { ...said, words: '打过三次电话，没有人答复。' });
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000' };
  const account = ['accounts', 'add', 'office', '--role', 'open_government_office', '--unit', 'city'];
  const made = await runCli(account, { dataDir: world.folder, settings });
  expect(made.code, made.err).toBe(0);
  server = await serve({ dataDir: world.folder, settings });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
  if (shots) mkdirSync(shots, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Asia/Shanghai' });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}/console/`);
  await page.getByRole('textbox').first().fill('office');
  await page.locator('input[type=password]').first().fill(made.out.trim());
  await page.locator('button[type=submit]').click();
  await page.locator('input[id$=next]').waitFor();
  const fields = page.locator('input[type=password]');
  if ((await fields.count()) > 2) await fields.nth(0).fill(made.out.trim());
  await page.locator('input[id$=next]').fill(OWN_PASSWORD);
  await page.locator('input[id$=repeat]').fill(OWN_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell').waitFor();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

/** What axe finds, at the width and in the language of a desk and of a phone. */
async function look(name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    // What is half seen while it grows has other colours.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    if (shots) await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
    const found = (await page.evaluate(
      // What grows with its text leaves a hidden copy of itself behind, which nobody reaches.
      `${axe}; axe.run({ exclude: ['textarea[name=hiddenTextarea]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    expect({ name, width, faults }).toEqual({ name, width, faults: [] });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

it('is one line among the others, opens as it came, and is closed with finding, day and measure', async () => {
  await page.goto(`${server.url}/console/disputes/complaints`);
  await page.getByText('申请人在办理进度页提交 · 逾期没有答复').waitFor();
  await look('register-zh');
  await page.getByRole('button', { name: '办理', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('打过三次电话，没有人答复。').waitFor();
  expect(await dialog.getByLabel('投诉人（匿名的不填）').count()).toBe(0);
  await look('entry-zh');
  const choose = async (label: string, words: string) => {
    await dialog.getByRole('combobox', { name: label }).click();
    const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
    await list.getByText(words, { exact: true }).click();
  };
  await choose('查证结论', '属实');
  await choose('处理措施', '督促整改');
  await dialog.getByLabel('办结日').click();
  await page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden) .ant-picker-cell-today').click();
  await dialog.getByLabel('处理情况和答复').fill('已责令五个工作日内答复。');
  await dialog.locator('.ant-modal-footer button').last().click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('没有在办的投诉、举报').waitFor();
  expect(await world.complaints.listOfCase(world.tenant.id, requestId)).toMatchObject([
    { answer: '已责令五个工作日内答复。' },
  ]);
  expect(await world.complaints.list(world.system)).toMatchObject([{ finding: 'founded', measure: 'rectify' }]);
}, 120_000);

it('reads the same in English', async () => {
  await page.evaluate(() => localStorage.setItem('yg.locale', 'en'));
  await page.goto(`${server.url}/console/disputes/complaints`);
  await page.getByRole('checkbox').first().check();
  await page.getByText('sent by the applicant from the status page · no answer in time').waitFor();
  await look('register-en');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('dialog').getByText('已责令五个工作日内答复。').waitFor();
  await look('entry-en');
}, 60_000);
