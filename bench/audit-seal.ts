/**
 * Speed of the audit chain. `node_modules/.bin/node bench/audit-seal.ts [--rows 100000] [--seconds 5] [--runs 5]`
 * Prints, as medians over the runs on a real durable server: audited writes a second without and with the sealer beside them (its
 * price as a ratio), how far the sealer falls behind, and how fast a backlog is sealed and a chain is verified.
 * Exit code 1 when sealing a backlog is slower than 2,000 entries a second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAuditService, systemActor, write } from '../server/src/foundation/audit/index.ts';
import { insertEntries } from '../server/src/foundation/audit/audit.repo.ts';
import { projectRoot } from '../server/src/kernel/config/index.ts';
import { inTransaction, migrate, newId, openDatabase, openEmbedded } from '../server/src/kernel/db/index.ts';
import { openKeyRing } from '../server/src/kernel/keys/index.ts';
import { createLogger } from '../server/src/kernel/log/index.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '5' },
  },
});
const [rows, seconds, runs] = [values.rows, values.seconds, values.runs].map(Number) as [number, number, number];
if (![rows, seconds, runs].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--rows, --seconds and --runs take whole numbers above 0');
  process.exit(2);
}
const TARGET_PER_S = 2000;
const WRITERS = 8;

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const whole = (value: number) => Math.round(value).toLocaleString('en');

const folder = mkdtempSync(join(tmpdir(), 'yangguang-bench-'));
const embedded = await openEmbedded(folder);
try {
  await migrate(embedded.url, join(projectRoot(import.meta.url), 'migrations'));
  const database = await openDatabase(embedded.url);
  const { db, pool } = database;
  const keys = await openKeyRing(db, join(folder, 'bench.key'));
  const audit = createAuditService({ db, keys, dataDir: folder, log: createLogger('error') });
  const newTenant = async () => {
    const id = newId();
    await pool.query(`insert into tenants (id, code, name) values ($1, $2, '测试市')`, [id, `t-${id.slice(-12)}`]);
    return id;
  };
  const subject = { subjectType: 'thing', subjectId: 'a thing', before: { 标题: '旧' }, after: { 标题: '新', n: 1 } };

  /** Audited writes a second from several writers at once, and the oldest entry seen waiting (ms). */
  const writeFor = async (tenantId: string, during: number) => {
    const actor = systemActor(tenantId, 'bench');
    const endsAt = performance.now() + during * 1000;
    let count = 0;
    let behind = 0;
    const watcher = setInterval(() => {
      void audit.status(actor).then(({ oldestWaitingAt }) => {
        if (oldestWaitingAt) behind = Math.max(behind, Date.now() - Date.parse(oldestWaitingAt));
      });
    }, 250);
    const writer = async () => {
      while (performance.now() < endsAt) {
        await write(db, actor, { permission: 'bench' }, async ({ record }) =>
          record({ action: 'bench.thing.changed', ...subject }),
        );
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    clearInterval(watcher);
    return { perSecond: count / during, behind };
  };

  const alone: number[] = [];
  const beside: number[] = [];
  const behind: number[] = [];
  const sealing: number[] = [];
  const verifying: number[] = [];
  for (let run = 0; run < runs; run++) {
    alone.push((await writeFor(await newTenant(), seconds)).perSecond);
    await audit.sealAll();
    const sealer = audit.runSealer();
    const busy = await writeFor(await newTenant(), seconds);
    await sealer.stop();
    beside.push(busy.perSecond);
    behind.push(busy.behind);

    const tenantId = await newTenant();
    const base = { tenantId, actorKind: 'system' as const, actorId: 'b', actorName: 'b', action: 'a', requestId: '' };
    for (let done = 0; done < rows; done += 1000)
      await inTransaction(db, (tx) =>
        insertEntries(
          tx,
          Array.from({ length: Math.min(1000, rows - done) }, () => ({ ...base, ...subject })),
        ),
      );
    const sealStart = performance.now();
    const sealed = await audit.sealTenant(tenantId);
    sealing.push(sealed / ((performance.now() - sealStart) / 1000));
    const verifyStart = performance.now();
    const report = await audit.verifyTenant(tenantId);
    if (!report.ok || report.sealed !== rows) throw new Error(`not intact: ${JSON.stringify(report)}`);
    verifying.push(rows / ((performance.now() - verifyStart) / 1000));
  }
  console.log(`audited writes, ${WRITERS} writers, no sealer   ${whole(median(alone))}/s`);
  console.log(
    `audited writes beside the sealer      ${whole(median(beside))}/s  = ${(median(beside) / median(alone)).toFixed(2)} × without it; oldest entry waiting ${whole(median(behind))} ms`,
  );
  console.log(
    `sealing a backlog of ${whole(rows)}         ${whole(median(sealing))}/s (target ${whole(TARGET_PER_S)}/s)`,
  );
  console.log(`verifying ${whole(rows)}                    ${whole(median(verifying))}/s`);
  if (median(sealing) < TARGET_PER_S) process.exitCode = 1;
  await database.close();
} finally {
  await embedded.release();
  rmSync(folder, { recursive: true, force: true });
}
