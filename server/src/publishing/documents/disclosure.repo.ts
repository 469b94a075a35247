import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Disclosure } from './disclosure.schema.ts';
import type { DecisionKind } from './disclosure.rules.ts';

export interface DisclosureRow {
  organisationId: string;
  disclosure: Disclosure | '';
  clause: string;
  reason: string;
  reviewDueOn: string | null;
  isPublic: boolean;
}

const columns = sql`d.organisation_id, d.disclosure, d.withheld_clause as clause, d.withheld_reason as reason, d.review_due_on,
  exists (select from document_editions e where e.tenant_id = d.tenant_id and e.document_id = d.id and e.state = 'live') as is_public`;

export async function findDisclosure(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<DisclosureRow | null> {
  const { rows } = await sql<DisclosureRow>`
    select ${columns} from documents d where d.tenant_id = ${tenantId} and d.id = ${documentId}`.execute(db);
  return rows[0] ?? null;
}

/** The same, locked until the caller's write ends. */
export async function lockDisclosure(tx: Tx, tenantId: string, documentId: string): Promise<DisclosureRow | null> {
  const { rows } = await sql<DisclosureRow>`
    select ${columns} from documents d where d.tenant_id = ${tenantId} and d.id = ${documentId} for update of d`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export interface DisclosureDecision {
  id: string;
  documentId: string;
  kind: DecisionKind;
  disclosure: Disclosure;
  clause: string;
  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date;
  reviewDueOn: string | null;
}

/** Records a decision and makes it the present one. */
export async function insertDecision(tx: Tx, tenantId: string, decision: DisclosureDecision): Promise<void> {
  await tx
    .insertInto('disclosureDecisions')
    .values({ tenantId, ...decision })
    .execute();
  const { disclosure, clause, reason, reviewDueOn } = decision;
  await tx
    .updateTable('documents')
    .set({ disclosure, withheldClause: clause, withheldReason: disclosure === 'proactive' ? '' : reason, reviewDueOn })
    .where('tenantId', '=', tenantId)
    .where('id', '=', decision.documentId)
    .execute();
}

export async function listDecisions(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<DisclosureDecision[]> {
  const rows = await db
    .selectFrom('disclosureDecisions')
    .select([
      'id',
      'documentId',
      'kind',
      'disclosure',
      'clause',
      'reason',
      'decidedBy',
      'decidedByName',
      'decidedAt',
      'reviewDueOn',
    ])
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .orderBy('decidedAt')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows as DisclosureDecision[];
}

export interface ReviewDue {
  documentId: string;
  organisationId: string;
  organisationName: string;
  title: string;
  reviewDueOn: string;
}

/** What is withheld and has to be looked at again until a day, the longest due first; `scope` are units. */
export async function listReviewsDue(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  until: string,
): Promise<ReviewDue[]> {
  const units = scope === 'all' ? null : [...scope];
  const { rows } = await sql<ReviewDue>`
    select d.id as document_id, d.organisation_id, o.name as organisation_name, d.review_due_on,
      (select e.title from document_editions e where e.tenant_id = d.tenant_id and e.document_id = d.id order by e.number desc limit 1) as title
    from documents d join organisations o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
    where d.tenant_id = ${tenantId} and d.review_due_on <= ${until}::date
      and (${units}::uuid[] is null or d.organisation_id = any(${units}::uuid[]))
    order by d.review_due_on, d.id limit 200`.execute(db);
  return rows;
}

/** Publishing old stock at once is the decision to make it public, where nobody decided before. */
export async function decideByPublishing(tx: Tx, tenantId: string, documentId: string): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ disclosure: 'proactive' })
    .where('tenantId', '=', tenantId)
    .where('id', '=', documentId)
    .where('disclosure', '=', '')
    .execute();
}
