import type { Organisation, Tenant } from '../../foundation/organisations/index.ts';
import type { PartRow, ProgressRow } from './parts.repo.ts';
import { lastDayOf, percentOf } from './plan.rules.ts';
import type { Item, LowerProgress, Part, PartDuty, PlanSummary } from './plans.schema.ts';
import type { ItemRow, PlanRow } from './plans.repo.ts';

export interface PlanRows {
  items: readonly ItemRow[];
  parts: readonly PartRow[];
  progress: readonly ProgressRow[];
}
export interface Names {
  units: ReadonlyMap<string, Pick<Organisation, 'name' | 'status'>>;
  tenants: readonly Tenant[];
}

/** Whether an item stands on a day: not ended by an amendment, and not before it begins. */
export const isStanding = (item: Pick<ItemRow, 'validFrom' | 'validUntil'>, today: string): boolean =>
  (item.validUntil === null || item.validUntil >= today) && (item.validFrom === null || item.validFrom <= today);

/** Items as people see them: names of units, what was said of each part, how far the whole is. */
export function viewItems(
  year: number,
  { items, parts, progress }: PlanRows,
  names: Names,
  duties: ReadonlyMap<string, PartDuty[]> = new Map(),
  heard: ReadonlyMap<string, LowerProgress> = new Map(),
): Item[] {
  const saidOf = Map.groupBy(progress, ({ partId }) => partId);
  const partsOf = Map.groupBy(parts, ({ itemId }) => itemId);
  return items.map(({ planId: _plan, position: _at, upperTenantId: _tenant, upperPartId: _part, ...item }) => {
    const own = (partsOf.get(item.id) ?? []).map((part): Part => {
      const unit = part.organisationId === null ? undefined : names.units.get(part.organisationId);
      const { planId: _p, itemId: _i, ...shown } = part;
      return {
        ...shown,
        organisationName: unit?.name ?? '',
        lowerTenantName: names.tenants.find(({ id }) => id === part.lowerTenantId)?.name ?? '',
        ...{ duties: duties.get(part.id) ?? [], lower: heard.get(part.id) ?? null },
        isOrphan: part.lowerTenantId === null && unit?.status !== 'active',
        progress: (saidOf.get(part.id) ?? []).map(({ partId: _id, reportedAt, ...said }) => ({
          ...said,
          reportedAt: reportedAt.toISOString(),
        })),
      };
    });
    const days = [...own.map(({ dueOn }) => dueOn), lastDayOf(item.schedule, year)].filter((on) => on !== null);
    return {
      ...item,
      dueOn: days.toSorted().at(-1) ?? null,
      percent: percentOf(
        own.map((part) => ({ ...part, percent: part.progress.at(-1)?.percent ?? part.lower?.percent ?? null })),
      ),
      parts: own,
    };
  });
}

/** A plan in one line; only items that stand are counted. */
export function summaryOf(
  plan: PlanRow,
  items: readonly Item[],
  today: string,
  more: { organisationName: string; isPublic: boolean },
): PlanSummary {
  const standing = items.filter((item) => isStanding(item, today));
  const { id, organisationId, year, title, state, revision, version } = plan;
  return {
    ...{ id, organisationId, year, title, state, revision, version, ...more },
    itemCount: standing.length,
    unsureCount: standing.filter(({ unsure }) => unsure.length > 0).length,
    orphanCount: standing.filter(({ parts }) => parts.length === 0 || parts.some(({ isOrphan }) => isOrphan)).length,
    percent:
      standing.length === 0 ? 0 : Math.round(standing.reduce((sum, { percent }) => sum + percent, 0) / standing.length),
  };
}
