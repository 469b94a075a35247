import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import { readable } from '../../../foundation/gate/index.ts';
import type { RequestState } from '../request-flow.rules.ts';

export interface HidingRow {
  id: string;
  requestId: string;
  kind: 'hide' | 'show';
  state: 'proposed' | 'done' | 'refused';
  reasonSealed: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date | null;
  version: number;
}
export interface CaseLine {
  requestId: string;
  organisationId: string;
  registrationYear: number | null;
  registrationNumber: number | null;
  requestState: RequestState;
  dueOn: string | null;
}
type Scope = 'all' | readonly string[];

const COLUMNS = sql`h.id, h.request_id, h.kind, h.state, h.reason_sealed, h.proposed_by, h.proposed_by_name, h.proposed_at, h.decided_by,
  h.decided_by_name, h.decided_at, h.version`;
const CASE = sql`r.organisation_id, r.registration_year, r.registration_number, r.state as request_state, r.due_on`;
const within = (scope: Scope) => (scope === 'all' ? sql`true` : sql`r.organisation_id = any(${[...scope]}::uuid[])`);

/** Cases of these units that are hidden now, the newest arrival first. */
export async function listHidden(
  db: Queryable,
  tenantId: string,
  scope: Scope,
): Promise<(CaseLine & { isWaiting: boolean })[]> {
  const { rows } = await sql<CaseLine & { isWaiting: boolean }>`
    select r.id as request_id, ${CASE}, exists (select 1 from request_hidings h
      where h.tenant_id = r.tenant_id and h.request_id = r.id and h.state = 'proposed') as is_waiting
    from requests r where r.tenant_id = ${tenantId} and r.is_hidden and ${within(scope)}
    order by r.arrived_at desc, r.id desc limit 500`.execute(db);
  return rows;
}

/** Proposals for cases of these units: those that wait first, then the newest. */
export async function listHidings(db: Queryable, tenantId: string, scope: Scope): Promise<(HidingRow & CaseLine)[]> {
  const { rows } = await sql<HidingRow & CaseLine>`
    select ${COLUMNS}, ${CASE} from request_hidings h
    join requests r on r.tenant_id = h.tenant_id and r.id = h.request_id
    where h.tenant_id = ${tenantId} and ${within(scope)}
    order by h.state <> 'proposed', h.proposed_at desc, h.id desc limit 200`.execute(db);
  return rows;
}

export async function findHiding(db: Queryable, tenantId: string, id: string): Promise<HidingRow | null> {
  const { rows } = await sql<HidingRow>`
    select ${COLUMNS} from request_hidings h where h.tenant_id = ${tenantId} and h.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The proposal for a case that waits for its decision. */
export async function findWaitingHiding(db: Queryable, tenantId: string, requestId: string): Promise<HidingRow | null> {
  const { rows } = await sql<HidingRow>`
    select ${COLUMNS} from request_hidings h
    where h.tenant_id = ${tenantId} and h.request_id = ${requestId} and h.state = 'proposed'`.execute(db);
  return rows[0] ?? null;
}

export async function insertHiding(
  tx: Tx,
  tenantId: string,
  row: Pick<HidingRow, 'id' | 'requestId' | 'kind' | 'reasonSealed' | 'proposedBy' | 'proposedByName' | 'proposedAt'>,
): Promise<void> {
  await tx
    .insertInto('requestHidings')
    .values({ tenantId, ...row })
    .execute();
}

export async function decideHiding(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Pick<HidingRow, 'state' | 'decidedBy' | 'decidedByName' | 'decidedAt' | 'version'>,
): Promise<void> {
  await tx.updateTable('requestHidings').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

export async function setHidden(tx: Tx, tenantId: string, requestId: string, isHidden: boolean): Promise<void> {
  await tx
    .updateTable('requests')
    .set({ isHidden })
    .where('tenantId', '=', tenantId)
    .where('id', '=', requestId)
    .execute();
}

/** The title of the public summary of this case's answer; null when none is public. */
export async function findPublicAnswer(db: Queryable, tenantId: string, requestId: string): Promise<string | null> {
  const row = await readable(db, tenantId, 'document')
    .innerJoin('requestOpeningCases as c', (join) =>
      join.onRef('c.tenantId', '=', 'publications.tenantId').onRef('c.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .select('e.title')
    .where('c.requestId', '=', requestId)
    .where('c.kind', '=', 'answer')
    .executeTakeFirst();
  return row?.title ?? null;
}
