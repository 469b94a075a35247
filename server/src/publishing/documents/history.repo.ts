import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';

/** What readers may look back at: the editions that were public of a document that is public now. Starts from the gate's filter. */

export interface PublicEdition {
  number: number;
  isCurrent: boolean;
  publishedOn: string | null;
  publicSince: Date | null;
  publicUntil: Date | null;
  /** Its text may be read. Not after a privacy or secrecy correction, and not what was withdrawn, nor anything before that. */
  isShown: boolean;
  /** '' for one whose text may not be read: the words could repeat what was taken away. */
  changeNote: string;
  correction: '' | 'error' | 'privacy' | 'secrecy';
}

const WITHDRAWN_BEFORE = sql<number>`coalesce((select max(w.number) from document_editions w
  where w.tenant_id = publications.tenant_id and w.document_id = publications.subject_id and w.state = 'withdrawn'), 0)`;
const IS_SHOWN = sql<boolean>`(e.state in ('live', 'superseded') and e.suppressed_at is null and e.number > ${WITHDRAWN_BEFORE})`;

const rows = (db: Queryable, tenantId: string, documentId: string) =>
  readable(db, tenantId, 'document')
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.documentId', '=', 'publications.subjectId'),
    )
    .where('publications.subjectId', '=', documentId)
    .where('e.state', 'in', ['live', 'superseded', 'withdrawn']);

/** Editions of a public document, the newest first; empty for one that is not public. */
export async function listPublicEditions(
  db: Queryable,
  tenantId: string,
  documentId: string,
  page: { limit: number; offset: number },
): Promise<PublicEdition[]> {
  const found = await rows(db, tenantId, documentId)
    .select(['e.number', 'e.publishedOn', 'e.publicSince', 'e.publicUntil'])
    .select([
      sql<boolean>`e.id = publications.edition_id`.as('isCurrent'),
      IS_SHOWN.as('isShown'),
      sql<string>`case when ${IS_SHOWN} then e.change_note else '' end`.as('changeNote'),
      sql<PublicEdition['correction']>`case when ${IS_SHOWN} then e.correction else '' end`.as('correction'),
    ])
    .orderBy('e.number', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return found;
}

export async function countPublicEditions(db: Queryable, tenantId: string, documentId: string): Promise<number> {
  const row = await rows(db, tenantId, documentId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface EditionText {
  number: number;
  isCurrent: boolean;
  title: string;
  plainText: string;
  publishedOn: string | null;
  publicUntil: Date | null;
  changeNote: string;
  correction: PublicEdition['correction'];
}

/** The text of an edition that may be read, and of the last one before it that may be; null for every other number. */
export async function findPublicEdition(
  db: Queryable,
  tenantId: string,
  documentId: string,
  number: number,
): Promise<{ edition: EditionText; before: EditionText | null } | null> {
  const found = await rows(db, tenantId, documentId)
    .select(['e.number', 'e.title', 'e.plainText', 'e.publishedOn', 'e.publicUntil', 'e.changeNote', 'e.correction'])
    .select(sql<boolean>`e.id = publications.edition_id`.as('isCurrent'))
    .where('e.number', '<=', number)
    .where(IS_SHOWN)
    .orderBy('e.number', 'desc')
    .limit(2)
    .execute();
  const [edition, before] = found as EditionText[];
  return edition?.number === number ? { edition, before: before ?? null } : null;
}
