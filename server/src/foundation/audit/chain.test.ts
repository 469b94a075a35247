import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { openKeyRing, type KeyRing } from '../../kernel/keys/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { insertEntries } from './audit.repo.ts';
import { createAuditService, type AuditService } from './audit.service.ts';
import { DIGESTED_COLUMNS } from './chain.repo.ts';

let test: TestDatabase;
let folder: string;
let keys: KeyRing;
let audit: AuditService;
let tenantId: string;
const log = createLogger('error');
const later = () => new Date(Date.now() + 120_000);

beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'yg-audit-'));
  keys = await openKeyRing(test.db, join(folder, 'master.key'));
  audit = createAuditService({ db: test.db, keys, dataDir: folder, log });
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  tenantId = newId();
  const code = `t-${tenantId.slice(-12)}`;
  await test.db.insertInto('tenants').values({ id: tenantId, code, name: '测试市' }).execute();
  // The file is there already, so that its beginning does not stand among the rows that are counted here.
  mkdirSync(join(folder, 'audit-heads'), { recursive: true });
  writeFileSync(headFile(), '');
});

const entry = (index: number, tenant = tenantId) => ({
  tenantId: tenant,
  actorKind: 'system' as const,
  actorId: 'job:test',
  actorName: 'job:test',
  action: 'tests.thing.changed',
  subjectType: 'thing',
  subjectId: `thing ${index}`,
  before: index % 2 ? { 名称: '旧', n: 1.5 } : undefined,
  after: { 名称: `新 ${index}`, list: [1, null, 'é'] },
  requestId: '',
});
const writeEntries = (from: number, count: number) =>
  inTransaction(test.db, (tx) =>
    insertEntries(
      tx,
      Array.from({ length: count }, (_, index) => entry(from + index)),
    ),
  );
const headFile = () => join(folder, 'audit-heads', `${tenantId}.jsonl`);
const kinds = async (service = audit) => (await service.verifyTenant(tenantId)).findings.map((finding) => finding.kind);

/** What somebody with all rights on the database can do. */
async function tamper(table: 'audit_entries' | 'audit_chain', statement: string) {
  await test.pool.query(`alter table ${table} disable trigger all`);
  try {
    const { rowCount } = await test.pool.query(statement.replaceAll('$T', `'${tenantId}'`));
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await test.pool.query(`alter table ${table} enable trigger all`);
  }
}
const nth = (seq: number) => `(select entry_id from audit_chain where tenant_id = $T and seq = ${seq})`;

describe('sealing', () => {
  it('chains what waits, once, and verifies', async () => {
    await writeEntries(0, 12);
    expect(await audit.sealTenant(tenantId)).toBe(12);
    expect(await audit.sealTenant(tenantId)).toBe(0);
    await writeEntries(12, 3);
    expect(await audit.sealTenant(tenantId)).toBe(3);
    const report = await audit.verifyTenant(tenantId);
    expect(report).toMatchObject({ ok: true, sealed: 15, headSeq: 15, waiting: 0, headsChecked: 2, findingsTotal: 0 });
    expect(report.headHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('seals a row whose transaction committed after later rows', async () => {
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = inTransaction(test.db, async (tx) => {
      await insertEntries(tx, [entry(0)]);
      written();
      await mayCommit;
    });
    await isWritten;
    await writeEntries(1, 5);
    expect(await audit.sealTenant(tenantId)).toBe(5);
    commit();
    await slow;
    expect(await audit.sealTenant(tenantId)).toBe(1);
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, sealed: 6 });
  });

  it('gives each entry one place when several processes seal at once', async () => {
    await writeEntries(0, 300);
    const counts = await Promise.all(Array.from({ length: 6 }, () => audit.sealTenant(tenantId)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, sealed: 300 });
  });

  it('goes on when an entry was queued a second time by hand', async () => {
    await writeEntries(0, 2);
    await audit.sealTenant(tenantId);
    await test.pool.query(
      'insert into audit_unsealed select tenant_id, entry_id from audit_chain where tenant_id = $1',
      [tenantId],
    );
    await writeEntries(2, 1);
    await audit.sealTenant(tenantId);
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, sealed: 3, waiting: 0 });
  });

  it('takes every column of an entry into the hash', async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_name = 'audit_entries'`.execute(test.db);
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(DIGESTED_COLUMNS).sort());
  });

  it('does not depend on the time zone of the session', async () => {
    await writeEntries(0, 2);
    await audit.sealTenant(tenantId);
    await test.pool.query(`alter database ${test.url.split('/').at(-1)} set timezone to 'America/New_York'`);
    try {
      const { openDatabase } = await import('../../kernel/db/index.ts');
      const other = await openDatabase(test.url);
      const report = await createAuditService({ db: other.db, keys, dataDir: folder, log }).verifyTenant(tenantId);
      await other.close();
      expect(report.ok).toBe(true);
    } finally {
      await test.pool.query(`alter database ${test.url.split('/').at(-1)} reset timezone`);
    }
  });

  it('runs on its own until it is stopped', async () => {
    const sealer = audit.runSealer({ intervalMs: 20 });
    try {
      await writeEntries(0, 4);
      const deadline = Date.now() + 5000;
      for (;;) {
        const report = await audit.verifyTenant(tenantId);
        if (report.sealed === 4 && report.headsChecked > 0) break;
        expect(Date.now()).toBeLessThan(deadline);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await sealer.stop();
    }
    await writeEntries(4, 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, sealed: 4, waiting: 1 });
  });

  it('leaves nothing waiting when it is stopped', async () => {
    const sealer = audit.runSealer({ intervalMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await writeEntries(0, 3);
    await sealer.stop();
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, sealed: 3, waiting: 0, headsChecked: 1 });
  });
});

describe('the store refuses to change the audit', () => {
  it.each(['audit_entries', 'audit_chain'])('%s', async (table) => {
    await writeEntries(0, 1);
    await audit.sealTenant(tenantId);
    for (const statement of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table}`])
      await expect(test.pool.query(statement)).rejects.toThrow('append-only');
  });
});

describe('tampering with all rights on the database is found', () => {
  beforeEach(async () => {
    await writeEntries(0, 5);
    await audit.sealTenant(tenantId);
    await writeEntries(5, 5);
    await audit.sealTenant(tenantId);
  });

  const columns: [string, string][] = [
    ['occurred_at', `occurred_at + interval '1 microsecond'`],
    ['actor_kind', `'account'`],
    ['actor_id', `'x'`],
    ['actor_name', `'x'`],
    ['action', `'x'`],
    ['subject_type', `'x'`],
    ['subject_id', `'x'`],
    ['before', `'{}'`],
    ['after', `'{"名称": "别的"}'`],
    ['request_id', `'x'`],
  ];
  it.each(columns)('a changed %s', async (column, value) => {
    await tamper(
      'audit_entries',
      `update audit_entries set ${column} = ${value} where tenant_id = $T and id = ${nth(3)}`,
    );
    const report = await audit.verifyTenant(tenantId);
    expect(report.ok).toBe(false);
    expect(report.findings).toMatchObject([{ kind: 'entry_changed', seq: 3 }]);
  });

  it('a deleted entry', async () => {
    await tamper('audit_entries', `delete from audit_entries where tenant_id = $T and id = ${nth(4)}`);
    expect((await audit.verifyTenant(tenantId)).findings).toMatchObject([{ kind: 'entry_deleted', seq: 4 }]);
  });

  it('a deleted seal', async () => {
    await tamper('audit_chain', 'delete from audit_chain where tenant_id = $T and seq = 4');
    expect((await audit.verifyTenant(tenantId)).findings).toMatchObject([
      { kind: 'chain_gap', seq: 4, toSeq: 4 },
      { kind: 'entry_unsealed' },
    ]);
  });

  it('an entry deleted together with its seal', async () => {
    await tamper('audit_entries', `delete from audit_entries where tenant_id = $T and id = ${nth(4)}`);
    await tamper('audit_chain', 'delete from audit_chain where tenant_id = $T and seq = 4');
    expect(await kinds()).toEqual(['chain_gap']);
  });

  it('reordered seals', async () => {
    await tamper('audit_chain', 'update audit_chain set seq = -seq where tenant_id = $T and seq in (3, 4)');
    await tamper('audit_chain', 'update audit_chain set seq = 7 + seq where tenant_id = $T and seq < 0');
    expect((await audit.verifyTenant(tenantId)).findings).toMatchObject([{ kind: 'chain_changed', seq: 3, toSeq: 5 }]);
  });

  it('a changed seal', async () => {
    await tamper('audit_chain', `update audit_chain set hash = sha256('x') where tenant_id = $T and seq = 2`);
    expect((await audit.verifyTenant(tenantId)).findings).toMatchObject([{ kind: 'chain_changed', seq: 2, toSeq: 3 }]);
  });

  it('an end cut off together with its entries, even after sealing went on', async () => {
    await tamper(
      'audit_entries',
      'delete from audit_entries e using audit_chain c where e.tenant_id = $T and c.tenant_id = $T and c.entry_id = e.id and c.seq > 7',
    );
    await tamper('audit_chain', 'delete from audit_chain where tenant_id = $T and seq > 7');
    expect((await audit.verifyTenant(tenantId)).findings).toEqual([{ kind: 'head_missing', seq: 10 }]);
    await writeEntries(10, 8);
    await audit.sealTenant(tenantId);
    expect((await audit.verifyTenant(tenantId)).findings).toEqual([{ kind: 'head_mismatch', seq: 10 }]);
  });

  it('a chain rewritten from a changed entry on', async () => {
    await tamper('audit_entries', `update audit_entries set actor_name = 'x' where tenant_id = $T and id = ${nth(3)}`);
    await tamper('audit_chain', 'delete from audit_chain where tenant_id = $T and seq >= 3');
    await test.pool.query(
      `insert into audit_unsealed select tenant_id, id from audit_entries e where tenant_id = $1
       and not exists (select 1 from audit_chain c where c.tenant_id = e.tenant_id and c.entry_id = e.id)`,
      [tenantId],
    );
    await audit.sealTenant(tenantId);
    expect((await audit.verifyTenant(tenantId)).findings).toEqual([
      { kind: 'head_mismatch', seq: 5 },
      { kind: 'head_mismatch', seq: 10 },
    ]);
  });

  it('an entry written past the system', async () => {
    await test.pool.query(
      `insert into audit_entries (tenant_id, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_type, subject_id)
       values ($1, $2, now(), 'account', 'a', 'a', 'a', 'a', 'a')`,
      [tenantId, newId()],
    );
    expect(await kinds()).toEqual(['entry_unsealed']);
  });

  it('an entry deleted before it was sealed', async () => {
    await writeEntries(10, 1);
    await tamper(
      'audit_entries',
      'delete from audit_entries where tenant_id = $T and id in (select entry_id from audit_unsealed where tenant_id = $T)',
    );
    expect(await kinds()).toEqual(['waiting_entry_deleted']);
  });

  it('seals that are overdue', async () => {
    await writeEntries(10, 2);
    expect(await kinds()).toEqual([]);
    await tamper(
      'audit_entries',
      `update audit_entries set occurred_at = now() - interval '61 seconds' where tenant_id = $T
       and id in (select entry_id from audit_unsealed where tenant_id = $T)`,
    );
    expect((await audit.verifyTenant(tenantId)).findings).toMatchObject([{ kind: 'seal_overdue', count: 2 }]);
  });

  it('a changed, forged, swapped or missing head file', async () => {
    const text = readFileSync(headFile(), 'utf8');
    const [first = '', second = ''] = text.split('\n');
    const forged = { ...JSON.parse(second), hash: '0'.repeat(64) };
    writeFileSync(headFile(), `${first}\n${JSON.stringify(forged)}\n`);
    expect((await audit.verifyTenant(tenantId)).findings).toEqual([{ kind: 'head_signature', line: 2, seq: 10 }]);
    writeFileSync(headFile(), `${second}\n${first}\n`);
    expect(await kinds()).toEqual(['head_order']);
    writeFileSync(headFile(), `${first}\nnonsense\n${second}\n`);
    expect((await audit.verifyTenant(tenantId)).findings).toEqual([{ kind: 'head_unreadable', line: 2 }]);
    rmSync(headFile());
    expect(await kinds(createAuditService({ db: test.db, keys, dataDir: folder, log, now: later }))).toEqual([
      'heads_absent',
    ]);
  });

  it("another tenant's heads do not pass for this one's", async () => {
    const first = tenantId;
    const text = readFileSync(headFile(), 'utf8');
    tenantId = newId();
    await test.db
      .insertInto('tenants')
      .values({ id: tenantId, code: `t-${tenantId.slice(-12)}`, name: '另一市' })
      .execute();
    await writeEntries(0, 10);
    await audit.sealTenant(tenantId);
    writeFileSync(headFile(), text);
    expect(await kinds()).toEqual(['head_signature', 'head_signature']);
    expect((await audit.verifyTenant(first)).ok).toBe(true);
  });
});

describe('the head file', () => {
  it('leaves a row when it begins, and again when somebody removed it', async () => {
    const begun = async () =>
      (await test.db.selectFrom('auditEntries').select(['action', 'after']).where('tenantId', '=', tenantId).execute())
        .filter(({ action }) => action === 'audit.heads.begun')
        .map(({ after }) => after);
    rmSync(headFile());
    await writeEntries(0, 2);
    await audit.sealTenant(tenantId);
    expect(await begun()).toEqual([{ seq: 2 }]);
    await audit.sealTenant(tenantId);
    expect(await begun()).toHaveLength(1);
    rmSync(headFile());
    await writeEntries(2, 1);
    await audit.sealTenant(tenantId);
    expect(await begun()).toEqual([{ seq: 2 }, { seq: 4 }]);
  });

  it('survives a line that a crash left unfinished', async () => {
    await writeEntries(0, 2);
    await audit.sealTenant(tenantId);
    appendFileSync(headFile(), '{"seq":3,"ha');
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, headsChecked: 1 });
    await writeEntries(2, 2);
    await audit.sealTenant(tenantId);
    expect(readFileSync(headFile(), 'utf8').split('\n')).toHaveLength(3);
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, headsChecked: 2 });
  });

  it('is brought up to date by the first round after a crash between sealing and exporting', async () => {
    await writeEntries(0, 2);
    const { sealTenant } = await import('./chain.ts');
    await sealTenant(test.db, tenantId);
    const sealer = audit.runSealer({ intervalMs: 10_000 });
    await sealer.stop();
    expect(await audit.verifyTenant(tenantId)).toMatchObject({ ok: true, headsChecked: 1 });
  });

  it('can be checked by an outsider with the public key alone', async () => {
    await writeEntries(0, 2);
    await audit.sealTenant(tenantId);
    const { createPublicKey, verify } = await import('node:crypto');
    const { headText } = await import('./chain.rules.ts');
    const { systemActor } = await import('./actor.ts');
    const { publicKey } = await audit.status(systemActor(tenantId, 'test'));
    const head = JSON.parse(readFileSync(headFile(), 'utf8'));
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(headText(tenantId, head));
    expect(verify(null, text, key, Buffer.from(head.signature, 'base64'))).toBe(true);
  });
});

it('verification holds its memory while the chain grows', async () => {
  await inTransaction(test.db, async (tx) => {
    for (let batch = 0; batch < 20; batch++)
      await insertEntries(
        tx,
        Array.from({ length: 1000 }, (_, index) => ({ ...entry(index), after: { text: '长'.repeat(500) } })),
      );
  });
  await audit.sealTenant(tenantId);
  const before = process.memoryUsage().rss;
  const report = await audit.verifyTenant(tenantId);
  expect(report).toMatchObject({ ok: true, sealed: 20_000 });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});
