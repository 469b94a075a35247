import { chinaDate } from '../../kernel/time/index.ts';
import { decodeText } from '../../kernel/text/index.ts';
import type { Database } from '../../kernel/db/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createRegistersService } from '../../publishing/registers/index.ts';
import { createChecksService, type PageReader } from './checks.service.ts';
import { createCrawlService } from './crawl/crawl.service.ts';
import { createFetcher, type Fetcher } from './crawl/fetch.ts';
import { readPage } from './crawl/page.rules.ts';
import { listOpenFindings } from './findings.repo.ts';
import { createFindingsService } from './findings.service.ts';
import type { Ipv6Answer } from './ipv6.ts';
import { createSamplesService } from './samples.service.ts';
import { settingsWith } from './settings.rules.ts';
import { findTarget, insertTarget, type TargetFields } from './targets.repo.ts';

/** What readers may have reported, as monitoring reads it. */
export interface ReportTime {
  id: string;
  documentId: string;
  organisationId: string;
  organisationName: string;
  state: 'open' | 'mended' | 'answered';
  dueOn: string;
  number: string;
  receivedOn: string;
  answeredOn: string | null;
}

/** A tenant with columns and the services of this module, at a time that a test sets, with quick settings. */
export async function makeHealthWorld(db: Database) {
  const clock = { at: new Date('2026-11-22T04:00:00Z') };
  const now = () => clock.at;
  const world = await makeColumnsWorld(db, now);
  const own: { code: string; value: unknown }[] = [
    { code: 'crawl.delayMs', value: 0 },
    { code: 'crawl.retryMinutes', value: 0 },
    { code: 'crawl.seconds', value: 1 },
  ];
  const settingsOf = async () => settingsWith(own);
  const reports: ReportTime[] = [];
  const world6 = { answer: null as Ipv6Answer };
  const fetcher = createFetcher({ privateHosts: ['127.0.0.1:*'] });
  const network = { fetch: fetcher as Fetcher };
  const fetch: Fetcher = (address, limits) => network.fetch(address, limits);
  const reader: PageReader = async (bytes, base, today) => readPage(decodeText(bytes).text, base, today);
  const findings = createFindingsService({ db, now });
  const samples = createSamplesService({ db, fetch, settingsOf, now });
  const registers = createRegistersService({ db, organisations: world.organisations, now });
  const checks = createChecksService({
    ...{ db, fetch, readPage: reader, findings, samples, settingsOf, now, registers },
    ...{ columns: world.columns, organisations: world.organisations },
    probeIpv6: async () => world6.answer,
    reports: { listTimes: async () => reports },
  });
  /** A crawl lives in real time: its turns and pauses are those of the machine. */
  const makeCrawl = () =>
    createCrawlService({ db, fetch, readPage: reader, findings, settingsOf, now: () => new Date() });
  const watch = async (fields: Partial<TargetFields> & { origin: string }) => {
    const id = await db.transaction().execute((tx) =>
      insertTarget(tx, world.tenantId, {
        ...{ siteId: null, name: '测试网站', hosts: [], organisationId: world.finance },
        ...{ hasServices: true, isWatched: true, ...fields },
      }),
    );
    const target = await findTarget(db, world.tenantId, id);
    if (!target) throw new Error('no target');
    return target;
  };
  const open = async (targetId: string) =>
    (await listOpenFindings(db, world.tenantId, targetId)).map(({ kind, key }) => `${kind} ${key}`).sort();
  return {
    ...world,
    ...{ clock, now, own, settingsOf, reports, ipv6: world6, network, fetcher, findings, samples, registers, checks },
    ...{ makeCrawl, watch, open, today: () => chinaDate(clock.at) },
  };
}
