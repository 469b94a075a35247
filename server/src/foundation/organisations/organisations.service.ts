import { forgetPages, isUniqueViolation, newId, type Database } from '../../kernel/db/index.ts';
import { AppError, type Locale } from '../../kernel/errors/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../audit/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import {
  findOrganisation,
  findOrganisationByCode,
  findTenantByCode,
  insertOrganisation,
  insertSite,
  insertTenant,
  listOrganisations,
  listSites,
  listTenants,
  lockTree,
  updateOrganisation,
  updateTenantNames,
  type OrganisationFields,
} from './organisations.repo.ts';
import {
  aliasesOf,
  findCreditCodeFault,
  findMoveFault,
  MAX_DEPTH,
  normaliseCreditCode,
  normaliseHost,
  orderTree,
  subtreeOf,
  type OrganisationAlias,
} from './organisations.rules.ts';
import type {
  NewOrganisation,
  NewTenant,
  Organisation,
  OrganisationChange,
  OrganisationNode,
  SavedOrganisation,
  Site,
  Tenant,
} from './organisations.schema.ts';

const WRITE = 'organisations.organisation.write';
const READ = 'organisations.organisation.read';
/** How long another process's change may stay unseen in scopes and hosts. */
const CACHE_MS = 1000;

export type OrganisationsService = ReturnType<typeof createOrganisationsService>;

export function createOrganisationsService(deps: { db: Database; now?: () => Date }) {
  const { db } = deps;
  const now = deps.now ?? (() => new Date());
  const sites = createCache(now, async () => {
    const tenants = new Map((await listTenants(db)).map((tenant) => [tenant.id, tenant]));
    return (await listSites(db)).flatMap((site) => {
      const tenant = tenants.get(site.tenantId);
      return tenant ? [{ tenant, site }] : [];
    });
  });
  const trees = createCache(now, async (tenantId) => {
    const nodes = await listOrganisations(db, tenantId);
    const byId = new Map(orderTree(nodes).map((node) => [node.id, node]));
    return { nodes, byId, subtrees: new Map<string, ReadonlySet<string>>() };
  });

  /** What the answer tells beside the row: its depth, and what to look at although it was saved. */
  const saved = async (actor: Actor, organisation: Organisation): Promise<SavedOrganisation> => {
    trees.forget(actor.tenantId);
    const node = orderTree((await trees.get(actor.tenantId)).nodes).find(({ id }) => id === organisation.id);
    return {
      organisation: { ...organisation, depth: node?.depth ?? 0 },
      warnings: warningsOf(organisation, actor.locale),
    };
  };

  return {
    /** All organisations the actor may see, parents before children, with their depth. */
    async list(actor: Actor): Promise<OrganisationNode[]> {
      requirePermission(actor, READ);
      const scope = actor.scopeOf(READ);
      const all = orderTree(await listOrganisations(db, actor.tenantId));
      return scope === 'all' ? all : all.filter(({ id }) => scope.includes(id));
    },

    async get(actor: Actor, id: string): Promise<Organisation> {
      requirePermission(actor, READ, id);
      const organisation = await findOrganisation(db, actor.tenantId, id);
      if (!organisation) throw organisationErrors.not_found();
      return organisation;
    },

    /** Throws code_taken, credit_code_taken, parent_not_found, parent_closed or too_deep; a doubtful credit code is only a warning. */
    async create(actor: Actor, input: NewOrganisation): Promise<SavedOrganisation> {
      const { parentId = null, ...given } = input;
      const fields = { ...EMPTY, ...cleaned(given) };
      const needs = { permission: WRITE, organisationId: parentId ?? undefined };
      const organisation = await write(db, actor, needs, async ({ tx, record }) => {
        await lockTree(tx, actor.tenantId);
        checkPlace(await listOrganisations(tx, actor.tenantId), NEW_ID, parentId);
        const created = await insertOrganisation(tx, actor.tenantId, { ...fields, parentId }).catch((error) => {
          throw takenError(error, fields);
        });
        const { id, ...after } = created;
        record({ action: 'organisations.organisation.created', subjectType: 'organisation', subjectId: id, after });
        await forgetPages(tx, ['*']);
        return created;
      });
      return saved(actor, organisation);
    },

    /**
     * Changes what is given; throws conflict when `version` is not the current one. With `parentId` it moves, together with all
     * under it, never under itself or its own. With `status` it is closed (撤销: stays readable, takes no new work) or reopened.
     */
    async update(actor: Actor, id: string, input: OrganisationChange): Promise<SavedOrganisation> {
      const { version, ...given } = input;
      const wanted = cleaned(given);
      if (wanted.parentId !== undefined) requirePermission(actor, WRITE, wanted.parentId ?? undefined);
      const organisation = await write(db, actor, { permission: WRITE, organisationId: id }, async ({ tx, record }) => {
        await lockTree(tx, actor.tenantId);
        const all = await listOrganisations(tx, actor.tenantId);
        const before = all.find((one) => one.id === id);
        if (!before) throw organisationErrors.not_found();
        if (before.version !== version) throw organisationErrors.conflict();
        checkChange(all, before, { ...before, ...wanted });
        const after = await updateOrganisation(tx, actor.tenantId, id, version, wanted).catch((error) => {
          throw takenError(error, { ...before, ...wanted });
        });
        if (!after) throw organisationErrors.conflict();
        const action = `organisations.organisation.${verbOf(before, after)}`;
        record({ action, subjectType: 'organisation', subjectId: id, ...differenceOf(before, after) });
        // Names stand on pages of every kind. A new name may come a moment late, so that readers do not wait for every page at once; what
        // is shown where hangs on the tree and on what is closed.
        const isOnlyNamed = before.parentId === after.parentId && before.status === after.status;
        await forgetPages(tx, [isOnlyNamed ? '~*' : '*']);
        return after;
      });
      return saved(actor, organisation);
    },

    /** Public reading: open units, parents before children. */
    async listUnits(tenantId: string): Promise<OrganisationNode[]> {
      return orderTree((await trees.get(tenantId)).nodes).filter(({ status }) => status === 'active');
    },

    /** Public reading; a closed unit still answers, because what it published stays. Null when there is none. */
    async findUnit(tenantId: string, id: string): Promise<OrganisationNode | null> {
      return (await trees.get(tenantId)).byId.get(id) ?? null;
    },

    findByCode: (tenantId: string, code: string): Promise<Organisation | null> =>
      findOrganisationByCode(db, tenantId, code),

    /** Names of open organisations, longest first, for recognising them in the text of documents. */
    async listAliases(tenantId: string): Promise<OrganisationAlias[]> {
      return aliasesOf((await trees.get(tenantId)).nodes.filter(({ status }) => status === 'active'));
    },

    /** An organisation and all under it, at most a second old after a change in another process. */
    async subtreeOf(tenantId: string, id: string): Promise<ReadonlySet<string>> {
      const tree = await trees.get(tenantId);
      const known = tree.subtrees.get(id);
      if (known) return known;
      const inside = subtreeOf(tree.nodes, id);
      tree.subtrees.set(id, inside);
      return inside;
    },

    listTenants: (): Promise<Tenant[]> => listTenants(db),

    /** Reads sites and organisations anew the next time; for news that another process changed them. */
    forgetCaches(): void {
      sites.forgetAll();
      trees.forgetAll();
    },

    /** What the lists of a site are limited to; undefined where it shows everything. A unit counts with all under it. */
    async scopeOf(tenantId: string, siteId: string): Promise<{ siteId: string; unitIds: string[] } | undefined> {
      const found = (await sites.get('')).find(({ site }) => site.id === siteId && site.tenantId === tenantId);
      if (!found || found.site.showsAll) return undefined;
      const inside = await Promise.all(found.site.unitIds.map((id) => this.subtreeOf(tenantId, id)));
      return { siteId, unitIds: [...new Set(inside.flatMap((units) => [...units]))] };
    },

    /** The site that answers for a Host header, and its tenant. Throws site_not_found when no site claims it and none takes the rest. */
    async resolveSite(host: string): Promise<{ tenant: Tenant; site: Site }> {
      const wanted = normaliseHost(host);
      const all = await sites.get('');
      const open = all.filter(({ site }) => site.status === 'open');
      const found =
        open.find(({ site }) => site.host !== null && normaliseHost(site.host) === wanted) ??
        open.find(({ site }) => site.aliases.some((alias) => normaliseHost(alias) === wanted)) ??
        open.find(({ site }) => site.host === null);
      if (!found) throw organisationErrors.site_not_found({ host: wanted });
      return found;
    },

    /** For the first start: the tenant with this code and its first site, made when absent; changes nothing otherwise. */
    async ensureTenant(input: NewTenant): Promise<Tenant> {
      const known = await findTenantByCode(db, input.code);
      if (known) return known;
      const actor = systemActor(newId(), 'start');
      const made = await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        const tenant = await insertTenant(tx, actor.tenantId, input);
        if (!tenant) throw organisationErrors.code_taken({ code: input.code }); // another process was first
        const site = await insertSite(tx, { ...EMPTY_SITE, ...named(tenant), ...input.site, tenantId: tenant.id });
        const { id, ...after } = tenant;
        record({ action: 'organisations.tenant.created', subjectType: 'tenant', subjectId: id, after });
        record({ action: 'organisations.site.created', subjectType: 'site', subjectId: site.id, after: site });
        return tenant;
      }).catch((error) => {
        if (error instanceof AppError && error.code === 'organisations.code_taken') return null;
        throw error;
      });
      sites.forget('');
      const tenant = made ?? (await findTenantByCode(db, input.code));
      if (!tenant) throw new Error(`tenant ${input.code} was neither made nor found`);
      return tenant;
    },

    /** Gives a tenant and its first site their names; what is not named stays. */
    async renameTenant(actor: Actor, tenantId: string, names: Parameters<typeof updateTenantNames>[2]): Promise<void> {
      await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        await updateTenantNames(tx, tenantId, names);
        await forgetPages(tx, ['*']);
        record({ action: 'organisations.tenant.renamed', subjectType: 'tenant', subjectId: tenantId, after: names });
      });
      sites.forget('');
    },
  };
}

/** Stands for an organisation that has no row yet when its place is checked. */
const NEW_ID = 'new';
const EMPTY: Omit<OrganisationFields, 'code' | 'name'> = {
  shortName: '',
  nameEn: '',
  kind: 'department',
  creditCode: '',
  address: '',
  phone: '',
  officeHours: '',
  duties: '',
  sortOrder: 0,
};
const EMPTY_SITE = {
  ...{
    host: null,
    aliases: [],
    palette: 'blue' as const,
    siteCode: '',
    icpNumber: '',
    policeNumber: '',
    organiser: '',
  },
  ...{ operator: '', contact: '', address: '', description: '', descriptionEn: '', ipv6: false },
  ...{ showsAll: true, unitIds: [] },
};
const named = ({ name, nameEn }: Tenant) => ({ name, nameEn });

/** Throws unless the row may become `after`. */
function checkChange(all: readonly Organisation[], before: Organisation, after: Organisation): void {
  if (after.parentId !== before.parentId || (after.status === 'active' && before.status === 'closed'))
    checkPlace(all, before.id, after.parentId);
  if (after.status === 'closed' && before.status === 'active') {
    const open = all.filter(({ parentId, status }) => parentId === before.id && status === 'active');
    if (open.length > 0) throw organisationErrors.has_open_children({ count: open.length });
  }
}

function verbOf(before: Organisation, after: Organisation): 'closed' | 'reopened' | 'moved' | 'updated' {
  if (after.status !== before.status) return after.status === 'closed' ? 'closed' : 'reopened';
  return after.parentId === before.parentId ? 'updated' : 'moved';
}

function checkPlace(all: readonly Organisation[], id: string, parentId: string | null): void {
  if (parentId !== null) {
    const parent = all.find((organisation) => organisation.id === parentId);
    if (!parent) throw organisationErrors.parent_not_found();
    if (parent.status === 'closed') throw organisationErrors.parent_closed({ name: parent.name });
  }
  const fault = findMoveFault(all, id, parentId);
  if (fault === 'too_deep') throw organisationErrors.too_deep({ limit: MAX_DEPTH });
  if (fault) throw organisationErrors.under_itself();
}

/** Spaces at the ends are slips of the keyboard; the credit code is stored as it is printed. */
function cleaned<T extends Partial<OrganisationFields>>(fields: T): T {
  const trimmed = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as T;
  return trimmed.creditCode === undefined
    ? trimmed
    : { ...trimmed, creditCode: normaliseCreditCode(trimmed.creditCode) };
}

function warningsOf({ creditCode }: Organisation, locale: Locale): SavedOrganisation['warnings'] {
  const fault = findCreditCodeFault(creditCode);
  if (!fault) return [];
  const warning = organisationErrors[`credit_code_${fault}`]({ length: creditCode.length });
  return [{ code: warning.code, message: warning.text(locale) }];
}

function takenError(error: unknown, { code, creditCode }: { code: string; creditCode: string }): unknown {
  if (isUniqueViolation(error, 'organisations_credit_code'))
    return organisationErrors.credit_code_taken({ creditCode });
  if (isUniqueViolation(error)) return organisationErrors.code_taken({ code });
  return error;
}

/** Only what changed, for the audit. */
function differenceOf(before: Organisation, after: Organisation) {
  const keys = (Object.keys(after) as (keyof Organisation)[]).filter(
    (key) => key !== 'updatedAt' && before[key] !== after[key],
  );
  const pick = (from: Organisation) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}

/** Values by key, loaded once for all who ask at the same time and kept for CACHE_MS. Few keys: tenants. */
function createCache<T>(now: () => Date, load: (key: string) => Promise<T>) {
  const kept = new Map<string, { at: number; value: Promise<T> }>();
  return {
    get(key: string): Promise<T> {
      const entry = kept.get(key);
      const at = now().getTime();
      if (entry && at - entry.at < CACHE_MS && at >= entry.at) return entry.value;
      const value = load(key);
      kept.set(key, { at, value });
      value.catch(() => kept.delete(key));
      return value;
    },
    forget: (key: string) => void kept.delete(key),
    forgetAll: () => kept.clear(),
  };
}
