import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { readEvidence } from '../../foundation/evidence/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { attentionOf } from './registers.rules.ts';
import { createRegistersService, type RegistersService } from './registers.service.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let registers: RegistersService;
const NOW = new Date('2026-11-22T16:30:00Z'); // already the 23rd in China
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  registers = createRegistersService({ db: test.db, organisations: world.organisations, now: () => NOW });
});
afterAll(() => test.close());

const account = (more: object = {}) => ({
  ...{
    organisationId: world.finance,
    kind: 'wechat' as const,
    name: '财政发布',
    account: 'czfb',
    address: '',
    siteCode: '',
  },
  openedOn: '2020-01-01',
  ...more,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the register of sites and accounts', () => {
  it('is opened, read once a day, closed with a reason and told to the public', async () => {
    const made = await registers.create(world.admin, account());
    expect(made.attention).toEqual(['not_read_today', 'nothing_new']);
    const read = await registers.read(world.admin, made.id, { newestOn: '2026-11-20', finding: '有错别字' });
    expect(read).toMatchObject({ lastReadOn: '2026-11-23', newestOn: '2026-11-20', attention: ['finding'] });
    const again = await registers.read(world.admin, made.id, { newestOn: '2026-11-20', finding: '' });
    expect(again.attention).toEqual([]);
    // Evidence: once for each day, however often somebody looked.
    const told = await readEvidence(test.db, world.tenantId, {
      subject: { subjectType: 'media_account', subjectIds: [made.id] },
    });
    expect(told.map(({ type, occurredOn }) => `${type} ${occurredOn}`)).toEqual([
      'registers.account.opened 2020-01-01',
      'registers.account.read 2026-11-23',
    ]);
    const closed = await registers.update(world.admin, made.id, {
      version: 1,
      closedOn: '2026-11-23',
      closingReason: '合并',
    });
    expect(closed.attention).toEqual([]);
    expect(await codeOf(registers.read(world.admin, made.id, { newestOn: null, finding: '' }))).toBe(
      'registers.closed',
    );
    expect((await registers.listPublic(world.tenantId))[0]).toMatchObject({
      closingReason: '合并',
      closedOn: '2026-11-23',
    });
    expect(await world.auditOf(made.id)).toEqual([
      ...['registers.account.opened', 'registers.account.read', 'registers.account.read', 'registers.account.closed'],
    ]);
  });

  it('refuses what cannot be', async () => {
    const made = await registers.create(world.admin, account({ account: 'zwfb' }));
    expect(await codeOf(registers.create(world.admin, account({ account: 'ZWFB' })))).toBe('registers.taken');
    expect(await codeOf(registers.create(world.admin, account({ account: 'a', address: 'javascript:1' })))).toBe(
      'registers.address_wrong',
    );
    expect(await codeOf(registers.create(world.admin, account({ account: 'b', openedOn: '2026-11-24' })))).toBe(
      'registers.in_future',
    );
    expect(await codeOf(registers.create(world.admin, account({ account: 'c', organisationId: world.siteId })))).toBe(
      'registers.unit_unknown',
    );
    const close = (change: object) => codeOf(registers.update(world.admin, made.id, { version: 1, ...change }));
    expect(await close({ closedOn: '2026-11-01' })).toBe('registers.reason_missing');
    expect(await close({ closedOn: '2019-01-01', closingReason: 'x' })).toBe('registers.closed_before_opened');
    expect(await codeOf(registers.update(world.admin, made.id, { version: 7, name: 'x' }))).toBe('registers.conflict');
  });

  it('is kept by those who write for the unit', async () => {
    const other = world.only(['registers.account.write'], [world.education]);
    const made = await registers.create(world.admin, account({ account: 'own' }));
    expect(await codeOf(registers.create(other, account({ account: 'x' })))).toBe('access.denied');
    expect(await codeOf(registers.read(other, made.id, { newestOn: null, finding: '' }))).toBe('access.denied');
    const take = registers.update(other, made.id, { version: 1, organisationId: world.education });
    expect(await codeOf(take)).toBe('access.denied');
    expect(await codeOf(registers.list(other))).toBe('access.denied');
  });

  it.each([
    ['2026-11-09', []],
    ['2026-11-08', ['nothing_new']],
  ])('two weeks after %s it says %j', (newestOn, expected) => {
    const row = { closedOn: null, lastReadOn: '2026-11-23', newestOn, openedOn: '2020-01-01', finding: '' };
    expect(attentionOf(row, '2026-11-23')).toEqual(expected);
  });
});
