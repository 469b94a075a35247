import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Disclosure } from './disclosure.schema.ts';
import type { DocumentFields, EditionState } from './documents.schema.ts';
import type { BodyBlock, ReadingWarning, Task, Validity } from './reading.schema.ts';

/** Everything that officers may see and change. What readers see is in published.repo.ts, behind the gate's filter. */

export interface EditionRow extends DocumentFields {
  id: string;
  documentId: string;
  organisationId: string;
  number: number;
  state: EditionState;
  version: number;
  body: BodyBlock[];
  plainText: string;
  warnings: ReadingWarning[];
  originalFile: string | null;
  originalName: string;
  originalMediaType: string;
  authorIds: string[];
  changedAt: Date;
  /** When it is to become public; null: when an officer publishes it. */
  publishAt: Date | null;
  scheduledBy: string;
  embargoUntil: Date | null;
  visibleUntil: string | null;
  audienceKind: 'everyone' | 'area' | 'group';
  audience: string;
  changeNote: string;
  correction: '' | 'error' | 'privacy' | 'secrecy';
  /** Decided for the document, whatever its edition. */
  disclosure: Disclosure | '';
  withheldClause: string;
}

/** An edition without its text: enough to decide what may be done with it. */
export type EditionHead = Omit<EditionRow, 'body' | 'plainText'>;

export interface NewEdition extends DocumentFields {
  documentId: string;
  editionId: string;
  organisationId: string;
  number: number;
  state: EditionState;
  source: 'import' | 'written';
  createdBy: string;
  authorIds: string[];
  body: BodyBlock[];
  plainText: string;
  warnings: ReadingWarning[];
  tasks: Task[];
  originalFile: string | null;
  originalName: string;
  originalMediaType: string;
  /** Kept from the edition before; absent: for everybody, and to stay. */
  audienceKind?: EditionRow['audienceKind'];
  audience?: string;
  visibleUntil?: string | null;
  /** Of a new document: what it says of itself, or what was decided at its making. */
  disclosure?: Disclosure | '';
}

export interface KeyClaim {
  kind: 'number' | 'text';
  key: string;
  documentId: string;
}

const headColumns = [
  'e.id',
  'e.documentId',
  'd.organisationId',
  'e.number',
  'e.state',
  'e.version',
  'e.title',
  'e.documentNumber',
  'e.issuingBody',
  'e.indexNumber',
  'e.topic',
  'e.subjectWords',
  'e.mainRecipients',
  'e.madeOn',
  'e.publishedOn',
  'e.validity',
  'e.warnings',
  'e.originalFile',
  'e.originalName',
  'e.originalMediaType',
  'e.authorIds',
  'e.changedAt',
  'e.publishAt',
  'e.scheduledBy',
  'e.embargoUntil',
  'e.visibleUntil',
  'e.audienceKind',
  'e.audience',
  'e.changeNote',
  'e.correction',
  'd.disclosure',
  'd.withheldClause',
] as const;
const editionColumns = [...headColumns, 'e.body', 'e.plainText'] as const;

const editions = (db: Queryable, tenantId: string) =>
  db
    .selectFrom('documentEditions as e')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'e.tenantId').onRef('d.id', '=', 'e.documentId'),
    )
    .where('e.tenantId', '=', tenantId);

const asEdition = (row: unknown) => row as EditionRow;

const newest = (db: Queryable, tenantId: string, documentId: string) =>
  editions(db, tenantId).where('e.documentId', '=', documentId).orderBy('e.number', 'desc').limit(3);

function openOnes<Row extends EditionHead>(rows: readonly Row[]) {
  return {
    live: rows.find((row) => row.state === 'live') ?? null,
    draft: rows.find((row) => ['draft', 'in_review', 'approved'].includes(row.state)) ?? null,
    last: rows[0] ?? null,
  };
}

/** The live edition and the open draft of a document, at most one each, and the newest of all. */
export async function findOpenEditions(db: Queryable, tenantId: string, documentId: string) {
  return openOnes((await newest(db, tenantId, documentId).select(editionColumns).execute()).map(asEdition));
}

/** The same without their texts, locked until the caller's write ends. */
export async function lockOpenEditions(tx: Tx, tenantId: string, documentId: string) {
  const rows = await newest(tx, tenantId, documentId).select(headColumns).forUpdate().execute();
  return openOnes(rows as EditionHead[]);
}

/** Text and tasks of the open draft as JSON, not unpacked; null when there is no draft. */
export async function findDraftText(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<{ version: number; body: string; plainText: string; tasks: string } | null> {
  const { rows } = await sql<{ version: number; body: string; plainText: string; tasks: string }>`
    select e.version, e.body::text as body, e.plain_text,
      coalesce((select jsonb_agg(jsonb_build_object('path', t.path, 'anchor', t.anchor, 'text', t.text, 'lead', t.lead,
        'responsible', t.responsible, 'dueOn', t.due_on, 'dates', t.dates, 'frequencies', t.frequencies, 'limits', t.limits,
        'thresholds', t.thresholds, 'unitWords', t.unit_words) order by t.position)
        from document_tasks t where t.tenant_id = e.tenant_id and t.edition_id = e.id), '[]')::text as tasks
    from document_editions e
    where e.tenant_id = ${tenantId} and e.document_id = ${documentId} and e.state = 'draft'`.execute(db);
  return rows[0] ?? null;
}

/** The unit a document belongs to, without its text; null when there is no such document. */
export async function findUnitOf(db: Queryable, tenantId: string, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('documents')
    .select('organisationId')
    .where('tenantId', '=', tenantId)
    .where('id', '=', documentId)
    .executeTakeFirst();
  return row?.organisationId ?? null;
}

/** Present titles of documents, by id, with the unit each belongs to. */
export async function listTitles(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<Map<string, { title: string; organisationId: string }>> {
  if (documentIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string; organisationId: string }>`
    select distinct on (d.id) d.id, e.title, d.organisation_id from documents d
    join document_editions e on e.tenant_id = d.tenant_id and e.document_id = d.id
    where d.tenant_id = ${tenantId} and d.id = any(${[...new Set(documentIds)]}::uuid[])
    order by d.id, e.number desc`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export async function findEdition(db: Queryable, tenantId: string, editionId: string): Promise<EditionRow | null> {
  const row = await editions(db, tenantId).select(editionColumns).where('e.id', '=', editionId).executeTakeFirst();
  return row ? asEdition(row) : null;
}

export async function listTasks(db: Queryable, tenantId: string, editionId: string): Promise<Task[]> {
  const rows = await db
    .selectFrom('documentTasks')
    .select([
      'path',
      'anchor',
      'text',
      'lead',
      'responsible',
      'dueOn',
      'dates',
      'frequencies',
      'limits',
      'thresholds',
      'unitWords',
    ])
    .where('tenantId', '=', tenantId)
    .where('editionId', '=', editionId)
    .orderBy('position')
    .execute();
  return rows as unknown as Task[];
}

/** Inserts documents with their first edition, tasks, files and key claims; one statement a table however many documents. */
export async function insertDocuments(tx: Tx, tenantId: string, items: readonly NewEdition[]): Promise<void> {
  const json = JSON.stringify(
    items.map(({ documentId, organisationId, source, createdBy, disclosure = '' }) => ({
      ...{ documentId, organisationId, source, createdBy, disclosure },
    })),
  );
  await sql`
    insert into documents (tenant_id, id, organisation_id, source, created_by, disclosure)
    select ${tenantId}::uuid, r."documentId", r."organisationId", r.source, r."createdBy", r.disclosure
    from jsonb_to_recordset(${json}::jsonb) as r("documentId" uuid, "organisationId" uuid, source text, "createdBy" text, disclosure text)`.execute(
    tx,
  );
  await insertEditions(tx, tenantId, items);
}

export async function insertEditions(tx: Tx, tenantId: string, items: readonly NewEdition[]): Promise<void> {
  const json = JSON.stringify(items.map(({ tasks: _tasks, ...item }) => item));
  await sql`
    insert into document_editions
      (tenant_id, id, document_id, number, state, title, document_number, issuing_body, index_number, topic, subject_words,
       main_recipients, made_on, published_on, validity, body, plain_text, warnings, original_file, original_name,
       original_media_type, author_ids, audience_kind, audience, visible_until, public_since)
    select ${tenantId}::uuid, r."editionId", r."documentId", r.number, r.state, r.title, r."documentNumber", r."issuingBody",
       r."indexNumber", r.topic, r."subjectWords", r."mainRecipients", r."madeOn", r."publishedOn", r.validity, r.body,
       r."plainText", r.warnings, r."originalFile", r."originalName", r."originalMediaType", r."authorIds",
       coalesce(r."audienceKind", 'everyone'), coalesce(r.audience, ''), r."visibleUntil",
       case when r.state = 'live' then clock_timestamp() end
    from jsonb_to_recordset(${json}::jsonb) as r(
      "editionId" uuid, "documentId" uuid, number int, state text, title text, "documentNumber" text, "issuingBody" text,
      "indexNumber" text, topic text, "subjectWords" text, "mainRecipients" text, "madeOn" date, "publishedOn" date, validity text,
      body jsonb, "plainText" text, warnings jsonb, "originalFile" text, "originalName" text, "originalMediaType" text,
      "authorIds" text[], "audienceKind" text, audience text, "visibleUntil" date)`.execute(tx);
  const tasks = items.flatMap(({ editionId, tasks: own }) =>
    own.map((task, position) => ({ editionId, position, ...task })),
  );
  await insertTasks(tx, tenantId, JSON.stringify(tasks), null, null);
}

/** `json` is a list of tasks with their positions; those without an `editionId` of their own belong to the one given. */
async function insertTasks(
  tx: Tx,
  tenantId: string,
  json: string,
  editionId: string | null,
  correctedBy: string | null,
): Promise<void> {
  if (json === '[]') return;
  await sql`
    insert into document_tasks
      (tenant_id, edition_id, position, path, anchor, text, lead, responsible, due_on, dates, frequencies, limits, thresholds,
       unit_words, corrected_by, corrected_at)
    select ${tenantId}::uuid, coalesce(r."editionId", ${editionId}::uuid), r.position, r.path, r.anchor, r.text, r.lead,
       r.responsible, r."dueOn", r.dates, r.frequencies, r.limits, r.thresholds, coalesce(r."unitWords", ''), ${correctedBy},
       case when ${correctedBy}::text is null then null else clock_timestamp() end
    from jsonb_to_recordset(${json}::jsonb) as r(
      "editionId" uuid, position int, path text, anchor text, text text, lead text[], responsible text[], "dueOn" date,
      dates jsonb, frequencies jsonb, limits jsonb, thresholds jsonb, "unitWords" text)`.execute(tx);
}

/** Puts another list of tasks in the place of the edition's present one. */
export async function replaceTasks(
  tx: Tx,
  tenantId: string,
  editionId: string,
  tasks: readonly Task[] | { json: string },
  correctedBy: string | null,
): Promise<void> {
  await tx.deleteFrom('documentTasks').where('tenantId', '=', tenantId).where('editionId', '=', editionId).execute();
  const json = 'json' in tasks ? tasks.json : JSON.stringify(tasks.map((task, position) => ({ position, ...task })));
  await insertTasks(tx, tenantId, json, editionId, correctedBy);
}

export interface ClaimedKey extends KeyClaim {
  title: string;
  madeOn: string | null;
}

/** Documents that already hold one of the keys, with the title and date they show now. */
export async function listClaims(
  db: Queryable,
  tenantId: string,
  claims: readonly Omit<KeyClaim, 'documentId'>[],
): Promise<ClaimedKey[]> {
  if (claims.length === 0) return [];
  const { rows } = await sql<ClaimedKey>`
    select k.kind, k.key, k.document_id, e.title, e.made_on
    from document_keys k
    join jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as r(kind text, key text) on k.kind = r.kind and k.key = r.key
    cross join lateral (
      select e.title, e.made_on from document_editions e
      where e.tenant_id = k.tenant_id and e.document_id = k.document_id order by e.number desc limit 1) e
    where k.tenant_id = ${tenantId}`.execute(db);
  return rows;
}

/** Claims keys; those that somebody else claimed in the meantime are missing from the answer. Waits for open transactions that hold one. */
export async function insertClaims(tx: Tx, tenantId: string, claims: readonly KeyClaim[]): Promise<KeyClaim[]> {
  if (claims.length === 0) return [];
  const sorted = [...claims].sort((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1)); // one order for all: no deadlock
  const { rows } = await sql<KeyClaim>`
    insert into document_keys (tenant_id, kind, key, document_id)
    select ${tenantId}::uuid, r.kind, r.key, r."documentId"
    from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb) as r(kind text, key text, "documentId" uuid)
    order by r.kind, r.key
    on conflict do nothing returning kind, key, document_id`.execute(tx);
  return rows;
}

export async function deleteClaims(tx: Tx, tenantId: string, documentId: string): Promise<void> {
  await tx.deleteFrom('documentKeys').where('tenantId', '=', tenantId).where('documentId', '=', documentId).execute();
}

export async function updateEdition(
  tx: Tx,
  tenantId: string,
  editionId: string,
  change: Partial<DocumentFields> & {
    state?: EditionState;
    /** Text and warnings as JSON. */
    body?: string;
    plainText?: string;
    warnings?: string;
    authorIds?: string[];
    originalFile?: null;
    originalName?: string;
    originalMediaType?: string;
    publishAt?: Date | null;
    scheduledBy?: string;
    publicSince?: Date;
    publicUntil?: Date | null;
  },
): Promise<number> {
  const row = await tx
    .updateTable('documentEditions')
    .set((eb) => ({
      ...change,
      version: eb('version', '+', 1),
      changedAt: sql<Date>`clock_timestamp()`,
    }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', editionId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Deletes a draft that was never public, with its tasks; the document too when nothing else is left of it. */
export async function deleteDraft(tx: Tx, tenantId: string, documentId: string, editionId: string): Promise<void> {
  await tx.deleteFrom('documentTasks').where('tenantId', '=', tenantId).where('editionId', '=', editionId).execute();
  await tx.deleteFrom('documentEditions').where('tenantId', '=', tenantId).where('id', '=', editionId).execute();
  const other = await tx
    .selectFrom('documentEditions')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .limit(1)
    .executeTakeFirst();
  if (other) return;
  await deleteClaims(tx, tenantId, documentId);
  await tx.deleteFrom('documentFiles').where('tenantId', '=', tenantId).where('documentId', '=', documentId).execute();
  const links = tx
    .selectFrom('previewLinks')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId);
  await tx.deleteFrom('previewViews').where('tenantId', '=', tenantId).where('linkId', 'in', links).execute();
  await tx.deleteFrom('previewLinks').where('tenantId', '=', tenantId).where('documentId', '=', documentId).execute();
  await tx
    .deleteFrom('disclosureDecisions')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
  await tx.deleteFrom('documents').where('tenantId', '=', tenantId).where('id', '=', documentId).execute();
}

export interface ListFilter {
  scope: 'all' | readonly string[];
  state?: EditionState | undefined;
  organisationId?: string | undefined;
  text?: string | undefined;
  before?: { changedAt: string; id: string } | undefined;
  limit: number;
}
export interface ListRow {
  id: string;
  editionId: string;
  title: string;
  documentNumber: string;
  organisationId: string;
  organisationName: string;
  state: EditionState;
  version: number;
  publishedOn: string | null;
  validity: Validity | '';
  warnings: ReadingWarning[];
  issuingBody: string;
  madeOn: string | null;
  disclosure: Disclosure | '';
  withheldClause: string;
  changedAt: Date;
}

/** Newest edition of each document that the officer may see, last changed first. */
export async function listForOfficers(db: Queryable, tenantId: string, filter: ListFilter): Promise<ListRow[]> {
  let query = db
    .selectFrom('documentEditions as e')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'e.tenantId').onRef('d.id', '=', 'e.documentId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organisationId'),
    )
    .select([
      'd.id',
      'e.id as editionId',
      'e.title',
      'e.documentNumber',
      'd.organisationId',
      'o.name as organisationName',
      'e.state',
      'e.version',
      'e.publishedOn',
      'e.validity',
      'e.changedAt',
      'e.warnings',
      'e.issuingBody',
      'e.madeOn',
      'd.disclosure',
      'd.withheldClause',
    ])
    .where('e.tenantId', '=', tenantId)
    .where(
      sql<boolean>`e.number = (select max(n.number) from document_editions n where n.tenant_id = e.tenant_id and n.document_id = e.document_id)`,
    );
  if (filter.scope !== 'all')
    query = query.where(
      'd.organisationId',
      'in',
      filter.scope.length > 0 ? [...filter.scope] : ['00000000-0000-7000-8000-000000000000'],
    );
  if (filter.state) query = query.where('e.state', '=', filter.state);
  if (filter.organisationId) query = query.where('d.organisationId', '=', filter.organisationId);
  if (filter.text) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('e.title', 'ilike', pattern), eb('e.documentNumber', 'ilike', pattern)]));
  }
  if (filter.before) {
    const { changedAt, id } = filter.before;
    query = query.where(sql<boolean>`(e.changed_at, e.id) < (${changedAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.orderBy('e.changedAt', 'desc').orderBy('e.id', 'desc').limit(filter.limit).execute();
  return rows as unknown as ListRow[];
}

/** What happened to a document, oldest first, from the audit rows. */
export async function listHistory(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<{ at: Date; actorId: string; actorName: string; action: string; reason: string }[]> {
  const rows = await db
    .selectFrom('auditEntries')
    .select([
      'occurredAt as at',
      'actorId',
      'actorName',
      'action',
      sql<string>`coalesce(after->>'reason', '')`.as('reason'),
    ])
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', 'document')
    .where('subjectId', '=', documentId)
    .orderBy('id')
    .limit(500)
    .execute();
  return rows;
}
