import type { Database } from '../../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { writeNumber } from '../request-clock.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { applicantErrors } from './applicant.errors.ts';
import { answerComplaint, findComplaint, listComplaints } from './applicant.repo.ts';
import type { ComplaintView } from './complaints.schema.ts';

/** Of the authority that supervises (条例 articles 47 and 51): across the units of whoever holds it. */
export const OVERSEE = 'requests.request.oversee';
const MOST = 500;

export type ComplaintsService = ReturnType<typeof createComplaintsService>;

/** The supervisor's register of applicants who were not answered. */
export function createComplaintsService(deps: {
  db: Database;
  vault: RequestVault;
  organisations: OrganisationsService;
  now: () => Date;
}) {
  const { db, vault, organisations, now } = deps;
  return {
    /** The unanswered first; throws access.denied. */
    async list(actor: Actor): Promise<ComplaintView[]> {
      requirePermission(actor, OVERSEE);
      const rows = await listComplaints(db, actor.tenantId, actor.scopeOf(OVERSEE), MOST);
      const units = new Map((await organisations.listUnits(actor.tenantId)).map(({ id, name }) => [id, name]));
      return Promise.all(
        rows.map(async (row) => ({
          ...{ id: row.id, requestId: row.requestId, cause: row.cause, dueOn: row.dueOn, version: row.version },
          number: writeNumber(row.registrationYear, row.registrationNumber),
          organisationName: units.get(row.organisationId) ?? '',
          ...{ words: await vault.open(row.wordsSealed), answer: await vault.open(row.answerSealed) },
          ...{ madeAt: row.madeAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null },
          answeredByName: row.answeredByName,
        })),
      );
    },

    /** Tells the applicant what came of it. Throws requests_applicant.complaint_unknown, complaint_conflict, words_missing and access.denied. */
    async answer(actor: Actor, id: string, input: { version: number; words: string }): Promise<void> {
      await vault.ready();
      const row = await findComplaint(db, actor.tenantId, id);
      if (!row) throw applicantErrors.complaint_unknown();
      if (!input.words.trim()) throw applicantErrors.words_missing();
      const answerSealed = await vault.seal(input.words.trim());
      await write(db, actor, { permission: OVERSEE, organisationId: row.organisationId }, async (w) => {
        const answer = { answerSealed, answeredAt: now(), answeredByName: actor.name };
        if (!(await answerComplaint(w.tx, actor.tenantId, id, input.version, answer)))
          throw applicantErrors.complaint_conflict();
        const after = { complaint: id, version: input.version + 1 };
        w.record({ action: 'requests.complaint.answered', subjectType: 'request', subjectId: row.requestId, after });
      });
    },
  };
}
