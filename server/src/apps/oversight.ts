import type { HttpRequest, HttpServer } from '../kernel/http/index.ts';
import { runOutbox, runTimetable } from '../kernel/jobs/index.ts';
import { AppError } from '../kernel/errors/index.ts';
import { createVirusScanner } from '../kernel/scan/index.ts';
import { systemActor, type Actor } from '../foundation/audit/index.ts';
import type { CalendarService } from '../foundation/calendar/index.ts';
import { findPerson } from '../foundation/identity/index.ts';
import type { WorkflowService } from '../foundation/workflow/index.ts';
import type { DocumentsService } from '../publishing/documents/index.ts';
import { createAnnualReportService, registerAnnualReportApi } from '../oversight/annual-report/index.ts';
import { registerDutiesApi } from '../oversight/duties/index.ts';
import { createAppealsService, createEvaluationService, registerEvaluationApi } from '../oversight/evaluation/index.ts';
import {
  createLedgersServices,
  registerLedgersApi,
  registerLedgersPortal,
  renderLedgerEntry,
} from '../oversight/ledgers/index.ts';
import { registerSiteHealthApi } from '../oversight/site-health/index.ts';
import { pageFrame, type PublicSite, type SiteView } from '../portal/index.ts';
import { openDuties } from './duties.ts';
import { createWorkPlans, registerPlansApi, registerPlansPortal } from '../oversight/work-plans/index.ts';
import type { Installation } from './installation.ts';
import { openSiteHealth, runSiteHealth } from './site-health.ts';

/** What oversight stands on, and what of it people and programs reach: one place, so that the start of the server stays readable. */
export function createOversight(
  installation: Installation,
  parts: { workflows: WorkflowService; documents: DocumentsService; calendar: CalendarService },
) {
  const { calendar } = parts;
  const duties = openDuties(installation, calendar);
  const workPlans = createWorkPlans({ ...installation, ...parts, duties });
  const scanner = createVirusScanner(installation.config.clamdUrl);
  const ledgers = createLedgersServices({
    ...{ ...installation, workflows: parts.workflows, scanner },
    // Ledgers know nothing of duties: what an obligation is called is told to them.
    findObligation: async (tenantId, id) => {
      const { obligations } = duties;
      const found = await obligations.get(systemActor(tenantId, 'ledgers'), id).catch((error: unknown) => {
        if (error instanceof AppError) return null;
        throw error;
      });
      return found && `${found.code} ${found.versions.at(-1)?.action ?? ''}`;
    },
  });
  const health = openSiteHealth(installation);
  const personOf = async ({ tenantId, id, name }: Actor) =>
    (await findPerson(installation.db, tenantId, id)) ?? { name, organisationId: null };
  const evaluations = createEvaluationService({ ...installation, ...parts, personOf });
  const appeals = createAppealsService({ ...installation, personOf, evaluations });
  return {
    duties,
    workPlans,
    ledgers,
    /** What oversight has for the work bench. */
    todos: [ledgers.entries.listTodos, workPlans.todos],
    /** Settles duties after each happening, keeps them in line with days, units and calendar, and watches sites. Returns how to stop it. */
    run(): () => Promise<unknown> {
      const { db, databaseUrl, log, tenant } = installation;
      const outbox = runOutbox(db, databaseUrl, [duties.settling.consumer, workPlans.exchange.consumer], log);
      // All duties of a large place take a minute: what is due at its time elsewhere must not wait for them.
      const timetable = runTimetable(databaseUrl, [duties.dueWork(tenant.id)], log, { sweepMs: 60_000 });
      const watch = runSiteHealth(installation, health);
      return () => Promise.all([watch.stop(), outbox.stop(), timetable.stop()]);
    },
    /** Lists that stand in the navigation once something is in them. */
    lists: { workPlans: workPlans.publication, ledgers: ledgers.reading },
    /** What falls due for an officer, for his calendar. */
    dueDays: {
      permissions: ['plans.part.report'],
      async list({ tenantId, name }: { tenantId: string; name: string }) {
        const officer = await installation.identity.actorForName(tenantId, name, 'calendar');
        return officer ? workPlans.cards.listDays(officer) : [];
      },
    },
    /** Lists with feeds of their own. */
    feeds: { 'work-plans': { path: '/work-plans', read: workPlans.publication.newest } },
    register(deps: {
      app: HttpServer;
      site: PublicSite;
      actorOf: (request: HttpRequest) => Promise<Actor>;
      /** The site that answers for the request's host, so that staff see what its readers will. */
      siteOf: (request: HttpRequest) => Promise<{ tenantId: string; view: SiteView }>;
    }): void {
      const { app, site, actorOf, siteOf } = deps;
      registerAnnualReportApi(app, { annualReports: createAnnualReportService(installation), actorOf });
      registerDutiesApi(app, { duties, actorOf });
      registerPlansApi(app, { ...workPlans, actorOf });
      registerPlansPortal(site, workPlans.publication);
      registerSiteHealthApi(app, { health, actorOf, tenantOf: async (request) => (await siteOf(request)).tenantId });
      registerEvaluationApi(app, { evaluations, appeals, organisations: installation.organisations, actorOf });
      registerLedgersPortal(site, ledgers.reading);
      registerLedgersApi(app, {
        ...{ ...ledgers, actorOf },
        preview: async (request, locale, id) =>
          renderLedgerEntry(
            pageFrame((await siteOf(request)).view, locale === 'en' ? '/en' : '/'),
            await ledgers.reading.preview(await actorOf(request), id),
          ),
      });
    },
  };
}
