import { newId, type Database } from '../../kernel/db/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { interpretationErrors } from './interpretation.errors.ts';
import { DEFAULT_SETTINGS } from './interpretation.rules.ts';
import type { ExpertInput, ExpertView, Settings } from './interpretation.schema.ts';
import { findSettings, insertExpert, listExperts, saveSettings, updateExpert } from './pool.repo.ts';

const READ = 'documents.document.read';
const KEEP = 'interpretation.pool.write';
const SET = 'interpretation.settings.write';
const PURPOSE = 'interpretation.expert';

export type InterpretationPool = ReturnType<typeof createInterpretationPool>;

/** The pool of experts (专家库) and the rules of a place. Names and contacts are ciphertext in the database and in the audit. */
export function createInterpretationPool({ db, keys }: { db: Database; keys: Pick<KeyRing, 'seal' | 'open'> }) {
  const opened = async (sealed: string) => (sealed === '' ? '' : keys.open(PURPOSE, sealed));

  return {
    async getSettings(actor: Actor): Promise<Settings> {
      requirePermission(actor, READ);
      return (await findSettings(db, actor.tenantId)) ?? DEFAULT_SETTINGS;
    },

    /** Throws interpretation.conflict when somebody else set them since. */
    async setSettings(actor: Actor, settings: Settings): Promise<Settings> {
      return write(db, actor, { permission: SET }, async ({ tx, record }) => {
        const before = await findSettings(tx, actor.tenantId);
        if (!(await saveSettings(tx, actor.tenantId, settings))) throw interpretationErrors.conflict();
        record({
          ...{ action: 'interpretation.settings.changed', subjectType: 'tenant', subjectId: actor.tenantId },
          ...{ before, after: settings },
        });
        return { ...settings, version: settings.version + 1 };
      });
    },

    /** The pool: field, position and unit for those who choose; name and contact only for those who keep it. */
    async listExperts(actor: Actor): Promise<ExpertView[]> {
      requirePermission(actor, READ);
      const isKeeper = actor.can(KEEP);
      const rows = await listExperts(db, actor.tenantId);
      return Promise.all(
        rows.map(async ({ nameSealed, contactSealed, ...row }) => ({
          ...row,
          name: isKeeper ? await opened(nameSealed) : null,
          contact: isKeeper ? await opened(contactSealed) : null,
        })),
      );
    },

    /** A new entry, or a change of one (`id`). Throws not_found or conflict. */
    async saveExpert(actor: Actor, id: string | null, input: ExpertInput): Promise<{ id: string }> {
      const { name, contact, version, ...values } = input;
      requirePermission(actor, KEEP);
      const sealed = {
        nameSealed: await keys.seal(PURPOSE, name.trim()),
        contactSealed: contact.trim() === '' ? '' : await keys.seal(PURPOSE, contact.trim()),
      };
      const row = { id: id ?? newId(), ...values, ...sealed };
      await write(db, actor, { permission: KEEP }, async ({ tx, record }) => {
        if (id === null) await insertExpert(tx, actor.tenantId, row);
        else {
          const known = (await listExperts(tx, actor.tenantId)).some((expert) => expert.id === id);
          if (!known) throw interpretationErrors.expert_unknown();
          if (!(await updateExpert(tx, actor.tenantId, { ...row, version }))) throw interpretationErrors.conflict();
        }
        const action = id === null ? 'interpretation.expert.added' : 'interpretation.expert.changed';
        record({ action, subjectType: 'interpretation_expert', subjectId: row.id, after: row });
      });
      return { id: row.id };
    },
  };
}
