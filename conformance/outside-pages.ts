/** Every kind of public page under checkers of other people: the HTML checker of the W3C (vnu), axe in a browser, a feed reader. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { crawl, readRoutes } from '../server/src/apps/crawl.testing.ts';

export interface PagesUnderCheck {
  /** Where the server answers. */
  url: string;
  routes: readonly string[];
  /** Addresses that nothing links to: what is gone, what is wrong. */
  besides: readonly string[];
  /** Folder for the pages that the checker reads. */
  folder: string;
  /** vnu.jar of the npm package `vnu-jar`; it needs Java. */
  vnu: string;
  python: string;
}
export interface PagesReport {
  pages: number;
  kinds: number;
  /** Kinds of pages of which none was met. */
  unseen: string[];
  axeRuns: number;
  feeds: number;
  faults: string[];
}

/** Strict about well-formed XML (`bozo`), dates and identifiers; prints how many entries there are. */
const FEED = `
import sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
if feed.bozo: sys.exit(str(feed.bozo_exception))
if not feed.feed.get('title'): sys.exit('no title')
for entry in feed.entries:
    if not (entry.get('id') and entry.get('link') and entry.get('title') and entry.get('published_parsed')): sys.exit('incomplete entry')
print(len(feed.entries))
`;
const WIDTHS = [1280, 390];
/** Pages of one kind that are looked at, in each language; a browser takes a second for each. */
const OF_A_KIND = 1;

export async function checkPages({ url, routes, besides, folder, vnu, python }: PagesUnderCheck): Promise<PagesReport> {
  const faults: string[] = [];
  const pages = new Map<string, { path: string; file: string }>();
  let feeds = 0;
  mkdirSync(folder, { recursive: true });
  const isPage = (route: string) => !/^\/(?:api|console|feeds|assets|files|pictures)\b/.test(route);
  const starts = readRoutes(routes).filter((route) => !/[:*]/.test(route) && !/^\/(?:api|console|assets)/.test(route));
  const met = await crawl({
    ...{ base: url, routes, perRoute: OF_A_KIND, starts: [...besides, ...starts] },
    look: ({ path, route, status, headers, body }) => {
      const type = headers.get('content-type') ?? '';
      if (status >= 500) faults.push(`${path}: ${status}`);
      if (/atom|rss/.test(type) && status === 200) {
        const read = spawnSync(python, ['-c', FEED], { input: body, encoding: 'utf8', timeout: 30_000 });
        if (read.status !== 0) faults.push(`feedparser: ${path}: ${read.stderr.trim()}`);
        feeds += 1;
      }
      if (!type.includes('html') || route.startsWith('/console')) return;
      const file = join(folder, `${pages.size + 1}.html`);
      writeFileSync(file, body);
      pages.set(file, { path, file });
    },
  });
  const files = [...pages.keys()];
  const read = spawnSync('java', ['-jar', vnu, '--format', 'json', '--stdout', ...files], {
    ...{ encoding: 'utf8', timeout: 180_000, maxBuffer: 256 * 1024 * 1024 },
  });
  const { messages } = JSON.parse(read.stdout || '{"messages":[{"type":"error","message":"vnu did not run"}]}') as {
    messages: { type: string; subType?: string; message: string; url?: string; lastLine?: number }[];
  };
  for (const { type, subType, message, url: of = '' } of messages)
    if (type !== 'info' || subType === 'warning')
      faults.push(`vnu: ${pages.get(of.replace(/^file:/, ''))?.path ?? of}: ${message}`);

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await playwright.launch({
    ...{ executablePath: await chromium.executablePath() },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  let axeRuns = 0;
  try {
    for (const width of WIDTHS) {
      const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
      for (const { path } of pages.values()) {
        await page.goto(url + path);
        await page.evaluate(() => document.fonts.ready);
        const found = (await page.evaluate(
          `${axe}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
        )) as { violations: { id: string; nodes: { html: string }[] }[] };
        for (const { id, nodes } of found.violations)
          faults.push(`axe: ${path} at ${width} px: ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (sideways > 0) faults.push(`${path} at ${width} px is ${sideways} px too wide`);
        axeRuns += 1;
      }
    }
  } finally {
    await browser.close();
  }
  const unseen = readRoutes(routes).filter((route) => isPage(route) && !met.has(route));
  return { ...{ pages: pages.size, kinds: met.size, unseen, axeRuns, feeds }, faults };
}
