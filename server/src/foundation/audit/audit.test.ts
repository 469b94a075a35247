import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { batch, newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { openKeyRing } from '../../kernel/keys/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { systemActor, type Actor } from './actor.ts';
import { registerAuditApi } from './audit.api.ts';
import { createAuditService, type AuditService } from './audit.service.ts';
import { write, writeAtOnce } from './trace.ts';

let test: TestDatabase;
let folder: string;
let audit: AuditService;
let app: HttpServer;
let actor: Actor;
const tenantId = newId();
const holding = (...permissions: string[]): Actor => ({
  ...systemActor(tenantId, 'x'),
  kind: 'account',
  id: 'account-1',
  name: 'auditadmin',
  can: (permission) => permissions.includes(permission),
  scopeOf: (permission) => (permissions.includes(permission) ? 'all' : []),
});
const auditor = holding('audit.entry.read', 'audit.chain.verify');

beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'yg-audit-'));
  const log = createLogger('error');
  const keys = await openKeyRing(test.db, join(folder, 'master.key'));
  audit = createAuditService({ db: test.db, keys, dataDir: folder, log });
  await test.db.insertInto('tenants').values({ id: tenantId, code: 'audit', name: '测试市' }).execute();
  app = await createHttpServer({ config: readConfig({ DATA_DIR: folder }), log, apiTitle: 't', apiVersion: '1' });
  registerAuditApi(app, { audit, actorOf: async () => actor });
  for (let index = 1; index <= 7; index++) {
    const subjectId = `t${index}`;
    const happening = { subjectType: index % 2 ? 'odd' : 'even', subjectId, after: { 数: index } };
    await write(test.db, holding('t'), { permission: 't' }, async ({ record }) =>
      record({ action: index < 4 ? 'tests.one.made' : 'tests.two.made', ...happening }),
    );
  }
});
afterAll(async () => {
  await app.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const subjects = (page: { items: { subjectId: string }[] }) => page.items.map((item) => item.subjectId);

describe('reading the audit', () => {
  it('pages through it, newest first, without gaps or repeats', async () => {
    const first = await audit.list(auditor, { limit: 3, action: 'tests' });
    const second = await audit.list(auditor, { limit: 3, action: 'tests', cursor: first.nextCursor ?? undefined });
    const third = await audit.list(auditor, { limit: 3, action: 'tests', cursor: second.nextCursor ?? undefined });
    expect([first, second, third].flatMap(subjects)).toEqual(['t7', 't6', 't5', 't4', 't3', 't2', 't1']);
    expect(third.nextCursor).toBeNull();
  });

  it.each([
    [{ action: 'tests.one' }, ['t3', 't2', 't1']],
    [{ action: 'tests.two.made', subjectType: 'odd' }, ['t7', 't5']],
    [{ action: 'tests.o' }, []],
    [{ subjectId: 't4' }, ['t4']],
    [{ actorId: 'nobody' }, []],
    [{ actorName: 'auditadmin', subjectType: 'even' }, ['t6', 't4', 't2']],
    [{ to: '2020-01-01T00:00:00Z' }, []],
    [{ from: '2020-01-01T00:00:00+08:00', subjectType: 'even' }, ['t6', 't4', 't2']],
  ])('filters by %o', async (query, expected) => {
    expect(subjects(await audit.list(auditor, query))).toEqual(expected);
  });

  it('shows nothing of another tenant', async () => {
    const stranger = { ...auditor, tenantId: newId() };
    expect(await audit.list(stranger, {})).toEqual({ items: [], nextCursor: null });
  });

  it('is for the audit administrator only', async () => {
    await expect(audit.list(holding('documents.document.read'), {})).rejects.toMatchObject({ code: 'access.denied' });
    await expect(audit.status(holding())).rejects.toMatchObject({ code: 'access.denied' });
    await expect(audit.verify(holding('audit.entry.read'))).rejects.toMatchObject({ code: 'access.denied' });
  });

  it.each(['yesterday', '2026-12-05', '2026-13-45T00:00:00Z'])('refuses the period %s', async (from) => {
    await expect(audit.list(auditor, { from })).rejects.toMatchObject({ code: 'audit.bad_period' });
  });
});

describe('the API', () => {
  it('lists, tells the state and verifies; verifying is audited', async () => {
    actor = auditor;
    const listed = (await app.inject('/api/v1/audit?subjectType=odd&limit=1')).json();
    expect(listed.items[0]).toMatchObject({ subjectId: 't7', after: { 数: 7 }, before: null, seq: null });
    expect(listed.items[0]).not.toHaveProperty('tenantId');

    await audit.sealTenant(tenantId);
    await audit.sealTenant(tenantId); // the row about the head file that the first one began
    const state = (await app.inject('/api/v1/audit/status')).json();
    expect(state).toMatchObject({ waiting: 0, oldestWaitingAt: null, exportedSeq: state.headSeq });

    const report = await app.inject({ method: 'POST', url: '/api/v1/audit/verify' });
    expect(report.json()).toMatchObject({ ok: true, findings: [], headSeq: state.headSeq });
    const [entry] = (await audit.list(auditor, { action: 'audit.chain.verified' })).items;
    expect(entry).toMatchObject({ actorName: 'auditadmin', after: { ok: true, headSeq: state.headSeq } });
  });

  it('tells findings in the language of the reader', async () => {
    actor = { ...auditor, locale: 'en' };
    await test.pool.query('alter table audit_entries disable trigger all');
    await test.pool.query(`update audit_entries set actor_name = 'x' where subject_id = 't2'`);
    await test.pool.query('alter table audit_entries enable trigger all');
    const report = (await app.inject({ method: 'POST', url: '/api/v1/audit/verify' })).json();
    expect(report).toMatchObject({ ok: false, findingsTotal: 1 });
    expect(report.findings[0]).toMatchObject({ kind: 'entry_changed', seq: 2 });
    expect(report.findings[0].message).toMatch(/^Audit entry no\. 2 .* was changed\.$/);
  });

  it.each(['/api/v1/audit?limit=0', '/api/v1/audit?cursor=x', '/api/v1/audit?action=%00'])(
    'refuses %s',
    async (url) => {
      actor = auditor;
      expect((await app.inject(url)).statusCode).toBe(400);
    },
  );
});

describe('denied writes', () => {
  it('leave one audit row and change nothing', async () => {
    const before = (await audit.list(auditor, { action: 'access' })).items.length;
    let ran = false;
    const attempt = write(test.db, holding(), { permission: 'documents.document.publish' }, async () => {
      ran = true;
    });
    await expect(attempt).rejects.toMatchObject({ code: 'access.denied' });
    const rows = (await audit.list(auditor, { action: 'access' })).items;
    expect(ran).toBe(false);
    expect(rows.length).toBe(before + 1);
    expect(rows[0]).toMatchObject({ action: 'access.permission.denied', subjectId: 'documents.document.publish' });
  });

  it('a change that records nothing is rolled back', async () => {
    const other = newId();
    const attempt = write(test.db, holding('t'), { permission: 't' }, async ({ tx }) => {
      await tx.insertInto('tenants').values({ id: other, code: 'gone', name: 'x' }).execute();
    });
    await expect(attempt).rejects.toThrow('recorded nothing');
    expect(await test.db.selectFrom('tenants').where('id', '=', other).select('id').execute()).toEqual([]);
  });
});

describe('a write that is one statement', () => {
  const tenant = (id: string, code: string) => batch.rows('tenants', [{ id, code, name: '县' }]);
  const countOf = async (action: string) => (await audit.list(auditor, { action })).items.length;
  const found = (id: string) => test.db.selectFrom('tenants').where('id', '=', id).select('id').execute();

  it('leaves its rows together with the audit row', async () => {
    const id = newId();
    await writeAtOnce(test.db, holding('t'), { permission: 't' }, ({ add, record }) => {
      add(tenant(id, 'once'));
      record({ action: 'tests.once.made', subjectType: 'test', subjectId: id, after: { 数: 1 } });
    });
    expect(await found(id)).toHaveLength(1);
    const [entry] = (await audit.list(auditor, { action: 'tests.once' })).items;
    expect(entry).toMatchObject({ subjectId: id, after: { 数: 1 }, seq: null });
    await audit.sealTenant(tenantId);
    expect((await audit.list(auditor, { action: 'tests.once' })).items[0]?.seq).toBeGreaterThan(0);
  });

  it('leaves neither when one of the rows is refused, nothing when nothing is told, and one audit row when it is denied', async () => {
    const [before, other] = [await countOf('tests.once'), newId()];
    const attempt = (needs: string, rows: ReturnType<typeof tenant>, isTold: boolean) =>
      writeAtOnce(test.db, holding('t'), { permission: needs }, ({ add, record }) => {
        add(rows);
        if (isTold) record({ action: 'tests.once.made', subjectType: 'test', subjectId: other });
      });
    await expect(attempt('t', tenant(other, 'once'), true)).rejects.toMatchObject({ code: '23505' });
    await expect(attempt('t', tenant(other, 'fresh'), false)).rejects.toThrow('recorded nothing');
    expect(await countOf('tests.once')).toBe(before);
    const denials = await countOf('access');
    await expect(attempt('other', tenant(other, 'fresh'), true)).rejects.toMatchObject({ code: 'access.denied' });
    expect([await countOf('tests.once'), await countOf('access')]).toEqual([before, denials + 1]);
    expect(await found(other)).toEqual([]);
  });
});
