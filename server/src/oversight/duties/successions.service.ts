import type { Database } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { DUTIES_CONSUMER } from '../../foundation/evidence/index.ts';
import { dutyErrors } from './duties.errors.ts';
import { listUnits } from './duties.repo.ts';
import { UNITS_CHANGED } from './settling.service.ts';
import { insertSuccession, listSuccessions, reverseSuccession, type StoredSuccession } from './successions.repo.ts';

const WRITE = 'duties.succession.write';

export interface NewSuccession {
  kind: StoredSuccession['kind'];
  fromId: string;
  /** The first takes what is open. */
  toIds: string[];
  on: string;
  /** The document that ordered it. */
  source: string;
}

export type SuccessionsService = ReturnType<typeof createSuccessionsService>;

/** Units merged, split or renamed: their duties and their history follow, and come back when it is taken back. */
export function createSuccessionsService({ db }: { db: Database }) {
  return {
    async list(actor: Actor) {
      requirePermission(actor, 'duties.obligation.read');
      const names = new Map((await listUnits(db, actor.tenantId)).map(({ id, name }) => [id, name]));
      return (await listSuccessions(db, actor.tenantId)).map((one) => ({
        ...one,
        fromName: names.get(one.fromId) ?? '',
        toName: names.get(one.toId) ?? '',
      }));
    },

    /** Throws unit_unknown, succession_circle, succession_stands, reason_needed. */
    async record(actor: Actor, input: NewSuccession): Promise<void> {
      const { kind, fromId, toIds, on, source } = input;
      if (source.trim() === '') throw dutyErrors.reason_needed();
      await write(db, actor, { permission: WRITE }, async ({ tx, record, emit }) => {
        const units = new Set((await listUnits(tx, actor.tenantId)).map(({ id }) => id));
        if ([fromId, ...toIds].some((id) => !units.has(id)) || toIds.length === 0) throw dutyErrors.unit_unknown();
        const standing = (await listSuccessions(tx, actor.tenantId)).filter(({ reversedAt }) => reversedAt === null);
        const reached = new Set(toIds);
        for (const id of reached) for (const next of standing) if (next.fromId === id) reached.add(next.toId);
        if (reached.has(fromId)) throw dutyErrors.succession_circle();
        for (const [at, toId] of toIds.entries()) {
          const row = { kind, fromId, toId, isMain: at === 0, succeededOn: on, source, madeBy: actor.name };
          const id = await insertSuccession(tx, actor.tenantId, row);
          if (id === null) throw dutyErrors.succession_stands();
          record({ action: 'duties.succession.recorded', subjectType: 'unit_succession', subjectId: id, after: row });
        }
        emit({ consumer: DUTIES_CONSUMER, topic: UNITS_CHANGED, payload: { unitIds: [fromId, ...toIds] } });
      });
    },

    /** Takes a change back: duties are what they would be without it. Throws succession_not_found, reason_needed. */
    async reverse(actor: Actor, id: string, reason: string): Promise<void> {
      if (reason.trim() === '') throw dutyErrors.reason_needed();
      await write(db, actor, { permission: WRITE }, async ({ tx, record, emit }) => {
        const before = (await listSuccessions(tx, actor.tenantId)).find((one) => one.id === id);
        if (!before || !(await reverseSuccession(tx, actor.tenantId, id, actor.name, reason)))
          throw dutyErrors.succession_not_found();
        record({
          action: 'duties.succession.reversed',
          subjectType: 'unit_succession',
          subjectId: id,
          after: { reason },
        });
        const unitIds = [before.fromId, before.toId];
        emit({ consumer: DUTIES_CONSUMER, topic: UNITS_CHANGED, payload: { unitIds } });
      });
    },
  };
}
