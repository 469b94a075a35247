import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { systemActor, write } from '../audit/index.ts';
import { findReadableFile, listStates } from './gate.repo.ts';
import { createReadingSurface, publish, withdraw } from './gate.service.ts';

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
    await withdraw(w, { tenantId, subjectType, subjectId }, { reason: '有误', titleHidden: false });
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

  it('proves by the clock of the database that what is due is read, and what is not due is not', async () => {
    const surface = createReadingSurface(test.db);
    const subjectId = newId();
    await release('one', subjectId);
    const now = await listStates(test.db, [{ tenantId, subjectType: 'one', subjectId }]);
    await expect(surface.settle(now)).resolves.toBeUndefined();
    const visibleFrom = new Date(Date.now() + 3_600_000);
    await test.db.updateTable('publications').set({ visibleFrom }).where('subjectId', '=', subjectId).execute();
    const later = await listStates(test.db, [{ tenantId, subjectType: 'one', subjectId }]);
    expect(await findReadableFile(test.db, tenantId, sha256)).toBeNull();
    await expect(surface.settle(later)).resolves.toBeUndefined();
    // A surface that shows less than it should is found out.
    await expect(surface.settle(now)).rejects.toThrow('cannot be read');
  });
});
