import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

export interface ReportRow {
  id: string;
  documentId: string;
  organisationId: string;
  organisationName: string;
  title: string;
  messageSealed: string;
  contactSealed: string;
  state: 'open' | 'mended' | 'answered';
  version: number;
  receivedAt: Date;
  dueOn: string;
  answer: string;
  answeredAt: Date | null;
  answeredByName: string;
}

export async function insertReport(
  tx: Tx,
  tenantId: string,
  report: Pick<
    ReportRow,
    'id' | 'documentId' | 'organisationId' | 'messageSealed' | 'contactSealed' | 'receivedAt' | 'dueOn'
  >,
): Promise<void> {
  await tx
    .insertInto('errorReports')
    .values({ tenantId, ...report })
    .execute();
}

const columns = sql`r.id, r.document_id, r.organisation_id, o.name as organisation_name, r.message_sealed, r.contact_sealed, r.state, r.version,
  r.received_at, r.due_on, r.answer, r.answered_at, r.answered_by_name,
  (select e.title from document_editions e where e.tenant_id = r.tenant_id and e.document_id = r.document_id order by e.number desc limit 1) as title`;

/** Reports of units, open ones first and among them the longest due; at most `limit`. */
export async function listReports(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  filter: { isOpen: boolean; limit: number },
): Promise<ReportRow[]> {
  const units = scope === 'all' ? null : [...scope];
  const { rows } = await sql<ReportRow>`
    select ${columns} from error_reports r join organisations o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where r.tenant_id = ${tenantId} and (${units}::uuid[] is null or r.organisation_id = any(${units}::uuid[]))
      and (${!filter.isOpen} or r.state = 'open')
    order by (r.state = 'open') desc, case when r.state = 'open' then r.due_on end, r.received_at desc, r.id desc
    limit ${filter.limit}`.execute(db);
  return rows;
}

/** When reports came, were due and were answered, since an instant: no words of readers. At most 5,000, the newest first. */
export async function listReportTimes(
  db: Queryable,
  tenantId: string,
  since: Date,
): Promise<
  Pick<
    ReportRow,
    'id' | 'documentId' | 'organisationId' | 'organisationName' | 'state' | 'receivedAt' | 'dueOn' | 'answeredAt'
  >[]
> {
  return db
    .selectFrom('errorReports as r')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.organisationId'),
    )
    .select(['r.id', 'r.documentId', 'r.organisationId', 'o.name as organisationName', 'r.receivedAt', 'r.dueOn'])
    .select((eb) => [eb.ref('r.state').$castTo<ReportRow['state']>().as('state'), 'r.answeredAt'])
    .where('r.tenantId', '=', tenantId)
    .where('r.receivedAt', '>=', since)
    .orderBy('r.receivedAt', 'desc')
    .limit(5000)
    .execute();
}

export async function findReport(db: Queryable, tenantId: string, id: string): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from error_reports r join organisations o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    where r.tenant_id = ${tenantId} and r.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Records the answer when the report is as it was seen; false when somebody else was there before. */
export async function updateAnswered(
  tx: Tx,
  tenantId: string,
  id: string,
  seen: number,
  change: { state: 'mended' | 'answered'; answer: string; answeredAt: Date; answeredByName: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('errorReports')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
