import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import { isShown } from '../shown.repo.ts';
import type { ComplaintCause, ComplaintInput } from './complaints.schema.ts';

type Clear = Omit<ComplaintInput, 'version' | 'name' | 'contact' | 'words' | 'result'>;
export type ComplaintFields = Clear & { personSealed: string; wordsSealed: string; resultSealed: string };
export type PageFields = ComplaintFields & { cause: ComplaintCause; replyDueOn: string | null };
export type ComplaintRow = ComplaintFields & {
  id: string;
  organisationId: string;
  cause: ComplaintCause | null;
  replyDueOn: string | null;
  version: number;
  registrationYear: number | null;
  registrationNumber: number | null;
};

/** A complaint goes on when its case is hidden, but does not name it. */
const columns = (tenantId: string) => sql`c.id, c.organisation_id,
  case when ${isShown(tenantId, 'c.request_id')} then c.request_id end as request_id, c.basis, c.kind, c.received_on, c.channel, c.cause, c.reply_due_on, c.person_sealed, c.words_sealed, c.due_on,
  c.finding, c.measure, c.result_sealed, c.ended_on, c.version, r.registration_year, r.registration_number`;

/** What is written where a case may be named: a hidden one stays, for whoever writes did not see it. */
const keptCase = (tenantId: string, requestId: string | null) =>
  sql<
    string | null
  >`coalesce(${requestId}::uuid, case when not ${isShown(tenantId, 'opennessComplaints.requestId')} then openness_complaints.request_id end)`;

/** Complaints about these units: open ones by their limit, then closed ones, the newest first. */
export async function listComplaints(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<ComplaintRow[]> {
  const within = scope === 'all' ? sql`true` : sql`c.organisation_id = any(${[...scope]}::uuid[])`;
  const { rows } = await sql<ComplaintRow>`
    select ${columns(tenantId)} from openness_complaints c
    left join requests r on r.tenant_id = c.tenant_id and r.id = c.request_id
    where c.tenant_id = ${tenantId} and ${within}
    order by c.ended_on is not null, c.due_on nulls last, c.received_on desc, c.id desc limit 500`.execute(db);
  return rows;
}

export async function findComplaint(db: Queryable, tenantId: string, id: string): Promise<ComplaintRow | null> {
  const { rows } = await sql<ComplaintRow>`
    select ${columns(tenantId)} from openness_complaints c
    left join requests r on r.tenant_id = c.tenant_id and r.id = c.request_id
    where c.tenant_id = ${tenantId} and c.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function insertComplaint(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  fields: ComplaintFields,
  by: string,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('opennessComplaints')
    .values({ tenantId, id, organisationId, ...fields, createdBy: by })
    .execute();
  return id;
}

/** What the applicant sent from the status page of this request; the oldest first. */
export async function listComplaintsOfCase(
  db: Queryable,
  tenantId: string,
  requestId: string,
): Promise<{ cause: ComplaintCause; receivedOn: string; resultSealed: string }[]> {
  return db
    .selectFrom('opennessComplaints')
    .select((the) => [the.ref('cause').$castTo<ComplaintCause>().as('cause'), 'receivedOn', 'resultSealed'])
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('cause', 'is not', null)
    .orderBy('id')
    .execute();
}

/** False when this cause was complained of before. */
export async function insertPageComplaint(
  tx: Tx,
  tenantId: string,
  entry: { id: string; organisationId: string } & PageFields & { createdAt: Date; createdBy: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('opennessComplaints')
    .values({ tenantId, ...entry })
    .onConflict((conflict) => conflict.columns(['tenantId', 'requestId', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** False when it is at another version. */
export async function updateComplaint(
  tx: Tx,
  tenantId: string,
  id: string,
  fields: ComplaintFields,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opennessComplaints')
    .set({ ...fields, requestId: keptCase(tenantId, fields.requestId), version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
