import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../participation/requests/requests.testing.ts';
import { buildPrograms, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** The whole way of whoever asks, in both languages and at two widths: every page is complete in its language, fits, and axe finds nothing in it. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['YG_SHOTS'] ?? '';
let world: RequestsWorld;
let server: ServingProgram;
let browser: Browser;

beforeAll(async () => {
  buildPrograms();
  world = await createRequestsWorld();
  world.clock.at = new Date();
  const settings = { DATABASE_URL: world.test.url, RATE_LIMIT_PER_MINUTE: '100000' };
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

/** Chinese words of an English page outside of what is marked as Chinese: names of units and what people wrote are; our own texts must not be there. */
const untranslated = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (!/\p{Script=Han}/u.test(text) || parent?.closest('[lang^="zh"], textarea, script, style')) continue;
      found.push(text.slice(0, 80));
    }
    return found;
  });

async function look(
  page: Page,
  name: string,
  locale: 'zh' | 'en',
  width: number,
  own: readonly string[],
): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${locale}.png`), fullPage: true });
  const found = await page.evaluate(
    `${axe}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] };
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // What the applicant himself typed may stand there in his language.
  const left =
    locale === 'en' ? (await untranslated(page)).filter((text) => !own.some((one) => text.includes(one))) : [];
  expect({ name, axe: violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`), left }).toEqual({
    ...{ name, axe: [], left: [] },
  });
  expect(wide, name).toBeLessThanOrEqual(0);
}

const today = () => new Date(world.clock.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
async function officerSteps(id: string, ...steps: [step: string, more?: object][]) {
  for (const [step, more = {}] of steps) {
    const { version } = await world.cases.get(world.officer, id);
    const by = step === 'extend' ? world.reviewer : world.officer;
    await world.steps.step(by, id, { version, step, ...more });
  }
}

it.each([
  ['zh', 1280],
  ['zh', 390],
  ['en', 1280],
  ['en', 390],
] as const)('asks, mends, waits and complains in %s at %i px', async (locale, width) => {
  world.clock.at = new Date();
  const prefix = locale === 'en' ? '/en' : '';
  const words =
    locale === 'en'
      ? { title: 'Contract of the Pinghu Road drains', name: 'Jane Roe', correction: 'The year 2025, the old town.' }
      : { title: '平湖路排水合同', name: PLANTED.name, correction: '2025年度，老城片区。' };
  const seen = (page: Page, name: string) =>
    look(page, name, locale, width, [PLANTED.name, '请写明', '安澜市', 'approved by']);
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  await page.route('**/requests/suggestions', async (route) => {
    asked.push(route.request().postData() ?? '');
    await route.continue();
  });

  await page.goto(`${server.url}${prefix}/requests`);
  await seen(page, '1-guide');
  await page.goto(`${server.url}${prefix}/requests/new?unit=${world.finance.id}`);
  await seen(page, '2-form');
  await page.fill('#documentNumber', 'x');
  await page.fill('#name', words.name);
  await page.locator('button[value=check]').click();
  await page.waitForSelector('[role=alert]');
  await seen(page, '3-faults');
  await page.locator('#title').pressSequentially(`${words.title} 13987654321`, { delay: 5 });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  // One question after the typing, with the subject alone and no long number in it.
  expect(asked).toHaveLength(1);
  const sent = new URLSearchParams(asked[0]);
  expect([...sent.keys()].sort()).toEqual(['locale', 'title']);
  expect(sent.get('title')).toBe(words.title);
  await page.fill('#title', words.title);
  await page.fill('#documentNumber', PLANTED.documentNumber);
  await page.fill('#phone', PLANTED.phone);
  await page.fill('#email', 'a@example.com');
  await page.locator('button[value=check]').click();
  await page.waitForSelector('form[action="/requests/send"]');
  await seen(page, '4-check');
  await page.locator('form[action="/requests/send"] button').click();
  await page.waitForSelector('.request-code');
  await seen(page, '5-receipt');
  const code = (await page.locator('.request-code').first().textContent()) ?? '';
  const row = await world.db.selectFrom('requests').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  const open = async () => {
    await page.goto(`${server.url}${prefix}/requests/status`);
    await page.fill('#code', code);
    await page.fill('#tail', PLANTED.phone.slice(-4));
    await page.locator('main form button[type=submit]').click();
    await page.waitForSelector('dl.facts');
  };
  await officerSteps(row.id, ['confirm_receipt', { on: today() }], ['register']);
  await officerSteps(row.id, ['ask_correction', { words: '请写明年度。' }]);
  await open();
  await seen(page, '6-correct');
  await page.fill('#correct-words', words.correction);
  await page.locator('form:has(#correct-words) button').click();
  await page.waitForSelector('main p.notice');
  await seen(page, '7-corrected');
  await officerSteps(row.id, ['accept', { unitId: world.finance.id }]);
  const { version } = await world.cases.get(world.officer, row.id);
  const proposal = { version, what: 'extension' as const, amount: 10, words: '需要查阅大量档案' };
  await world.work.propose(world.officer, row.id, proposal);
  await officerSteps(row.id, ['extend']);
  await open();
  await seen(page, '8-extended');
  // Sixty days ago, and nobody answered.
  world.clock.at = new Date(Date.now() - 60 * 86_400_000);
  const late = await world.submit(`late-${locale}-${width}`);
  await officerSteps(late.id, ['confirm_receipt', { on: today() }], ['register']);
  world.clock.at = new Date();
  await page.goto(`${server.url}${prefix}/requests/status`);
  await page.fill('#code', late.code);
  await page.fill('#tail', PLANTED.phone.slice(-4));
  await page.locator('main form button[type=submit]').click();
  await page.waitForSelector('dl.facts');
  await page.locator('details:has(#complain-words) summary').click();
  await look(page, '9-complain', locale, width, ['决算', '三公', '安澜市']);
  await page.fill('#complain-words', words.correction);
  await page.locator('form:has(#complain-words) button').click();
  await page.waitForSelector('main p.notice');
  await look(page, '10-complained', locale, width, ['决算', '三公', '安澜市']);
  await context.close();
});
