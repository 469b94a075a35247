import type { Database } from '../../kernel/db/index.ts';
import type { DueWork } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { dates, type CalendarService } from '../../foundation/calendar/index.ts';
import type { EvidenceTypes } from '../../foundation/evidence/index.ts';
import { createDecisionsService } from './decisions.service.ts';
import type { RulePack } from './duties.schema.ts';
import { createObligationsService } from './obligations.service.ts';
import { createPacksService } from './packs.service.ts';
import { createDutiesReading } from './reading.service.ts';
import { createSettlingService } from './settling.service.ts';
import { createSuccessionsService } from './successions.service.ts';

export type DutiesServices = ReturnType<typeof createDutiesServices>;

/** Everything of the module on one database. */
export function createDutiesServices(deps: {
  db: Database;
  calendar: Pick<CalendarService, 'forTenant'>;
  evidenceTypes: EvidenceTypes;
  packs: readonly RulePack[];
  now: () => Date;
}) {
  const settling = createSettlingService(deps);
  const obligations = createObligationsService(deps);
  return {
    settling,
    obligations,
    evidenceTypes: deps.evidenceTypes,
    packs: createPacksService({ ...deps, obligations }),
    decisions: createDecisionsService(deps),
    successions: createSuccessionsService(deps),
    reading: createDutiesReading(deps),

    /** Midnight in China: periods that begin then, successions that take effect, and what a new calendar moved. */
    dueWork(tenantId: string): DueWork {
      return {
        name: 'duties.keep',
        run: () => settling.keep(tenantId),
        next: async () => new Date(dates.startOfDay(dates.addDays(chinaDate(deps.now()), 1))),
      };
    },
  };
}
