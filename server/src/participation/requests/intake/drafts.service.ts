import type { Database } from '../../../kernel/db/index.ts';
import { systemActor, write } from '../../../foundation/audit/index.ts';
import type { RequestVault } from '../request-vault.ts';
import type { RequestSettings } from '../requests.settings.ts';
import {
  deleteDraft,
  deleteExpiredDrafts,
  findDraft,
  hasExpiredDrafts,
  holdDraftFiles,
  saveDraft,
} from './drafts.repo.ts';
import type { RequestForm, StoredFile } from './intake.schema.ts';

/** What somebody filled in so far, as it was typed. */
export interface Draft {
  form: RequestForm;
  files: StoredFile[];
}
export type DraftsService = ReturnType<typeof createDraftsService>;

/** Forms that were begun: kept encrypted under a code that only their writer has; the code itself is not in the database. */
export function createDraftsService(deps: {
  db: Database;
  vault: RequestVault;
  settings: RequestSettings;
  now: () => Date;
}) {
  const { db, vault, settings, now } = deps;
  const change = (tenantId: string, action: string, codeIndex: string, work: Parameters<typeof write>[3]) =>
    write(db, systemActor(tenantId, 'public'), { permission: 'requests.draft.write' }, async (w) => {
      await work(w);
      w.record({ action, subjectType: 'request_draft', subjectId: codeIndex.slice(0, 32) });
    });
  return {
    /** Returns the instant until which the draft is kept. */
    async save(tenantId: string, code: string, draft: Draft): Promise<Date> {
      const expiresAt = new Date(now().getTime() + settings.draftDays * 86_400_000);
      const codeIndex = vault.draftIndex(code);
      const bodySealed = await vault.sealJson(draft);
      await change(tenantId, 'requests.draft.saved', codeIndex, async ({ tx }) => {
        await deleteExpiredDrafts(tx, now());
        await saveDraft(tx, tenantId, { codeIndex, bodySealed, expiresAt });
        await holdDraftFiles(
          tx,
          tenantId,
          codeIndex,
          draft.files.map(({ sha256 }) => sha256),
        );
      });
      return expiresAt;
    },

    /** Null when there is none under this code, or its time is over. */
    async find(tenantId: string, code: string): Promise<Draft | null> {
      const sealed = await findDraft(db, tenantId, vault.draftIndex(code), now());
      return sealed === null ? null : vault.openJson<Draft>(sealed);
    },

    /** Deletes what was begun and left when its time is over, also where nobody begins anything new; returns how many. */
    async sweep(tenantId: string): Promise<number> {
      if (!(await hasExpiredDrafts(db, now()))) return 0;
      return write(
        db,
        systemActor(tenantId, 'job:request-drafts'),
        { permission: 'requests.draft.write' },
        async (w) => {
          const gone = await deleteExpiredDrafts(w.tx, now());
          const after = { drafts: gone };
          w.record({ action: 'requests.drafts.expired', subjectType: 'tenant', subjectId: tenantId, after });
          return gone;
        },
      );
    },

    async forget(tenantId: string, code: string): Promise<void> {
      const codeIndex = vault.draftIndex(code);
      await change(tenantId, 'requests.draft.forgotten', codeIndex, ({ tx }) => deleteDraft(tx, tenantId, codeIndex));
    },
  };
}
