import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import {
  addAccount,
  choose,
  createDesks,
  looksRight,
  openBrowser,
  panel,
  pickToday,
  press,
  type Desks,
} from './desks.testing.ts';
import { serve, stopServing, type ServingProgram } from './program.testing.ts';

/**
 * The way of a request through the console with real presses: taken in, registered, mended, dispatched, searched for, a third party heard, partly
 * granted, checked, signed, delivered, archived. Three people, each at his own desk; every wait is for what the page shows.
 */

const TITLE = '安澜湖清淤工程招标文件';
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;
let desk: Desks;
let address = '';

beforeAll(async () => {
  world = await createRequestsWorld();
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
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

const shows = (page: Page, state: string) => page.locator('.page-help').filter({ hasText: state }).waitFor();

async function openCase(page: Page): Promise<void> {
  await page.goto(`${server.url}${address}`);
  await panel(page, 'next').waitFor();
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
    await press(page, '收到补正', (dialog) => pickToday(dialog, '日期'));
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
      await pickToday(dialog, /对方收到日/);
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
      await pickToday(dialog, '日期');
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
