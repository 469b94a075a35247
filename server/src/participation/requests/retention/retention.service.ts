import { newId, type Database, type Tx } from '../../../kernel/db/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { KeyRing } from '../../../kernel/keys/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import { listDisplayNames } from '../../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { PersonalWord } from '../openings/openings.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import { listPeople } from '../requests.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
import { findDecisionFault } from '../two-people.rules.ts';
import { retentionErrors } from './retention.errors.ts';
import {
  decideDestruction,
  dropFiles,
  emptyComplainants,
  listComplainants,
  emptyPeople,
  insertDestruction,
  listCasesOf,
  listDestructions,
  listDueCases,
  listSealed,
  listSealedColumns,
  listStillHeld,
  lockDestruction,
  updateSealed,
  type DueCase,
} from './retention.repo.ts';
import { coverPersonal } from './retention.rules.ts';
import type { DestructionDesk } from './retention.schema.ts';

export const DESTROY = 'requests.identity.destroy';
/** In one proposal: what two people can look over, and one transaction can carry. */
const MOST = 500;

export interface RetentionDeps {
  db: Database;
  keys: KeyRing;
  vault: RequestVault;
  files: FileStore;
  organisations: OrganisationsService;
  settings: RequestSettings;
  now: () => Date;
}
export type RetentionService = ReturnType<typeof createRetentionService>;

/**
 * Destroys who asked when its time is over (个人信息保护法 articles 19 and 47): one proposes, another approves. Emptied are name, document,
 * contact and the hashes of them; the applicant's files; and every word of his that stands in sealed texts of the case, which stay. What counts
 * cases is no personal data and stays, so statistics and annual reports stay as they are.
 */
export function createRetentionService(deps: RetentionDeps) {
  const { db, keys, vault, files, organisations, settings, now } = deps;
  const dayBefore = () => chinaDate(new Date(now().getTime() - settings.identityKeepDays * 86_400_000));

  async function wordsOf(tx: Tx, tenantId: string, one: DueCase): Promise<PersonalWord[]> {
    const { applicant, agent } = await vault.openPeople(await listPeople(tx, tenantId, one.id));
    const sealed = await listComplainants(tx, tenantId, one.id);
    const complainants = await Promise.all(sealed.map((person) => vault.openJson<Record<string, string>>(person)));
    const others = complainants
      .flatMap((person) => Object.values(person))
      .map((word) => ({ kind: 'name' as const, word }));
    const own = [applicant, agent]
      .filter((person) => person !== null)
      .flatMap(({ name, representative, contactName, documentNumber, phone, email, address }) =>
        [name, representative, contactName, documentNumber, phone, email, address].map((word) => ({
          kind: 'name' as const,
          word,
        })),
      );
    return [...own, ...others];
  }

  async function destroy(tx: Tx, tenantId: string, cases: readonly DueCase[]) {
    const columns = await listSealedColumns(tx);
    const gone = { people: 0, texts: 0, hashes: [] as string[] };
    for (const one of cases) {
      const words = await wordsOf(tx, tenantId, one);
      for (const column of columns)
        for (const { place, sealed } of await listSealed(tx, tenantId, one.id, column)) {
          const revised = await keys.revise(sealed, (text) => coverPersonal(text, words));
          // A row that was written anew lies elsewhere; each column is therefore listed after the last one was written.
          if (revised !== null) await updateSealed(tx, tenantId, column, place, revised);
          gone.texts += revised === null ? 0 : 1;
        }
      gone.hashes.push(...(await dropFiles(tx, tenantId, one.id)));
      gone.people += await emptyPeople(tx, tenantId, one.id, now());
      gone.people += await emptyComplainants(tx, tenantId, one.id);
    }
    return gone;
  }

  return {
    /** What is due, what waits for the second person, and the certificates of what was done. */
    async desk(actor: Actor): Promise<DestructionDesk> {
      requirePermission(actor, DESTROY);
      const closedBefore = dayBefore();
      const [due, rows, units] = await Promise.all([
        listDueCases(db, actor.tenantId, actor.scopeOf(DESTROY), closedBefore, MOST),
        listDestructions(db, actor.tenantId),
        organisations.listUnits(actor.tenantId),
      ]);
      const names = new Map(units.map(({ id, name }) => [id, name]));
      // Of a hidden case whoever does not see what is hidden learns that there is one, and of which unit.
      const people = await listDisplayNames(
        db,
        actor.tenantId,
        rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
      );
      const named = ({ id, number, organisationId, closedOn, isHidden }: DueCase) => ({
        ...{ id, organisationName: names.get(organisationId) ?? '', closedOn, isHidden },
        number: isHidden && !actor.can(PERMISSIONS.decideHiding, organisationId) ? '' : number,
      });
      const scope = actor.scopeOf(DESTROY);
      const items = await Promise.all(
        rows.map(async ({ proposedBy, decidedBy, proposedAt, decidedAt, ...row }) => {
          const cases = await listCasesOf(db, actor.tenantId, row.id);
          return {
            ...row,
            ...{ proposedByName: people.get(proposedBy) ?? row.proposedByName },
            ...{ decidedByName: people.get(decidedBy) ?? row.decidedByName },
            ...{ proposedAt: proposedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
            isMine: proposedBy === actor.id,
            isSeen: scope === 'all' || cases.every(({ organisationId }) => scope.includes(organisationId)),
            cases: cases.map(named),
          };
        }),
      );
      return {
        due: due.map(named),
        ...{ closedBefore, items: items.filter(({ isSeen }) => isSeen) },
      };
    },

    /** Puts everything that is due (at most 500 cases) before a second person. Throws nothing_due, access.denied. */
    async propose(actor: Actor): Promise<{ id: string; cases: number }> {
      requirePermission(actor, DESTROY);
      const closedBefore = dayBefore();
      const id = newId();
      const cases = await write(db, actor, { permission: DESTROY }, async (w) => {
        const due = await listDueCases(w.tx, actor.tenantId, actor.scopeOf(DESTROY), closedBefore, MOST);
        if (due.length === 0) throw retentionErrors.nothing_due();
        const row = { id, closedBefore, proposedBy: actor.id, proposedByName: actor.name, proposedAt: now() };
        await insertDestruction(
          w.tx,
          actor.tenantId,
          row,
          due.map((one) => one.id),
        );
        const after = { closedBefore, cases: due.length };
        w.record({ action: 'requests.destruction.proposed', subjectType: 'destruction', subjectId: id, after });
        return due.length;
      });
      return { id, cases };
    },

    /** By somebody else: destroys, or sends the proposal away. Throws same_person, decided, unknown, access.denied. */
    async decide(actor: Actor, id: string, input: { version: number; approve: boolean }): Promise<void> {
      requirePermission(actor, DESTROY);
      await vault.ready();
      const hashes = await write(db, actor, { permission: DESTROY }, async (w) => {
        const row = await lockDestruction(w.tx, actor.tenantId, id);
        const cases = row ? await listCasesOf(w.tx, actor.tenantId, id) : [];
        if (!row || !cases.every(({ organisationId }) => actor.can(DESTROY, organisationId)))
          throw retentionErrors.unknown();
        const fault = findDecisionFault(row, input, actor.id);
        if (fault) throw retentionErrors[fault]();
        const gone = input.approve ? await destroy(w.tx, actor.tenantId, cases) : null;
        await decideDestruction(w.tx, actor.tenantId, id, {
          ...{ state: gone ? 'done' : 'refused', decidedBy: actor.id },
          ...{ decidedByName: actor.name, decidedAt: now(), version: row.version + 1 },
          ...(gone ? { people: gone.people, files: gone.hashes.length, texts: gone.texts } : {}),
        });
        const counts = gone ? { people: gone.people, files: gone.hashes.length, texts: gone.texts } : {};
        const after = { cases: cases.map(({ id: one }) => one), proposedBy: row.proposedBy, ...counts };
        const action = gone ? 'requests.destruction.done' : 'requests.destruction.refused';
        w.record({ action, subjectType: 'destruction', subjectId: id, after });
        return gone?.hashes ?? [];
      });
      // After the commit: nothing names these bytes any more. Should this stop here, the sweep of the store takes what is left.
      const held = new Set(await listStillHeld(db, hashes));
      for (const sha256 of new Set(hashes)) if (!held.has(sha256)) await files.removeIfOlder(sha256, 0);
    },
  };
}
