import type { Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import { Withdrawn } from '../../portal/index.ts';
import type { PublishedDocument } from './documents.schema.ts';
import { findGone, requirePublished } from './published.service.ts';

/** The published document, or the page in the place of one that is public no more. Throws documents.not_found, Withdrawn. */
export async function requireShown(db: Database, tenantId: string, id: string): Promise<PublishedDocument> {
  try {
    return await requirePublished(db, tenantId, id);
  } catch (error) {
    const gone = error instanceof AppError && error.status === 410 ? await findGone(db, tenantId, id) : null;
    if (!gone) throw error;
    const { kind, on, reason, title, replacement } = gone;
    throw new Withdrawn({
      withdrawnOn: on,
      ...(reason ? { reason } : {}),
      ...(title ? { title } : {}),
      ...(replacement ? { replacement } : {}),
      isPeriodOver: kind === 'expired',
    });
  }
}
