import type { Write } from '../../foundation/audit/index.ts';
import type { DocumentsService } from '../documents/index.ts';
import { listEffects, listKnown, listNormative } from './normative.repo.ts';
import { validityOn } from './validity.rules.ts';

/**
 * Brings the stated validity of these documents in line with what was decided about them by that day, within the caller's write. In the
 * order of their ids, so that two such writes cannot wait for each other in a circle. Returns how many changed.
 */
export async function settleValidity(
  w: Write,
  documents: Pick<DocumentsService, 'setLiveValidity'>,
  tenantId: string,
  ids: readonly string[],
  today: string,
): Promise<number> {
  const sorted = [...new Set(ids)].sort();
  const [rows, effects] = [await listNormative(w.tx, tenantId, sorted), await listEffects(w.tx, tenantId, sorted)];
  const known = await listKnown(w.tx, tenantId, sorted);
  const byTarget = Map.groupBy(effects, ({ targetId }) => targetId);
  let changed = 0;
  for (const id of sorted) {
    const own = (byTarget.get(id) ?? []).filter(({ state }) => state === 'in_effect');
    const row = rows.get(id);
    // Nothing is known of it here: what the document states of itself stands.
    if (!row && own.length === 0) continue;
    const { code, since, byId } = validityOn(
      { effectiveOn: null, expiresOn: null, ...row, stated: known.get(id)?.validity ?? null },
      own,
      today,
    );
    const before = await documents.setLiveValidity(w, tenantId, id, code);
    if (before === null) continue;
    changed += 1;
    w.record({
      ...{ action: 'normative.validity.set', subjectType: 'document', subjectId: id },
      ...{ before: { validity: before }, after: { validity: code, since, byId } },
    });
  }
  return changed;
}
