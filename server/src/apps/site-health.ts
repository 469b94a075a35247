import { setTimeout as sleep } from 'node:timers/promises';
import { runTimetable } from '../kernel/jobs/index.ts';
import { createPrinter } from '../kernel/print/index.ts';
import { createCalendarService } from '../foundation/calendar/index.ts';
import { createSitesService } from '../foundation/organisations/index.ts';
import { createColumnsService } from '../publishing/columns/index.ts';
import { createErrorReportsService } from '../publishing/error-reports/index.ts';
import { createRegistersService } from '../publishing/registers/index.ts';
import { createSiteHealth, type SiteHealth } from '../oversight/site-health/index.ts';
import type { Installation } from './installation.ts';
import { originOfSite } from './site-finder.ts';

/** How long a stop waits for an address under way, in milliseconds. */
const STOP_MS = 1500;

/** The watch over sites on what it stands on; for the server, the command line and the demo. */
export function openSiteHealth(installation: Installation): SiteHealth {
  const { config, db, keys, now, organisations } = installation;
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const printer = createPrinter();
  const health = createSiteHealth({
    ...{ db, now, organisations, sites, printer },
    columns: createColumnsService({ db, sites, organisations, now }),
    registers: createRegistersService({ db, organisations, now }),
    reports: createErrorReportsService({
      ...{ db, keys, now, calendar: createCalendarService({ db, now }), answerDays: config.errorReportDays },
    }),
    originOf: (site) => originOfSite(config, site),
    // The installation itself may stand on a private address; what else may is for the operator to say.
    privateHosts: [new URL(config.publicUrl).host, ...config.siteHealthPrivateHosts],
  });
  return { ...health, close: async () => void (await Promise.all([health.close(), printer.close()])) };
}

/** Does the work of the watch at its times, beside the other timetable: here other people's servers are waited for. */
export function runSiteHealth(
  { databaseUrl, log, tenant }: Installation,
  health: SiteHealth,
): { stop(): Promise<void> } {
  const running = runTimetable(databaseUrl, health.dueWork(tenant.id), log, { sweepMs: 15_000 });
  return {
    async stop() {
      health.crawl.leaveOff();
      // What waits for a slow server is cut off: its address is asked again.
      await Promise.race([running.stop(), sleep(STOP_MS, undefined, { ref: false })]);
      await health.close();
    },
  };
}
