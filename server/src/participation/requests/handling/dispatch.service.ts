import { requirePermission, type Actor, type Write } from '../../../foundation/audit/index.ts';
import { listHolders } from '../../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import { requestErrors } from '../requests.errors.ts';
import type { RequestRow } from '../requests.repo.ts';
import type { DeskDeps, RequestDesk } from './desk.ts';
import type { DispatchInput, OfficerChoice } from './dispatch.schema.ts';
import { countOpenOfOfficers, replaceUnits } from './handling.repo.ts';

export interface DispatchDeps extends DeskDeps {
  desk: RequestDesk;
  organisations: OrganisationsService;
}
export type DispatchService = ReturnType<typeof createDispatchService>;

/** States in which the units and the officer of a case may be changed; before that, dispatching is a step. */
const DISPATCHED = ['handling', 'consulting', 'correction_asked', 'fee_asked', 'drafted', 'checked', 'signed'];

/** Who works on a case: the unit in charge, those that help, and the officer; and who could, with what he has on his desk already. */
export function createDispatchService({ db, now, desk, organisations }: DispatchDeps) {
  async function requireUnit(actor: Actor, id: string): Promise<void> {
    const unit = await organisations.findUnit(actor.tenantId, id);
    if (!unit || unit.status !== 'active') throw requestErrors.unknown_target();
  }

  /** Throws requests.officer_unknown for somebody who may not work on cases of any of these units. */
  async function requireOfficer(actor: Actor, officerId: string, units: readonly string[]): Promise<void> {
    const needs = units.map((organisationId) => ({ permission: PERMISSIONS.work, organisationId }));
    const holders = await listHolders(db, actor.tenantId, needs);
    if (!holders.some(({ accountId }) => accountId === officerId)) throw requestErrors.officer_unknown();
  }

  /** Writes the units of a case in a write of the caller; returns what changes in its row. Throws unknown_target, officer_unknown. */
  async function place(
    w: Write,
    actor: Actor,
    row: Pick<RequestRow, 'id' | 'organisationId'>,
    choice: { unitId: string; coUnitIds?: readonly string[] | undefined; officerId?: string | undefined },
  ): Promise<{ officerId?: string }> {
    const { unitId, coUnitIds = [], officerId } = choice;
    const others = [...new Set(coUnitIds)].filter((unit) => unit !== unitId);
    for (const unit of [unitId, ...others]) await requireUnit(actor, unit);
    if (officerId) await requireOfficer(actor, officerId, [unitId, row.organisationId]);
    const units = [
      { organisationId: unitId, role: 'lead' as const },
      ...others.map((organisationId) => ({ organisationId, role: 'co' as const })),
    ];
    await replaceUnits(w.tx, actor.tenantId, row.id, units, now());
    return officerId ? { officerId } : {};
  }

  return {
    place,

    /** Everybody who may work on cases of a unit, with how many open ones he has and how many of them are late, the least busy first. */
    async listOfficers(actor: Actor, unitId: string): Promise<OfficerChoice[]> {
      requirePermission(actor, PERMISSIONS.read);
      const needs = [{ permission: PERMISSIONS.work, organisationId: unitId }];
      const [holders, counts] = await Promise.all([
        listHolders(db, actor.tenantId, needs),
        countOpenOfOfficers(db, actor.tenantId, desk.today()),
      ]);
      return holders
        .map(({ accountId, displayName }) => ({
          ...{ id: accountId, name: displayName },
          ...(counts.get(accountId) ?? { open: 0, overdue: 0 }),
        }))
        .toSorted((a, b) => a.open - b.open || a.name.localeCompare(b.name, 'zh'));
    },

    /** Gives a case that is worked on to other units or another officer; the reason stays among its records. */
    dispatch: (actor: Actor, id: string, { version, words, ...choice }: DispatchInput): Promise<void> =>
      desk.work(
        actor,
        id,
        { permission: PERMISSIONS.register, version, action: 'requests.request.dispatched' },
        async (w, row) => {
          if (!DISPATCHED.includes(row.state)) throw requestErrors.not_dispatched();
          const change = await place(w, actor, row, { ...choice, officerId: choice.officerId ?? undefined });
          await desk.note(w, actor, id, { kind: 'dispatched', on: desk.today(), words });
          return { result: undefined, change: { ...change, officerId: choice.officerId }, after: choice };
        },
      ),

    /** Puts a case on the desk of an officer. Throws officer_unknown. */
    assign: (actor: Actor, id: string, { version, officerId }: { version: number; officerId: string }): Promise<void> =>
      desk.work(
        actor,
        id,
        { permission: PERMISSIONS.register, version, action: 'requests.request.assigned' },
        async (_w, row) => {
          const { all } = await desk.getRow(actor, row.id);
          await requireOfficer(actor, officerId, all);
          return { result: undefined, change: { officerId }, after: { officerId } };
        },
      ),
  };
}
