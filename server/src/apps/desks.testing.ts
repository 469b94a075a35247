import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { runCli, type ServingProgram } from './program.testing.ts';

/** Officers at their desks in a real browser, and what their pages are looked at for. */

export const OWN_PASSWORD = 'quiet-river-stone-42';
/** Where pictures of the pages go; '' takes none. */
let shots = '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser; with a folder, pictures of the pages that are looked at go there. */
export async function openBrowser(folder = ''): Promise<Browser> {
  shots = folder;
  if (shots) mkdirSync(shots, { recursive: true });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/** A new account with a role in the whole city; returns the password that it was given. */
export async function addAccount(
  name: string,
  role: string,
  place: { dataDir: string; settings: Record<string, string> },
): Promise<string> {
  const made = await runCli(['accounts', 'add', name, '--role', role, '--unit', 'city'], place);
  expect(made.code, made.err).toBe(0);
  return made.out.trim();
}

export type Desks = ReturnType<typeof createDesks>;

/** Desks of people, each of whom signs in once with the password that he was given and chooses his own. */
export function createDesks(browser: Browser, server: ServingProgram, passwords: ReadonlyMap<string, string>) {
  const known = new Map<string, Page>();
  return async function desk(name: string): Promise<Page> {
    const at = known.get(name);
    if (at) return at;
    // The days that are picked are days in China, wherever the test runs.
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
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
    known.set(name, page);
    return page;
  };
}

export const panel = (page: Page, id: string): Locator => page.locator(`section[aria-labelledby=${id}]`);

/** Opens a dialog from a button, fills it in, sends it, and waits until the page shows what came of it. */
export async function press(
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
export async function pickToday(dialog: Locator, label: string | RegExp): Promise<void> {
  await dialog.getByLabel(label).click();
  const calendar = dialog.page().locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
  await calendar.locator('.ant-picker-cell-today').click();
  await calendar.waitFor({ state: 'hidden' });
}

export async function choose(within: Locator, label: string | RegExp, words: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.click();
  const list = within.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await list.waitFor();
  if (await field.isEditable()) {
    await field.fill(words);
    await field.press('Enter');
  } else {
    await list.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
  }
}

/** What axe finds on a page, which should be nothing; `isStrict`: not even what is minor. */
export async function looksRight(page: Page, name: string, { isStrict = false } = {}): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What is half seen while it grows has other colours.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const found = (await page.evaluate(
    // What grows with its text leaves a hidden copy of itself behind, which nobody reaches.
    `${axe}; axe.run({ exclude: ['textarea[name=hiddenTextarea]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  const faults = found.violations
    .filter(({ impact }) => isStrict || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  expect({ name, faults }).toEqual({ name, faults: [] });
}

/** The same at the width of a desk and of a phone, where nothing runs out of the page. */
export async function looksRightOnBoth(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await looksRight(page, `${name}-${width}`, { isStrict: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect({ name, width, over }).toEqual({ name, width, over: 0 });
  }
}
