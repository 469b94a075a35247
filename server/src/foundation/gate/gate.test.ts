import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { systemActor, write } from '../audit/index.ts';
import { findReadableFile } from './gate.repo.ts';
import { publish, withdraw } from './gate.service.ts';
import { findSettlement } from './surfaces.repo.ts';
import type { Finding, SurfaceAnswer, SurfaceName } from './surfaces.rules.ts';
import { createSurfaces, type Surface } from './surfaces.service.ts';

let test: TestDatabase;
const tenantId = newId();
const actor = systemActor(tenantId, 'test');
const sha256 = 'a'.repeat(64);
const subject = { title: '通知', text: '正文' };

const release = (subjectType: string, subjectId: string, more = {}) =>
  write(test.db, actor, { permission: 'x' }, async (w) => {
    const files = [{ sha256, name: `${subjectType}.pdf`, mediaType: 'application/pdf' }];
    const input = { subjectId, editionId: newId(), organisationId: newId(), files, subject: { ...subject, ...more } };
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
