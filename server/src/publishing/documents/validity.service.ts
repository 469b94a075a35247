import type { Write } from '../../foundation/audit/index.ts';
import { refresh } from '../../foundation/gate/index.ts';
import { lockOpenEditions, updateEdition } from './documents.repo.ts';
import type { DocumentFields } from './documents.schema.ts';

/**
 * Sets the validity of what is public within the caller's write, where another document or a clean-up decided it: text and edition stay.
 * Every surface shows it after the commit. Returns what stood there before; null when nothing is public or it stood so already.
 */
export async function setLiveValidity(
  w: Write,
  tenantId: string,
  documentId: string,
  validity: DocumentFields['validity'],
): Promise<DocumentFields['validity'] | null> {
  const { live } = await lockOpenEditions(w.tx, tenantId, documentId);
  if (!live || live.validity === validity) return null;
  await updateEdition(w.tx, tenantId, live.id, { validity });
  await refresh(w, tenantId, 'document', [documentId]);
  return live.validity;
}
