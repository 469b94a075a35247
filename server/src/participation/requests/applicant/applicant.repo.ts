import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';

export interface ComplaintRow {
  id: string;
  organisationId: string;
  requestId: string;
  cause: ComplaintCause;
  wordsSealed: string;
  madeAt: Date;
  dueOn: string | null;
  answerSealed: string;
  answeredAt: Date | null;
  answeredByName: string;
  version: number;
}
export type ComplaintCause = 'overdue' | 'not_received';
export type ListedComplaint = ComplaintRow & { registrationYear: number | null; registrationNumber: number | null };

const COLUMNS = sql`c.id, c.organisation_id, c.request_id, c.cause, c.words_sealed, c.made_at, c.due_on, c.answer_sealed, c.answered_at,
  c.answered_by_name, c.version`;

/** False when this cause was complained of before. */
export async function insertComplaint(
  tx: Tx,
  tenantId: string,
  row: Pick<ComplaintRow, 'id' | 'organisationId' | 'requestId' | 'cause' | 'wordsSealed' | 'madeAt' | 'dueOn'>,
): Promise<boolean> {
  const made = await tx
    .insertInto('requestComplaints')
    .values({ tenantId, ...row })
    .onConflict((conflict) => conflict.columns(['tenantId', 'requestId', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function listComplaintsOf(db: Queryable, tenantId: string, requestId: string): Promise<ComplaintRow[]> {
  const { rows } = await sql<ComplaintRow>`
    select ${COLUMNS} from request_complaints c where c.tenant_id = ${tenantId} and c.request_id = ${requestId}
    order by c.made_at`.execute(db);
  return rows;
}

/** Complaints about these units, the unanswered first, then the newest. */
export async function listComplaints(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  limit: number,
): Promise<ListedComplaint[]> {
  const units = scope === 'all' ? sql`true` : sql`c.organisation_id = any(${[...scope]}::uuid[])`;
  const { rows } = await sql<ListedComplaint>`
    select ${COLUMNS}, r.registration_year, r.registration_number
    from request_complaints c join requests r on r.tenant_id = c.tenant_id and r.id = c.request_id
    where c.tenant_id = ${tenantId} and ${units}
    order by (c.answered_at is not null), c.made_at desc limit ${limit}`.execute(db);
  return rows;
}

export async function findComplaint(db: Queryable, tenantId: string, id: string): Promise<ComplaintRow | null> {
  const { rows } = await sql<ComplaintRow>`
    select ${COLUMNS} from request_complaints c where c.tenant_id = ${tenantId} and c.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** False when somebody else was faster. */
export async function answerComplaint(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  answer: { answerSealed: string; answeredAt: Date; answeredByName: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('requestComplaints')
    .set({ ...answer, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** False when the applicant has said it before. */
export async function insertRating(
  tx: Tx,
  tenantId: string,
  row: { requestId: string; score: number; wordsSealed: string; givenAt: Date },
): Promise<boolean> {
  const made = await tx
    .insertInto('requestRatings')
    .values({ tenantId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('requestId')
    .executeTakeFirst();
  return made !== undefined;
}

export async function findRating(db: Queryable, tenantId: string, requestId: string): Promise<number | null> {
  const row = await db
    .selectFrom('requestRatings')
    .select('score')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  return row?.score ?? null;
}
