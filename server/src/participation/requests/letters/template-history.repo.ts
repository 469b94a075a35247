import type { Queryable } from '../../../kernel/db/index.ts';
import type { TemplateRow } from './letters.repo.ts';

/** Every own version of a text of a tenant, the newest first, with the account that made it. */
export async function listTemplateVersions(
  db: Queryable,
  tenantId: string,
  code: string,
): Promise<(TemplateRow & { createdAt: Date; createdBy: string })[]> {
  return db
    .selectFrom('requestLetterTemplates')
    .select(['code', 'version', 'title', 'body', 'note', 'createdAt', 'createdBy'])
    .where('tenantId', '=', tenantId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
}
