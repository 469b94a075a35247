import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import type { LetterSettings, LetterState, LetterWay } from './letters.schema.ts';

export interface TemplateRow {
  code: string;
  version: number;
  title: string;
  body: string;
  note: string;
}

/** The newest own version of each text of a tenant. */
export async function listTemplates(db: Queryable, tenantId: string): Promise<TemplateRow[]> {
  return db
    .selectFrom('requestLetterTemplates')
    .distinctOn('code')
    .select(['code', 'version', 'title', 'body', 'note'])
    .where('tenantId', '=', tenantId)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
}

export async function insertTemplate(tx: Tx, tenantId: string, row: TemplateRow, by: string): Promise<void> {
  await tx
    .insertInto('requestLetterTemplates')
    .values({ tenantId, id: newId(), ...row, createdBy: by })
    .execute();
}

const SETTINGS = [
  ...(['numberPrefix', 'reconsiderationBody', 'court', 'contactAddress', 'contactPhone', 'payment', 'source'] as const),
  'version',
] as const;
const NONE: LetterSettings = {
  ...{ numberPrefix: '', reconsiderationBody: '', court: '', contactAddress: '', contactPhone: '', payment: '' },
  ...{ source: '', version: 0 },
};

/** Settings of a unit and of every unit above it, its own first; units without any are left out, but the own one is always there. */
export async function listSettings(
  db: Queryable,
  tenantId: string,
  organisationId: string,
): Promise<[LetterSettings, ...LetterSettings[]]> {
  const { rows } = await sql<LetterSettings & { depth: number }>`
    with recursive up as (
      select id, parent_id, 0 as depth from organisations where tenant_id = ${tenantId} and id = ${organisationId}
      union all
      select o.id, o.parent_id, up.depth + 1 from organisations o join up on o.id = up.parent_id where o.tenant_id = ${tenantId}
    )
    select s.*, up.depth from up join request_letter_settings s on s.tenant_id = ${tenantId} and s.organisation_id = up.id
    order by up.depth`.execute(db);
  const own = rows.find(({ depth }) => depth === 0);
  const plain = (row: LetterSettings) =>
    Object.fromEntries(SETTINGS.map((name) => [name, row[name]])) as unknown as LetterSettings;
  return [own ? plain(own) : NONE, ...rows.filter(({ depth }) => depth > 0).map(plain)];
}

/** False when they are at another version; 0 is what holds without a row. */
export async function saveSettings(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  { version, ...values }: LetterSettings,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('requestLetterSettings')
      .values({ tenantId, organisationId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('requestLetterSettings')
    .set({ ...values, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The last serial of a unit and year; its row stays locked until the transaction ends. */
export async function lockSerial(tx: Tx, tenantId: string, organisationId: string, year: number): Promise<number> {
  await tx
    .insertInto('requestLetterSerials')
    .values({ tenantId, organisationId, year, last: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { last } = await tx
    .selectFrom('requestLetterSerials')
    .select('last')
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return last;
}

/** A rollback gives the serial back. */
export async function raiseSerial(tx: Tx, tenantId: string, organisationId: string, year: number): Promise<void> {
  await tx
    .updateTable('requestLetterSerials')
    .set({ last: sql<number>`last + 1` })
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .execute();
}

export interface LetterRow {
  id: string;
  organisationId: string;
  requestId: string;
  kind: string;
  number: string;
  datedOn: string;
  contentSealed: string;
  issuedAt: Date;
  recipient: 'applicant' | 'consulted';
  way: LetterWay | '';
  state: LetterState;
  addressSealed: string;
  mailingSince: Date | null;
  fault: string;
  deliveredWay: string;
  deliveredOn: string | null;
  deliveryProof: string;
  version: number;
}
const LETTER = [
  ...(['id', 'organisationId', 'requestId', 'kind', 'number', 'datedOn', 'contentSealed', 'issuedAt'] as const),
  ...(['recipient', 'way', 'state', 'addressSealed', 'mailingSince', 'fault'] as const),
  ...(['deliveredWay', 'deliveredOn', 'deliveryProof', 'version'] as const),
] as const;

/** The letter that a cause in a case gave already. */
export async function findLetterOfCause(
  db: Queryable,
  tenantId: string,
  { requestId, kind, cause }: { requestId: string; kind: string; cause: string },
): Promise<LetterRow | null> {
  const row = await db
    .selectFrom('requestLetters')
    .select(LETTER)
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('kind', '=', kind)
    .where('cause', '=', cause)
    .executeTakeFirst();
  return (row as LetterRow | undefined) ?? null;
}

export async function findLetter(db: Queryable, tenantId: string, id: string): Promise<LetterRow | null> {
  const row = await db
    .selectFrom('requestLetters')
    .select(LETTER)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as LetterRow | undefined) ?? null;
}

/** Letters of a case, in the order they went out. */
export async function listLetters(db: Queryable, tenantId: string, requestId: string): Promise<LetterRow[]> {
  const rows = await db
    .selectFrom('requestLetters')
    .select(LETTER)
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .orderBy('issuedAt')
    .orderBy('id')
    .execute();
  return rows as LetterRow[];
}

export interface NewLetter {
  organisationId: string;
  requestId: string;
  kind: string;
  cause: string;
  number: string;
  year: number;
  serial: number;
  datedOn: string;
  texts: Record<string, number>;
  contentSealed: string;
  issuedAt: Date;
  issuedBy: string;
  recipient: LetterRow['recipient'];
  way: LetterRow['way'];
  state: LetterState;
  addressSealed: string;
  mailingSince: Date | null;
}

export async function insertLetter(tx: Tx, tenantId: string, { texts, ...letter }: NewLetter): Promise<string> {
  const id = newId();
  await tx
    .insertInto('requestLetters')
    .values({ tenantId, id, ...letter, texts: JSON.stringify(texts) })
    .execute();
  return id;
}

/** Sets how far a letter is; false when it is at another version or no longer in one of the states it may be changed from. */
export async function updateLetter(
  tx: Tx,
  tenantId: string,
  { id, version, from }: { id: string; version: number; from: readonly LetterState[] },
  change: Partial<
    Pick<
      LetterRow,
      'way' | 'state' | 'addressSealed' | 'mailingSince' | 'fault' | 'deliveredWay' | 'deliveredOn' | 'deliveryProof'
    >
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('requestLetters')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who signs letters, read inside the caller's transaction: a second connection there could make all of them wait for each other. */
export async function findAuthority(
  db: Queryable,
  tenantId: string,
  id: string,
): Promise<{ name: string; address: string; phone: string; status: string } | null> {
  const row = await db
    .selectFrom('organisations')
    .select(['name', 'address', 'phone', 'status'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
