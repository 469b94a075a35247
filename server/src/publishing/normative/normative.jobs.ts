import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { systemActor, write } from '../../foundation/audit/index.ts';
import { dates } from '../../foundation/calendar/index.ts';
import type { DocumentsService } from '../documents/index.ts';
import { listDue, listEffects, listNormative } from './normative.repo.ts';
import type { NormativeService } from './normative.service.ts';
import { settleValidity } from './settle.service.ts';
import { validityOn } from './validity.rules.ts';

/** A look back this far finds what a server that stood still for a year missed. */
const LOOK_BACK_DAYS = 400;
const BATCH = 200;

/**
 * Documents that began to hold, ran out or were changed as of a day get their state on that day, and texts that came in bulk are read for
 * citations. The days stand in rows; a run that was missed is made up by the next. Returns how many documents changed.
 */
export async function settleNormative(
  deps: {
    db: Database;
    documents: Pick<DocumentsService, 'setLiveValidity'>;
    normative: NormativeService;
    now: () => Date;
  },
  tenantId: string,
): Promise<number> {
  const { db, documents, normative, now } = deps;
  await normative.citations.readUnread(2000);
  const today = chinaDate(now());
  const due = await listDue(db, tenantId, dates.addDays(today, -LOOK_BACK_DAYS), today);
  const ids = due.map(({ documentId }) => documentId);
  const [rows, effects] = [await listNormative(db, tenantId, ids), await listEffects(db, tenantId, ids)];
  const byTarget = Map.groupBy(effects, ({ targetId }) => targetId);
  const differing = due.filter(({ documentId, validity }) => {
    const own = (byTarget.get(documentId) ?? []).filter(({ state }) => state === 'in_effect');
    const term = { effectiveOn: null, expiresOn: null, ...rows.get(documentId), stated: validity };
    return validityOn(term, own, today).code !== validity;
  });
  let changed = 0;
  for (let at = 0; at < differing.length; at += BATCH) {
    const part = differing.slice(at, at + BATCH).map(({ documentId }) => documentId);
    changed += await write(
      db,
      systemActor(tenantId, 'job:normative'),
      { permission: 'documents.document.publish' },
      async (w) => {
        const count = await settleValidity(w, documents, tenantId, part, today);
        const after = { on: today, changed: count };
        w.record({ action: 'normative.validity.settled', subjectType: 'tenant', subjectId: tenantId, after });
        return count;
      },
    );
  }
  return changed;
}
