import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { systemActor, write } from '../audit/index.ts';
import { keepChecks } from './checks/index.ts';
import { findNextEnd, findReadableFile, findTombstone, listEnded, readable } from './gate.repo.ts';
import { publish, withdraw } from './gate.service.ts';
import { findSettlement, listStates } from './surfaces.repo.ts';
import { expectedOf, type Finding, type SurfaceAnswer, type SurfaceName } from './surfaces.rules.ts';
import { createSurfaces, type Surface } from './surfaces.service.ts';

let test: TestDatabase;
const tenantId = newId();
const actor = systemActor(tenantId, 'test');
const sha256 = 'a'.repeat(64);
const subject = { title: '通知', text: '正文' };

const release = (subjectType: string, subjectId: string, more = {}) =>
  write(test.db, actor, { permission: 'x' }, async (w) => {
    const files = [{ sha256, name: `${subjectType}.pdf`, mediaType: 'application/pdf' }];
    const { visibleUntil = null, ...text } = more as { visibleUntil?: Date | null };
    const held = { ...subject, ...text };
    const input = { subjectId, editionId: newId(), organisationId: newId(), files, visibleUntil, subject: held };
    await keepChecks(w.tx, tenantId, [{ hash: sha256, findings: [] }]);
    await publish(w, tenantId, subjectType, [input]);
    w.record({ action: 'test.subject.published', subjectType, subjectId });
  });
const takeBack = (subjectType: string, subjectId: string) =>
  write(test.db, actor, { permission: 'x' }, async (w) => {
    await withdraw(w, { tenantId, subjectType, subjectId }, { reason: '有误' });
    w.record({ action: 'test.subject.withdrawn', subjectType, subjectId });
  });

beforeAll(async () => {
  test = await createTestDatabase();
  await test.db.insertInto('tenants').values({ id: tenantId, code: 'test', name: '测试市' }).execute();
});
afterAll(() => test.close());

describe('the gate', () => {
  it('publishes nothing that carries a marking beside its text', async () => {
    const markings = ['密级：秘密'];
    await expect(release('one', newId(), { markings })).rejects.toMatchObject({
      code: 'gate.held',
      details: { reasons: ['密级：秘密'] },
    });
    expect(await findReadableFile(test.db, tenantId, sha256)).toBeNull();
  });

  it('gives a file as long as anything public shows it, whatever its type', async () => {
    const [one, two] = [newId(), newId()];
    await release('one', one);
    await release('two', two);
    await takeBack('one', one);
    expect(await findReadableFile(test.db, tenantId, sha256)).toMatchObject({ subjectType: 'two', name: 'two.pdf' });
    await takeBack('two', two);
    expect(await findReadableFile(test.db, tenantId, sha256)).toBeNull();
  });
});

describe('a period', () => {
  const id = newId();
  const key = { tenantId, subjectType: 'period', subjectId: id };
  const isReadable = async () =>
    (await readable(test.db, tenantId, 'period').select('publications.subjectId').execute()).length === 1;
  const soon = () => new Date(Date.now() + 400);

  it('ends at its instant for every reader, with a tombstone that says so, before anybody recorded it', async () => {
    const until = soon();
    await release('period', id, { visibleUntil: until });
    expect(await isReadable()).toBe(true);
    expect(await findTombstone(test.db, key)).toBeNull();
    expect(await findNextEnd(test.db, 'period')).toEqual(until);
    expect(await listEnded(test.db, 'period', new Date(until.getTime() - 1), 10)).toEqual([]);
    await expect.poll(isReadable, { timeout: 3000, interval: 20 }).toBe(false);
    expect(await findReadableFile(test.db, tenantId, 'b'.repeat(64))).toBeNull();
    expect(await findTombstone(test.db, key)).toMatchObject({ kind: 'expired', withdrawnAt: until, version: 1 });
    expect(await listEnded(test.db, 'period', until, 10)).toEqual([key]);
    const [state] = await listStates(test.db, [key]);
    expect(expectedOf(state!)).toBe('gone');
  });

  it('is recorded as over with a version of its own, and a new publication may last longer', async () => {
    await write(test.db, actor, { permission: 'x' }, async (w) => {
      await withdraw(w, key, { reason: '', kind: 'expired' });
      w.record({ action: 'test.subject.expired', subjectType: 'period', subjectId: id });
    });
    expect(await findTombstone(test.db, key)).toMatchObject({ kind: 'expired', version: 2 });
    expect(await listEnded(test.db, 'period', new Date(), 10)).toEqual([]);
    await release('period', id);
    expect(await isReadable()).toBe(true);
    expect(await findNextEnd(test.db, 'period')).toBeNull();
    expect(await findTombstone(test.db, key)).toBeNull();
  });

  it('can end in another thing that took its place, and keeps the title to itself unless it may be told', async () => {
    const replacementId = newId();
    await write(test.db, actor, { permission: 'x' }, async (w) => {
      await withdraw(w, key, { reason: '另有新规定', replacementId, title: '旧通知' });
      w.record({ action: 'test.subject.withdrawn', subjectType: 'period', subjectId: id });
    });
    expect(await findTombstone(test.db, key)).toMatchObject({ kind: 'withdrawn', replacementId, title: '旧通知' });
    await release('period', id);
    await takeBack('period', id);
    expect(await findTombstone(test.db, key)).toMatchObject({ replacementId: null, title: '', reason: '有误' });
  });
});

/** A surface that shows what it is told to: the database is real, and so are order, retries and receipts. */
function standIn(name: SurfaceName, answers: Map<string, SurfaceAnswer>, more: Partial<Surface> = {}): Surface {
  return { name, subjectType: 'one', ask: async () => answers, ...more };
}

describe('receipts', () => {
  const shown = new Map<string, SurfaceAnswer>();
  let subjectId = '';
  const settled = async () => {
    const settlement = await findSettlement(test.db, { tenantId, subjectType: 'one', subjectId });
    return settlement?.surfaces.flatMap(({ name, version }) => (version === null ? [] : [`${name} ${version}`]));
  };
  const waiting = async () =>
    Number(
      (
        await test.db
          .selectFrom('outboxEvents')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

  beforeEach(async () => {
    shown.clear();
    await test.db.deleteFrom('outboxEvents').execute();
    await test.db.deleteFrom('publicationReceipts').execute();
    await test.db.deleteFrom('publicationFiles').execute();
    await test.db.deleteFrom('publications').execute();
    subjectId = newId();
    await release('one', subjectId);
  });
  const due = () => test.db.updateTable('outboxEvents').set({ notBefore: null }).execute();

  it('are written for each surface that answers rightly, and only then', async () => {
    shown.set(subjectId, { kind: 'shows', version: 1 });
    const wrong = new Map<string, SurfaceAnswer>([[subjectId, { kind: 'shows', version: 0 }]]);
    const full = new Map<string, SurfaceAnswer>([[subjectId, { kind: 'past_end' }]]);
    const broken = standIn('search', shown, { settle: () => Promise.reject(new Error('no engine')) });
    const surfaces = createSurfaces(test.db, [
      ...[broken, standIn('api', wrong), standIn('file', new Map())],
      ...[standIn('page', shown), standIn('feed', full)],
    ]);
    await drainAll(test.db, surfaces);
    expect(await settled()).toEqual(['page 1', 'feed 1']);
    // Tried again until every surface is right.
    expect(await waiting()).toBe(1);
    await due();
    wrong.set(subjectId, { kind: 'shows', version: 1 });
    await drainAll(test.db, surfaces);
    expect(await settled()).toEqual(['page 1', 'feed 1', 'api 1']);
  });

  it('are neither written nor owed where a subject has no place', async () => {
    shown.set(subjectId, { kind: 'shows', version: 1 });
    const placed: string[] = [];
    const column = standIn('column', new Map(), { placed: async () => placed });
    const surfaces = createSurfaces(test.db, [standIn('page', shown), column]);
    const found: string[] = [];
    const verify = () =>
      surfaces.verify({
        records: [],
        found: ({ surface, difference }) => found.push(`${surface} ${difference}`),
        meanwhile: async () => undefined,
      });
    await drainAll(test.db, surfaces);
    await verify();
    expect([await settled(), await surfaces.announceUnsettled(), found]).toEqual([['page 1'], 0, []]);
    placed.push(subjectId);
    await verify();
    expect(found).toEqual(['column missing', 'column receipt_missing']);
    expect(await surfaces.announceUnsettled()).toBe(1);
  });

  it('of a withdrawal take the tombstone where there is one, and nothing elsewhere', async () => {
    await takeBack('one', subjectId);
    shown.set(subjectId, { kind: 'shows', version: 1 });
    const nothing = new Map<string, SurfaceAnswer>();
    const surfaces = createSurfaces(test.db, [
      ...[standIn('page', nothing, { tellsWithdrawal: true }), standIn('list', nothing), standIn('feed', shown)],
    ]);
    await drainAll(test.db, surfaces);
    expect(await settled()).toEqual(['list 2']);
    await due();
    nothing.set(subjectId, { kind: 'gone', version: 2 });
    shown.clear();
    await drainAll(test.db, surfaces);
    expect(await settled()).toEqual(['page 2', 'list 2', 'feed 2']);
  });

  it('are not written before the time of a publication, which is shown nowhere until then', async () => {
    await test.db
      .updateTable('publications')
      .set({ visibleFrom: new Date(Date.now() + 3_600_000) })
      .execute();
    const surfaces = createSurfaces(test.db, [standIn('page', shown)]);
    await drainAll(test.db, surfaces);
    expect([await settled(), await waiting()]).toEqual([[], 0]);
  });

  it('wait for the newer version when a subject changes while the surfaces are asked', async () => {
    const surfaces = createSurfaces(test.db, [
      standIn('page', shown, {
        ask: async () => {
          await release('one', subjectId);
          return new Map([[subjectId, { kind: 'shows', version: 2 }]]);
        },
      }),
    ]);
    await surfaces.consume([{ tenantId, payload: { subjectType: 'one', subjectId } } as never]);
    expect(await settled()).toEqual([]);
    expect(await waiting()).toBe(2);
  });

  it('are written for what is announced again, and only for what lacks one', async () => {
    shown.set(subjectId, { kind: 'shows', version: 1 });
    const surfaces = createSurfaces(test.db, [standIn('page', shown), standIn('list', shown)]);
    await drainAll(test.db, surfaces);
    expect(await surfaces.announceUnsettled()).toBe(0);
    await test.db.deleteFrom('publicationReceipts').where('surface', '=', 'list').execute();
    expect(await surfaces.announceUnsettled()).toBe(1);
    await drainAll(test.db, surfaces);
    expect(await settled()).toEqual(['page 1', 'list 1']);
  });

  it('are no obstacle to what changes while everything is verified', async () => {
    const surfaces = createSurfaces(test.db, [standIn('page', shown)]);
    const found: Finding[] = [];
    const check = (meanwhile: () => Promise<void>) =>
      surfaces.verify({ records: [], found: (finding) => found.push(finding), meanwhile });
    await check(async () => {
      shown.set(subjectId, { kind: 'shows', version: 1 });
      await drainAll(test.db, surfaces);
    });
    expect(found).toEqual([]);
    shown.clear();
    expect(await check(async () => undefined)).toBe(1);
    expect(found).toMatchObject([{ surface: 'page', difference: 'missing', subjectId }]);
  });
});
