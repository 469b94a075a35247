import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { findTombstone, type EndKind } from '../../foundation/gate/index.ts';
import { documentErrors } from './documents.errors.ts';
import type { PublishedDocument } from './documents.schema.ts';
import { findPublished, listSummaries } from './published.repo.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What may be told of a document that is public no more. */
export interface Gone {
  kind: EndKind;
  /** Calendar date from which it is gone. */
  on: string;
  reason: string;
  /** '' when it may not be told. */
  title: string;
  replacement: { path: string; title: string } | null;
}

/** What the address of a document says that is public no more; null for one that never was, or is. */
export async function findGone(db: Database, tenantId: string, id: string): Promise<Gone | null> {
  if (!ID.test(id)) return null;
  const tombstone = await findTombstone(db, { tenantId, subjectType: 'document', subjectId: id });
  if (!tombstone) return null;
  const { kind, withdrawnAt, reason, title, replacementId } = tombstone;
  // What took its place may be gone as well by now: then nothing is said of it.
  const [replacement] = replacementId ? await listSummaries(db, tenantId, [replacementId]) : [];
  return {
    ...{ kind, reason, title, on: chinaDate(withdrawnAt) },
    replacement: replacement ? { path: replacement.url, title: replacement.title } : null,
  };
}

/** The published document, or what the reader is told instead: 404, or 410 with the reason of the withdrawal or the end of its period. */
export async function requirePublished(db: Database, tenantId: string, id: string): Promise<PublishedDocument> {
  const document = ID.test(id) ? await findPublished(db, tenantId, id) : null;
  if (document) return document;
  const gone = await findGone(db, tenantId, id);
  if (!gone) throw documentErrors.not_found();
  const { kind, on, reason, replacement } = gone;
  if (kind === 'expired') throw documentErrors.expired({ on });
  throw documentErrors.withdrawn({ on, reason, ...(replacement ? { replacement: replacement.path } : {}) });
}
