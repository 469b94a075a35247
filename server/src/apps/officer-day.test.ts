import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrinter } from '../kernel/print/index.ts';
import { createDesks, looksRight, openBrowser, panel, type Desks } from './desks.testing.ts';
import { runCli, serve, stopServing, type ServingProgram } from './program.testing.ts';

/**
 * An officer's day with mouse and keyboard only, in the demo city: a rule comes in from Word, is registered, explained, placed on two sites,
 * reviewed by four people, scheduled, goes out with its interpretation, is corrected, is replaced by another one, and is withdrawn.
 */

const RULE = '安澜市夜间经济街区管理办法';
const NEXT = '安澜市夜间经济街区管理规定';
const folder = mkdtempSync(join(tmpdir(), 'yangguang-day-'));
const dataDir = join(folder, 'data');
const passwords = new Map<string, string>();
let server: ServingProgram;
let browser: Browser;
let desk: Desks;

beforeAll(async () => {
  const demo = await runCli(['demo'], { dataDir }, 240_000);
  expect(demo.code).toBe(0);
  for (const [, name = '', password = ''] of demo.out.matchAll(/^ {2}(demo\.\S+)\s+([a-z0-9-]{19})\s/gm))
    passwords.set(name, password);
  server = await serve({ dataDir, settings: { RATE_LIMIT_PER_MINUTE: '100000' } });
  browser = await openBrowser(process.env['YG_SHOTS']);
  desk = createDesks(browser, server, passwords);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  if (server) await stopServing(server);
  rmSync(folder, { recursive: true, force: true });
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}/console${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
const save = (dialog: Locator) => dialog.getByRole('button', { name: /^保\s*存$/ }).click();
/** Presses a button, and the same words once more in the question that follows. */
async function doAndConfirm(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
const status = async (path: string) => (await fetch(server.url + path)).status;
const textOf = async (path: string, host?: string) => {
  const reader = await browser.newPage();
  await reader.goto((host ? server.url.replace('127.0.0.1', host) : server.url) + path);
  const text = await reader.locator('body').innerText();
  await reader.close();
  return text;
};

/** Days from today in China, as they are picked and as they are written. */
function day(from: number, years = 0): { on: string; words: string } {
  const at = new Date(Date.now() + 8 * 3_600_000);
  at.setUTCDate(at.getUTCDate() + from);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  const words = `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return { on: at.toISOString().slice(0, 10), words };
}

/** A Word file as the drafting unit sends it, signed today. */
async function wordFile(title: string, number: string, third: string, since: string) {
  const printer = createPrinter();
  const articles = [
    '第一条　为了规范夜间经济街区的管理，方便群众夜间消费，保障周边居民休息，根据有关法律、法规，结合本市实际，制定本办法。',
    '第二条　市商务局牵头，市公安局、市住房城乡建设局配合，每季度公布夜间经济街区名单。',
    third,
    `第四条　本办法自${since}起施行，有效期5年。`,
  ];
  const { bytes } = await printer.print('docx', {
    ...{ title, redHead: '安澜市人民政府文件', documentNumber: number, recipients: '各县（区）人民政府，市政府各部门' },
    producedAt: '2026-11-20T01:00:00.000Z',
    blocks: [
      ...articles.map((text) => ({ kind: 'paragraph' as const, text, lead: 3 })),
      { kind: 'signature', bodies: ['安澜市人民政府'], date: day(0).words },
    ],
  });
  await printer.close();
  return { name: `${title}.docx`, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** From the Word file to a saved draft; returns its id. */
async function importWord(page: Page, file: Awaited<ReturnType<typeof wordFile>>): Promise<string> {
  await open(page, '/import');
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: /开始/ }).click();
  await page.getByRole('button', { name: '把 1 份存为草稿' }).click({ timeout: 30_000 });
  await page.getByRole('link', { name: /打开/ }).first().click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
  return /documents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}
async function decidePublic(page: Page): Promise<void> {
  await panel(page, 'disclosure').getByRole('button', { name: '确定公开属性' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '主动公开' }).check();
  await save(dialog);
  await dialog.waitFor({ state: 'hidden' });
}
/** Each in his turn approves beside the document itself. */
async function approveBy(id: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    const page = await desk(name);
    await open(page, `/documents/${id}`);
    await doAndConfirm(page, '通过');
  }
}
const REVIEWERS = ['demo.office.reviewer', 'demo.legal', 'demo.secrecy', 'demo.office.final'];

// A minute on a quiet machine; the limit is for machines that others use as well.
describe('an officer’s day', { timeout: 240_000 }, () => {
  let rule = '';
  let explained = '';
  let next = '';

  it('begins with a second site and a column on it', async () => {
    const administrator = await desk('demo.system');
    await open(administrator, '/sites');
    await administrator.getByRole('button', { name: '新建站点' }).click();
    await administrator.getByLabel('网站名称').fill('安澜市人民政府办公室网站');
    await administrator.getByLabel('域名', { exact: true }).fill('office.localhost');
    await save(administrator.locator('main'));
    await administrator.getByText('站点已保存').waitFor();
    const office = await desk('demo.openness');
    await open(office, '/columns');
    await office.locator('.page-extra .ant-select').first().click();
    await office.getByTitle('安澜市人民政府办公室网站').click();
    await office.getByRole('button', { name: '新建栏目' }).click();
    await office.getByLabel('栏目名称').fill('街区管理');
    await office.getByLabel('代码').fill('night-streets');
    await save(office.locator('main'));
    await office.getByText('栏目已建立').waitFor();
    await looksRight(office, 'columns');
  });

  it('takes a rule from Word, registers it by its own words, explains it and places it on two sites', async () => {
    const page = await desk('demo.office.editor');
    rule = await importWord(
      page,
      await wordFile(
        RULE,
        '安政规〔2026〕91号',
        '第三条　街区经营时间为每日18时至次日2时；22时后不得使用室外扩音设备。',
        day(10).words,
      ),
    );
    await decidePublic(page);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '登记…' }).click();
    // The text says from when and for how long: the clerk only looks.
    expect(await dialog.getByLabel('签发日期').inputValue()).toBe(day(0).on);
    expect(await dialog.getByLabel('施行日期').inputValue()).toBe(day(10).on);
    expect(await dialog.getByLabel('有效期至').inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '编排登记号' }).click();
    await page
      .getByText(/登记号：/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: '选择栏目' }).click();
    const pickFirst = async () => {
      await dialog.getByLabel('栏目树').click();
      await page.locator('.ant-select-tree-checkbox:visible').first().click();
      await page.keyboard.press('Escape');
    };
    await pickFirst();
    await dialog.getByLabel('站点').click();
    await page.getByTitle('安澜市人民政府办公室网站').last().click();
    await pickFirst();
    await save(dialog);
    await page.getByText('放入 2 处，移出 0 处').waitFor();
    await looksRight(page, 'draft');

    // Without an interpretation the rule is not taken in; the refusal says what to do.
    await page.getByRole('button', { name: '提交审核' }).click();
    await dialog.getByRole('button', { name: '提交审核' }).click();
    await dialog.getByText(/还没有解读材料/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '添加解读' }).click();
    await dialog.getByLabel('咨询电话').fill('0000-8123456');
    await save(dialog);
    await page.waitForURL(/\/edit$/);
    explained = /documents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await page.locator('.ProseMirror').click();
    await page.keyboard.type('夜间街区的摊位、噪声和停车多有反映，本办法把时间、声音和责任说清楚。');
    await page.keyboard.press('Control+s');
    await page.getByText(/已保存$/).waitFor();
    for (const id of [explained, rule]) {
      await open(page, `/documents/${id}`);
      await doAndConfirm(page, '提交审核');
      await page.getByRole('button', { name: '撤回提交' }).waitFor();
    }
    await open(page, '/');
    await page.getByText('签发后待公布').first().waitFor();
    await looksRight(page, 'workbench');
    expect(await status(`/documents/${rule}`)).toBe(404);
  });

  it('passes the reviews, the legal and the secrecy one side by side, each decided beside the document', async () => {
    const first = await desk('demo.office.reviewer');
    await open(first, '/reviews');
    await first.getByRole('link', { name: RULE, exact: true }).click();
    await first.waitForURL(/\/reviews\/[0-9a-f-]{36}$/);
    await first.getByRole('button', { name: '通过', exact: true }).waitFor();
    await looksRight(first, 'review');
    await approveBy(rule, ...REVIEWERS);
    await approveBy(explained, 'demo.office.reviewer', 'demo.office.second', 'demo.secrecy', 'demo.office.final');
    // Nobody may decide twice: what was his is gone from his bench.
    await open(first, '/');
    expect(await first.getByRole('link', { name: RULE, exact: true }).count()).toBe(0);
  });

  it('goes out at its second with its interpretation, on both sites', async () => {
    const page = await desk('demo.office.final');
    await open(page, `/documents/${rule}`);
    await page.getByRole('button', { name: '定时发布' }).click();
    const dialog = page.getByRole('dialog');
    const inChina = new Date(Date.now() + 4000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    await dialog.getByLabel(/发布时间/).fill(inChina);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '定时发布' }).click();
    await page.getByText(/^已定时：/).waitFor();
    await looksRight(page, 'scheduled');
    await expect.poll(() => status(`/documents/${rule}`), { timeout: 15_000 }).toBe(200);
    expect(await status(`/documents/${explained}`)).toBe(200);
    expect(await textOf(`/documents/${rule}`)).toContain('政策解读');
    expect(await textOf('/columns/night-streets', 'office.localhost')).toContain(RULE);
    await expect.poll(async () => (await textOf('/documents')).includes(RULE), { timeout: 10_000 }).toBe(true);
  });

  it('is corrected: a new draft, what changed before the reviewers, a notice before the readers', async () => {
    const page = await desk('demo.office.editor');
    await open(page, `/documents/${rule}`);
    await doAndConfirm(page, '修订（新建草稿）');
    await page.waitForURL(/\/edit$/);
    await page.locator('.ProseMirror').getByText('22时后').click();
    await page.keyboard.press('End');
    await page.keyboard.type('确需延时的，应当报街道办事处同意。');
    await page.keyboard.press('Control+s');
    await page.getByText(/已保存$/).waitFor();
    await open(page, `/documents/${rule}`);
    await page.getByRole('button', { name: '修改公开安排' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('更正', { exact: true }).click();
    await page.getByTitle('更正错误').click();
    await dialog.getByLabel(/修改说明/).fill('第三条漏写延时的办理单位，现予更正。');
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await doAndConfirm(page, '提交审核');
    await page.getByRole('button', { name: '撤回提交' }).waitFor();
    const legal = await desk('demo.legal');
    await approveBy(rule, 'demo.office.reviewer');
    await open(legal, `/documents/${rule}`);
    await legal.getByRole('link', { name: '查看审核进度' }).click();
    await legal.locator('ins').filter({ hasText: '街道办事处' }).waitFor();
    await looksRight(legal, 'review-changes');
    await approveBy(rule, 'demo.legal', 'demo.secrecy', 'demo.office.final');
    const chief = await desk('demo.office.final');
    await doAndConfirm(chief, '发布');
    await expect.poll(() => textOf(`/documents/${rule}`), { timeout: 10_000 }).toContain('漏写延时的办理单位');
    expect(await textOf(`/documents/${rule}/history/2`)).toContain('街道办事处');
  });

  it('is replaced by another rule, and withdrawn with the way there', async () => {
    const page = await desk('demo.office.editor');
    next = await importWord(
      page,
      await wordFile(
        NEXT,
        '安政规〔2026〕92号',
        '第三条　街区经营时间由县（区）人民政府按照季节确定并公布。',
        day(0).words,
      ),
    );
    await decidePublic(page);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '登记…' }).click();
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '修改、废止其他文件…' }).click();
    await dialog.getByRole('radio', { name: '代替' }).check();
    await dialog.getByLabel('对哪份文件').fill(RULE);
    await page.getByTitle(RULE, { exact: true }).click();
    await page.keyboard.press('Escape');
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '不需要解读…' }).click();
    await dialog.getByRole('textbox').fill('与原办法相比只调整经营时间，随文说明。');
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'hidden' });
    await doAndConfirm(page, '提交审核');
    await page.getByRole('button', { name: '撤回提交' }).waitFor();
    await approveBy(next, ...REVIEWERS);
    const chief = await desk('demo.office.final');
    await doAndConfirm(chief, '发布');
    await expect.poll(() => status(`/documents/${next}`), { timeout: 10_000 }).toBe(200);
    // Each page leads to the other: the new one among its facts, the old one at its head.
    expect(await (await fetch(`${server.url}/documents/${next}`)).text()).toContain(RULE);
    await expect.poll(() => textOf(`/documents/${rule}`), { timeout: 10_000 }).toContain(NEXT);

    await open(chief, `/documents/${rule}`);
    await chief.getByRole('button', { name: '撤下', exact: true }).click();
    const question = chief.getByRole('dialog');
    await question.getByLabel('替代文件（可不填）').fill(NEXT);
    await chief.getByTitle(NEXT, { exact: true }).click();
    await chief.keyboard.press('Escape');
    await question.getByRole('checkbox', { name: '在撤下说明中保留标题' }).check();
    await question.getByLabel('撤下原因（公开显示）').fill('已由新的规定代替。');
    await question.getByRole('button', { name: '撤下', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    await expect.poll(() => status(`/documents/${rule}`), { timeout: 10_000 }).toBe(410);
    const gone = await textOf(`/documents/${rule}`);
    expect(gone).toContain('已由新的规定代替');
    expect(gone).not.toContain('扩音设备');
    const list = await textOf('/columns/night-streets', 'office.localhost');
    expect(list).not.toContain(RULE);
    expect(await chief.getByRole('heading', { level: 1 }).innerText()).toContain(RULE);
    await looksRight(chief, 'withdrawn');
  });
});
