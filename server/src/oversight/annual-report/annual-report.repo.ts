import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { ReportInputs, ReportTables } from './checks.rules.ts';

export interface ReportRow {
  inputs: ReportInputs;
  tables: ReportTables | null;
  settledAt: Date | null;
  version: number;
}

export async function findReport(
  db: Queryable,
  tenantId: string,
  organisationId: string,
  year: number,
): Promise<ReportRow | null> {
  const row = await db
    .selectFrom('annualReports')
    .select(['inputs', 'tables', 'settledAt', 'version'])
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row as ReportRow | undefined) ?? null;
}

/** False when it is at another version or settled; 0 is what holds without a row. */
export async function saveInputs(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  year: number,
  inputs: ReportInputs,
  version: number,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('annualReports')
      .values({ tenantId, organisationId, year, inputs: JSON.stringify(inputs) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('annualReports')
    .set({ inputs: JSON.stringify(inputs), version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .where('version', '=', version)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it is at another version or settled already. */
export async function settleReport(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  year: number,
  settled: { tables: ReportTables; version: number; at: Date; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('annualReports')
    .set({
      ...{ tables: JSON.stringify(settled.tables), settledAt: settled.at, settledBy: settled.by },
      version: settled.version + 1,
    })
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .where('version', '=', settled.version)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
