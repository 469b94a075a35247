/**
 * Speed of the audit chain. `node_modules/.bin/node bench/audit-seal.ts [--small] [--rows 100000] [--seconds 5] [--runs 5]`
 * Prints, as medians over the runs on a real durable server: audited writes a second without and with the sealer beside them (its
 * price as a ratio), how far the sealer falls behind, and how fast a backlog is sealed and a chain is verified.
 * Exit code 1 when sealing a backlog is slower than 2,000 entries a second, or, in the small form, than twice what eight writers write.
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
import { median, report, whole } from './measure.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    rows: { type: 'string' },
    seconds: { type: 'string' },
    runs: { type: 'string' },
  },
});
const { small } = values;
const rows = Number(values.rows ?? (small ? 5000 : 100_000));
const seconds = Number(values.seconds ?? (small ? 1 : 5));
const runs = Number(values.runs ?? (small ? 1 : 5));
if (![rows, seconds, runs].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--rows, --seconds and --runs take whole numbers above 0');
  process.exit(2);
}
const TARGET_PER_S = 2000;
const SMALL_BESIDE = 0.3;
const SMALL_SEALING = 2;
const WRITERS = 8;

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
  console.log(`verifying ${whole(rows)} entries: ${whole(median(verifying))}/s`);
  console.log(`oldest entry that waited for the sealer: ${whole(median(behind))} ms`);
  const price = median(beside) / median(alone);
  const sealed = median(sealing);
  report([
    {
      name: `audited writes of ${WRITERS} writers beside the sealer`,
      measured: `${whole(median(beside))}/s`,
      target: small ? `≥ ${SMALL_BESIDE} ×` : '',
      reference: `without the sealer ${whole(median(alone))}/s`,
      ratio: price,
      isMet: !small || price >= SMALL_BESIDE,
    },
    {
      name: `sealing a backlog of ${whole(rows)} entries`,
      measured: `${whole(sealed)}/s`,
      target: small ? `≥ ${SMALL_SEALING} ×` : `≥ ${whole(TARGET_PER_S)}/s`,
      reference: `writing them ${whole(median(alone))}/s`,
      ratio: sealed / median(alone),
      isMet: small ? sealed / median(alone) >= SMALL_SEALING : sealed >= TARGET_PER_S,
    },
  ]);
  await database.close();
} finally {
  await embedded.release();
  rmSync(folder, { recursive: true, force: true });
}
