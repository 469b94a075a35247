import type { Queryable } from '../../kernel/db/index.ts';
import { listEffects, listKnown, listNormative, listRegistered } from './normative.repo.ts';
import { validityOn } from './validity.rules.ts';

/** When a rule or normative document began to count and when it ceased to hold. */
export interface Lifetime {
  id: string;
  kind: 'rule' | 'normative';
  /** The day it was signed, or published where nobody recorded that; null where neither is known. */
  madeOn: string | null;
  /** The first day on which it held no more, by what was decided until the day asked for; null: it held. */
  endedOn: string | null;
}
const MOST = 100_000;

/** Lifetimes of the public rules and normative documents of units, as they stand on a day. */
export async function listLifetimes(
  db: Queryable,
  tenantId: string,
  organisationIds: readonly string[],
  on: string,
): Promise<Lifetime[]> {
  const ids = await listRegistered(db, tenantId, organisationIds, MOST);
  const [rows, known, effects] = await Promise.all([
    listNormative(db, tenantId, ids),
    listKnown(db, tenantId, ids),
    listEffects(db, tenantId, ids),
  ]);
  const byTarget = Map.groupBy(effects, ({ targetId }) => targetId);
  return [...rows.values()].flatMap((row): Lifetime[] => {
    const document = known.get(row.documentId);
    if (!document?.isPublic) return [];
    const { code, since } = validityOn({ ...row, stated: document.validity }, byTarget.get(row.documentId) ?? [], on);
    const hasEnded = code === 'repealed' || code === 'expired';
    const madeOn = row.signedOn ?? document.publishedOn;
    // Stock that came in repealed and says no day: it did not end in any year that is counted here.
    return [{ id: row.documentId, kind: row.kind, madeOn, endedOn: hasEnded ? (since ?? '0001-01-01') : null }];
  });
}
