import { newId, type Database } from '../../../kernel/db/index.ts';
import { AppError } from '../../../kernel/errors/index.ts';
import type { DueWork } from '../../../kernel/jobs/index.ts';
import { findWords, type Progress, type Redactor } from '../../../kernel/redact/index.ts';
import { WorkerTaskError } from '../../../kernel/workers/index.ts';
import { systemActor, write } from '../../../foundation/audit/index.ts';
import type { FileChecks } from '../../../foundation/gate/checks/index.ts';
import { listConsultations } from '../handling/handling.repo.ts';
import { writeNumber } from '../request-clock.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { findRequest } from '../requests.repo.ts';
import { digestOf, type RedactionFiles } from './redaction-files.ts';
import { redactionErrors } from './redaction.errors.ts';
import { claimJob, endJob, nextJobAt, releaseJob, renewJob, type RedactionJob } from './redaction-jobs.repo.ts';
import { findRedaction, lockRedaction, updateRedaction, type RedactionRow } from './redaction.repo.ts';
import { isHeldBy, keyOfFinding, labelOf } from './redaction.rules.ts';
import type { MarkInput, RedactionFinding } from './redaction.schema.ts';

export interface RedactionMakerDeps {
  db: Database;
  vault: RequestVault;
  files: RedactionFiles;
  checks: FileChecks;
  redactor: Redactor;
  now: () => Date;
  /** A maker that was not seen for so long is taken for dead. */
  lostAfterSeconds?: number;
}

/** What is kept, sealed, of a file that was made. */
export interface RedactionResult {
  size: number;
  pages: number;
  findings: RedactionFinding[];
  remains: { mark: number; page: number }[];
}

const RENEW_EVERY_MS = 1000;
/** A file that ended the program so often is not tried again: it was made to hurt, or the machine is too small for it. */
const MAX_ATTEMPTS = 3;

/** The file is no longer asked for, or of other marks. */
class Dropped extends Error {}

/**
 * Makes the redacted files that are asked for, one after another: cut off at any point and started again, the file is begun anew; made twice, the
 * second finds nothing to do. A file that cannot be made leaves its reason.
 */
export function createRedactionMaker(deps: RedactionMakerDeps): DueWork {
  const { db, vault, files, checks, redactor, now, lostAfterSeconds = 45 } = deps;

  /** Names of third parties who were asked about this case and whose names stand in the new file (条例 article 15). */
  async function thirdPartiesIn(tenantId: string, requestId: string, bytes: Uint8Array) {
    const asked = (await listConsultations(db, tenantId, requestId)).filter(({ kind }) => kind === 'third_party');
    if (asked.length === 0) return [];
    const read = await redactor.read(Uint8Array.from(bytes));
    const found: Omit<RedactionFinding, 'key' | 'ruling'>[] = [];
    for (const { askedSealed } of asked) {
      const { name } = await vault.openJson<{ name: string }>(askedSealed);
      const pages = [...new Set(findWords(read, name).map(({ page }) => page))];
      for (const page of pages)
        found.push({ kind: 'third_party', where: `第${page}页`, excerpt: name, severity: 'high', suggestion: '' });
    }
    return found;
  }

  /** The new file of the present marks, checked as the gate does. Throws redact errors. */
  async function build(row: RedactionRow, tenantId: string, onProgress: (progress: Progress) => void) {
    const request = await findRequest(db, tenantId, row.requestId);
    const number = writeNumber(request?.registrationYear ?? null, request?.registrationNumber ?? null);
    const marks = (await vault.openJson<MarkInput[]>(row.marksSealed)).map(({ page, rects, ground }) => ({
      ...{ page, rects, label: labelOf(ground) },
    }));
    const name = (await vault.open(row.nameSealed)).replace(/\.\w{1,5}$/, '');
    const source = Uint8Array.from(await files.open(row.sourceSha256));
    const made = await redactor.rebuild(
      source,
      marks,
      {
        ...{ title: number ? `政府信息公开 ${number}` : '政府信息公开', producedAt: now().toISOString() },
        ...{ pageWithoutText: '第 {n} 页（图像，没有可读文字）', covered: '此处不予公开 {label}' },
      },
      onProgress,
    );
    const found = [
      ...(await checks.check({ bytes: Uint8Array.from(made.bytes) }, `${name}.pdf`)),
      ...(await thirdPartiesIn(tenantId, row.requestId, made.bytes)),
    ];
    const result: RedactionResult = {
      ...{ size: made.bytes.length, pages: made.pages },
      findings: found.map((finding) => ({ ...finding, key: keyOfFinding(finding), ruling: null })),
      remains: made.remains.map(({ mark, page }) => ({ mark: mark + 1, page })),
    };
    return { bytes: made.bytes, result };
  }

  /** Puts the file in its place; nothing is written when somebody changed the marks meanwhile, or the maker was taken for dead. */
  async function settle(
    job: RedactionJob,
    maker: string,
    made: Awaited<ReturnType<typeof build>> | { fault: NonNullable<RedactionJob['fault']> },
  ): Promise<void> {
    const kept =
      'fault' in made
        ? null
        : {
            ...{ resultSha256: await files.seal(made.bytes), resultDigest: digestOf(made.bytes) },
            ...{ resultSealed: await vault.sealJson(made.result), resultMarksVersion: job.marksVersion },
          };
    const { tenantId, redactionId, askedBy, askedByName } = job;
    await write(db, systemActor(tenantId, 'job:redactions'), { permission: 'requests.redaction.make' }, async (w) => {
      const row = await lockRedaction(w.tx, tenantId, redactionId);
      const isWanted = row?.state === 'marking' && row.marksVersion === job.marksVersion;
      const fault = 'fault' in made ? made.fault : null;
      if (!isWanted || !(await endJob(w.tx, job, maker, fault))) throw new Dropped();
      const version = row.version + 1;
      await updateRedaction(w.tx, tenantId, row, {
        ...kept,
        ...{ version, changedByName: askedByName, changedAt: now() },
      });
      const told =
        'fault' in made
          ? { fault: made.fault.code }
          : {
              ...{ file: kept?.resultDigest, pages: made.result.pages },
              ...{ held: isHeldBy(made.result.findings), found: made.result.findings.length },
            };
      w.record({
        ...{ action: `requests.redaction.${fault ? 'not_made' : 'made'}`, subjectType: 'request' },
        ...{ subjectId: row.requestId, after: { redaction: redactionId, version, askedBy, ...told } },
      });
    }).catch((error: unknown) => {
      if (!(error instanceof Dropped)) throw error;
    });
  }

  async function make(job: RedactionJob, maker: string): Promise<void> {
    const row = await findRedaction(db, job.tenantId, job.redactionId);
    if (!row) return;
    if (job.attempts > MAX_ATTEMPTS) {
      const { code, details } = redactionErrors.given_up();
      return settle(job, maker, { fault: { code, details } });
    }
    let progress: Progress = { done: 0, total: row.pages * 2 };
    const heart = setInterval(() => void renewJob(db, job, maker, progress).catch(() => undefined), RENEW_EVERY_MS);
    try {
      const made = await build(row, job.tenantId, (told) => void (progress = told));
      await settle(job, maker, made);
    } catch (error) {
      // A fault of the file is told; anything else is tried again, when nobody was seen at it for a while.
      const isOfFile = error instanceof AppError && (error.code.startsWith('redact.') || error.status < 500);
      if (!isOfFile) throw error;
      await settle(job, maker, { fault: { code: error.code, details: error.details } });
    } finally {
      clearInterval(heart);
    }
  }

  return {
    name: 'requests.redactions',
    async run() {
      await vault.ready();
      for (let count = 0; ; count += 1) {
        const maker = newId();
        const job = await claimJob(db, maker, lostAfterSeconds);
        if (!job) return count;
        await make(job, maker).catch(async (error: unknown) => {
          if (error instanceof WorkerTaskError) await releaseJob(db, job, maker).catch(() => undefined);
          throw error;
        });
      }
    },
    next: () => nextJobAt(db, lostAfterSeconds),
  };
}
