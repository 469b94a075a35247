import { readConfig, type Config } from '../kernel/config/index.ts';
import { forgetPages, listenTo } from '../kernel/db/index.ts';
import { createHttpServer, createPageCache, type HttpRequest } from '../kernel/http/index.ts';
import { runOutbox, runTimetable, startJobs, type Jobs } from '../kernel/jobs/index.ts';
import { createLogger } from '../kernel/log/index.ts';
import { createPrinter } from '../kernel/print/index.ts';
import { registerAuditApi } from '../foundation/audit/index.ts';
import { createCalendarService, registerCalendarApi } from '../foundation/calendar/index.ts';
import { createActorOf, registerIdentityApi } from '../foundation/identity/index.ts';
import {
  createSitesService,
  registerOrganisationsApi,
  registerOrganisationsPortal,
  registerSitesApi,
} from '../foundation/organisations/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { createReviewService, registerReviewApi } from '../foundation/review/index.ts';
import { createPublicSite, errorPage, pageFrame, portalAssets } from '../portal/index.ts';
import {
  combineBesides,
  createDocumentsDesk,
  createDocumentsService,
  createUploadsService,
  published,
  registerDocumentsApi,
  registerDocumentsPortal,
} from '../publishing/documents/index.ts';
import { createChannelsService, registerChannelsApi } from '../publishing/channels/index.ts';
import {
  createReadingPointsService,
  registerReadingPointsApi,
  registerReadingPointsPortal,
} from '../publishing/reading-points/index.ts';
import {
  createLettersService,
  createRequestsServices,
  registerDeadlinePortal,
  registerIntakePortal,
  registerOpeningsPortal,
  registerRequestsApi,
} from '../participation/requests/index.ts';
import { createVirusScanner } from '../kernel/scan/index.ts';
import { createPublishedFinder } from './published-finder.ts';
import { createErrorReportsService, registerErrorReports } from '../publishing/error-reports/index.ts';
import {
  createColumnsService,
  createPlacementsService,
  registerColumnsApi,
  registerColumnsPortal,
} from '../publishing/columns/index.ts';
import {
  createColumnContent,
  createPagesService,
  listPageAddresses,
  registerPagesApi,
  registerPagesPortal,
  renderPreview,
} from '../publishing/pages/index.ts';
import { createCatalogService, registerCatalogApi, registerCatalogPortal } from '../publishing/catalog/index.ts';
import {
  createGazetteBeside,
  createGazetteFinder,
  createGazetteReading,
  createGazetteService,
  registerGazetteApi,
  registerGazettePortal,
} from '../publishing/gazette/index.ts';
import {
  createInterpretationBeside,
  createInterpretationPool,
  createInterpretationService,
  genreOf,
  registerInterpretationApi,
  registerInterpretationPortal,
} from '../publishing/interpretation/index.ts';
import {
  createRegistersService,
  registerRegistersApi,
  registerRegistersPortal,
} from '../publishing/registers/index.ts';
import { createFollowedLists, createHubNotifier, registerFeedsApi } from '../outward/feeds/index.ts';
import { createSubscriptionsService, registerSubscriptionsPortal } from '../outward/subscriptions/index.ts';
import { createOaiService, registerOaiApi } from '../outward/exchange/index.ts';
import { registerSearchApi, registerSearchPortal } from '../outward/search/index.ts';
import {
  createStandardTextBeside,
  createStandardTextService,
  registerStandardTextApi,
} from '../publishing/standard-text/index.ts';
import {
  createCleanupsService,
  createNormativeBeside,
  createNormativeService,
  createNormativeWork,
  registerNormativeApi,
  registerNormativePortal,
  settleNormative,
} from '../publishing/normative/index.ts';
import { openLetterMail, runAlerts } from './alerts.ts';
import { appErrors } from './apps.errors.ts';
import { createDemoLoader, registerDemoApi } from './demo-loader.ts';
import { createOwnLists } from './own-lists.ts';
import { closeWithin, listen } from './listening.ts';
import { createOversight } from './oversight.ts';
import { requireWritable, tellFailure } from './faults.ts';
import { oneTimeNote } from './one-time.ts';
import { openInstallation } from './installation.ts';
import { registerHealth } from './health.ts';
import { leadFromOldAddress, leadToOwnHost, originOfSite, siteFinder, siteViewOf } from './site-finder.ts';
import { takeServerLock } from './server-lock.ts';
import { serveAssets, serveConsole } from './static.ts';
import { watchIndex } from './watch-index.ts';

/** How long a stop waits for requests under way, in milliseconds. */
const DRAIN_MS = 4000;
const PAGE_CACHE_BYTES = 128 * 1024 * 1024;

/** Starts everything in the order it is written here and returns how to stop it. Throws with a plain reason when it cannot start. */
export async function startServer(
  config: Config,
  options: { announce: typeof announceAdministrator } = { announce: announceAdministrator },
): Promise<{ url: string; stop(): Promise<void> }> {
  const log = createLogger(config.logLevel);
  const installation = await openInstallation(config, log);
  const closers: (() => Promise<unknown>)[] = [() => installation.close()];
  const stop = async () => {
    for (const closer of closers.splice(0).reverse())
      await closer().catch((error: unknown) => log.warn({ err: error }, 'stopping'));
  };
  try {
    const { db, databaseUrl, audit, identity, organisations, tenant, surfaces, search, documentImport, files, now } =
      installation;
    const lock = await takeServerLock(databaseUrl, config.dataDir, () => {
      log.fatal('another server took over this data folder while the database was away; stopping');
      process.kill(process.pid, 'SIGTERM');
    });
    closers.push(() => lock.release());

    for (const administrator of await identity.bootstrapAdministrators(tenant.id)) options.announce(administrator);
    const watch = watchIndex(installation);
    closers.push(() => watch.stop());

    // Background work
    const sealer = audit.runSealer();
    closers.push(() => sealer.stop());
    let jobs: Jobs | undefined;
    const enqueue: Jobs['enqueue'] = (tx, queue, data) => {
      if (!jobs) throw appErrors.starting();
      return jobs.enqueue(tx, queue, data);
    };

    // Services
    const reviews = createReviewService({ db, now, kindOf: genreOf });
    const documents = createDocumentsService({
      ...{ db, files, organisations, reviews, documentImport, now },
      checks: installation.checks,
    });
    const calendar = createCalendarService({ db, now });
    const catalog = createCatalogService({ db, organisations });
    const interpretation = createInterpretationService({ db, documents, organisations, calendar, now });
    const normative = createNormativeService({ db, documents, calendar, now });
    const workflows = createWorkflowService({ now });
    const oversight = createOversight(installation, { workflows, documents, calendar });
    closers.push(oversight.run());
    const cleanups = createCleanupsService({ db, documents, organisations, workflows, now });
    const uploads = createUploadsService({
      ...{ db, files, documents: documentImport, organisations, enqueue },
      keepReadingsDays: config.uploadKeepDays,
    });
    const printer = createPrinter();
    closers.push(() => printer.close());
    const isMailOpen = config.smtpUrl !== '';
    const letters = await createLettersService({ db, files, keys: installation.keys, printer, now, isMailOpen });
    const statusUrl = `${config.publicUrl}/requests/status`;
    const requests = createRequestsServices({
      ...{ ...installation, calendar, workflows, letters, statusUrl },
      ...{ scanner: createVirusScanner(config.clamdUrl), dueDays: oversight.dueDays },
    });
    const openings = requests.openingsOn(documents);
    const redactions = requests.redactionsOn({ ...installation, printer });
    const standardText = createStandardTextService({ db, files, printer, checks: installation.checks });
    const gazette = createGazetteService({ ...installation, printer, origin: config.publicUrl });
    const gazetteReading = createGazetteReading({ db, gazette });
    const answerDays = config.errorReportDays;
    const reports = createErrorReportsService({ db, keys: installation.keys, calendar, now, answerDays });
    const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
    const columns = createColumnsService({ db, sites, organisations, now });
    const pages = createPagesService({ db, columns, reviews, checks: installation.checks });
    const more = [
      ...requests.todos,
      pages.listTodos,
      reports.listTodos,
      interpretation.listTodos,
      createNormativeWork(normative, cleanups),
      ...oversight.todos,
    ];
    const desk = createDocumentsDesk({
      ...{ db, files, calendar, now, reviews, reviewMonths: config.withheldReviewMonths, more },
    });
    const placements = createPlacementsService({ db });
    const registers = createRegistersService({ db, organisations, now });
    const readingPoints = createReadingPointsService({ db, organisations, now });
    const lists = createFollowedLists({ db, organisations, columns, placements, search });
    const originOf = (one: { host: string | null }) => originOfSite(config, one);
    const hub = createHubNotifier({ ...{ db, sites, columns, placements, originOf, log }, hubUrl: config.websubHub });
    closers.push(() => hub.stop());
    const mail = isMailOpen ? openLetterMail(installation, printer) : null;
    closers.push(async () => mail?.close());
    const outbox = runOutbox(db, databaseUrl, [hub.after(surfaces), ...(mail ? [mail.consumer] : [])], log);
    closers.push(() => outbox.stop());
    const demo = createDemoLoader(installation, documents, reviews);
    jobs = await startJobs(
      databaseUrl,
      [
        {
          queue: uploads.queue,
          concurrency: 2,
          run: (data) => uploads.readWaiting(data as { tenantId: string; id: string }),
        },
        // After a new version of the checks there is all of the stock to look at; then a look costs one query.
        {
          queue: 'documents.gate.recheck',
          cron: '*/15 * * * *',
          run: async () => void (await documents.findings.recheck(tenant.id)),
        },
        // Limits stand in rows and the calendar; a run that was lost is made good by the next.
        {
          queue: 'review.limits.sweep',
          cron: '*/10 * * * *',
          run: async () => void (await reviews.sweepLimits(tenant.id)),
        },
        // A day begins at midnight in China, whatever the machine's own zone: looking often is simpler than waking right.
        {
          queue: 'normative.settle',
          cron: '*/10 * * * *',
          run: async () => void (await settleNormative({ db, documents, normative, now }, tenant.id)),
        },
        // After a new holiday notice every open clock is another; a run that finds nothing costs one query.
        {
          queue: 'requests.clocks.recalculate',
          cron: '*/10 * * * *',
          run: () => requests.sweep(tenant.id),
        },
        { queue: 'documents.upload.sweep', cron: '*/10 * * * *', run: () => uploads.sweep() },
      ],
      log,
    );
    const started = jobs;
    closers.push(() => started.stop());
    // Redacted files have a timetable of their own: a long one must not keep what is to be published at its time.
    for (const due of [documents.dueWork, [redactions.making]]) closers.push(runTimetable(databaseUrl, due, log).stop);

    const subscriptions = createSubscriptionsService({ db, keys: installation.keys, lists, now });
    if (config.smtpUrl) closers.push(runAlerts(installation, subscriptions, lists, sites));

    // What people and programs reach
    const app = await createHttpServer({
      config,
      log,
      jsonTwins: ['/documents', '/units', '/search'],
      readyPages: (asked) => cache.ready(asked),
      apiTitle: 'Yangguang',
      apiVersion: VERSION,
      errorPage: ({ path, error, requestId }) => errorPage(pageFrame(FALLBACK_SITE, path), error, requestId),
    });
    const ownLists = createOwnLists({
      ...{ normative, interpretation, catalog, gazette: gazetteReading, ...oversight.lists, now },
    });
    const siteOf = siteFinder(installation, config, columns, ownLists);
    leadToOwnHost(app, installation);
    leadFromOldAddress(app, installation);
    const tenantOf = async (request: HttpRequest) => (await siteOf(request)).tenantId;
    const actorOf = createActorOf(identity);
    // Names of sites and units are kept for a moment as well; they go first, or a page rendered right after the news would keep the old ones.
    const forget = (tags: string) => {
      organisations.forgetCaches();
      columns.forgetCaches();
      cache.invalidate(tags.split(' '));
    };
    const news = listenTo(databaseUrl, { [forgetPages.channel]: forget }, () => forget('*'));
    closers.push(() => news.stop());
    // Who has been told that something is withdrawn must not be shown it any more: the answer waits until the news of its own change is in.
    app.addHook('onSend', async (request, reply) => {
      if (request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 400) await news.caughtUp();
    });
    const cache = createPageCache({ maxBytes: PAGE_CACHE_BYTES, isCurrent: () => news.isCurrent() });
    const site = createPublicSite({ app, cache, siteOf });

    const besideOf = combineBesides([
      createInterpretationBeside(interpretation),
      createStandardTextBeside(),
      createNormativeBeside({ db, normative, now }),
      createGazetteBeside(gazetteReading),
    ]);
    registerDocumentsPortal({ app, site, db, files, organisations, tenantOf, besideOf });
    registerInterpretationPortal({ site, db, interpretation });
    registerNormativePortal({ site, db });
    registerCatalogPortal({ site, db, catalog });
    registerGazettePortal({ app, site, gazette, reading: gazetteReading, tenantOf });
    const composed = { db, columns, placements, organisations };
    registerPagesPortal(site, composed);
    registerColumnsPortal({ ...composed, site, content: createColumnContent(composed) });
    registerRegistersPortal(site, registers);
    registerReadingPointsPortal(site, readingPoints);
    registerDeadlinePortal({ site, calendar, now });
    registerOpeningsPortal(site, openings);
    registerIntakePortal({
      ...requests,
      app,
      site,
      placeOf: siteOf,
      findPublished: createPublishedFinder(installation),
    });
    registerSearchPortal(site, search, createGazetteFinder(gazetteReading));
    registerOrganisationsPortal(site, organisations, {
      counts: async ({ tenantId, on }) =>
        new Map((await published.countFacets(db, tenantId, { on })).organisations.map(({ id, count }) => [id, count])),
      latest: async ({ tenantId, on }, organisationId, limit) =>
        (await published.listPublished(db, tenantId, { organisationId, on }, { limit, offset: 0 })).map((item) => ({
          path: item.url,
          title: item.title,
          validity: item.validity,
          organisation: item.issuingBody || item.organisation.name,
          documentNumber: item.documentNumber,
          publishedOn: item.publishedOn ?? '',
        })),
    });
    const feedSiteOf = async (request: HttpRequest) => {
      const { tenantId, siteId, on, view } = await siteOf(request);
      return { tenantId, siteId, on, name: view.name, origin: view.origin };
    };
    registerFeedsApi({
      ...{ app, db, cache, lists, siteOf: feedSiteOf, hubUrl: config.websubHub },
      otherAddresses: async (tenantId, siteId) => [
        ...(await listPageAddresses(composed, tenantId, siteId)),
        ...(await ownLists(tenantId)).map(({ path }) => path),
        ...(await gazetteReading.list(tenantId)).map(({ url }) => url),
      ],
      others: { gazette: { path: '/gazette', read: gazetteReading.newest }, ...oversight.feeds },
    });
    registerOaiApi(app, {
      oai: createOaiService({
        db,
        now,
        adminEmail: config.mailFrom || `webmaster@${new URL(config.publicUrl).hostname}`,
      }),
      placeOf: feedSiteOf,
    });
    registerSubscriptionsPortal({
      ...{ app, site, lists, subscriptions, actorOf, isOpen: config.smtpUrl !== '' },
      placeOf: siteOf,
    });
    serveAssets(app, portalAssets());
    serveConsole(app);

    registerSearchApi(app, { search, siteOf });
    registerIdentityApi(app, { identity, organisations, actorOf });
    registerOrganisationsApi(app, { organisations, actorOf, tenantOf });
    registerSitesApi(app, { sites, actorOf, tenantOf, isShown: pages.isPictureShown });
    registerRegistersApi(app, { registers, actorOf });
    registerReadingPointsApi(app, { readingPoints, actorOf });
    registerChannelsApi(app, { channels: createChannelsService({ db, now }), actorOf });
    registerColumnsApi(app, { columns, placements, actorOf, siteOf });
    registerPagesApi(app, {
      pages,
      actorOf,
      preview: async (actor, page, content, locale) => {
        const { view } = siteViewOf(
          config,
          await sites.get(actor.tenantId, page.siteId),
          await columns.listOpen(actor.tenantId, page.siteId),
        );
        const frame = pageFrame(view, locale === 'en' ? '/en' : '/');
        return renderPreview(composed, { frame, tenantId: actor.tenantId, siteId: page.siteId }, page.kind, content);
      },
    });
    registerGazetteApi(app, { gazette, reading: gazetteReading, actorOf, tenantOf });
    registerCatalogApi(app, { db, catalog, actorOf, tenantOf });
    registerNormativeApi(app, { db, normative, cleanups, actorOf, tenantOf });
    const pool = createInterpretationPool(installation);
    registerInterpretationApi(app, { interpretation, pool, actorOf, tenantOf, now });
    registerRequestsApi(app, { ...requests, letters, openings, redactions, actorOf });
    oversight.register({ app, site, actorOf, siteOf });
    registerStandardTextApi(app, { standardText, siteOf });
    registerAuditApi(app, { audit, actorOf });
    registerReviewApi(app, { reviews, actorOf });
    registerCalendarApi(app, { calendar, actorOf, tenantOf });
    registerDocumentsApi(app, {
      ...{ db, documents, uploads, workbench: desk.workbench, actorOf, tenantOf },
      scopeOf: async (request) => (await siteOf(request)).on,
      uploadMaxBytes: config.uploadMaxBytes,
    });
    desk.register(app, { actorOf, siteOf });
    registerErrorReports({ app, site, reports, tenantOf, actorOf, answerDays });
    registerDemoApi(app, demo, actorOf);
    registerHealth(app, installation);

    await listen(app, config);
    closers.push(() => closeWithin(app, DRAIN_MS));
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    return { url: config.publicUrl.replace(/:0$/, `:${port}`), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const VERSION = '0.1.0';
const FALLBACK_SITE = { name: '政务公开', nameEn: 'Open Government', origin: '' };

/** Shown once, on the terminal only: never in a log, never again. */
function announceAdministrator(issued: { name: string; oneTimePassword: string; oneTimeUntil: string }): void {
  const { name, oneTimePassword, oneTimeUntil } = issued;
  const note = oneTimeNote(oneTimeUntil);
  process.stdout.write(
    `\n  首次启动：管理员 ${name} 的一次性密码 / first start, one-time password of ${name}:  ${oneTimePassword}\n` +
      `    ${note.zh}\n    ${note.en}\n`,
  );
}

async function main(): Promise<void> {
  let dataDir: string | null = null;
  // From the first moment: a stop that is asked for during the start waits for its end, so that nothing is left running.
  const { promise: stopAsked, resolve: askToStop } = Promise.withResolvers<string>();
  process.on('SIGTERM', () => askToStop('SIGTERM'));
  process.on('SIGINT', () => askToStop('SIGINT'));
  try {
    const config = readConfig();
    ({ dataDir } = config);
    requireWritable(dataDir);
    const server = await startServer(config);
    process.stdout.write(
      `\n  阳光政务公开平台已启动 / Yangguang is running:  ${server.url}\n  管理后台 / staff console:  ${server.url}/console/\n\n`,
    );
    if (config.isPublicUrlGuessed)
      process.stderr.write(
        `  注意：没有设置 PUBLIC_URL，订阅源和网站地图中的链接写成 ${server.url}，只在本机能打开。请设置读者使用的网址，例如 PUBLIC_URL=https://www.example.gov.cn\n` +
          `  Note: PUBLIC_URL is not set, so links in feeds and the sitemap say ${server.url}, which opens on this machine only. Name the address that readers use, for example PUBLIC_URL=https://www.example.gov.cn\n\n`,
      );
    const signal = await stopAsked;
    process.stdout.write(`收到 ${signal}，正在停止 / stopping…\n`);
    await server.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write('\n');
    process.exit(tellFailure(error, dataDir));
  }
}

if (import.meta.main) await main();
