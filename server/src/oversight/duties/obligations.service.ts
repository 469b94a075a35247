import { Value } from 'typebox/value';
import { chinaDate } from '../../kernel/time/index.ts';
import type { Database, Queryable } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { DUTIES_CONSUMER, type EvidenceTypes } from '../../foundation/evidence/index.ts';
import { dutyErrors } from './duties.errors.ts';
import { listUnits } from './duties.repo.ts';
import {
  ObligationBody,
  type NewObligation,
  type Obligation,
  type ObligationChange,
  type ObligationVersion,
} from './duties.schema.ts';
import { typesOf } from './engine.rules.ts';
import { insertObligation, insertVersion, listObligations, updateObligation } from './obligations.repo.ts';
import { OBLIGATION_CHANGED } from './settling.service.ts';

export const READ = 'duties.obligation.read';
export const WRITE = 'duties.obligation.write';

export interface ObligationOrigin {
  pack?: string;
  packVersion?: string;
  planItemId?: string;
}

export type ObligationsService = ReturnType<typeof createObligationsService>;

/** Obligations: made by hand, from a document, a pack or a plan; changed from a day on; ended, never lost. */
export function createObligationsService(deps: { db: Database; evidenceTypes: EvidenceTypes; now: () => Date }) {
  const { db, evidenceTypes, now } = deps;

  async function get(tenantId: string, id: string, at: Queryable = db): Promise<Obligation> {
    const [found] = await listObligations(at, tenantId, { ids: [id] });
    if (!found) throw dutyErrors.not_found();
    return found;
  }

  async function check(at: Queryable, tenantId: string, body: ObligationVersion): Promise<void> {
    const { evidence, responsible, validFrom, validUntil } = body;
    if (validUntil !== null && validUntil < validFrom) throw dutyErrors.ends_before_it_begins();
    if (evidence.filter === null && !evidence.byHand) throw dutyErrors.nothing_proves_it();
    const unknown = [...typesOf({ versions: [body] })].filter((type) => evidenceTypes.find(type) === null);
    if (unknown.length > 0) throw dutyErrors.type_unknown({ types: unknown.join('、') });
    if (responsible.kind !== 'named' || responsible.unitIds.length === 0) return;
    const units = new Set((await listUnits(at, tenantId)).map(({ id }) => id));
    if (responsible.unitIds.some((id) => !units.has(id))) throw dutyErrors.unit_unknown();
  }

  /** Makes obligations within a write of the caller. Throws code_taken, unit_unknown, type_unknown, ends_before_it_begins, nothing_proves_it. */
  async function createIn(
    w: Write,
    actor: Actor,
    inputs: readonly (NewObligation & ObligationOrigin)[],
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const { code, field, pack = '', packVersion = '', planItemId = null, validFrom, ...body } of inputs) {
      const version: ObligationVersion = { number: 1, validFrom, ...body };
      await check(w.tx, actor.tenantId, version);
      const documentId = body.source.documentId ?? null;
      const own = { code, field, pack, packVersion, planItemId, documentId };
      const id = await insertObligation(w.tx, actor.tenantId, own, actor.id);
      if (id === null) throw dutyErrors.code_taken({ code });
      await insertVersion(w.tx, actor.tenantId, id, version, { by: actor.name, reason: '' });
      w.record({
        action: 'duties.obligation.created',
        subjectType: 'obligation',
        subjectId: id,
        after: { code, ...version },
      });
      w.emit({ consumer: DUTIES_CONSUMER, topic: OBLIGATION_CHANGED, payload: { obligationId: id } });
      ids.push(id);
    }
    return ids;
  }

  /** A version from a day on; on the day of the present version it takes its place. Throws not_found, conflict, before_version and as createIn. */
  async function changeIn(w: Write, actor: Actor, id: string, change: ObligationChange): Promise<void> {
    const { version, validFrom, reason, field, ...fields } = change;
    const before = await get(actor.tenantId, id, w.tx);
    if (before.endedOn !== null) throw dutyErrors.already_ended();
    const last = before.versions.at(-1);
    if (!last) throw dutyErrors.not_found();
    if (validFrom <= last.validFrom) throw dutyErrors.before_version({ on: last.validFrom });
    const after: ObligationVersion = { ...last, ...fields, number: last.number + 1, validFrom };
    await check(w.tx, actor.tenantId, after);
    const own = { field: field ?? before.field };
    if (!(await updateObligation(w.tx, actor.tenantId, id, version, own))) throw dutyErrors.conflict();
    await insertVersion(w.tx, actor.tenantId, id, after, { by: actor.name, reason });
    w.record({
      action: 'duties.obligation.changed',
      subjectType: 'obligation',
      subjectId: id,
      before: last,
      after: { ...after, reason },
    });
    w.emit({ consumer: DUTIES_CONSUMER, topic: OBLIGATION_CHANGED, payload: { obligationId: id } });
  }

  /** Ends it after a day, or deletes it as of today: open duties are closed then and stay to be seen. Throws not_found, conflict, already_ended. */
  async function endIn(
    w: Write,
    actor: Actor,
    id: string,
    end: { version: number; on: string; reason: string; isDeleted: boolean },
  ): Promise<void> {
    if (end.reason.trim() === '') throw dutyErrors.reason_needed();
    const before = await get(actor.tenantId, id, w.tx);
    if (before.endedOn !== null) throw dutyErrors.already_ended();
    const change = { endedOn: end.on, endReason: end.reason, isDeleted: end.isDeleted };
    if (!(await updateObligation(w.tx, actor.tenantId, id, end.version, change))) throw dutyErrors.conflict();
    const action = end.isDeleted ? 'duties.obligation.deleted' : 'duties.obligation.ended';
    w.record({ action, subjectType: 'obligation', subjectId: id, after: change });
    w.emit({ consumer: DUTIES_CONSUMER, topic: OBLIGATION_CHANGED, payload: { obligationId: id } });
  }

  return {
    createIn,
    changeIn,
    endIn,

    /** All obligations of the tenant in the order of their codes; deleted ones only when asked for. */
    async list(actor: Actor, filter: { documentId?: string; withDeleted?: boolean } = {}): Promise<Obligation[]> {
      requirePermission(actor, READ);
      const { documentId, withDeleted } = filter;
      const all = await listObligations(db, actor.tenantId, documentId === undefined ? {} : { documentId });
      return all.filter(({ isDeleted }) => withDeleted || !isDeleted);
    },

    /** Throws not_found. */
    async get(actor: Actor, id: string): Promise<Obligation> {
      requirePermission(actor, READ);
      return get(actor.tenantId, id);
    },

    async create(actor: Actor, input: NewObligation): Promise<Obligation> {
      const [id = ''] = await write(db, actor, { permission: WRITE }, (w) => createIn(w, actor, [input]));
      return get(actor.tenantId, id);
    },

    async change(actor: Actor, id: string, change: ObligationChange): Promise<Obligation> {
      await write(db, actor, { permission: WRITE }, (w) => changeIn(w, actor, id, change));
      return get(actor.tenantId, id);
    },

    /** Throws ends_before_it_begins when the day lies before the obligation. */
    async end(actor: Actor, id: string, end: { version: number; on: string; reason: string }): Promise<Obligation> {
      const first = (await get(actor.tenantId, id)).versions[0]?.validFrom ?? '';
      if (end.on < first) throw dutyErrors.ends_before_it_begins();
      await write(db, actor, { permission: WRITE }, (w) => endIn(w, actor, id, { ...end, isDeleted: false }));
      return get(actor.tenantId, id);
    },

    async delete(actor: Actor, id: string, end: { version: number; reason: string }): Promise<Obligation> {
      const on = chinaDate(now());
      await write(db, actor, { permission: WRITE }, (w) => endIn(w, actor, id, { ...end, on, isDeleted: true }));
      return get(actor.tenantId, id);
    },
  };
}

/** True when a stored version says what this body says: a pack that is installed again changes only what it changed. */
export function saysTheSame(version: ObligationVersion, body: object): boolean {
  return canonical(version) === canonical(body);
}

/** What a body says, in one form: the same text for the same rule, whatever stands beside it and in whatever order. */
export const canonical = (body: object): string =>
  JSON.stringify(sorted(Value.Clean(ObligationBody, structuredClone(body))));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
