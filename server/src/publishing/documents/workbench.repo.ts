import { sql } from 'kysely';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';

export interface OwnWork {
  editions: {
    kind: 'draft' | 'returned' | 'approved';
    documentId: string;
    title: string;
    organisationName: string;
    changedAt: Date;
  }[];
  imports: { id: string; createdAt: Date; total: number }[];
}

/** Drafts I wrote in, those of them that came back from review, what is approved and mine to publish, imports I did not finish. */
export async function listOwnWork(db: Database, actor: Actor): Promise<OwnWork> {
  const base = db
    .selectFrom('documentEditions as e')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'e.tenantId').onRef('d.id', '=', 'e.documentId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organisationId'),
    )
    .select(['d.id as documentId', 'd.organisationId', 'e.title', 'o.name as organisationName', 'e.changedAt'])
    .where('e.tenantId', '=', actor.tenantId)
    .orderBy('e.changedAt')
    .limit(200);
  const returned = sql<boolean>`exists (
    select 1 from audit_entries a where a.tenant_id = e.tenant_id and a.subject_type = 'document' and a.subject_id = e.document_id::text
      and a.action = 'review.review.returned'
      and not exists (select 1 from audit_entries s where s.tenant_id = a.tenant_id and s.subject_type = 'document' and s.subject_id = a.subject_id
        and s.action = 'documents.draft.submitted' and s.id > a.id))`;
  const drafts = await base
    .select(returned.as('returned'))
    .where('e.state', '=', 'draft')
    .where(sql<boolean>`${actor.id} = any(e.author_ids)`)
    .execute();
  const approved = await base.where('e.state', '=', 'approved').execute();
  const imports = await db
    .selectFrom('imports as i')
    .select(['i.id', 'i.createdAt'])
    .select(
      sql<number>`(select count(*) from import_items n where n.tenant_id = i.tenant_id and n.import_id = i.id and n.state in ('waiting', 'read'))`.as(
        'total',
      ),
    )
    .where('i.tenantId', '=', actor.tenantId)
    .where('i.createdBy', '=', actor.id)
    .where('i.state', 'in', ['reading', 'ready'])
    .orderBy('i.createdAt')
    .limit(50)
    .execute();
  return {
    editions: [
      ...drafts.map(({ returned: back, ...draft }) => ({
        kind: back ? ('returned' as const) : ('draft' as const),
        ...draft,
      })),
      ...approved
        .filter(({ organisationId }) => actor.can('documents.document.publish', organisationId))
        .map((edition) => ({ kind: 'approved' as const, ...edition })),
    ],
    imports,
  };
}
