import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, type Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { PERMISSIONS } from './entries.service.ts';
import { listEntries } from './ledgers.repo.ts';
import type { TrainingLine, UnitCount } from './ledgers.schema.ts';
import { monthsAfter } from './present.service.ts';

/** 政务公开工作人员轮训，每2年1遍 (notice S3-093); a place may set it differently. */
const CYCLE_MONTHS = 24;

export type TrainingService = ReturnType<typeof createTrainingService>;

/** The training cycle: of each unit how many people were trained within two years, beside how many work on openness there. Counts only, no persons. */
export function createTrainingService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  now: () => Date;
}) {
  const { db, organisations, now } = deps;
  return {
    async cycle(actor: Actor): Promise<TrainingLine[]> {
      requirePermission(actor, PERMISSIONS.read);
      const { tenantId } = actor;
      const today = chinaDate(now());
      const [units, trainings, staff] = await Promise.all([
        organisations.listUnits(tenantId),
        listEntries(db, tenantId, { kinds: ['training'], states: ['confirmed'] }),
        listEntries(db, tenantId, { kinds: ['staffing'], states: ['confirmed'] }),
      ]);
      const recent = trainings.flatMap(({ occurredOn, fields }) => {
        const isYoung = occurredOn !== null && monthsAfter(occurredOn, CYCLE_MONTHS) > today;
        const counts = Array.isArray(fields['units']) ? (fields['units'] as UnitCount[]) : [];
        return isYoung ? counts.map((one) => ({ ...one, on: occurredOn })) : [];
      });
      return units
        .filter(({ id }) => actor.can(PERMISSIONS.read, id))
        .map(({ id, name }) => {
          const own = recent.filter(({ organisationId }) => organisationId === id);
          const trained = own.reduce((sum, { people }) => sum + people, 0);
          // The newest first: what holds now is what the last entry says.
          const said = staff.find(
            ({ organisationId, occurredOn }) => organisationId === id && (occurredOn ?? '') <= today,
          );
          const officers = typeof said?.fields['officers'] === 'number' ? said.fields['officers'] : null;
          return {
            ...{ organisationId: id, organisationName: name, officers, trained, trainings: own.length },
            lastOn:
              own
                .map(({ on }) => on)
                .sort()
                .at(-1) ?? null,
            state: own.length === 0 ? 'none' : officers === null ? 'unknown' : trained >= officers ? 'met' : 'short',
          };
        });
    },
  };
}
