import { randomBytes } from 'node:crypto';
import { isUniqueViolation, type Database, type Tx } from '../../kernel/db/index.ts';
import { wakeTimetable } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requireEverywhere, requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService, Site, SitesService } from '../../foundation/organisations/index.ts';
import { areasOf } from './areas.rules.ts';
import { listLastCrawls } from './crawl/crawl.repo.ts';
import { countFindings } from './findings.repo.ts';
import { READ } from './findings.service.ts';
import { hashOfWord, type SamplesService } from './samples.service.ts';
import { findSettingFault, isSettingCode, SETTINGS, settingsWith, type Settings } from './settings.rules.ts';
import type { SettingEntry } from './settings.rules.ts';
import { siteHealthErrors } from './site-health.errors.ts';
import type {
  NewTarget,
  Overview,
  SettingChange,
  SettingView,
  TargetChange,
  TargetView,
} from './site-health.schema.ts';
import {
  findTarget,
  insertTarget,
  listChecks,
  listLastSamples,
  listOwnSettings,
  listTargets,
  saveSetting,
  setNext,
  updateTarget,
  type TargetRow,
} from './targets.repo.ts';

export const WRITE = 'sites.target.write';
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$/;

export interface TargetsDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits' | 'findUnit'>;
  sites: Pick<SitesService, 'listOpen'>;
  /** Where readers find a site of the platform. */
  originOf: (site: Site) => string;
  samples: SamplesService;
  now: () => Date;
}
export type TargetsService = ReturnType<typeof createTargetsService>;

/** What is watched, how it stands, and the settings of the checks. */
export function createTargetsService(deps: TargetsDeps) {
  const { db, now, samples, organisations } = deps;

  const settingsOf = async (tenantId: string): Promise<Settings> => settingsWith(await listOwnSettings(db, tenantId));
  const get = async (tenantId: string, id: string): Promise<TargetRow> => {
    const target = await findTarget(db, tenantId, id);
    if (!target) throw siteHealthErrors.target_unknown();
    return target;
  };
  const requireUnit = async (tenantId: string, id: string) => {
    const unit = await organisations.findUnit(tenantId, id);
    if (!unit || unit.status === 'closed') throw siteHealthErrors.unit_unknown();
  };

  const service = {
    settingsOf,
    get,

    /** Every target with a light for each area, and the sites that nobody watches. */
    async overview(actor: Actor): Promise<Overview> {
      requirePermission(actor, READ);
      const { tenantId } = actor;
      const scope = actor.scopeOf(READ);
      const [targets, settings, counts, checks, crawls, open] = await Promise.all([
        listTargets(db, tenantId),
        settingsOf(tenantId),
        countFindings(db, tenantId, scope === 'all' ? null : [...scope]),
        listChecks(db, tenantId),
        listLastCrawls(db, tenantId),
        deps.sites.listOpen(tenantId),
      ]);
      const today = chinaDate(now());
      const views = targets.map(async (target): Promise<TargetView> => {
        const [availability, [last], unit] = await Promise.all([
          samples.availability(tenantId, target.id, settings),
          listLastSamples(db, tenantId, target.id, 1),
          organisations.findUnit(tenantId, target.organisationId),
        ]);
        const own = <T extends { targetId: string }>(rows: readonly T[]) =>
          rows.filter(({ targetId }) => targetId === target.id);
        const kinds = new Map(own(counts).map(({ kind, count }) => [kind, count]));
        const seen = own(checks).filter(({ outcome, checkedAt }) => outcome === 'checked' || checkedAt < now());
        const checkedOn = new Map(
          seen.flatMap(({ kind, outcome, checkedAt }) =>
            outcome === 'checked' ? [[kind, chinaDate(checkedAt)] as const] : [],
          ),
        );
        const [crawl] = own(crawls);
        const { id, siteId, origin, name, hosts, organisationId, hasServices, isWatched, version } = target;
        return {
          ...{ id, siteId, origin, name, hosts, organisationId, hasServices, isWatched, version, availability },
          organisationName: unit?.name ?? '',
          hasChecker: target.checkerHash !== null,
          areas: areasOf(kinds, checkedOn, availability, today, settings),
          lastSample: last
            ? {
                ...{ at: last.sampledAt.toISOString(), isOpen: last.isOpen, milliseconds: last.milliseconds },
                ...{ fault: last.fault, source: last.source },
              }
            : null,
          crawl: crawl
            ? {
                ...{
                  state: crawl.state,
                  reason: crawl.reason,
                  isCut: crawl.isCut,
                  pages: crawl.pages,
                  links: crawl.links,
                },
                ...{ startedAt: crawl.startedAt.toISOString(), endedAt: crawl.endedAt?.toISOString() ?? null },
              }
            : null,
          nextCheckAt: target.nextCheckAt.toISOString(),
          nextCrawlAt: target.nextCrawlAt.toISOString(),
        };
      });
      const watched = new Set(targets.map(({ siteId }) => siteId));
      return {
        targets: await Promise.all(views),
        unwatched: open
          .filter(({ id }) => !watched.has(id))
          .map((site) => ({ siteId: site.id, name: site.name, origin: deps.originOf(site) })),
        mayWrite: actor.can(WRITE),
      };
    },

    /** Watches a site of the platform or one elsewhere. Throws address_wrong, address_taken, site_unknown, unit_unknown. */
    async create(actor: Actor, input: NewTarget): Promise<{ id: string }> {
      requirePermission(actor, WRITE);
      const { tenantId } = actor;
      await requireUnit(tenantId, input.organisationId);
      let origin = '';
      if (input.siteId) {
        const site = (await deps.sites.listOpen(tenantId)).find(({ id }) => id === input.siteId);
        if (!site) throw siteHealthErrors.site_unknown();
        origin = deps.originOf(site);
      } else origin = originFrom(input.origin ?? '');
      const fields = {
        ...{ siteId: input.siteId ?? null, name: input.name.trim(), origin, organisationId: input.organisationId },
        ...{ hosts: hostsFrom(input.hosts ?? []), hasServices: input.hasServices ?? true, isWatched: true },
      };
      const id = await write(
        db,
        actor,
        { permission: WRITE, organisationId: input.organisationId },
        async ({ tx, record }) => {
          const made = await insertTarget(tx, tenantId, fields).catch((error) => {
            throw isUniqueViolation(error) ? siteHealthErrors.address_taken({ address: origin }) : error;
          });
          record({
            ...{
              action: 'site_health.target.added',
              subjectType: 'site_health_target',
              subjectId: made,
              after: fields,
            },
          });
          await wakeTimetable(tx);
          return made;
        },
      );
      return { id };
    },

    /** Changes what is given; throws conflict when `version` is not the present one. */
    async update(actor: Actor, id: string, input: TargetChange): Promise<void> {
      const { version, ...given } = input;
      const before = await get(actor.tenantId, id);
      if (given.organisationId !== undefined) {
        await requireUnit(actor.tenantId, given.organisationId);
        requirePermission(actor, WRITE, given.organisationId);
      }
      const change = {
        ...given,
        ...(given.name !== undefined && { name: given.name.trim() }),
        ...(given.hosts !== undefined && { hosts: hostsFrom(given.hosts) }),
      };
      await write(db, actor, { permission: WRITE, organisationId: before.organisationId }, async ({ tx, record }) => {
        if (!(await updateTarget(tx, actor.tenantId, id, version, change))) throw siteHealthErrors.conflict();
        record({
          ...{ action: 'site_health.target.changed', subjectType: 'site_health_target', subjectId: id },
          ...{ before: { name: before.name, hosts: before.hosts, isWatched: before.isWatched }, after: change },
        });
        await wakeTimetable(tx);
      });
    },

    /** A word for a checker elsewhere, shown once; the one before no longer counts. With `isOn` false there is none. */
    async setChecker(actor: Actor, id: string, input: { version: number; isOn: boolean }): Promise<{ word: string }> {
      const target = await get(actor.tenantId, id);
      const word = input.isOn ? randomBytes(32).toString('base64url') : '';
      await write(db, actor, { permission: WRITE, organisationId: target.organisationId }, async ({ tx, record }) => {
        const checkerHash = word === '' ? null : hashOfWord(word);
        if (!(await updateTarget(tx, actor.tenantId, id, input.version, { checkerHash })))
          throw siteHealthErrors.conflict();
        record({
          action: input.isOn ? 'site_health.checker.issued' : 'site_health.checker.removed',
          ...{ subjectType: 'site_health_target', subjectId: id },
        });
      });
      return { word };
    },

    /** Has something done at once by the program that works through the timetable. Throws not_watched. */
    async runNow(actor: Actor, id: string, what: 'sample' | 'check' | 'crawl'): Promise<void> {
      const target = await get(actor.tenantId, id);
      const due = { sample: 'nextSampleAt', check: 'nextCheckAt', crawl: 'nextCrawlAt' } as const;
      await write(db, actor, { permission: WRITE, organisationId: target.organisationId }, async ({ tx, record }) => {
        if (!target.isWatched) throw siteHealthErrors.not_watched();
        await setNext(tx, actor.tenantId, id, due[what], now());
        record({
          ...{ action: 'site_health.check.asked', subjectType: 'site_health_target', subjectId: id, after: { what } },
        });
        await wakeTimetable(tx);
      });
    },

    /** Has the links of a new target checked only tomorrow. */
    putOff: (tx: Tx, tenantId: string, id: string) =>
      setNext(tx, tenantId, id, 'nextCrawlAt', new Date(now().getTime() + 86_400_000)),

    /** Every number and list that the checks use, with its source. */
    async listSettings(actor: Actor): Promise<SettingView[]> {
      requirePermission(actor, READ);
      const own = new Map((await listOwnSettings(db, actor.tenantId)).map((one) => [one.code, one]));
      const settings = settingsWith([...own.values()]);
      return (Object.keys(SETTINGS) as (keyof Settings)[]).map((code) => {
        const entry: SettingEntry = SETTINGS[code];
        const set = own.get(code);
        const plain = (value: number | readonly string[]) => (typeof value === 'number' ? value : [...value]);
        return {
          ...{ code, name: entry[actor.locale], value: plain(settings[code]), standard: plain(entry.value) },
          ...{ source: set?.source ?? entry.source, isUncertain: !set && entry.isUncertain === true, isOwn: !!set },
        };
      });
    },

    /** Sets a value for this place with its source. Throws setting_unknown, value_wrong, list_wrong, source_missing. */
    async setSetting(actor: Actor, code: string, input: SettingChange): Promise<SettingView[]> {
      requireEverywhere(actor, WRITE);
      if (!isSettingCode(code)) throw siteHealthErrors.setting_unknown();
      const entry: SettingEntry = SETTINGS[code];
      const source = input.source.trim();
      await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        if (input.value !== null) {
          const name = entry[actor.locale];
          if (findSettingFault(code, input.value) !== null)
            throw typeof entry.value === 'number'
              ? siteHealthErrors.value_wrong({ name, min: entry.min ?? 0, max: entry.max ?? 0 })
              : siteHealthErrors.list_wrong({ name });
          if (source === '') throw siteHealthErrors.source_missing();
        }
        const before = (await listOwnSettings(tx, actor.tenantId)).find((one) => one.code === code);
        const own = input.value === null ? null : { value: input.value, source };
        await saveSetting(tx, actor.tenantId, code, own, { changedBy: actor.name, changedAt: now() });
        record({
          ...{ action: 'site_health.setting.changed', subjectType: 'site_health_setting', subjectId: code },
          ...{ before: before ?? null, after: own },
        });
      });
      return service.listSettings(actor);
    },
  };
  return service;
}

/** Scheme and host as one writes them down; throws address_wrong. */
function originFrom(text: string): string {
  const given = text.trim().replace(/\/$/, '');
  const isPlain = /^https?:\/\/[^/?#@\s]+$/i.test(given) && URL.canParse(given);
  if (!isPlain) throw siteHealthErrors.address_wrong();
  return new URL(given).origin;
}

function hostsFrom(hosts: readonly string[]): string[] {
  return [...new Set(hosts.map((host) => host.trim().toLowerCase()))].map((host) => {
    if (!HOST.test(host)) throw siteHealthErrors.host_wrong({ host });
    return host;
  });
}
