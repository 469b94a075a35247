import { forgetPages, type Database, type Tx } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { readingPointErrors } from './reading-points.errors.ts';
import { insertPoint, listPoints, updatePoint } from './reading-points.repo.ts';
import type { NewReadingPoint, ReadingPoint, ReadingPointChange } from './reading-points.schema.ts';

const WRITE = 'registers.account.write';
const READ = 'organisations.organisation.read';

export type ReadingPointsService = ReturnType<typeof createReadingPointsService>;

/** The places where people read what is published without a screen of their own (条例 art. 25). */
export function createReadingPointsService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  now: () => Date;
}) {
  const { db, organisations, now } = deps;
  const get = async (tenantId: string, id: string): Promise<ReadingPoint> => {
    const [point] = await listPoints(db, tenantId, id);
    if (!point) throw readingPointErrors.not_found();
    return point;
  };
  const check = async (tenantId: string, point: NewReadingPoint) => {
    if (point.name.trim() === '' || point.address.trim() === '') throw readingPointErrors.empty();
    if (point.stockCheckedOn !== null && point.stockCheckedOn > chinaDate(now())) throw readingPointErrors.in_future();
    if (!(await organisations.findUnit(tenantId, point.organisationId))) throw readingPointErrors.unit_unknown();
  };

  /** Once for each day on which the stock was looked at. */
  const tellChecked = async (
    tx: Tx,
    actor: Actor,
    id: string,
    { stockCheckedOn, organisationId, name }: NewReadingPoint,
  ) => {
    if (stockCheckedOn === null) return;
    await prove({ tx }, actor, {
      ...{ key: `reading_point:${id}:checked:${stockCheckedOn}`, type: 'reading_points.point.checked', organisationId },
      ...{ subjectType: 'reading_point', subjectId: id, occurredOn: stockCheckedOn, title: name },
    });
  };

  return {
    async list(actor: Actor): Promise<ReadingPoint[]> {
      requirePermission(actor, READ);
      return listPoints(db, actor.tenantId);
    },

    /** Public reading: those that are open on the day. */
    async listOpen(tenantId: string): Promise<ReadingPoint[]> {
      const today = chinaDate(now());
      return (await listPoints(db, tenantId)).filter(({ closedOn }) => closedOn === null || closedOn > today);
    },

    /** Throws empty, in_future, unit_unknown. */
    async create(actor: Actor, point: NewReadingPoint): Promise<ReadingPoint> {
      await check(actor.tenantId, point);
      const needs = { permission: WRITE, organisationId: point.organisationId };
      const id = await write(db, actor, needs, async ({ tx, record }) => {
        const made = await insertPoint(tx, actor.tenantId, point);
        record({ action: 'reading_points.point.opened', subjectType: 'reading_point', subjectId: made, after: point });
        await tellChecked(tx, actor, made, point);
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
        return made;
      });
      return get(actor.tenantId, id);
    },

    /** Changes what is given; closes or opens again. Throws not_found, conflict and as create. */
    async update(actor: Actor, id: string, input: ReadingPointChange): Promise<ReadingPoint> {
      const { version, ...change } = input;
      const before = await get(actor.tenantId, id);
      const after = { ...before, ...change };
      await check(actor.tenantId, after);
      if (change.organisationId !== undefined) requirePermission(actor, WRITE, change.organisationId);
      await write(db, actor, { permission: WRITE, organisationId: before.organisationId }, async ({ tx, record }) => {
        if (!(await updatePoint(tx, actor.tenantId, id, version, change))) throw readingPointErrors.conflict();
        const action = 'reading_points.point.updated';
        record({ action, subjectType: 'reading_point', subjectId: id, before, after: change });
        await tellChecked(tx, actor, id, after);
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
      });
      return get(actor.tenantId, id);
    },
  };
}
