import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import { isShown } from '../shown.repo.ts';
import type { DisputeView } from './disputes.schema.ts';

const COLUMNS = [
  ...(['id', 'organisationId', 'track', 'number', 'body', 'procedure', 'filedOn', 'servedOn'] as const),
  ...(['answerDueOn', 'answerProvisional', 'answeredOn', 'result', 'endedOn', 'version'] as const),
] as const;

/** Proceedings go on when their case is hidden, but do not name it. */
const shownCase = (tenantId: string, ref: string) =>
  sql<string | null>`case when ${isShown(tenantId, ref)} then ${sql.ref(ref)} end`.as('requestId');
/** What is written where a case may be named: a hidden one stays, for whoever writes did not see it. */
const keptCase = (tenantId: string, requestId: string | null) =>
  sql<
    string | null
  >`coalesce(${requestId}::uuid, case when not ${isShown(tenantId, 'requestDisputes.requestId')} then request_disputes.request_id end)`;

export type ListedDispute = DisputeView & { registrationYear: number | null; registrationNumber: number | null };

/** Proceedings of these units: those that go on by the last day for the answer, then those that ended, the newest first. */
export async function listDisputes(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<ListedDispute[]> {
  const rows = await db
    .selectFrom('requestDisputes as d')
    .leftJoin('requests as r', (join) => join.onRef('r.tenantId', '=', 'd.tenantId').onRef('r.id', '=', 'd.requestId'))
    .select([...COLUMNS.map((name) => `d.${name}` as const), 'r.registrationYear', 'r.registrationNumber'])
    .select(shownCase(tenantId, 'd.requestId'))
    .where('d.tenantId', '=', tenantId)
    .$if(scope !== 'all', (query) => query.where('d.organisationId', 'in', [...scope]))
    .orderBy(sql`d.ended_on is not null`)
    .orderBy(sql`case when d.answered_on is null and d.ended_on is null then d.answer_due_on end nulls last`)
    .orderBy('d.filedOn', 'desc')
    .orderBy('d.id', 'desc')
    .limit(500)
    .execute();
  return rows as ListedDispute[];
}

export async function findDispute(db: Queryable, tenantId: string, id: string): Promise<DisputeView | null> {
  const row = await db
    .selectFrom('requestDisputes')
    .select(COLUMNS)
    .select(shownCase(tenantId, 'requestDisputes.requestId'))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as DisputeView | undefined) ?? null;
}

export async function isRequestOf(
  db: Queryable,
  tenantId: string,
  organisationId: string,
  requestId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('requests')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where(isShown(tenantId, 'requests.id'))
    .where('organisationId', '=', organisationId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  return row !== undefined;
}

export type DisputeFields = Omit<DisputeView, 'id' | 'version' | 'organisationId'>;

export async function insertDispute(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  fields: DisputeFields,
  by: string,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('requestDisputes')
    .values({ tenantId, id, organisationId, ...fields, createdBy: by })
    .execute();
  return id;
}

/** False when it is at another version. */
export async function updateDispute(
  tx: Tx,
  tenantId: string,
  id: string,
  fields: DisputeFields,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('requestDisputes')
    .set({ ...fields, requestId: keptCase(tenantId, fields.requestId), version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Proceedings in which the authority was served and has not answered. */
export async function listOpenDisputes(
  db: Queryable,
  tenantId: string,
): Promise<
  (Pick<DisputeView, 'id' | 'track' | 'procedure' | 'answerDueOn' | 'answerProvisional'> & { servedOn: string })[]
> {
  const rows = await db
    .selectFrom('requestDisputes')
    .select(['id', 'track', 'procedure', 'servedOn', 'answerDueOn', 'answerProvisional'])
    .where('tenantId', '=', tenantId)
    .where('servedOn', 'is not', null)
    .where('answeredOn', 'is', null)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute();
  return rows as (DisputeView & { servedOn: string })[];
}

/** False when it was answered, ended or written with another day meanwhile. Its version stays: nobody's form is refused for it. */
export async function moveDisputeLimit(
  tx: Tx,
  tenantId: string,
  { id, before, dueOn, provisional }: { id: string; before: string | null; dueOn: string | null; provisional: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update request_disputes set answer_due_on = ${dueOn}::date, answer_provisional = ${provisional}
    where tenant_id = ${tenantId} and id = ${id} and answered_on is null and ended_on is null
      and answer_due_on is not distinct from ${before}::date returning id`.execute(tx);
  return rows.length > 0;
}
