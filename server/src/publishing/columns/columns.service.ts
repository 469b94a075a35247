import { forgetPages, isUniqueViolation, type Database } from '../../kernel/db/index.ts';
import { isLink } from '../../kernel/text/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { findMoveFault, MAX_DEPTH, orderTree } from '../../kernel/tree/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService, SitesService } from '../../foundation/organisations/index.ts';
import { columnErrors } from './columns.errors.ts';
import { insertColumns, listColumns, listNewestDays, lockColumns, updateColumn, updatePlaces } from './columns.repo.ts';
import { freshnessOf, placesAfterMove } from './columns.rules.ts';
import type { Column, ColumnChange, ColumnMove, ColumnNode, Freshness, NewColumn } from './columns.schema.ts';
import { missingParts, type PlatformLevel } from './platform.rules.ts';

const WRITE = 'columns.column.write';
const READ = 'documents.document.read';
/** How long another process's change may stay unseen in the navigation. */
const CACHE_MS = 1000;

export type ColumnsService = ReturnType<typeof createColumnsService>;
export interface ColumnsDeps {
  db: Database;
  sites: Pick<SitesService, 'listOpen'>;
  organisations: Pick<OrganisationsService, 'findUnit' | 'listUnits'>;
  now: () => Date;
}
export type OpenColumn = Column & { depth: number };

/** The columns of each site: a tree that officers shape, with an owner and a freshness rule for each. */
export function createColumnsService({ db, sites, organisations, now }: ColumnsDeps) {
  const kept = new Map<string, { at: number; columns: Promise<OpenColumn[]> }>();

  /** A change of a site's tree: one at a time, told to all who show it. */
  const change = async <T>(
    actor: Actor,
    siteId: string,
    owner: string | null,
    work: (w: Write, all: Column[]) => Promise<T>,
  ): Promise<T> => {
    await requireOwner(actor, owner);
    const result = await write(db, actor, { permission: WRITE, ...needsOf(owner) }, async (w) => {
      await lockColumns(w.tx, siteId);
      const done = await work(w, await listColumns(w.tx, actor.tenantId, siteId));
      await forgetPages(w.tx, [`tenant:${actor.tenantId}`]);
      return done;
    });
    kept.clear();
    return result;
  };

  const siteOfColumn = async (actor: Actor, id: string): Promise<Column> => {
    const column = (await listColumns(db, actor.tenantId)).find((one) => one.id === id);
    if (!column) throw columnErrors.not_found();
    return column;
  };

  const requireSite = async (actor: Actor, siteId: string): Promise<void> => {
    if (!(await sites.listOpen(actor.tenantId)).some(({ id }) => id === siteId)) throw columnErrors.site_unknown();
  };

  return {
    forgetCaches: () => kept.clear(),

    /** The tree of a site, parents before children, with how each column stands against its freshness rule. */
    async list(actor: Actor, siteId: string): Promise<ColumnNode[]> {
      requirePermission(actor, READ);
      const today = chinaDate(now());
      const [all, newest] = await Promise.all([
        listColumns(db, actor.tenantId, siteId),
        listNewestDays(db, actor.tenantId, siteId, today),
      ]);
      return orderTree(all).map((column) => ({
        ...column,
        freshness: freshnessOf(column.freshnessDays, newest.get(column.id) ?? null, today),
      }));
    },

    /** Every column of a site that readers reach, with its newest day and how it stands against its rule: what monitoring reads. */
    async listStandings(
      tenantId: string,
      siteId: string,
    ): Promise<{ column: OpenColumn; lastOn: string | null; freshness: Freshness | null }[]> {
      const today = chinaDate(now());
      const [all, newest] = await Promise.all([
        listColumns(db, tenantId, siteId),
        listNewestDays(db, tenantId, siteId, today),
      ]);
      return orderTree(openOnly(all)).map((column) => {
        const lastOn = newest.get(column.id) ?? null;
        return { column, lastOn, freshness: freshnessOf(column.freshnessDays, lastOn, today) };
      });
    },

    /** Public reading: open columns of a site with an open way up, parents before children. */
    listOpen(tenantId: string, siteId: string): Promise<OpenColumn[]> {
      const at = now().getTime();
      const known = kept.get(siteId);
      if (known && at >= known.at && at - known.at < CACHE_MS) return known.columns;
      const columns = listColumns(db, tenantId, siteId).then((all) => orderTree(openOnly(all)));
      kept.set(siteId, { at, columns });
      columns.catch(() => kept.delete(siteId));
      return columns;
    },

    /** Throws code_taken, parent_not_found, too_deep, link_wrong. It stands last among its siblings. */
    async create(actor: Actor, input: NewColumn): Promise<Column> {
      const { siteId, parentId = null, ...given } = input;
      await requireSite(actor, siteId);
      const column = { ...EMPTY, ...trimmed(given), siteId, parentId, role: '' as const, clause: '' };
      await requireUnit(actor, column.organisationId);
      checkLink(column);
      return change(actor, siteId, column.organisationId, async ({ tx, record }, all) => {
        requireParent(actor, all, parentId);
        const sortOrder =
          Math.max(0, ...all.filter((one) => one.parentId === parentId).map((one) => one.sortOrder)) + 10;
        const [created] = await insertColumns(tx, actor.tenantId, [{ ...column, sortOrder }]).catch((error) => {
          throw takenError(error, column.code);
        });
        if (!created) throw columnErrors.not_found();
        record({ action: 'columns.column.created', subjectType: 'column', subjectId: created.id, after: created });
        return created;
      });
    },

    /** Changes what is given, closes and reopens; throws conflict when `version` is not the present one. */
    async update(actor: Actor, id: string, input: ColumnChange): Promise<Column> {
      const { version, ...given } = input;
      const wanted = trimmed(given);
      const known = await siteOfColumn(actor, id);
      if (wanted.organisationId !== undefined) {
        await requireOwner(actor, wanted.organisationId);
        await requireUnit(actor, wanted.organisationId);
      }
      return change(actor, known.siteId, known.organisationId, async ({ tx, record }, all) => {
        const before = all.find((one) => one.id === id);
        if (!before) throw columnErrors.not_found();
        if (before.version !== version) throw columnErrors.conflict();
        const next = { ...before, ...wanted };
        if (before.role !== '' && PRESCRIBED.some((key) => next[key] !== before[key])) throw columnErrors.prescribed();
        checkLink(next);
        const after = await updateColumn(tx, actor.tenantId, id, version, wanted).catch((error) => {
          throw takenError(error, next.code);
        });
        if (!after) throw columnErrors.conflict();
        const verb = after.status === before.status ? 'updated' : after.status === 'closed' ? 'closed' : 'reopened';
        record({
          action: `columns.column.${verb}`,
          subjectType: 'column',
          subjectId: id,
          ...difference(before, after),
        });
        return after;
      });
    },

    /** Moves a column with all under it, never under itself or its own, whatever others move in the same moment. */
    async move(actor: Actor, id: string, { version, parentId, beforeId }: ColumnMove): Promise<Column> {
      const known = await siteOfColumn(actor, id);
      return change(actor, known.siteId, known.organisationId, async ({ tx, record }, all) => {
        const before = all.find((one) => one.id === id);
        if (!before) throw columnErrors.not_found();
        if (before.version !== version) throw columnErrors.conflict();
        if (before.role !== '' && before.role !== 'platform') throw columnErrors.prescribed();
        requireParent(actor, all, parentId);
        if (all.find((one) => one.id === parentId)?.role) throw columnErrors.prescribed();
        const fault = findMoveFault(all, id, parentId);
        if (fault === 'too_deep') throw columnErrors.too_deep({ limit: MAX_DEPTH });
        if (fault) throw columnErrors.under_itself();
        const siblings = all.filter((one) => one.parentId === parentId && one.id !== id);
        const places = placesAfterMove(siblings, id, beforeId);
        const after = await updateColumn(tx, actor.tenantId, id, version, { parentId });
        if (!after) throw columnErrors.conflict();
        await updatePlaces(tx, actor.tenantId, places);
        const sortOrder = places.find((place) => place.id === id)?.sortOrder ?? after.sortOrder;
        record({
          ...{ action: 'columns.column.moved', subjectType: 'column', subjectId: id },
          ...{ before: { parentId: before.parentId, sortOrder: before.sortOrder }, after: { parentId, sortOrder } },
        });
        return { ...after, sortOrder };
      });
    },

    /** Makes the disclosure platform of a unit on a site, or adds what is missing of it. Returns how many columns were made. */
    async setUpPlatform(
      actor: Actor,
      input: { siteId: string; organisationId: string; level: PlatformLevel },
    ): Promise<{ made: number; code: string }> {
      const { siteId, organisationId, level } = input;
      await requireSite(actor, siteId);
      const unit = await requireUnit(actor, organisationId);
      const code = unit?.code.slice(0, 40) ?? '';
      return change(actor, siteId, organisationId, async ({ tx, record }, all) => {
        const root = all.find((one) => one.role === 'platform' && one.organisationId === organisationId);
        const inside = root
          ? [root, ...all.filter((one) => one.organisationId === organisationId && one.role !== '')]
          : [];
        const missing = missingParts(code, level, inside);
        const add = async (parentId: string | null, parts: typeof missing.parts) =>
          insertColumns(
            tx,
            actor.tenantId,
            parts.map((part) => ({ ...part, siteId, parentId, organisationId })),
          ).catch((error) => {
            throw takenError(error, `${code}-xxgk`);
          });
        const [madeRoot] = missing.root ? await add(null, [missing.root]) : [];
        const rootId = (root ?? madeRoot)?.id ?? null;
        const parts = await add(rootId, missing.parts);
        const statutory = [...inside, ...parts].find(({ role }) => role === 'statutory');
        const items = await add(statutory?.id ?? null, missing.items);
        const made = [...(madeRoot ? [madeRoot] : []), ...parts, ...items];
        record({
          ...{ action: 'columns.platform.set_up', subjectType: 'organisation', subjectId: organisationId },
          after: { siteId, level, made: made.map((one) => one.code) },
        });
        return { made: made.length, code: (root ?? madeRoot)?.code ?? '' };
      });
    },
  };

  /** A column without an owner belongs to the whole site: who may write for some units only may not touch it. */
  async function requireOwner(actor: Actor, owner: string | null): Promise<void> {
    requirePermission(actor, WRITE, owner ?? undefined);
    const scope = actor.scopeOf(WRITE);
    if (owner !== null || scope === 'all') return;
    const tops = (await organisations.listUnits(actor.tenantId)).filter(({ parentId }) => parentId === null);
    const reachesAll = tops.length > 0 && tops.every(({ id }) => scope.includes(id));
    if (!reachesAll) throw columnErrors.whole_site();
  }

  async function requireUnit(actor: Actor, id: string | null) {
    if (id === null) return null;
    const unit = await organisations.findUnit(actor.tenantId, id);
    if (!unit || unit.status === 'closed') throw columnErrors.unit_unknown();
    return unit;
  }
}

/** What a platform's column may not change: its name and what it is. */
const PRESCRIBED = ['name', 'nameEn', 'kind', 'organisationId', 'code'] as const;
const EMPTY = {
  ...{ nameEn: '', organisationId: null, description: '', keywords: '', category: '', link: '' },
  ...{ freshnessDays: null, inNavigation: false },
};

const needsOf = (owner: string | null) => (owner === null ? {} : { organisationId: owner });

function requireParent(actor: Actor, all: readonly Column[], parentId: string | null): void {
  if (parentId === null) return;
  const parent = all.find((one) => one.id === parentId);
  if (!parent) throw columnErrors.parent_not_found();
  if (parent.organisationId !== null) requirePermission(actor, WRITE, parent.organisationId);
}

function checkLink({ kind, link }: Pick<Column, 'kind' | 'link'>): void {
  if (kind === 'link' ? !isLink(link) : link !== '' && !isLink(link)) throw columnErrors.link_wrong();
}

function trimmed<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as T;
}

function takenError(error: unknown, code: string): unknown {
  return isUniqueViolation(error) ? columnErrors.code_taken({ code }) : error;
}

function difference(before: Column, after: Column) {
  const keys = (Object.keys(after) as (keyof Column)[]).filter(
    (key) => key !== 'version' && before[key] !== after[key],
  );
  const pick = (from: Column) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}

/** A column under a closed one is closed too. */
function openOnly(all: readonly Column[]): Column[] {
  const byId = new Map(all.map((column) => [column.id, column]));
  const isOpen = (column: Column | undefined): boolean =>
    column !== undefined && column.status === 'open' && (column.parentId === null || isOpen(byId.get(column.parentId)));
  return all.filter(isOpen);
}
