import { forgetPages, type Database, type Tx } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../audit/index.ts';
import { findPicture, storePicture } from '../pictures/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import { insertSite, listOrganisations, listSites, lockSites, updateSite } from './organisations.repo.ts';
import { isHost, isSiteCode, normaliseHost } from './organisations.rules.ts';
import type { NewSite, Site, SiteChange, SiteView } from './organisations.schema.ts';

const WRITE = 'organisations.site.write';
const READ = 'organisations.organisation.read';
/** What 《政府网站发展指引》 wants at the foot of every page. */
const FOOT = ['siteCode', 'icpNumber', 'policeNumber', 'organiser', 'contact'] as const;

export type SitesService = ReturnType<typeof createSitesService>;

/** The sites of a tenant: names, hosts, look, what stands at their foot. */
export function createSitesService({ db, forgetCaches }: { db: Database; forgetCaches: () => void }) {
  const change = async (actor: Actor, id: string, version: number, given: Partial<Site>): Promise<SiteView> => {
    const saved = await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
      await lockSites(tx);
      const all = await listSites(tx);
      const before = all.find((site) => site.id === id && site.tenantId === actor.tenantId);
      if (!before) throw organisationErrors.no_such_site();
      if (before.version !== version) throw organisationErrors.site_conflict();
      const wanted = { ...before, ...given };
      check(all, wanted);
      await requireUnits(tx, actor.tenantId, wanted.unitIds);
      const after = await updateSite(tx, actor.tenantId, id, version, given);
      if (!after) throw organisationErrors.site_conflict();
      const keys = (Object.keys(given) as (keyof Site)[]).filter(
        (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
      );
      const pick = (from: Site) => Object.fromEntries(keys.map((key) => [key, from[key]]));
      const verb = keys.includes('status') ? (after.status === 'closed' ? 'closed' : 'reopened') : 'updated';
      record({
        ...{ action: `organisations.site.${verb}`, subjectType: 'site', subjectId: id },
        ...{ before: pick(before), after: pick(after) },
      });
      await forgetPages(tx, ['*']);
      return after;
    });
    forgetCaches();
    return viewOf(saved);
  };

  return {
    async list(actor: Actor): Promise<SiteView[]> {
      requirePermission(actor, READ);
      return (await listSites(db)).filter((site) => site.tenantId === actor.tenantId).map(viewOf);
    },

    /** Any site of a tenant; throws no_such_site. */
    async get(tenantId: string, id: string): Promise<Site> {
      const site = (await listSites(db)).find((one) => one.id === id && one.tenantId === tenantId);
      if (!site) throw organisationErrors.no_such_site();
      return site;
    },

    /** Open sites of a tenant, the oldest first; for placing things and for choosing a site by its host. */
    async listOpen(tenantId: string): Promise<Site[]> {
      return (await listSites(db)).filter((site) => site.tenantId === tenantId && site.status === 'open');
    },

    /** Throws host_wrong, host_taken, site_code_wrong, site_unit_unknown or one_default_site. */
    async create(actor: Actor, input: NewSite): Promise<SiteView> {
      const given = cleaned(input);
      const saved = await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        await lockSites(tx);
        // The site that answers for everything else shows everything; one with a host of its own shows its own.
        const showsAll = (given.host ?? null) === null;
        const fields = { ...EMPTY, showsAll, ...given, tenantId: actor.tenantId } as Site;
        check(await listSites(tx), fields);
        await requireUnits(tx, actor.tenantId, fields.unitIds);
        const { version: _version, status: _status, emblem: _emblem, id: _id, ...row } = fields;
        const created = await insertSite(tx, row);
        record({ action: 'organisations.site.created', subjectType: 'site', subjectId: created.id, after: created });
        await forgetPages(tx, ['*']);
        return created;
      });
      forgetCaches();
      return viewOf(saved);
    },

    /** As create, and throws site_conflict when `version` is not the present one. */
    update(actor: Actor, id: string, input: SiteChange): Promise<SiteView> {
      const { version, ...given } = input;
      return change(actor, id, version, cleaned(given) as Partial<Site>);
    },

    findPicture: (tenantId: string, sha256: string) => findPicture(db, tenantId, sha256),

    /** A picture beside the name; shown as it is, 48 pixels high. Throws what pictures throw. */
    async setEmblem(actor: Actor, id: string, version: number, bytes: Buffer): Promise<SiteView> {
      const picture = await storePicture(db, actor, { permission: WRITE }, bytes);
      return change(actor, id, version, { emblem: picture.sha256 });
    },
  };
}

const EMPTY: Partial<Site> = {
  ...{ id: '', host: null, aliases: [], palette: 'blue', nameEn: '', siteCode: '', icpNumber: '', policeNumber: '' },
  ...{
    organiser: '',
    operator: '',
    contact: '',
    address: '',
    description: '',
    descriptionEn: '',
    ipv6: false,
    unitIds: [],
  },
  ...{ status: 'open', version: 1, emblem: null },
};

async function requireUnits(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listOrganisations(tx, tenantId)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw organisationErrors.site_unit_unknown();
}

function viewOf({ tenantId: _tenantId, ...site }: Site): SiteView {
  return { ...site, missing: FOOT.filter((key) => site[key] === '') };
}

/** Spaces at the ends are slips of the keyboard; an empty host is none. */
function cleaned(input: Partial<SiteChange> | NewSite): Partial<Site> {
  const { host, aliases, ...rest } = input;
  const trimmed = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
  return {
    ...trimmed,
    ...(host === undefined ? {} : { host: host === null ? null : normaliseHost(host) || null }),
    ...(aliases === undefined ? {} : { aliases: [...new Set(aliases.map(normaliseHost).filter(Boolean))] }),
  } as Partial<Site>;
}

function check(all: readonly Site[], site: Site): void {
  const others = all.filter(({ id }) => id !== site.id);
  for (const host of [...(site.host === null ? [] : [site.host]), ...site.aliases]) {
    if (!isHost(host)) throw organisationErrors.host_wrong({ host });
    const taken = others.some((other) => other.host === host || other.aliases.includes(host));
    if (taken || (host !== site.host && site.aliases.filter((alias) => alias === host).length > 1))
      throw organisationErrors.host_taken({ host });
  }
  if (site.host !== null && site.aliases.includes(site.host)) throw organisationErrors.host_taken({ host: site.host });
  if (site.host === null && others.some(({ host, status }) => host === null && status === 'open'))
    throw organisationErrors.one_default_site();
  const answersAll = [site, ...others].some(({ host, status }) => host === null && status === 'open');
  const isStillOpen = [site, ...others].some(({ status }) => status === 'open');
  // A host that nobody set up would otherwise be answered by nobody, the machine's own health checks included.
  if (!answersAll && (!isStillOpen || all.some(({ host, status }) => host === null && status === 'open')))
    throw organisationErrors.last_site();
  if (site.siteCode !== '' && !isSiteCode(site.siteCode)) throw organisationErrors.site_code_wrong();
}
