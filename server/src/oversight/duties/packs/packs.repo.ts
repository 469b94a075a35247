import type { Queryable, Tx } from '../../../kernel/db/index.ts';

/** A pack as a tenant has it. */
export interface Installation {
  pack: string;
  packVersion: string;
  choices: Record<string, string>;
  units: Record<string, string>;
  year: number | null;
  validFrom: string;
  made: Record<string, string>;
  endedOn: string | null;
  endReason: string;
  version: number;
}

export async function listInstallations(db: Queryable, tenantId: string): Promise<Installation[]> {
  const rows = await db
    .selectFrom('rulePackInstallations')
    .select(['pack', 'packVersion', 'choices', 'units', 'year', 'validFrom', 'made', 'endedOn', 'endReason', 'version'])
    .where('tenantId', '=', tenantId)
    .orderBy('pack')
    .execute();
  return rows as unknown as Installation[];
}

/** One installer of a pack at a time: the row is locked when there is one. */
export async function lockInstallation(tx: Tx, tenantId: string, pack: string): Promise<Installation | null> {
  const row = await tx
    .selectFrom('rulePackInstallations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('pack', '=', pack)
    .forUpdate()
    .executeTakeFirst();
  return (row as unknown as Installation | undefined) ?? null;
}

export async function saveInstallation(
  tx: Tx,
  tenantId: string,
  row: Omit<Installation, 'version'>,
  by: string,
): Promise<void> {
  const { choices, units, made, ...rest } = row;
  const values = {
    ...{ ...rest, changedBy: by },
    ...{ choices: JSON.stringify(choices), units: JSON.stringify(units), made: JSON.stringify(made) },
  };
  await tx
    .insertInto('rulePackInstallations')
    .values({ tenantId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'pack'])
        .doUpdateSet((eb) => ({ ...values, version: eb('rulePackInstallations.version', '+', 1) })),
    )
    .execute();
}
