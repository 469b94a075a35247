import { sql } from 'kysely';
import { batch, type Json, type Part, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { ClockEvent } from '../../foundation/clocks/index.ts';
import type { ClockCopy } from './request-clock.rules.ts';
import type { RequestState } from './request-flow.rules.ts';
import type { ApplicantKind, Channel, Delivery, FileGuard } from './intake/intake.schema.ts';
import { isShown, type Reader } from './shown.repo.ts';

export interface RequestRow extends ClockCopy {
  id: string;
  organisationId: string;
  code: string;
  channel: Channel;
  isOral: boolean;
  applicantKind: ApplicantKind;
  locale: 'zh' | 'en';
  contentSealed: string;
  deliveryForm: Delivery['form'];
  deliveryWay: Delivery['way'];
  wantsHelp: boolean;
  state: RequestState;
  version: number;
  workflowId: string;
  registrationYear: number | null;
  registrationNumber: number | null;
  officerId: string | null;
  arrivedAt: Date;
  receivedOn: string | null;
  registeredAt: Date | null;
  applicantDueOn: string | null;
  repliedOn: string | null;
  originId: string | null;
  joinedIntoId: string | null;
  closedAt: Date | null;
  archivedAt: Date | null;
  outcome: string;
  changedByName: string;
  /** Two people have hidden it: the desk does not see it. */
  isHidden: boolean;
}

export interface PersonRow {
  /** Whose request it is, or who asks in his name. */
  role: 'applicant' | 'agent';
  identitySealed: string;
  contactSealed: string;
  documentIndex: string;
  phoneTailIndex: string;
  documentTailIndex: string;
}

export interface FileRow {
  id: string;
  kind: 'identity' | 'attachment' | 'authorisation';
  nameSealed: string;
  mediaType: string;
  size: number;
  sha256: string;
  guard: FileGuard;
  isScan: boolean;
}

export type NewRequest = Omit<
  RequestRow,
  | 'state'
  | 'version'
  | 'registrationYear'
  | 'registrationNumber'
  | 'officerId'
  | 'registeredAt'
  | 'applicantDueOn'
  | 'repliedOn'
  | 'joinedIntoId'
  | 'closedAt'
  | 'archivedAt'
  | 'outcome'
  | 'changedByName'
  | 'isHidden'
> & { submissionKey: string };

/** A case with who asks, what is asked and what came with it. A submission key that is known already is a unique violation of `requests_tenant_id_submission_key_key`. */
export function requestParts(
  tenantId: string,
  request: NewRequest,
  parts: {
    people: readonly (PersonRow & { id: string })[];
    items: readonly { id: string; titleSealed: string }[];
    files: readonly FileRow[];
  },
): Part[] {
  const requestId = request.id;
  return [
    ...batch.rows('requests', [{ tenantId, ...request }]),
    ...batch.rows(
      'requestPeople',
      parts.people.map((person) => ({ tenantId, requestId, ...person })),
    ),
    ...batch.rows(
      'requestItems',
      parts.items.map((item, at) => ({ tenantId, requestId, ...item, position: at + 1 })),
    ),
    ...fileParts(tenantId, requestId, parts.files),
  ];
}

/** Writes a case inside a transaction that does more; see requestParts. */
export const insertRequest = (tx: Tx, ...request: Parameters<typeof requestParts>): Promise<void> =>
  batch.run(tx, requestParts(...request));

/** Files that came with a case; the store's sweep leaves them alone. */
const fileParts = (tenantId: string, requestId: string, files: readonly FileRow[]): Part[] => [
  ...batch.rows(
    'requestFiles',
    files.map((file) => ({ tenantId, requestId, ...file })),
  ),
  ...batch.rows(
    'heldFiles',
    files.map(({ sha256 }) => ({ tenantId, sha256, holderType: 'request', holderId: requestId })),
    'on conflict do nothing',
  ),
];

export const insertFiles = (tx: Tx, ...files: Parameters<typeof fileParts>): Promise<void> =>
  batch.run(tx, fileParts(...files));

export async function findRequest(
  db: Queryable,
  tenantId: string,
  id: string,
  reader: Reader = 'desk',
): Promise<RequestRow | null> {
  const isSeen = reader === 'desk' ? isShown(tenantId, 'r.id') : sql`true`;
  return findOne(db, tenantId, sql`r.id = ${id} and ${isSeen}`);
}

/** Of an applicant: his form, sent again, also where the case is hidden. */
export async function findBySubmission(db: Queryable, tenantId: string, key: string): Promise<RequestRow | null> {
  return findOne(db, tenantId, sql`r.submission_key = ${key}`);
}

/** Of an applicant: his case by its code, also where it is hidden. */
export async function findByCode(db: Queryable, tenantId: string, code: string): Promise<RequestRow | null> {
  return findOne(db, tenantId, sql`r.code = ${code}`);
}

async function findOne(
  db: Queryable,
  tenantId: string,
  which: ReturnType<typeof sql<unknown>>,
): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.organisation_id, r.code, r.channel, r.is_oral, r.applicant_kind, r.locale, r.content_sealed, r.delivery_form, r.delivery_way,
      r.wants_help, r.state, r.version, r.workflow_id, r.registration_year, r.registration_number, r.officer_id, r.arrived_at, r.received_on,
      r.registered_at, r.applicant_due_on, r.replied_on, r.origin_id, r.joined_into_id, r.closed_at, r.archived_at, r.clock_state, r.due_on,
      r.due_provisional, r.outcome, r.changed_by_name, r.is_hidden
    from requests r where r.tenant_id = ${tenantId} and ${which}`.execute(db);
  return rows[0] ?? null;
}

/** The case, locked until the transaction ends: whoever writes comes through here, one after the other. */
export async function lockRequest(
  tx: Tx,
  tenantId: string,
  id: string,
  reader: Reader = 'desk',
): Promise<RequestRow | null> {
  await sql`select 1 from requests where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx);
  return findRequest(tx, tenantId, id, reader);
}

/** The next registration number of a unit and year; the row stays locked until the commit, so that no number is left out or given twice. */
export async function takeNumber(tx: Tx, tenantId: string, organisationId: string, year: number): Promise<number> {
  const { rows } = await sql<{ lastNumber: number }>`
    insert into request_numbers (tenant_id, organisation_id, year, last_number) values (${tenantId}, ${organisationId}, ${year}, 1)
    on conflict (tenant_id, organisation_id, year) do update set last_number = request_numbers.last_number + 1
    returning last_number`.execute(tx);
  return rows[0]?.lastNumber ?? 1;
}

/** Whose request it is, then who asks in his name, if anybody does. */
export async function listPeople(db: Queryable, tenantId: string, requestId: string): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('requestPeople')
    .select(['role', 'identitySealed', 'contactSealed', 'documentIndex', 'phoneTailIndex', 'documentTailIndex'])
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .orderBy((order) => order.ref('role'), 'desc')
    .execute();
  return rows as PersonRow[];
}

/** One thing that happened to the clock of the reply. */
export function clockEventParts(
  tenantId: string,
  requestId: string,
  row: { event: ClockEvent; occurredOn: string; recordedAt: Date; recordedByName: string },
): Part[] {
  const { event, ...rest } = row;
  const { id, kind } = event;
  return batch.rows('requestClockEvents', [
    { tenantId, requestId, id, kind, event: event as unknown as Json, ...rest },
  ]);
}

export const insertClockEvent = (tx: Tx, ...event: Parameters<typeof clockEventParts>): Promise<void> =>
  batch.run(tx, clockEventParts(...event));

export async function listClockEvents(db: Queryable, tenantId: string, requestId: string): Promise<ClockEvent[]> {
  const rows = await db
    .selectFrom('requestClockEvents')
    .select('event')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ event }) => event as unknown as ClockEvent);
}

/** Sets columns of a case. The workflow's row is locked by whoever calls, so that nobody else does the same. */
export async function updateRequest(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Partial<Omit<RequestRow, 'id' | 'organisationId' | 'code'>>,
): Promise<void> {
  await tx.updateTable('requests').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}
