import { requirePermission, type Actor } from '../../../foundation/audit/index.ts';
import { listDisplayNames } from '../../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { REPLY } from '../request-clock.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { DeskDeps, RequestDesk } from './desk.ts';
import { countLoadOfOfficers, countLoadOfUnits } from './load.repo.ts';
import { runningWorkdays, yearSpan } from './load.rules.ts';
import type { RequestLoad } from './load.schema.ts';

export type LoadService = ReturnType<typeof createLoadService>;

/** Answers to requests that are older than this many years before the year that is asked for count from there. */
const YEARS_BACK = 10;

/** The supervisor's view: what each unit and each officer has on the desk, and what they closed in a year. */
export function createLoadService({
  db,
  calendar,
  desk,
  organisations,
}: DeskDeps & { desk: RequestDesk; organisations: OrganisationsService }) {
  const { nearAt } = requestClocks.get(REPLY).light;

  return {
    /**
     * Figures of the units that the reader may see; each is what the list shows with the same filter. A case of several units counts at each of
     * them, and once at its officer. Throws access.denied.
     */
    async load(actor: Actor, asked?: number): Promise<RequestLoad> {
      requirePermission(actor, PERMISSIONS.read);
      const { tenantId } = actor;
      const today = desk.today();
      const thisYear = Number(today.slice(0, 4));
      const year = asked ?? thisYear;
      const [nodes, days] = await Promise.all([organisations.listUnits(tenantId), calendar.forTenant(tenantId)]);
      const scope = actor.scopeOf(PERMISSIONS.read);
      const units = nodes.filter(({ id }) => scope === 'all' || scope.includes(id));
      const countedFrom = `${year - YEARS_BACK}-01-01`;
      const wanted = {
        ...{ units: units.map(({ id }) => id), today, nearUntil: days.addWorkdays(today, nearAt).on },
        ...{ ...yearSpan(year), countedFrom, workdaysBy: runningWorkdays(days, countedFrom, `${year}-12-31`) },
      };
      const [ofUnits, ofOfficers] = await Promise.all([
        countLoadOfUnits(db, tenantId, wanted),
        countLoadOfOfficers(db, tenantId, wanted),
      ]);
      const people = await listDisplayNames(
        db,
        tenantId,
        ofOfficers.flatMap(({ officerId }) => officerId ?? []),
      );
      const byUnit = new Map(ofUnits.map(({ unitId, ...counts }) => [unitId, counts]));
      return {
        ...{ year, thisYear, nearDays: nearAt },
        // In the order of the tree of units.
        units: units.flatMap(({ id, name }) => {
          const counts = byUnit.get(id);
          return counts ? [{ id, name, ...counts }] : [];
        }),
        officers: ofOfficers
          .map(({ officerId, ...counts }) => ({
            ...{ id: officerId, name: officerId ? (people.get(officerId) ?? '') : '', ...counts },
          }))
          .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, 'zh')),
      };
    },
  };
}
