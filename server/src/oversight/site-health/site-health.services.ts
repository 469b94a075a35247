import type { Database } from '../../kernel/db/index.ts';
import type { DueWork } from '../../kernel/jobs/index.ts';
import type { Printer } from '../../kernel/print/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import type { OrganisationsService, Site, SitesService } from '../../foundation/organisations/index.ts';
import type { ColumnsService } from '../../publishing/columns/index.ts';
import type { ErrorReportsService } from '../../publishing/error-reports/index.ts';
import type { RegistersService } from '../../publishing/registers/index.ts';
import { createChecksService } from './checks.service.ts';
import { createCrawlService } from './crawl/crawl.service.ts';
import { createFetcher } from './crawl/fetch.ts';
import { createPageReader } from './crawl/page-reader.ts';
import { createFindingsService } from './findings.service.ts';
import { probeIpv6 } from './ipv6.ts';
import { createSamplesService } from './samples.service.ts';
import { createSelfCheckService } from './self-check/self-check.service.ts';
import { claimDue, listTargets } from './targets.repo.ts';
import { createTargetsService } from './targets.service.ts';

const DAY_MS = 86_400_000;

export interface SiteHealthDeps {
  db: Database;
  organisations: OrganisationsService;
  sites: SitesService;
  columns: ColumnsService;
  registers: RegistersService;
  reports: ErrorReportsService;
  printer: Pick<Printer, 'print'>;
  originOf: (site: Site) => string;
  /** `host` or `host:port` that the operator named: these may be private machines. */
  privateHosts: readonly string[];
  now: () => Date;
}
export type SiteHealth = ReturnType<typeof createSiteHealth>;

/** Everything that watches sites, and the work that it does by its timetable. */
export function createSiteHealth(deps: SiteHealthDeps) {
  const { db, now, organisations, columns, registers, reports, printer } = deps;
  const reader = createPageReader();
  const readPage = reader.read;
  const fetch = createFetcher({ privateHosts: deps.privateHosts });
  const findings = createFindingsService({ db, now });
  // The settings are asked for at every use: a change holds from the next address on.
  const settingsOf = (tenantId: string) => targets.settingsOf(tenantId);
  const samples = createSamplesService({ db, fetch, settingsOf, now });
  const targets = createTargetsService({ ...deps, samples });
  const checks = createChecksService({
    ...{ db, fetch, readPage, probeIpv6, columns, registers, reports, organisations, findings, samples },
    ...{ settingsOf, now },
  });
  const crawl = createCrawlService({ db, fetch, readPage, findings, settingsOf, now });
  const selfChecks = createSelfCheckService({ db, targets, samples, reports, organisations, printer, now });

  /** Daily checks whose time has come. Returns how many. */
  async function checkDue(tenantId: string): Promise<number> {
    const due = (await listTargets(db, tenantId)).filter(
      ({ isWatched, nextCheckAt }) => isWatched && nextCheckAt <= now(),
    );
    let done = 0;
    for (const target of due) {
      if (!(await claimDue(db, tenantId, target, 'nextCheckAt', new Date(now().getTime() + DAY_MS)))) continue;
      await checks.check(systemActor(tenantId, 'job:site-health'), target);
      done += 1;
    }
    return done;
  }

  const nextOf = async (tenantId: string, due: 'nextSampleAt' | 'nextCheckAt' | 'nextCrawlAt') => {
    const times = (await listTargets(db, tenantId)).flatMap((target) =>
      target.isWatched ? [target[due].getTime()] : [],
    );
    return times.length === 0 ? null : new Date(Math.min(...times));
  };

  return {
    ...{ findings, samples, targets, checks, crawl, selfChecks },

    /** Visits, checks, walks and the table of the month, each at the time in its rows. They wait for other servers: a timetable of their own. */
    dueWork: (tenantId: string): DueWork[] => [
      {
        name: 'site-health.samples',
        run: () => samples.takeDue(tenantId),
        next: () => nextOf(tenantId, 'nextSampleAt'),
      },
      { name: 'site-health.checks', run: () => checkDue(tenantId), next: () => nextOf(tenantId, 'nextCheckAt') },
      {
        name: 'site-health.crawls',
        run: () => crawl.runDue(tenantId),
        next: async () => ((await crawl.hasRunning(tenantId)) ? now() : nextOf(tenantId, 'nextCrawlAt')),
      },
      // A month ends at midnight in China; the sweep finds it.
      { name: 'site-health.self-checks', run: () => selfChecks.beginDue(tenantId), next: async () => null },
    ],

    close: () => reader.close(),
  };
}
