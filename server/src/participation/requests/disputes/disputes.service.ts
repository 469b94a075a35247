import type { Database } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import { dueFrom } from '../../../foundation/clocks/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { writeNumber } from '../request-clock.rules.ts';
import { disputeErrors } from './disputes.errors.ts';
import {
  findDispute,
  insertDispute,
  isRequestOf,
  listDisputes,
  updateDispute,
  type DisputeFields,
} from './disputes.repo.ts';
import { answerRule } from './disputes.rules.ts';
import type { DisputeInput, DisputeLine, DisputeView } from './disputes.schema.ts';

const READ = 'requests.request.read';
const WORK = 'requests.request.work';

export type DisputesService = ReturnType<typeof createDisputesService>;
export interface DisputesDeps {
  db: Database;
  calendar: Pick<CalendarService, 'forTenant'>;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  now: () => Date;
}

/** Reconsiderations and lawsuits: what a request led to, with the authority's own time to answer; table 4 of the annual report counts them. */
export function createDisputesService({ db, calendar, organisations, now }: DisputesDeps) {
  async function fieldsOf(actor: Actor, organisationId: string, input: DisputeInput): Promise<DisputeFields> {
    const { version: _version, ...fields } = input;
    const { filedOn, servedOn, answeredOn, endedOn, result, requestId, track, procedure } = fields;
    const today = chinaDate(now());
    const days = [filedOn, servedOn, answeredOn, endedOn].filter((day): day is string => day !== null);
    if (days.some((day) => day < filedOn || day > today)) throw disputeErrors.days_wrong();
    if ((result === '') !== (endedOn === null)) throw disputeErrors.result_wrong();
    if (requestId && !(await isRequestOf(db, actor.tenantId, organisationId, requestId)))
      throw disputeErrors.request_unknown();
    const due = servedOn
      ? dueFrom(answerRule(track, procedure), servedOn, await calendar.forTenant(actor.tenantId))
      : null;
    return { ...fields, answerDueOn: due?.dueOn ?? null, answerProvisional: due?.provisional ?? false };
  }

  return {
    /** The register of the units that somebody reads. */
    async list(actor: Actor): Promise<DisputeLine[]> {
      requirePermission(actor, READ);
      const scope = actor.scopeOf(READ);
      const [rows, units] = await Promise.all([
        scope.length === 0 ? [] : listDisputes(db, actor.tenantId, scope),
        organisations.listUnits(actor.tenantId),
      ]);
      const names = new Map(units.map(({ id, name }) => [id, name]));
      return rows.map(({ registrationYear, registrationNumber, ...row }) => ({
        ...{ ...row, organisationName: names.get(row.organisationId) ?? '' },
        requestNumber: row.requestId ? writeNumber(registrationYear, registrationNumber) : '',
      }));
    },

    /** Throws days_wrong, result_wrong, request_unknown. */
    async create(actor: Actor, organisationId: string, input: DisputeInput): Promise<DisputeView> {
      const id = await write(db, actor, { permission: WORK, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor, organisationId, input);
        const made = await insertDispute(tx, actor.tenantId, organisationId, fields, actor.id);
        record({ action: 'requests.dispute.entered', subjectType: 'dispute', subjectId: made, after: fields });
        return made;
      });
      return requireDispute(actor, id);
    },

    /** Throws unknown, conflict and what create throws. */
    async change(actor: Actor, id: string, input: DisputeInput): Promise<DisputeView> {
      const { organisationId, ...before } = await requireDispute(actor, id);
      await write(db, actor, { permission: WORK, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor, organisationId, input);
        if (!(await updateDispute(tx, actor.tenantId, id, fields, input.version))) throw disputeErrors.conflict();
        record({ action: 'requests.dispute.changed', subjectType: 'dispute', subjectId: id, before, after: fields });
      });
      return requireDispute(actor, id);
    },
  };

  async function requireDispute(actor: Actor, id: string): Promise<DisputeView> {
    const row = await findDispute(db, actor.tenantId, id);
    if (!row || !actor.can(READ, row.organisationId)) throw disputeErrors.unknown();
    return row;
  }
}
