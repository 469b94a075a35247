import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { DEFAULT_SETTINGS, judgeStock } from './interpretation.rules.ts';
import { findSettings } from './pool.repo.ts';

/**
 * For a bulk publication, which does not wait for interpretations: tells of each document whether it is owed one (`due`: it stands on the work
 * bench), is too old for one (`old`), or needs none (null).
 */
export async function createStockJudge({ db, now }: { db: Database; now: () => Date }, tenantId: string) {
  const settings = (await findSettings(db, tenantId)) ?? DEFAULT_SETTINGS;
  return (document: { title: string; publishedOn: string | null }) => judgeStock(settings, document, chinaDate(now()));
}
