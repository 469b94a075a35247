import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, type Database } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { systemActor, write } from '../../../foundation/audit/index.ts';
import type { FindingsService } from '../findings.service.ts';
import { listOpenFindings } from '../findings.repo.ts';
import type { PageReader } from '../checks.service.ts';
import type { Settings } from '../settings.rules.ts';
import { claimDue, listTargets, type TargetRow } from '../targets.repo.ts';
import { hostOf, isFile, patternOf } from './addresses.rules.ts';
import { crawlResult } from './crawl.result.ts';
import {
  countAlike,
  countWaiting,
  dropOldCrawls,
  endCrawl,
  insertAddresses,
  insertCrawl,
  leaseCrawl,
  leaveWaiting,
  listNextAddresses,
  listRunning,
  releaseCrawl,
  saveAddress,
  type AddressRow,
  type CrawlRow,
  type NewAddress,
  type PageMarks,
} from './crawl.repo.ts';
import { CRAWLER_NAME, type Fetched, type Fetcher } from './fetch.ts';
import { ALLOW_ALL, ALLOW_NOTHING, mayVisit, readRobots, type Robots } from './robots.rules.ts';
import { isPassing, verdictOf } from './verdict.rules.ts';

/** Hosts asked at the same moment; of each never more than one address. */
const HOSTS_AT_ONCE = 4;
/** How long one turn works before the visits and checks that wait have theirs. */
const TURN_MS = 10_000;
/** Longer than a turn and the slowest address: only a process that was killed lets it run out. */
const LEASE_MS = 300_000;
/** So many addresses of a host that fail one after the other, and the host is away. */
const FAILS_AT_MOST = 3;
const ROBOTS_BYTES = 512_000;
const MOST_DELAY_MS = 30_000;
const KEEP_CRAWLS = 2;

export interface CrawlDeps {
  db: Database;
  fetch: Fetcher;
  readPage: PageReader;
  findings: FindingsService;
  settingsOf: (tenantId: string) => Promise<Settings>;
  now: () => Date;
}
export type CrawlService = ReturnType<typeof createCrawlService>;

interface HostState {
  /** Earliest moment of the next visit, in milliseconds. */
  nextAt: number;
  robots: Robots | null;
  fails: number;
}
/** What one process knows of a crawl beside its rows; after a restart it is asked again. */
interface Walk {
  hosts: Map<string, HostState>;
  alike: Map<string, number>;
  pages: number;
  links: number;
  isCut: boolean;
}

/** Walks through the pages of a target politely and within limits; what it has done stands in rows. */
export function createCrawlService({ db, fetch, readPage, findings, settingsOf, now }: CrawlDeps) {
  const walks = new Map<string, Walk>();
  let isLeaving = false;

  /** Begins at the home page, and with what was wrong before: the links and the pages they stood on. Null when one runs already. */
  async function start(tenantId: string, target: TargetRow): Promise<string | null> {
    return inTransaction(db, async (tx) => {
      const crawlId = await insertCrawl(tx, tenantId, target.id, now());
      if (!crawlId) return null;
      const isInside = insideOf(target);
      const open = (await listOpenFindings(tx, tenantId, target.id)).filter(
        ({ kind, address }) => (kind === 'link_inside' || kind === 'link_outside') && URL.canParse(address),
      );
      const pages = open.flatMap(({ facts }) =>
        URL.canParse(String(facts['foundOn'])) ? [String(facts['foundOn'])] : [],
      );
      const again = [...new Set([...pages, ...open.map(({ address }) => address)])].map((address) => ({
        ...{
          address,
          host: hostOf(address),
          isInside: isInside(address),
          depth: 1,
          isFirst: true,
          foundOn: '',
          words: '',
        },
      }));
      const home = `${target.origin}/`;
      const first = {
        address: home,
        host: hostOf(home),
        isInside: true,
        depth: 0,
        isFirst: true,
        foundOn: '',
        words: '',
      };
      await insertAddresses(tx, tenantId, crawlId, [first, ...again]);
      return crawlId;
    });
  }

  async function walkOf(tenantId: string, crawl: CrawlRow): Promise<Walk> {
    const known = walks.get(crawl.id);
    if (known) return known;
    const [{ pagesDone, linksDone }, alike] = await Promise.all([
      countWaiting(db, tenantId, crawl.id, now()),
      countAlike(db, tenantId, crawl.id),
    ]);
    const walk = { hosts: new Map(), alike, pages: pagesDone, links: linksDone, isCut: false };
    walks.set(crawl.id, walk);
    return walk;
  }

  /** Works on a crawl until `until` (milliseconds) or its end. Returns true at its end. */
  async function work(tenantId: string, target: TargetRow, crawl: CrawlRow, until: number): Promise<boolean> {
    const settings = await settingsOf(tenantId);
    const walk = await walkOf(tenantId, crawl);
    const latest = crawl.startedAt.getTime() + settings['crawl.hours'] * 3_600_000;
    if (!target.isWatched) return end(tenantId, target, crawl, walk, 'asked');
    while (now().getTime() < until && !isLeaving) {
      if (now().getTime() > latest) await leaveAll(tenantId, crawl, walk, {});
      if (walk.pages >= settings['crawl.maxPages']) await leaveAll(tenantId, crawl, walk, { isInside: true });
      if (walk.links >= settings['crawl.maxLinks']) await leaveAll(tenantId, crawl, walk, { isInside: false });
      const at = now();
      const busy = [...walk.hosts].flatMap(([host, { nextAt }]) => (nextAt > at.getTime() ? [host] : []));
      const batch = await listNextAddresses(db, tenantId, crawl.id, at, busy, HOSTS_AT_ONCE);
      if (batch.length === 0) {
        const { waiting, nextAt } = await countWaiting(db, tenantId, crawl.id, at);
        if (waiting === 0) return end(tenantId, target, crawl, walk, '');
        const free = Math.min(
          ...[...walk.hosts.values()].map((host) => host.nextAt).filter((next) => next > at.getTime()),
        );
        const wake = Math.min(free, nextAt?.getTime() ?? Infinity, until);
        // Nothing before this turn ends: others have theirs.
        if (wake >= until) return false;
        await sleep(Math.min(500, Math.max(5, wake - at.getTime())));
        continue;
      }
      const ways = await Promise.all(batch.map((address) => visit(tenantId, target, crawl, walk, address, settings)));
      if (ways.includes('host_away')) return end(tenantId, target, crawl, walk, 'host_away');
    }
    return false;
  }

  async function leaveAll(tenantId: string, crawl: CrawlRow, walk: Walk, which: { isInside?: boolean }): Promise<void> {
    const left = await leaveWaiting(db, tenantId, crawl.id, which, { state: 'left', verdict: '', fault: 'limit' });
    walk.isCut ||= left > 0;
  }

  async function visit(
    tenantId: string,
    target: TargetRow,
    crawl: CrawlRow,
    walk: Walk,
    row: AddressRow,
    settings: Settings,
  ): Promise<'on' | 'host_away'> {
    const host = walk.hosts.get(row.host) ?? { nextAt: 0, robots: null, fails: 0 };
    walk.hosts.set(row.host, host);
    const limits = {
      ...{ timeoutMs: settings['crawl.seconds'] * 1000, maxBytes: settings['crawl.pageKilobytes'] * 1024 },
      redirects: settings['crawl.redirects'],
    };
    const rest = () => {
      const asked = Math.min(MOST_DELAY_MS, (host.robots?.delay ?? 0) * 1000);
      host.nextAt = now().getTime() + Math.max(settings['crawl.delayMs'], asked);
    };
    if (!host.robots) {
      const found = await fetch(`${new URL(row.address).origin}/robots.txt`, {
        ...limits,
        maxBytes: ROBOTS_BYTES,
        body: true,
      });
      rest();
      if (found.fault !== null && found.fault !== 'too_many_redirects' && found.fault !== 'wrong_address')
        return fail(tenantId, target, crawl, walk, host, row, found, settings);
      host.robots = robotsOf(found);
      rest();
      return 'on';
    }
    if (!mayVisit(host.robots, row.address)) {
      await saveAddress(db, tenantId, crawl.id, row.id, { ...NO_ANSWER, state: 'left', fault: 'robots' });
      if (row.depth === 0) walk.isCut = true;
      return 'on';
    }
    const isPage = row.isInside && !isFile(row.address);
    const found = await fetch(row.address, { ...limits, body: isPage });
    rest();
    if (found.fault !== null) return fail(tenantId, target, crawl, walk, host, row, found, settings);
    host.fails = 0;
    if (isPassing(found) && row.attempts === 0) {
      await again(tenantId, crawl, row, settings);
      return 'on';
    }
    count(walk, row);
    const page = isPage && isReadable(found) && insideOf(target)(found.address) ? await read(found) : null;
    const links = page ? chooseLinks(target, walk, row, page.links, settings) : [];
    // Page and links in one: killed between them, the page would be read and its links never seen.
    await inTransaction(db, async (tx) => {
      await insertAddresses(tx, tenantId, crawl.id, links);
      await saveAddress(tx, tenantId, crawl.id, row.id, {
        ...{ state: 'done', verdict: verdictOf(found), fault: '', status: found.status },
        ...{ attempts: row.attempts + 1, notBefore: null, facts: page && marksOf(page) },
      });
    });
    return 'on';
  }

  /** An address that did not answer is tried once more later; a host that does not answer is not asked for all its addresses. */
  async function fail(
    tenantId: string,
    target: TargetRow,
    crawl: CrawlRow,
    walk: Walk,
    host: HostState,
    row: AddressRow,
    found: Fetched,
    settings: Settings,
  ): Promise<'on' | 'host_away'> {
    host.fails += 1;
    const isOwn = row.host === hostOf(`${target.origin}/`);
    if (host.fails >= FAILS_AT_MOST && isOwn && isPassing(found)) return 'host_away';
    if (isPassing(found) && row.attempts === 0 && host.fails < FAILS_AT_MOST) {
      await again(tenantId, crawl, row, settings);
      return 'on';
    }
    const verdict = verdictOf(found);
    const fault = found.fault ?? '';
    count(walk, row);
    await saveAddress(db, tenantId, crawl.id, row.id, {
      ...{
        state: 'done',
        verdict,
        fault,
        status: found.status,
        attempts: row.attempts + 1,
        notBefore: null,
        facts: null,
      },
    });
    if (host.fails >= FAILS_AT_MOST && !isOwn) {
      const left = await leaveWaiting(db, tenantId, crawl.id, { host: row.host }, { state: 'done', verdict, fault });
      walk.links += left;
    }
    return 'on';
  }

  async function again(tenantId: string, crawl: CrawlRow, row: AddressRow, settings: Settings): Promise<void> {
    const notBefore = new Date(now().getTime() + settings['crawl.retryMinutes'] * 60_000);
    await saveAddress(db, tenantId, crawl.id, row.id, { ...NO_ANSWER, state: 'waiting', attempts: 1, notBefore });
  }

  /** Null for a page that no thread could read within its limits. */
  const read = (found: Fetched) => readPage(found.bytes, found.address, chinaDate(now())).catch(() => null);

  function chooseLinks(
    target: TargetRow,
    walk: Walk,
    row: AddressRow,
    links: readonly { address: string; words: string }[],
    settings: Settings,
  ): NewAddress[] {
    const isInside = insideOf(target);
    return links.flatMap(({ address, words }): NewAddress[] => {
      const inside = isInside(address);
      if (inside) {
        if (row.depth >= settings['crawl.maxDepth']) {
          walk.isCut = true;
          return [];
        }
        const pattern = patternOf(address);
        const alike = walk.alike.get(pattern) ?? 0;
        if (pattern !== address && alike >= settings['crawl.alike']) return [];
        walk.alike.set(pattern, alike + 1);
      }
      const place = { depth: row.depth + 1, isFirst: false, foundOn: row.address, words };
      return [{ address, host: hostOf(address), isInside: inside, ...place }];
    });
  }

  async function end(
    tenantId: string,
    target: TargetRow,
    crawl: CrawlRow,
    walk: Walk,
    reason: string,
  ): Promise<boolean> {
    const actor = systemActor(tenantId, 'job:site-health');
    const { pages, links, isCut } = walk;
    const settings = await settingsOf(tenantId);
    await write(db, actor, { permission: 'sites.check.make' }, async (w) => {
      const result = await crawlResult(w.tx, tenantId, target, { ...crawl, reason, isCut }, settings);
      await endCrawl(w.tx, tenantId, crawl.id, {
        ...{ state: reason === '' ? 'done' : 'stopped', reason, isCut, endedAt: now(), pages, links },
      });
      await findings.reconcile(w, actor, target, result);
      await dropOldCrawls(w.tx, tenantId, target.id, KEEP_CRAWLS);
    });
    walks.delete(crawl.id);
    return true;
  }

  return {
    start,

    /** Begins crawls that are due and gives every running one a turn. Returns how many ended. */
    async runDue(tenantId: string, turnMs = TURN_MS): Promise<number> {
      const at = now();
      const settings = await settingsOf(tenantId);
      const targets = await listTargets(db, tenantId);
      for (const target of targets) {
        if (!target.isWatched || target.nextCrawlAt > at) continue;
        const next = new Date(at.getTime() + settings['crawl.everyDays'] * 86_400_000);
        if (await claimDue(db, tenantId, target, 'nextCrawlAt', next)) await start(tenantId, target);
      }
      const running = await listRunning(db, tenantId);
      const ended = await Promise.all(
        running.map(async (crawl) => {
          const target = targets.find(({ id }) => id === crawl.targetId);
          const lease = new Date(now().getTime() + LEASE_MS);
          if (!target || !(await leaseCrawl(db, tenantId, crawl.id, now(), lease))) return false;
          try {
            return await work(tenantId, target, crawl, now().getTime() + turnMs);
          } finally {
            await releaseCrawl(db, tenantId, crawl.id);
          }
        }),
      );
      return ended.filter(Boolean).length;
    },

    /** Begins no further address: the program ends. */
    leaveOff: () => void (isLeaving = true),

    hasRunning: async (tenantId: string): Promise<boolean> => (await listRunning(db, tenantId)).length > 0,
  };
}

const NO_ANSWER = { verdict: '', fault: '', status: null, attempts: 0, notBefore: null, facts: null } as const;

const count = (walk: Walk, row: AddressRow): void => {
  if (row.isInside) walk.pages += 1;
  else walk.links += 1;
};

/** True for an address of the target: its own host or one that belongs to it. */
function insideOf({ origin, hosts }: Pick<TargetRow, 'origin' | 'hosts'>): (address: string) => boolean {
  const own = new Set([hostOf(`${origin}/`), ...hosts]);
  return (address) => own.has(hostOf(address)) || own.has(new URL(address).hostname);
}

/** RFC 9309: without a file everything may be visited; a server that fails is left alone. */
function robotsOf({ status, bytes, fault }: Fetched): Robots {
  if (fault !== null || status === null || (status >= 400 && status < 500)) return ALLOW_ALL;
  if (status >= 500) return ALLOW_NOTHING;
  return readRobots(new TextDecoder().decode(bytes), CRAWLER_NAME);
}

const isReadable = ({ status, contentType }: Fetched): boolean =>
  status !== null && status < 300 && (contentType === '' || /html|xml/i.test(contentType));

const marksOf = ({ title, tags, newestOn, footer, broken }: PageMarks): PageMarks => ({
  ...{ title, tags, newestOn, footer, broken },
});
