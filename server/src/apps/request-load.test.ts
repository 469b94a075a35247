import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { chinaDate } from '../kernel/time/index.ts';
import { addAccount, createDesks, looksRight, openBrowser, type Desks } from './desks.testing.ts';
import { serve, stopServing, type ServingProgram } from './program.testing.ts';

/** The supervisor's view with real presses: a figure opens the list behind it, which says so many and can be taken as a workbook. */

let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;
let desk: Desks;

beforeAll(async () => {
  world = await createRequestsWorld();
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000' };
  // The first is long overdue, the second came today, the third was withdrawn today, the fourth is not confirmed.
  for (const [at, [on, isWithdrawn]] of (
    [
      [new Date('2026-03-02T02:00:00Z'), false],
      [new Date(), false],
      [new Date(), true],
    ] as const
  ).entries()) {
    world.clock.at = on;
    const { id } = await world.submit(`LOAD-WALK-${String(at).padStart(10, '0')}`);
    const step = async (step: string, more = {}) => {
      const { version } = await world.cases.get(world.officer, id);
      await world.steps.step(world.officer, id, { version, step, ...more });
    };
    await step('confirm_receipt', { on: chinaDate(on) });
    await step('register');
    await step('accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
    if (isWithdrawn) await step('withdraw', { agreed: true, words: '申请人撤回' });
  }
  await world.submit('LOAD-WALK-UNCONFIRMED');
  const given = await addAccount('chief', 'request_reviewer', { dataDir: world.folder, settings });
  const { id } = await world.db.selectFrom('accounts').select('id').executeTakeFirstOrThrow();
  await world.db.updateTable('requests').set({ officerId: id }).where('registrationNumber', '=', 1).execute();
  await world.db.updateTable('requests').set({ officerId: null }).where('registrationNumber', '=', 3).execute();
  server = await serve({ dataDir: world.folder, settings });
  browser = await openBrowser(process.env['YG_SHOTS']);
  desk = createDesks(browser, server, new Map([['chief', given]]));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  await world?.close();
});

it('shows the load, opens the list behind a figure and gives it as a workbook', { timeout: 240_000 }, async () => {
  const page = await desk('chief');
  await page.goto(`${server.url}/console/requests`);
  await page.getByText('下一步：提交答复送审').first().waitFor();
  await looksRight(page, 'list-zh-1280', { isStrict: true });
  await page.getByRole('tab', { name: '工作量' }).click();
  const late = page.getByRole('link', { name: '安澜市水利局，已超期：1 件' });
  await late.waitFor();
  await looksRight(page, 'load-zh-1280', { isStrict: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await looksRight(page, 'load-zh-390', { isStrict: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await late.click();
  await page.getByText('共 1 件').waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('overdue');
  await page.goBack();
  await page.getByRole('link', { name: /^未指定承办人，\d{4} 年办结：1 件$/ }).click();
  await page.getByText('共 1 件').waitFor();
  await looksRight(page, 'load-list-zh-1280', { isStrict: true });
  const taken = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  expect((await taken).suggestedFilename()).toMatch(/^依申请公开-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await page.getByRole('button', { name: /承办人：未指定承办人/ }).click();
  await page.getByRole('button', { name: /承办人：/ }).waitFor({ state: 'hidden' });
  expect(new URL(page.url()).searchParams.get('officer')).toBeNull();

  await page.evaluate(() => localStorage.setItem('yg.locale', 'en'));
  await page.goto(`${server.url}/console/requests/load`);
  await page.getByRole('link', { name: '安澜市水利局, Overdue: 1' }).waitFor();
  await looksRight(page, 'load-en-1280', { isStrict: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await looksRight(page, 'load-en-390', { isStrict: true });
});
