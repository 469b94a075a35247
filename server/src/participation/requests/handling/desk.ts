import { newId, type Database, type Queryable } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import { listNamesByLogin } from '../../../foundation/identity/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import { dueFrom, type ClockEvent } from '../../../foundation/clocks/index.ts';
import type { ItemDecision } from '../outcomes.rules.ts';
import { replyClock } from '../request-clock.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import type { Reader } from '../shown.repo.ts';
import {
  findRequest,
  insertClockEvent,
  listClockEvents,
  lockRequest,
  updateRequest,
  type RequestRow,
} from '../requests.repo.ts';
import { concernedUnits, unitFor, type ConcernedUnits } from './concerned.rules.ts';
import {
  insertRecord,
  listConsultations,
  listItems,
  listRecords,
  listSameApplicant,
  listUnitsOf,
  type UnitRow,
} from './handling.repo.ts';
import type { CaseFacts } from './steps.rules.ts';

export interface DeskDeps {
  db: Database;
  vault: RequestVault;
  calendar: CalendarService;
  now: () => Date;
}
/** A case with the units that have to do with it. */
interface Concerned extends ConcernedUnits {
  row: RequestRow;
  units: UnitRow[];
}

/** A case that two people have hidden goes on for its applicant and for jobs, not for people at desks. */
const readerOf = ({ kind }: Actor): Reader => (kind === 'system' ? 'system' : 'desk');

export type RequestDesk = ReturnType<typeof createRequestDesk>;

type ClockChange =
  | { kind: 'start' | 'resume' | 'stop' }
  | { kind: 'pause' | 'restart'; cause: string }
  | { kind: 'extend'; amount: number; approver: string; document: string }
  | { kind: 'delay'; until: string; approver: string; document: string };

/** What every piece of work on a case does alike: who may, one after the other, seen as it is now, recorded, told to the clock. */
export function createRequestDesk({ db, vault, calendar, now }: DeskDeps) {
  const today = () => chinaDate(now());

  /** Throws requests.not_found for a case that is not there and for one that is none of the reader's business alike. */
  async function getRow(actor: Actor, id: string): Promise<Concerned> {
    const row = await findRequest(db, actor.tenantId, id, readerOf(actor));
    if (!row) throw requestErrors.not_found();
    const units = await listUnitsOf(db, actor.tenantId, row.id);
    const { all, own } = concernedUnits(row.organisationId, units);
    if (!all.some((unit) => actor.can(PERMISSIONS.read, unit))) throw requestErrors.not_found();
    return { row, all, own, units };
  }

  async function factsOf(at: Queryable, actor: Actor, row: RequestRow, targetId?: string): Promise<CaseFacts> {
    const { tenantId } = actor;
    const [items, consultations, records, units] = await Promise.all([
      listItems(at, tenantId, row.id),
      listConsultations(at, tenantId, row.id),
      listRecords(at, tenantId, row.id),
      listUnitsOf(at, tenantId, row.id),
    ]);
    const limit = row.receivedOn
      ? dueFrom(requestClocks.get('request.correction'), row.receivedOn, await calendar.forTenant(tenantId, at)).dueOn
      : null;
    const same = targetId ? await listSameApplicant(at, tenantId, row) : [];
    return {
      ...{ row, consultations, records, units, today: today(), actorId: actor.id, correctionUntil: limit },
      items: await Promise.all(
        items.map(async (item): Promise<ItemDecision> => {
          const asked = await vault.openItem(item.titleSealed);
          const reasons = item.reasonsSealed
            ? await vault.openJson<Pick<ItemDecision, 'grounds' | 'particulars' | 'redactions'>>(item.reasonsSealed)
            : { particulars: {} };
          return { asked: asked.title || asked.number || asked.description, answer: item.outcome, ...reasons };
        }),
      ),
      isSendable: false,
      isJoinable: same.some(({ id, state }) => id === targetId && ['registered', 'handling'].includes(state)),
    };
  }

  /**
   * One piece of work on a case: permission, lock, version, change, audit. Throws requests.not_found, access.denied, and requests.conflict with
   * the name of who was faster when the case is not as it was seen; then nothing is written.
   */
  async function work<T>(
    actor: Actor,
    id: string,
    asked: { permission: string; version: number; action: string },
    change: (
      w: Write,
      row: RequestRow,
      unit: string,
    ) => Promise<{ result: T; change?: Parameters<typeof updateRequest>[3]; after?: object }>,
  ): Promise<T> {
    await vault.ready();
    const unit = unitFor(actor, asked.permission, await getRow(actor, id));
    return write(db, actor, { permission: asked.permission, organisationId: unit }, async (w) => {
      const row = await lockRequest(w.tx, actor.tenantId, id, readerOf(actor));
      if (!row) throw requestErrors.not_found();
      if (row.version !== asked.version) {
        const { changedByName: login, version: current } = row;
        const name = (await listNamesByLogin(w.tx, actor.tenantId, [login])).get(login) ?? (login || '—');
        throw requestErrors.conflict({ name, current, seen: asked.version });
      }
      const done = await change(w, row, unit);
      await updateRequest(w.tx, actor.tenantId, id, {
        ...done.change,
        version: row.version + 1,
        changedByName: actor.name,
      });
      w.record({
        action: asked.action,
        subjectType: 'request',
        subjectId: id,
        after: { version: row.version + 1, ...done.after },
      });
      return done.result;
    });
  }

  return {
    today,
    getRow,
    factsOf,
    work,
    unitFor,

    /** What the clock would say after a change; nothing is written. A letter has to name the day before the clock is told its number. */
    async foresee(w: Write, actor: Actor, requestId: string, on: string, change: ClockChange) {
      const event: ClockEvent = { id: newId(), on, ...change };
      const events = [...(await listClockEvents(w.tx, actor.tenantId, requestId)), event];
      const { clock, copy } = replyClock(events, await calendar.forTenant(actor.tenantId, w.tx));
      const issue = clock.issues.find(({ eventId }) => eventId === event.id);
      if (issue) throw requestErrors.clock_refused(issue.text);
      return copy;
    },

    /** Tells the clock and gives what lists keep of it; throws requests.clock_refused with the clock's own reason. */
    async tick(w: Write, actor: Actor, requestId: string, on: string, change: ClockChange) {
      const event: ClockEvent = { id: newId(), on, ...change };
      const events = [...(await listClockEvents(w.tx, actor.tenantId, requestId)), event];
      const { clock, copy } = replyClock(events, await calendar.forTenant(actor.tenantId, w.tx));
      const issue = clock.issues.find(({ eventId }) => eventId === event.id);
      if (issue) throw requestErrors.clock_refused(issue.text);
      const recorded = { event, occurredOn: on, recordedAt: now(), recordedByName: actor.name };
      await insertClockEvent(w.tx, actor.tenantId, requestId, recorded);
      return copy;
    },

    /** Keeps what was done and written, encrypted; returns its id. */
    async note(
      w: Write,
      actor: Actor,
      requestId: string,
      record: { kind: string; on: string; words?: string; data?: Record<string, string | number | boolean> },
    ): Promise<string> {
      const id = newId();
      await insertRecord(w.tx, actor.tenantId, requestId, {
        ...{ id, kind: record.kind, occurredOn: record.on, data: record.data ?? {} },
        wordsSealed: await vault.seal(record.words?.trim() ?? ''),
        ...{ recordedAt: now(), recordedBy: actor.id, recordedByName: actor.name },
      });
      return id;
    },
  };
}
