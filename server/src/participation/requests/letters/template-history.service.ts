import type { Database } from '../../../kernel/db/index.ts';
import { requirePermission, type Actor } from '../../../foundation/audit/index.ts';
import { listDisplayNames } from '../../../foundation/identity/index.ts';
import { TEMPLATES } from './letters.data.ts';
import { letterErrors } from './letters.errors.ts';
import type { TemplateVersion } from './template-history.schema.ts';
import { listTemplateVersions } from './template-history.repo.ts';

export type TemplateHistoryService = ReturnType<typeof createTemplateHistoryService>;

/** What a text of letters said before: a lawyer's versions, and last the one that the project brings. */
export function createTemplateHistoryService({ db }: { db: Database }) {
  return {
    /** The newest first; the last one is version 0. Throws template_unknown. */
    async list(actor: Actor, code: string): Promise<TemplateVersion[]> {
      requirePermission(actor, 'requests.request.read');
      const brought = TEMPLATES.find((one) => one.code === code);
      if (!brought) throw letterErrors.template_unknown({ code });
      const rows = await listTemplateVersions(db, actor.tenantId, code);
      const people = await listDisplayNames(
        db,
        actor.tenantId,
        rows.map(({ createdBy }) => createdBy),
      );
      const { title, body, note } = brought;
      return [
        ...rows.map(({ code: _code, createdAt, createdBy, ...text }) => ({
          ...{ ...text, at: createdAt.toISOString(), byName: people.get(createdBy) ?? createdBy },
        })),
        { version: 0, title, body, note, at: null, byName: '' },
      ];
    },
  };
}
