import { AppError, defineErrors } from '../../kernel/errors/index.ts';
import { batch, inTransaction, type Database, type Part, type Tx } from '../../kernel/db/index.ts';
import { emitEvents, type OutboxEvent } from '../../kernel/jobs/index.ts';
import type { Actor } from './actor.ts';
import { entryParts, insertEntries, type NewAuditEntry } from './audit.repo.ts';

export const traceErrors = defineErrors('access', {
  denied: {
    status: 403,
    zh: '您没有执行此操作的权限（{permission}）。如工作需要，请联系安全管理员授权。',
    en: 'You do not have the permission for this ({permission}). If your work needs it, ask the security administrator.',
  },
});

/** What happened to one thing, told to the wrapper while the change is made. Personal data goes in as ciphertext only. */
export interface Happening {
  /** Past tense: `documents.document.published`. */
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

export interface Write {
  tx: Tx;
  record(happening: Happening): void;
  /** Tells other parts after the commit; see kernel/jobs. */
  emit(event: Omit<OutboxEvent, 'tenantId'>): void;
}

export interface WriteNeeds {
  permission: string;
  /** The organisation that the written thing belongs to; absent for things of the tenant. */
  organisationId?: string;
}

/**
 * The one way to write: permission → transaction → change → audit rows → outbox. Throws access.denied before anything happens,
 * and the attempt stays in the audit; a change that recorded nothing is a programming error and is rolled back.
 */
export async function write<T>(
  db: Database,
  actor: Actor,
  needs: WriteNeeds,
  change: (w: Write) => Promise<T>,
): Promise<T> {
  await refuseUnlessAllowed(db, actor, needs);
  return inTransaction(db, async (tx) => {
    const happenings: Happening[] = [];
    const events: OutboxEvent[] = [];
    const result = await change({
      tx,
      record: (happening) => void happenings.push(happening),
      emit: (event) => void events.push({ ...event, tenantId: actor.tenantId }),
    });
    await insertEntries(tx, entriesOf(actor, needs, happenings));
    await emitEvents(tx, events);
    return result;
  });
}

/** What a change that asks the database nothing is made of. */
export interface WriteAtOnce extends Pick<Write, 'record'> {
  add(parts: readonly Part[]): void;
}

/**
 * As `write`, for a change whose rows are all known beforehand and that tells no other part: permission → change and audit rows as one
 * statement, which is one transaction and one way to the server instead of five.
 */
export async function writeAtOnce(
  db: Database,
  actor: Actor,
  needs: WriteNeeds,
  change: (w: WriteAtOnce) => void,
): Promise<void> {
  await refuseUnlessAllowed(db, actor, needs);
  const happenings: Happening[] = [];
  const parts: Part[] = [];
  change({ record: (happening) => void happenings.push(happening), add: (more) => void parts.push(...more) });
  await batch.run(db, [...parts, ...entryParts(entriesOf(actor, needs, happenings))]);
}

async function refuseUnlessAllowed(db: Database, actor: Actor, needs: WriteNeeds): Promise<void> {
  if (actor.can(needs.permission, needs.organisationId)) return;
  const denied = traceErrors.denied({ permission: needs.permission });
  await recordDenial(db, actor, denied);
  throw denied;
}

function entriesOf(actor: Actor, needs: WriteNeeds, happenings: readonly Happening[]): NewAuditEntry[] {
  if (happenings.length === 0) throw new Error(`a write under ${needs.permission} recorded nothing for the audit`);
  return happenings.map((happening) => entryOf(actor, happening));
}

/** Throws access.denied unless the actor holds the permission for the organisation. */
export function requirePermission(actor: Actor, permission: string, organisationId?: string): void {
  if (!actor.can(permission, organisationId)) throw traceErrors.denied({ permission });
}

/** Throws access.denied unless the actor holds the permission for the whole place: for things that belong to no single unit. */
export function requireEverywhere(actor: Actor, permission: string): void {
  requirePermission(actor, permission);
  if (actor.scopeOf(permission) !== 'all') throw traceErrors.denied({ permission });
}

const recordedDenials = new WeakSet<AppError>();

/** Leaves an audit row for an access.denied, in a small transaction of its own; once for each error, and nothing for other errors. */
export async function recordDenial(db: Database, actor: Actor, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'access.denied' || recordedDenials.has(error)) return;
  recordedDenials.add(error);
  const subjectId = String(error.details['permission'] ?? '');
  const entry = entryOf(actor, { action: 'access.permission.denied', subjectType: 'permission', subjectId });
  await inTransaction(db, (tx) => insertEntries(tx, [entry]));
}

function entryOf(actor: Actor, happening: Happening): NewAuditEntry {
  const { action, subjectType, subjectId, before, after } = happening;
  return {
    tenantId: actor.tenantId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    requestId: actor.requestId,
    action,
    subjectType,
    subjectId,
    before,
    after,
  };
}
