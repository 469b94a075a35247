import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { addAccount, createDesks, looksRightOnBoth, openBrowser } from './desks.testing.ts';
import { buildPrograms, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** What an applicant sent from his page, in the console of the office that supervises: found, looked at, closed. */

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
  const given = await addAccount('office', 'open_government_office', { dataDir: world.folder, settings });
  server = await serve({ dataDir: world.folder, settings });
  browser = await openBrowser(process.env['YG_SHOTS']);
  page = await createDesks(browser, server, new Map([['office', given]]))('office');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

it('is one line among the others, opens as it came, and is closed with finding, day and measure', async () => {
  await page.goto(`${server.url}/console/disputes/complaints`);
  await page.getByText('申请人在办理进度页提交 · 逾期没有答复').waitFor();
  await looksRightOnBoth(page, 'register-zh');
  await page.getByRole('button', { name: '办理', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('打过三次电话，没有人答复。').waitFor();
  expect(await dialog.getByLabel('投诉人（匿名的不填）').count()).toBe(0);
  await looksRightOnBoth(page, 'entry-zh');
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
  await looksRightOnBoth(page, 'register-en');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('dialog').getByText('已责令五个工作日内答复。').waitFor();
  await looksRightOnBoth(page, 'entry-en');
}, 60_000);
