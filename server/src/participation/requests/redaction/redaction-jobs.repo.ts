import { sql } from 'kysely';
import type { Database, Queryable, Tx } from '../../../kernel/db/index.ts';
import type { ErrorDetails } from '../../../kernel/errors/index.ts';

/** A redacted file that was asked for and is being made, or could not be. */
export interface RedactionJob {
  tenantId: string;
  redactionId: string;
  marksVersion: number;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  attempts: number;
  done: number;
  total: number;
  fault: { code: string; details: ErrorDetails } | null;
}
const columns = sql`tenant_id, redaction_id, marks_version, asked_by, asked_by_name, asked_at, attempts, done, total, fault`;

/** False when a file is being made already. What failed before is begun anew. */
export async function askForFile(
  tx: Tx,
  job: Pick<RedactionJob, 'tenantId' | 'redactionId' | 'marksVersion' | 'askedBy' | 'askedByName' | 'askedAt'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('requestRedactionJobs')
    .values(job)
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'redactionId'])
        .doUpdateSet({ ...job, maker: null, seenAt: null, attempts: 0, done: 0, total: 0, fault: null })
        .where('requestRedactionJobs.fault', 'is not', null),
    )
    .returning('redactionId')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findJob(db: Queryable, tenantId: string, redactionId: string): Promise<RedactionJob | null> {
  const { rows } = await sql<RedactionJob>`
    select ${columns} from request_redaction_jobs
    where tenant_id = ${tenantId} and redaction_id = ${redactionId}`.execute(db);
  return rows[0] ?? null;
}

/** What was asked for counts no more: whoever makes it finds that at its end. */
export async function dropJob(tx: Tx, tenantId: string, redactionId: string): Promise<void> {
  await tx
    .deleteFrom('requestRedactionJobs')
    .where('tenantId', '=', tenantId)
    .where('redactionId', '=', redactionId)
    .execute();
}

/** Takes the file that waits longest, or whose maker was not seen for so long; null when there is none. */
export async function claimJob(db: Database, maker: string, lostAfterSeconds: number): Promise<RedactionJob | null> {
  const { rows } = await sql<RedactionJob>`
    update request_redaction_jobs set maker = ${maker}, seen_at = clock_timestamp(), attempts = attempts + 1, done = 0
    where (tenant_id, redaction_id) in (
      select tenant_id, redaction_id from request_redaction_jobs
      where fault is null and (seen_at is null or seen_at < clock_timestamp() - make_interval(secs => ${lostAfterSeconds}))
      order by asked_at limit 1 for update skip locked)
    returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

/** Says that the maker is still at it, and how far; false when the file is no longer his to make. */
export async function renewJob(
  db: Queryable,
  { tenantId, redactionId }: Pick<RedactionJob, 'tenantId' | 'redactionId'>,
  maker: string,
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  const { rows } = await sql`
    update request_redaction_jobs set seen_at = clock_timestamp(), done = ${done}, total = ${total}
    where tenant_id = ${tenantId} and redaction_id = ${redactionId} and maker = ${maker} returning 1`.execute(db);
  return rows.length > 0;
}

/** Ends the making: the row goes, or stays with what was wrong. False when it was no longer the maker's. */
export async function endJob(
  tx: Tx,
  { tenantId, redactionId }: Pick<RedactionJob, 'tenantId' | 'redactionId'>,
  maker: string,
  fault: RedactionJob['fault'],
): Promise<boolean> {
  const { rows } = fault
    ? await sql`
        update request_redaction_jobs set fault = ${JSON.stringify(fault)}::jsonb, maker = null
        where tenant_id = ${tenantId} and redaction_id = ${redactionId} and maker = ${maker} returning 1`.execute(tx)
    : await sql`
        delete from request_redaction_jobs
        where tenant_id = ${tenantId} and redaction_id = ${redactionId} and maker = ${maker} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Lets a file that was cut off by a stop be taken up again at once; that was no attempt. */
export async function releaseJob(
  db: Queryable,
  { tenantId, redactionId }: Pick<RedactionJob, 'tenantId' | 'redactionId'>,
  maker: string,
): Promise<void> {
  await sql`
    update request_redaction_jobs set seen_at = null, maker = null, attempts = attempts - 1
    where tenant_id = ${tenantId} and redaction_id = ${redactionId} and maker = ${maker} and fault is null`.execute(db);
}

/** When the next file can be taken up; null when none is asked for. */
export async function nextJobAt(db: Queryable, lostAfterSeconds: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(seen_at + make_interval(secs => ${lostAfterSeconds}), asked_at)) as at
    from request_redaction_jobs where fault is null`.execute(db);
  return rows[0]?.at ?? null;
}
