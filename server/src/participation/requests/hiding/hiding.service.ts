import { isUniqueViolation, newId, type Database } from '../../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import { listDisplayNames } from '../../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { RequestDesk } from '../handling/desk.ts';
import { writeNumber } from '../request-clock.rules.ts';
import { PERMISSIONS, requestFlow } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import { findRequest, lockRequest } from '../requests.repo.ts';
import { findDecisionFault } from '../two-people.rules.ts';
import { hidingErrors } from './hiding.errors.ts';
import {
  decideHiding,
  findHiding,
  findPublicAnswer,
  insertHiding,
  listHidden,
  listHidings,
  setHidden,
  type CaseLine,
} from './hiding.repo.ts';
import type { HidingDecision, HidingDesk, HidingProposal } from './hiding.schema.ts';

const { hide: HIDE, decideHiding: DECIDE_HIDING } = PERMISSIONS;

export interface HidingDeps {
  db: Database;
  vault: RequestVault;
  desk: RequestDesk;
  organisations: OrganisationsService;
  now: () => Date;
}
export type HidingService = ReturnType<typeof createHidingService>;

/**
 * Hides a whole case, and shows it again: each takes two people. A hidden case is in no list, search, figure, export, feed or suggestion of the
 * desk; its limits run on, its applicant reads and writes as before, and the annual report counts it.
 */
export function createHidingService({ db, vault, desk, organisations, now }: HidingDeps) {
  const scopeOf = (actor: Actor) => actor.scopeOf(DECIDE_HIDING);

  /** What is hidden and what was proposed, in the units for which somebody decides. Throws access.denied. */
  async function readDesk(actor: Actor): Promise<HidingDesk> {
    requirePermission(actor, DECIDE_HIDING);
    const { tenantId } = actor;
    const [hidden, rows, units] = await Promise.all([
      listHidden(db, tenantId, scopeOf(actor)),
      listHidings(db, tenantId, scopeOf(actor)),
      organisations.listUnits(tenantId),
    ]);
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const ofCase = (row: CaseLine) => ({
      ...{ requestId: row.requestId, number: writeNumber(row.registrationYear, row.registrationNumber) },
      ...{ organisationName: names.get(row.organisationId) ?? '', dueOn: row.dueOn },
      stateTitle: requestFlow.states[row.requestState].title,
    });
    const people = await listDisplayNames(
      db,
      tenantId,
      rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
    );
    return {
      hidden: hidden.map((row) => ({ ...ofCase(row), isWaiting: row.isWaiting })),
      items: await Promise.all(
        rows.map(async (row) => ({
          ...{ id: row.id, ...ofCase(row), kind: row.kind, state: row.state, version: row.version },
          ...{ reason: await vault.open(row.reasonSealed), isMine: row.proposedBy === actor.id },
          proposedByName: people.get(row.proposedBy) ?? row.proposedByName,
          proposedAt: row.proposedAt.toISOString(),
          decidedByName: people.get(row.decidedBy) ?? row.decidedByName,
          decidedAt: row.decidedAt?.toISOString() ?? null,
        })),
      ),
    };
  }

  return {
    desk: readDesk,

    /** Puts it before a second person. Throws reason_missing, waiting, hidden_already, not_hidden, requests.not_found, access.denied. */
    async propose(actor: Actor, { requestId, kind, reason }: HidingProposal): Promise<{ id: string }> {
      await vault.ready();
      const { tenantId } = actor;
      // A hidden case is there only for those who see what is hidden.
      const mayDecide = async () => {
        const row = await findRequest(db, tenantId, requestId, 'system');
        if (!row || !actor.can(DECIDE_HIDING, row.organisationId)) throw requestErrors.not_found();
        return row.organisationId;
      };
      const permission = kind === 'hide' ? HIDE : DECIDE_HIDING;
      const organisationId =
        kind === 'hide' ? desk.unitFor(actor, HIDE, await desk.getRow(actor, requestId)) : await mayDecide();
      requirePermission(actor, permission, organisationId);
      if (!reason.trim()) throw hidingErrors.reason_missing();
      const reasonSealed = await vault.seal(reason.trim());
      const id = newId();
      try {
        await write(db, actor, { permission, organisationId }, async (w) => {
          const row = await lockRequest(w.tx, tenantId, requestId, 'system');
          if (!row) throw requestErrors.not_found();
          if (row.isHidden && kind === 'hide') throw hidingErrors.hidden_already();
          if (!row.isHidden && kind === 'show') throw hidingErrors.not_hidden();
          const by = { proposedBy: actor.id, proposedByName: actor.name, proposedAt: now() };
          await insertHiding(w.tx, tenantId, { id, requestId, kind, reasonSealed, ...by });
          // Its words stand in the proposal only, where they are destroyed in their time.
          const after = { hiding: id, kind };
          w.record({ action: 'requests.hiding.proposed', subjectType: 'request', subjectId: requestId, after });
        });
      } catch (error) {
        throw isUniqueViolation(error, 'request_hidings_waiting') ? hidingErrors.waiting({}, { cause: error }) : error;
      }
      return { id };
    },

    /**
     * By somebody else: hides the case or shows it again, or refuses; whoever proposed may take it back. Throws same_person, decided, unknown,
     * still_public, access.denied.
     */
    async decide(actor: Actor, id: string, decision: HidingDecision): Promise<void> {
      const { tenantId } = actor;
      const known = await findHiding(db, tenantId, id);
      const request = known && (await findRequest(db, tenantId, known.requestId, 'system'));
      if (!known || !request) throw hidingErrors.unknown();
      const { organisationId } = request;
      const isTakenBack = !decision.approve && known.proposedBy === actor.id;
      if (!isTakenBack && !actor.can(DECIDE_HIDING, organisationId)) {
        // Who may not decide here learns nothing of proposals elsewhere.
        requirePermission(actor, DECIDE_HIDING);
        throw hidingErrors.unknown();
      }
      const permission = isTakenBack && known.kind === 'hide' ? HIDE : DECIDE_HIDING;
      const unit = isTakenBack && permission === HIDE ? undefined : organisationId;
      await write(db, actor, { permission, ...(unit ? { organisationId: unit } : {}) }, async (w) => {
        // The case first, as all work on it does: of two who decide at once the second sees what the first did.
        await lockRequest(w.tx, tenantId, known.requestId, 'system');
        const row = await findHiding(w.tx, tenantId, id);
        const fault = row ? findDecisionFault(row, decision, actor.id) : 'decided';
        if (fault) throw hidingErrors[fault]();
        if (decision.approve) {
          const title = known.kind === 'hide' ? await findPublicAnswer(w.tx, tenantId, known.requestId) : null;
          if (title !== null) throw hidingErrors.still_public({ title });
          await setHidden(w.tx, tenantId, known.requestId, known.kind === 'hide');
        }
        const state = decision.approve ? ('done' as const) : ('refused' as const);
        const by = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: now() };
        await decideHiding(w.tx, tenantId, id, { state, ...by, version: decision.version + 1 });
        const done = { hide: 'requests.request.hidden', show: 'requests.request.shown_again' }[known.kind];
        w.record({
          action: decision.approve ? done : 'requests.hiding.refused',
          ...{ subjectType: 'request', subjectId: known.requestId },
          after: { hiding: id, kind: known.kind, proposedBy: known.proposedBy },
        });
      });
    },

    /** Proposals that wait for this reader's decision, for the work bench. */
    async listTodos(actor: Actor) {
      if (!actor.can(DECIDE_HIDING)) return [];
      const { items } = await readDesk(actor);
      return items
        .filter(({ state, isMine }) => state === 'proposed' && !isMine)
        .map(({ id, version, number, organisationName, kind, proposedAt, proposedByName }) => ({
          ...{ kind: 'hiding' as const, id, version, title: number, organisationName, fromName: proposedByName },
          ...{ step: STEP[kind][actor.locale], since: proposedAt },
        }));
    },
  };
}

const STEP = {
  hide: { zh: '有人提出隐藏整件申请，等您决定', en: 'Somebody proposed to hide the request; decide' },
  show: { zh: '有人提出恢复显示，等您决定', en: 'Somebody proposed to show the request again; decide' },
};
