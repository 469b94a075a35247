/**
 * Walks every surface of a running server and guesses every address for items that are not public: drafts, scheduled, embargoed, withdrawn,
 * expired and suppressed ones, and previews. What addresses there are, the program says itself. One hit ends it with exit code 1.
 * `node_modules/.bin/node conformance/leak-probe.ts [--items 1000]`
 *
 * As many items again are public and stand beside them; the probe has to see each of those, or it saw nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { linksOf, readRoutes, routeFinder } from '../server/src/apps/crawl.testing.ts';
import { formsOf, guessAddresses, openAddresses, questionsFor } from '../server/src/apps/guesses.testing.ts';
import {
  buildPrograms,
  makeWorkplace,
  routesOf,
  runCli,
  serve,
  stopServing,
} from '../server/src/apps/program.testing.ts';
import { openMailServer, textOf } from '../server/src/kernel/mail/mail-server.testing.ts';
import { KINDS, prepareWorld, SECOND_HOST, withClient, type Item } from './leak-world.ts';

const { values } = parseArgs({ options: { items: { type: 'string', default: '1000' } } });
const items = Number(values.items);
if (!Number.isInteger(items) || items < 14) {
  console.error('--items takes a whole number of at least 14');
  process.exit(2);
}

const FIRST_HOST = '127.0.0.1';
const GONE = ['withdrawn', 'privacy', 'expired'];
/** Requests at the same time. */
const LANES = 6;
/** Of so many items in a row, seven (one of each kind) and of every seventh such row are asked for in all forms, on both sites and in the console. */
const SAMPLE = 20;

const started = performance.now();
buildPrograms();
const place = makeWorkplace('leak-probe');
const hits = new Map<string, number>();
const examples: string[] = [];
const routeCounts = new Map<string, number>();
let asked = 0;
const mails = await openMailServer();
try {
  const { all, tokens } = await prepareWorld(place, items);
  const hidden = all.filter(({ kind }) => kind !== 'public');
  const ofId = new Map(all.map((item) => [item.id, item]));
  const ofHash = new Map(all.flatMap((item) => item.hashes.map((hash) => [hash, item])));
  const ofN = new Map(all.map((item) => [item.n, item]));
  const ofMark = new Map(all.map((item) => [item.mark, item]));
  const settings = {
    ...{ RATE_LIMIT_PER_MINUTE: '10000000', PUBLIC_URL: `http://${FIRST_HOST}`, LOG_LEVEL: 'debug' },
    ...{ SMTP_URL: mails.url, MAIL_FROM: 'alerts@anlan.example' },
  };
  const server = await serve({ dataDir: place.dataDir, settings });
  const routes = routesOf(server);
  const routeOf = routeFinder(routes);
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  try {
    await settled();
    await walk();
    await guess();
    await ask();
    await mail();
  } finally {
    agent.destroy();
    await stopServing(server);
  }
  await archive();
  report(hidden, all);

  function hit(where: string, what: string): void {
    hits.set(where, (hits.get(where) ?? 0) + 1);
    if ((hits.get(where) ?? 0) <= 3) examples.push(`HIT  ${what}`);
  }

  /** One request as strangers send it; `host` is the site that is asked. */
  function get(
    path: string,
    options: { host?: string; method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<{ status: number; said: string; location: string }> {
    asked += 1;
    const route = routeOf(path);
    routeCounts.set(route, (routeCounts.get(route) ?? 0) + 1);
    const { host = FIRST_HOST, method = 'GET', headers = {}, body } = options;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ host: '127.0.0.1', port: server.port, path: encodeURI(decodeURI(path)), method, agent },
          headers: { ...headers, host },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
            const said = `${head.join('\n')}\n\n${Buffer.concat(parts).toString('utf8')}`;
            resolve({ status: answer.statusCode ?? 0, said, location: answer.headers.location ?? '' });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** What of a hidden item stands in an answer; what was asked for may be repeated. */
  function betrayed(said: string, where: string): string[] {
    const given = decodeURIComponent(where.replace(/%(?![0-9a-f]{2})/gi, ''));
    const found = new Set<string>();
    const note = (item: Item | undefined, needle: string) => {
      if (item && item.kind !== 'public' && !given.includes(needle)) found.add(`${item.kind} ${needle}`);
    };
    const isHarvest = where.startsWith('/oai');
    for (const [id] of said.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
      const item = ofId.get(id);
      // A correction keeps its address; harvesters are told for good what is deleted, by its identifier; a short address leads to the tombstone.
      const isTold = item && GONE.includes(item.kind) && (isHarvest || given.includes(id.slice(-12)));
      if (item?.kind !== 'suppressed' && !isTold) note(item, id);
    }
    for (const [hash] of said.matchAll(/[0-9a-f]{64}/g)) note(ofHash.get(hash), hash);
    for (const [words, n] of said.matchAll(/第(\d+)项工作的通知/g)) note(ofN.get(Number(n)), words);
    for (const [words, n] of said.matchAll(/安发改〔20\d\d〕(\d+)号/g)) note(ofN.get(Number(n)), words);
    for (const [words] of said.matchAll(/[甲乙丙丁戊己庚辛壬癸]{5}/g)) note(ofMark.get(words), words);
    return [...found];
  }

  async function inLanes<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    let at = 0;
    const lane = async () => {
      for (let one = list[at++]; one !== undefined; one = list[at++]) await work(one);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /** The ends of the expired ones are recorded by the server as soon as it runs. */
  async function settled(): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      const left = await withClient(place, (client) =>
        client.query<{
          n: string;
        }>(`select (select count(*) from publications where state = 'published' and visible_until <= now())
          + (select count(*) from outbox_events) as n`),
      );
      if (Number(left.rows[0]?.n) === 0) return;
      await sleep(200);
    }
    throw new Error('the server did not come to rest');
  }

  /** Everything that is found by following links from every open address, on both sites; lists to their end, of pages of one thing some. */
  async function walk(): Promise<void> {
    for (const host of [FIRST_HOST, SECOND_HOST]) {
      const seen = new Set<string>();
      const known = new Set<string>();
      const perRoute = new Map<string, number>();
      let waiting: string[] = [];
      const add = (link: string) => {
        const path =
          (link.replace(/^https?:\/\/(?:127\.0\.0\.1(?::\d+)?|second\.example)/, '') || '/').split('#')[0] ?? '';
        if (!path.startsWith('/') || path.startsWith('//') || path.includes('view=') || known.has(path)) return;
        const route = routeOf(path);
        const isListed = /[?&](?:page|before|after|part|resumptionToken)=/.test(path) && !path.includes('/history');
        const count = perRoute.get(route) ?? 0;
        if (!isListed && count >= (host === FIRST_HOST ? 40 : 10)) return;
        perRoute.set(route, count + 1);
        known.add(path);
        waiting.push(path);
      };
      for (const start of [
        ...openAddresses(routes),
        ...['first', 'second'].flatMap((of) => [
          `/columns/${of}-list`,
          `/en/columns/${of}-list`,
          `/feeds/columns/${of}-list.rss`,
        ]),
        ...['/oai?verb=Identify', '/oai?verb=ListSets', '/oai?verb=ListRecords&metadataPrefix=oai_dc'],
        ...[
          '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
          '/gazette/2026/1/print.pdf',
          '/gazette/2026/1/manifest.json',
        ],
        ...Array.from(
          { length: Math.ceil((2 * items) / 200) + 1 },
          (_, at) => `/api/v1/documents?limit=200&page=${at + 1}`,
        ),
        ...['/search?q=通知', '/feeds/search.atom?q=通知', '/feeds/search.rss?q=通知', '/api/v1/columns/first-list'],
      ])
        add(start);
      while (waiting.length > 0) {
        const lot = waiting;
        waiting = [];
        await inLanes(lot, async (path) => {
          const { said, location } = await get(path, { host });
          for (const found of betrayed(said, path)) hit(routeOf(path), `${host} ${path}: ${found}`);
          for (const [id] of said.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g))
            seen.add(id);
          for (const link of [location, ...linksOf(said)]) if (link) add(link);
        });
      }
      const missed = all.filter(({ kind, id }) => kind === 'public' && !seen.has(id)).length;
      if (missed > 0) hit('walk', `the walk of ${host} is blind: ${missed} public items were not seen`);
      const never = readRoutes(routes).filter((route) => !perRoute.has(route) && !route.startsWith('/console'));
      if (host === FIRST_HOST)
        console.log(`the walk met no link to: ${never.filter((route) => !isGuessed(route)).join(' ')}`);
    }
  }
  function isGuessed(route: string): boolean {
    return route.includes(':') || route.includes('*');
  }

  /** Every address that somebody could make who knows the item, and old previews with their tokens. */
  async function guess(): Promise<void> {
    const work = hidden.flatMap((item, at) => {
      const isSampled = at % SAMPLE < KINDS.length && Math.floor(at / SAMPLE) % 7 === 0;
      return guessAddresses(routes, item)
        .filter(({ path }) => !path.startsWith('/api/v1/console') || isSampled)
        .flatMap((one, number) => {
          const forms = formsOf(item.hashes);
          const all = [FIRST_HOST, SECOND_HOST].flatMap((host) => forms.map((form) => ({ ...one, item, form, host })));
          // Each address once for each item; in every form and on both sites for a sample of all kinds.
          return isSampled ? all : all.slice((at + number) % forms.length, ((at + number) % forms.length) + 1);
        });
    });
    for (const { token, item } of tokens)
      for (const part of ['', ...item.hashes.map((hash) => `/${hash}`)])
        for (const form of formsOf(item.hashes))
          work.push({ path: `/preview/${token}${part}`, route: '/preview/:token', item, form, host: FIRST_HOST });
    await inLanes(work, async ({ path, route, item, form, host }) => {
      const { status, said, location } = await get(path, { ...form, host });
      const fault = statusFault(path, route, item, status, location);
      if (fault) hit(route, `${form.method} ${host}${path} of ${item.kind}: ${status}, ${fault}`);
      for (const found of betrayed(said, path)) hit(route, `${form.method} ${host}${path}: ${found}`);
    });
  }

  /** What the status alone would betray; '' when it is right. */
  function statusFault(path: string, route: string, item: Item, status: number, location: string): string {
    const isAbout = [item.id, item.id.slice(-12), ...item.hashes].some((known) => path.includes(known));
    const isOfPage = /^(?:\/en)?(?:\/api\/v1)?\/documents\/:id(?:\/history)?$/.test(route);
    const isGone = GONE.includes(item.kind);
    if (status >= 500) return 'an error of the server';
    if (route === '/d/:code' && status === 301)
      return (isGone || item.kind === 'suppressed') && location === `/documents/${item.id}` ? '' : 'a short address';
    if (isOfPage) {
      const wanted = item.kind === 'suppressed' ? [200, 304] : [isGone ? 410 : 404];
      return wanted.includes(status) ? '' : `not ${wanted.join(' or ')}`;
    }
    if (!isAbout && route !== '/preview/:token') return '';
    // The page of a correction and what belongs to it is public; its earlier edition and the files of that one are not.
    const isOfCorrection = item.kind === 'suppressed' && path.includes(item.id) && !path.endsWith('/history/1');
    return status >= 400 || isOfCorrection ? '' : 'it should be unknown';
  }

  /** Search and whatever takes words: by title, number, their parts, id, hash, name of the file and words of the text. */
  async function ask(): Promise<void> {
    const work = hidden.flatMap((item, at) => {
      const words = [item.title, item.number, `第${item.n}项工作`, item.mark];
      const more =
        at % 10 === 0 ? [item.id, ...item.hashes, item.fileName, item.title.slice(2, 24), item.number.slice(3)] : [];
      const all = questionsFor(item, [...words, ...more], FIRST_HOST);
      // All that takes words for one in ten, the engine itself for each.
      return (at % 10 === 0 ? all : all.filter((path) => /^\/(?:api\/v1\/search|search|oai)/.test(path))).map(
        (path) => ({ path, item }),
      );
    });
    const broken = new Set<string>();
    await inLanes(work, async ({ path, item }) => {
      const { said, status } = await get(path);
      if (status >= 500) broken.add(path);
      const question = decodeURIComponent(decodeURIComponent(path));
      for (const found of betrayed(said, question)) hit(routeOf(path), `${path}: ${found}`);
      if (said.includes(`/documents/${item.id}"`) && item.kind !== 'suppressed' && !question.includes(item.id))
        hit(routeOf(path), `${path}: leads to ${item.kind}`);
      if (path.startsWith('/oai?verb=GetRecord') && /<metadata>/.test(said) && item.kind !== 'suppressed')
        hit('/oai', `${path}: a record of ${item.kind}`);
    });
    for (const path of broken) hit('errors', `${path}: an error of the server`);
  }

  /** Somebody follows everything by mail; then everything is news at once, also what may not be told. */
  async function mail(): Promise<void> {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const fields = { address: 'reader@example.org', frequency: 'at_once', of: '/documents', locale: 'zh' };
    await get('/subscribe', { method: 'POST', headers: form, body: String(new URLSearchParams(fields)) });
    const until = async (count: number, limitMs: number) => {
      for (let i = 0; mails.mails.length < count && i < limitMs / 200; i++) await sleep(200);
      return mails.mails[count - 1];
    };
    const asking = await until(1, 30_000);
    const link = asking ? /\/subscriptions\/[0-9a-f-]{36}\/[\w-]{32}/.exec(textOf(asking))?.[0] : undefined;
    if (!link) return hit('mail', 'no mail that asks to confirm');
    await get(link, { method: 'POST', headers: form, body: 'action=confirm' });
    await sleep(1200);
    await withClient(place, async (client) => {
      await client.query(`update document_editions set published_on = current_date`);
      await client.query(
        `update publications set last_published_at = now(), visible_from = now() where subject_type = 'document'`,
      );
    });
    const told = await until(2, 120_000);
    const words = mails.mails.slice(1).map(textOf).join('\n');
    if (!told || !/第\d+项工作的通知/.test(words))
      return hit('mail', 'the mail is blind: it names nothing that is public');
    for (const found of betrayed(words, '')) hit('mail', `a mail tells ${found}`);
  }

  /** The package that goes to the archive, as if all of it had been published last month. */
  async function archive(): Promise<void> {
    // The middle of the last month, which is the same month in UTC and in China.
    const before = new Date();
    before.setUTCDate(0);
    before.setUTCDate(15);
    await withClient(place, (client) =>
      client.query(`update publications set last_published_at = $1, visible_from = $1`, [before]),
    );
    const out = join(place.folder, 'out');
    const made = await runCli(['archive', 'hand-over', before.toISOString().slice(0, 7), '--out', out], place, 300_000);
    if (made.code !== 0) return hit('archive', `archive hand-over: ${made.err}`);
    let words = '';
    for (const name of readdirSync(out, { recursive: true, withFileTypes: true }))
      words += `${name.parentPath}/${name.name}\n${name.isFile() ? readFileSync(join(name.parentPath, name.name), 'utf8') : ''}\n`;
    const shown = all.filter(({ kind, id }) => kind === 'public' && words.includes(id)).length;
    if (shown !== all.length - hidden.length) hit('archive', `the package holds ${shown} of the public items`);
    for (const found of betrayed(words, '')) hit('archive', `the package tells ${found}`);
  }
} finally {
  await mails.close();
  await place.remove();
}

function report(hidden: readonly Item[], all: readonly Item[]): void {
  for (const example of examples.slice(0, 80)) console.log(example);
  const counts = KINDS.map((kind) => `${hidden.filter((item) => item.kind === kind).length} ${kind}`).join(', ');
  const total = [...hits.values()].reduce((sum, n) => sum + n, 0);
  console.log(
    `${hidden.length} items that are not public (${counts}), ${all.length - hidden.length} that are; ` +
      `${asked} requests to ${[...routeCounts.keys()].filter(Boolean).length} routes, ${Math.round((performance.now() - started) / 1000)} s: ${total} hits`,
  );
  process.exitCode = total > 0 ? 1 : 0;
}
