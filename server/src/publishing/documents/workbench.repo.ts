import { sql } from 'kysely';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';

export interface OwnWork {
  editions: {
    kind: 'draft' | 'returned' | 'approved';
    documentId: string;
    version: number;
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
    .select([
      'd.id as documentId',
      'd.organisationId',
      'e.version',
      'e.title',
      'o.name as organisationName',
      'e.changedAt',
    ])
    .where('e.tenantId', '=', actor.tenantId)
    .orderBy('e.changedAt')
    .limit(200);
  // What the last review of the text came to, from the reviews themselves: a text that was sent in again, or taken back, is not returned any more.
  const lastReview = sql<string | null>`(
    select i.state from reviews r
    join workflow_instances i on i.tenant_id = r.tenant_id and i.id = r.id
    where r.tenant_id = e.tenant_id and r.edition_id = e.id
    order by r.submitted_at desc, r.id desc limit 1)`;
  const drafts = await base
    .select(lastReview.as('lastReview'))
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
      ...drafts.map(({ lastReview: outcome, ...draft }) => ({
        kind: outcome === 'returned' ? ('returned' as const) : ('draft' as const),
        ...draft,
      })),
      ...approved
        .filter(({ organisationId }) => actor.can('documents.document.publish', organisationId))
        .map((edition) => ({ kind: 'approved' as const, ...edition })),
    ],
    imports,
  };
}
