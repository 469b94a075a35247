import type { Queryable } from '../../../kernel/db/index.ts';

/** Keeps what was filled in under its code, in the place of what was there. */
export async function saveDraft(
  db: Queryable,
  tenantId: string,
  draft: { codeIndex: string; bodySealed: string; expiresAt: Date },
): Promise<void> {
  const { codeIndex: _key, ...rest } = draft;
  await db
    .insertInto('requestDrafts')
    .values({ tenantId, ...draft })
    .onConflict((conflict) => conflict.columns(['tenantId', 'codeIndex']).doUpdateSet(rest))
    .execute();
}

export async function findDraft(db: Queryable, tenantId: string, codeIndex: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('requestDrafts')
    .select('bodySealed')
    .where('tenantId', '=', tenantId)
    .where('codeIndex', '=', codeIndex)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row?.bodySealed ?? null;
}

const HOLDER = 'request_draft';
/** The store's books name a holder by a uuid; that of a draft is made of its index. */
const holderOf = (codeIndex: string) =>
  codeIndex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Says which stored files a draft holds now. */
export async function holdDraftFiles(
  db: Queryable,
  tenantId: string,
  codeIndex: string,
  hashes: readonly string[],
): Promise<void> {
  const holderId = holderOf(codeIndex);
  await letGo(db, tenantId, [codeIndex]);
  if (hashes.length === 0) return;
  await db
    .insertInto('heldFiles')
    .values([...new Set(hashes)].map((sha256) => ({ tenantId, sha256, holderType: HOLDER, holderId })))
    .execute();
}

async function letGo(db: Queryable, tenantId: string, codeIndexes: readonly string[]): Promise<void> {
  if (codeIndexes.length === 0) return;
  await db
    .deleteFrom('heldFiles')
    .where('tenantId', '=', tenantId)
    .where('holderType', '=', HOLDER)
    .where('holderId', 'in', codeIndexes.map(holderOf))
    .execute();
}

export async function deleteDraft(db: Queryable, tenantId: string, codeIndex: string): Promise<void> {
  await db.deleteFrom('requestDrafts').where('tenantId', '=', tenantId).where('codeIndex', '=', codeIndex).execute();
  await letGo(db, tenantId, [codeIndex]);
}

/** Deletes drafts whose time is over, with the files that only they held. */
export async function deleteExpiredDrafts(db: Queryable, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom('requestDrafts')
    .where('expiresAt', '<=', now)
    .returning(['tenantId', 'codeIndex'])
    .execute();
  for (const { tenantId, codeIndex } of gone) await letGo(db, tenantId, [codeIndex]);
  return gone.length;
}

export async function hasExpiredDrafts(db: Queryable, now: Date): Promise<boolean> {
  const row = await db.selectFrom('requestDrafts').select('codeIndex').where('expiresAt', '<=', now).executeTakeFirst();
  return row !== undefined;
}
