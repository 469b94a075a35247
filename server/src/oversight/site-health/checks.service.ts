import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { columnPath, type ColumnsService } from '../../publishing/columns/index.ts';
import type { ErrorReportsService } from '../../publishing/error-reports/index.ts';
import { listFilledColumns } from '../../publishing/pages/index.ts';
import type { RegistersService } from '../../publishing/registers/index.ts';
import { findColumnFaults, type ColumnStanding } from './columns.rules.ts';
import type { Fetcher } from './crawl/fetch.ts';
import { listLastCrawls, listRead } from './crawl/crawl.repo.ts';
import type { PageFacts } from './crawl/page.rules.ts';
import type { CheckResult, FindingsService } from './findings.service.ts';
import type { FindingKind, Seen } from './findings.rules.ts';
import type { Ipv6Answer } from './ipv6.ts';
import type { SamplesService } from './samples.service.ts';
import { daysBefore, monthsBefore, type Settings } from './settings.rules.ts';
import type { TargetRow } from './targets.repo.ts';

export type PageReader = (bytes: Uint8Array, base: string, today: string) => Promise<PageFacts>;

export interface ChecksDeps {
  db: Database;
  fetch: Fetcher;
  readPage: PageReader;
  probeIpv6: (origin: string, timeoutMs: number) => Promise<Ipv6Answer>;
  columns: Pick<ColumnsService, 'listStandings'>;
  registers: Pick<RegistersService, 'list'>;
  reports: Pick<ErrorReportsService, 'listTimes'>;
  organisations: Pick<OrganisationsService, 'scopeOf'>;
  findings: FindingsService;
  samples: SamplesService;
  settingsOf: (tenantId: string) => Promise<Settings>;
  now: () => Date;
}
export type ChecksService = ReturnType<typeof createChecksService>;

/** Columns that hold nothing of their own, or that are filled by the program. */
const NEVER_EMPTY = ['platform', 'requests'];

/** Looks at everything of a target but its links: columns, home page, interaction, media accounts, IPv6, how it was reached. */
export function createChecksService(deps: ChecksDeps) {
  const { db, now, findings } = deps;

  /** True for a unit whose things belong to the site of the target. */
  async function unitsOf(tenantId: string, siteId: string): Promise<(organisationId: string) => boolean> {
    const scope = await deps.organisations.scopeOf(tenantId, siteId);
    return (organisationId) => !scope || scope.unitIds.includes(organisationId);
  }

  async function lookAtColumns(tenantId: string, target: TargetRow, settings: Settings): Promise<CheckResult> {
    if (!target.siteId) return couldNot(['column_stale', 'column_empty']);
    const [standings, filled] = await Promise.all([
      deps.columns.listStandings(tenantId, target.siteId),
      listFilledColumns(db, tenantId),
    ]);
    const parents = new Set(standings.map(({ column }) => column.parentId));
    const columns = standings.map(({ column, lastOn }): ColumnStanding => {
      const holds =
        column.kind === 'group' ||
        column.kind === 'link' ||
        NEVER_EMPTY.includes(column.role) ||
        parents.has(column.id);
      return {
        ...column,
        ...{ lastOn, isList: column.kind === 'list' },
        isEmpty: !holds && (column.kind === 'list' ? lastOn === null : !filled.has(column.id)),
      };
    });
    const faults = findColumnFaults(columns, chinaDate(now()), settings);
    return {
      kinds: checked(['column_stale', 'column_empty'], { columns: columns.length }),
      seen: faults.map(({ kind, column, facts }) => ({
        ...{ kind, key: `column:${column.id}`, title: column.name, facts },
        organisationId: column.organisationId ?? target.organisationId,
        address: `${target.origin}${columnPath(column.code)}`,
      })),
    };
  }

  async function lookAtMessages(tenantId: string, target: TargetRow, settings: Settings): Promise<CheckResult> {
    if (!target.siteId) return couldNot(['message_late', 'error_open']);
    const today = chinaDate(now());
    const since = monthsBefore(today, settings['interaction.lookbackMonths']);
    const [times, isOurs] = await Promise.all([
      deps.reports.listTimes(tenantId, new Date(`${since}T00:00:00+08:00`)),
      unitsOf(tenantId, target.siteId),
    ]);
    const open = times.filter(({ state, organisationId }) => state === 'open' && isOurs(organisationId));
    const tooLate = monthsBefore(today, settings['interaction.months']);
    const seen = open.flatMap(({ id, number, organisationId, documentId, receivedOn, dueOn }): Seen[] => {
      const one = {
        ...{ key: `report:${id}`, organisationId, title: number, facts: { receivedOn, dueOn } },
        address: `${target.origin}/documents/${documentId}`,
      };
      return [
        ...(dueOn < today ? [{ ...one, kind: 'error_open' as const }] : []),
        ...(receivedOn < tooLate ? [{ ...one, kind: 'message_late' as const }] : []),
      ];
    });
    return { kinds: checked(['message_late', 'error_open'], { messages: times.length }), seen };
  }

  async function lookAtMedia(tenantId: string, target: TargetRow): Promise<CheckResult> {
    if (!target.siteId) return couldNot(['media_idle']);
    const isOurs = await unitsOf(tenantId, target.siteId);
    const accounts = await deps.registers.list(systemActor(tenantId, 'job:site-health'));
    const watched = accounts.filter(
      ({ kind, closedOn, organisationId }) => kind !== 'website' && closedOn === null && isOurs(organisationId),
    );
    const idle = watched.filter(({ attention }) => attention.includes('nothing_new'));
    return {
      kinds: checked(['media_idle'], { accounts: watched.length }),
      seen: idle.map(({ id, name, organisationId, address, newestOn, openedOn }) => ({
        ...{ kind: 'media_idle' as const, key: `account:${id}`, organisationId, title: name, address },
        facts: { lastOn: newestOn, openedOn },
      })),
    };
  }

  async function lookAtHome(tenantId: string, target: TargetRow, settings: Settings): Promise<CheckResult> {
    const today = chinaDate(now());
    const found = await deps.fetch(`${target.origin}/`, {
      ...{ timeoutMs: settings['crawl.seconds'] * 1000, maxBytes: settings['crawl.pageKilobytes'] * 1024, body: true },
      redirects: settings['crawl.redirects'],
    });
    const own = { organisationId: target.organisationId, address: `${target.origin}/` };
    if (found.fault !== null || found.status === null || found.status >= 400) {
      const facts = { fault: found.fault ?? '', status: found.status };
      const away: Seen = { ...own, kind: 'host_away', key: 'host', title: target.name, facts };
      const { kinds } = couldNot(['home_idle', 'footer_missing']);
      return { kinds: [...checked(['host_away']), ...kinds], seen: [away] };
    }
    const page = await deps.readPage(found.bytes, found.address, today).catch(() => null);
    if (!page) return { ...couldNot(['home_idle', 'footer_missing']), seen: [] };
    const newestOn = page.newestOn ?? (await newestBelow(tenantId, target));
    const missing = settings['footer.elements'].filter(
      (element) => !(page.footer as readonly string[]).includes(element),
    );
    const isIdle = newestOn === '' || (newestOn !== null && newestOn < daysBefore(today, settings['home.days']));
    const idle: Seen = {
      ...own,
      kind: 'home_idle',
      key: 'home',
      title: target.name,
      facts: { lastOn: newestOn || null },
    };
    const footers = missing.map((element): Seen => ({
      ...own,
      kind: 'footer_missing',
      key: element,
      title: element,
      facts: {},
    }));
    return {
      kinds: [
        ...checked(['host_away', 'footer_missing']),
        // A home page that only leads on is judged by the pages below it; before they were read nobody can say.
        ...(newestOn === null ? couldNot(['home_idle']).kinds : checked(['home_idle'], { lastOn: newestOn || null })),
      ],
      seen: [...(isIdle ? [idle] : []), ...footers],
    };
  }

  /** The newest day on the pages that the home page leads to; '' when none is dated, null when none was read. */
  async function newestBelow(tenantId: string, target: TargetRow): Promise<string | null> {
    const crawl = (await listLastCrawls(db, tenantId)).find(({ targetId }) => targetId === target.id);
    if (crawl?.state !== 'done') return null;
    const below = (await listRead(db, tenantId, crawl.id)).filter(({ depth }) => depth === 1);
    return (
      below
        .flatMap(({ facts }) => facts.newestOn ?? [])
        .sort()
        .at(-1) ?? ''
    );
  }

  async function lookAtIpv6(target: TargetRow, settings: Settings): Promise<CheckResult> {
    const answer = await deps.probeIpv6(target.origin, settings['crawl.seconds'] * 1000);
    if (answer === null) return couldNot(['ipv6_missing']);
    const own = { organisationId: target.organisationId, address: target.origin, title: new URL(target.origin).host };
    const seen: Seen[] =
      answer === 'reachable' ? [] : [{ ...own, kind: 'ipv6_missing', key: 'ipv6', facts: { answer } }];
    return { kinds: checked(['ipv6_missing'], { answer }), seen };
  }

  async function lookAtVisits(tenantId: string, target: TargetRow, settings: Settings): Promise<CheckResult> {
    const { isEnough, isVeto, count, failed, percent } = await deps.samples.availability(tenantId, target.id, settings);
    if (!isEnough) return couldNot(['site_down']);
    const own = { organisationId: target.organisationId, address: `${target.origin}/`, title: target.name };
    const seen: Seen[] = isVeto ? [{ ...own, kind: 'site_down', key: 'week', facts: { count, failed, percent } }] : [];
    return { kinds: checked(['site_down'], { count, failed, percent }), seen };
  }

  async function bring(actor: Actor, target: TargetRow, parts: readonly CheckResult[]) {
    const whole = { kinds: parts.flatMap(({ kinds }) => kinds), seen: parts.flatMap(({ seen }) => seen) };
    return write(db, actor, { permission: 'sites.check.make' }, (w) => findings.reconcile(w, actor, target, whole));
  }

  const inside = (tenantId: string, target: TargetRow, settings: Settings) => [
    lookAtColumns(tenantId, target, settings),
    lookAtMessages(tenantId, target, settings),
    lookAtMedia(tenantId, target),
    lookAtVisits(tenantId, target, settings),
  ];

  return {
    /** Looks at a target now and brings its findings in line. What the network does costs at most a few time limits. */
    async check(actor: Actor, target: TargetRow): Promise<{ opened: number; mended: number }> {
      const { tenantId } = actor;
      const settings = await deps.settingsOf(tenantId);
      const parts = await Promise.all([
        ...inside(tenantId, target, settings),
        lookAtHome(tenantId, target, settings),
        lookAtIpv6(target, settings),
      ]);
      return bring(actor, target, parts);
    },

    /** Looks only at what stands in the database: for where no site answers yet. */
    async checkInside(actor: Actor, target: TargetRow): Promise<{ opened: number; mended: number }> {
      const settings = await deps.settingsOf(actor.tenantId);
      return bring(actor, target, await Promise.all(inside(actor.tenantId, target, settings)));
    },
  };
}

const checked = (kinds: readonly FindingKind[], facts: Record<string, string | number | null> = {}) =>
  kinds.map((kind) => ({ kind, outcome: 'checked' as const, facts }));

const couldNot = (kinds: readonly FindingKind[]): CheckResult => ({
  kinds: kinds.map((kind) => ({ kind, outcome: 'could_not' })),
  seen: [],
});
