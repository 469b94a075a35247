import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Database } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { systemActor, write, type Actor } from '../audit/index.ts';
import { DEFAULT_STEPS } from './review.rules.ts';
import type { ReviewChainInput } from './review.schema.ts';
import { createReviewService, type ReviewService } from './review.service.ts';

let test: TestDatabase;
let db: Database;
let reviews: ReviewService;
let system: Actor;
const tenantId = newId();
const [finance, education] = [newId(), newId()];
/** What the module that owns the texts was told, in order. */
const told: string[] = [];

/** An officer with permissions for one unit, or for all. */
const officer = (name: string, permissions: readonly string[], unit?: string): Actor => ({
  ...systemActor(tenantId, name),
  kind: 'account',
  can: (permission, of) => permissions.includes(permission) && (unit === undefined || of === undefined || of === unit),
  scopeOf: (permission) => (permissions.includes(permission) ? (unit ? [unit] : 'all') : []),
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const chain = (organisationId: string | null, more: Partial<ReviewChainInput> = {}): ReviewChainInput => ({
  ...{ name: '流程', organisationId, kind: '', steps: [...DEFAULT_STEPS], distinctReviewers: true, version: 0 },
  ...more,
});
async function send(organisationId: string, authorIds: string[] = ['author']) {
  const subject = { subjectType: 'text', subjectId: newId(), editionId: newId(), title: '通知' };
  const { reviewId } = await write(db, system, { permission: 'x' }, (w) =>
    reviews.start(w, system, { ...subject, organisationId, authorIds }),
  );
  return { reviewId, ...subject };
}

beforeAll(async () => {
  test = await createTestDatabase();
  ({ db } = test);
  system = systemActor(tenantId, 'test');
  await db.insertInto('tenants').values({ id: tenantId, code: 'test', name: '测试市' }).execute();
  for (const [id, code] of [
    [finance, 'finance'],
    [education, 'education'],
  ] as const)
    await db.insertInto('organisations').values({ tenantId, id, code, name: code }).execute();
  reviews = createReviewService({ db, now: () => new Date() });
  reviews.onOutcome('text', {
    approved: async () => void told.push('approved'),
    returned: async () => void told.push('returned'),
    async lock({ tx }, _actor, { subjectId }) {
      const steps = await reviews.listNotes(tx, tenantId, subjectId);
      told.push(`locked before ${steps.length} notes`);
    },
  });
});
afterAll(() => test.close());

describe('chains of review', () => {
  const all = officer('all', ['review.chain.write', 'documents.document.read']);
  const one = officer('one', ['review.chain.write'], finance);

  it('are set for the tenant by those who hold the permission for all of it', async () => {
    expect(await codeOf(reviews.saveChain(one, null, chain(null)))).toBe('access.denied');
    expect(await codeOf(reviews.saveChain(officer('none', []), null, chain(null)))).toBe('access.denied');
    expect(await codeOf(reviews.saveChain(all, null, chain(null)))).toBe('done');
    expect(await codeOf(reviews.saveChain(all, null, chain(null)))).toBe('review.chain_exists');
    const denials = await db
      .selectFrom('auditEntries')
      .select('actorName')
      .where('action', '=', 'access.permission.denied')
      .orderBy('id')
      .execute();
    expect(denials.map((row) => row.actorName)).toEqual(['one', 'none']);
  });

  it('of another unit cannot be taken over by naming the own one', async () => {
    const { id } = await reviews.saveChain(all, null, chain(education));
    expect(await codeOf(reviews.saveChain(one, id, chain(finance, { version: 1 })))).toBe('access.denied');
    expect(await codeOf(reviews.saveChain(one, null, chain(education, { kind: '通知' })))).toBe('access.denied');
    const own = await reviews.saveChain(one, null, chain(finance));
    expect(await codeOf(reviews.saveChain(one, own.id, chain(null, { version: 1 })))).toBe('access.denied');
    expect(await codeOf(reviews.saveChain(one, own.id, chain(finance, { version: 0 })))).toBe('review.conflict');
    expect(await codeOf(reviews.saveChain(one, own.id, chain(finance, { version: 1, name: '新' })))).toBe('done');
    const stored = await reviews.listChains(all);
    expect(stored.map(({ organisationId, name }) => [organisationId, name])).toEqual(
      expect.arrayContaining([
        [education, '流程'],
        [finance, '新'],
      ]),
    );
  });

  it('need an id and a unit that there are', async () => {
    expect(await codeOf(reviews.saveChain(all, '-'.repeat(36), chain(null)))).toBe('review.chain_not_found');
    expect(await codeOf(reviews.saveChain(all, newId(), chain(null)))).toBe('review.chain_not_found');
    expect(await codeOf(reviews.saveChain(all, null, chain(newId())))).toBe('review.unit_unknown');
    expect(await codeOf(reviews.saveChain(all, null, chain(null, { kind: 'x', steps: [] })))).toBe(
      'review.chain_invalid',
    );
  });
});

describe('a review', () => {
  const STEP = ['review.step.first', 'documents.document.read'];

  it('waits for those who may decide its open step, and for nobody else', async () => {
    const a = await send(finance);
    const b = await send(education);
    const waitingFor = async (actor: Actor) => (await reviews.listWaitingFor(actor)).map(({ id }) => id);
    expect(await waitingFor(officer('r', STEP))).toEqual([a.reviewId, b.reviewId]);
    expect(await waitingFor(officer('r', STEP, education))).toEqual([b.reviewId]);
    expect(await waitingFor(officer('author', STEP))).toEqual([]);
    expect(await waitingFor(officer('r', ['review.step.second']))).toEqual([]);
    expect(await waitingFor(officer('r', []))).toEqual([]);
    const both = officer('both', [...STEP, 'review.step.second']);
    await reviews.decide(both, a.reviewId, { version: 1, decision: 'approve', reason: '' });
    expect(await waitingFor(both)).toEqual([b.reviewId]);
    expect(await waitingFor(officer('r', ['review.step.second']))).toEqual([a.reviewId]);
    expect((await reviews.listSubmittedBy(system)).map(({ id }) => id)).toEqual([b.reviewId, a.reviewId]);
  });

  it('is decided under the lock of its text; the reason stays with the step and out of the audit', async () => {
    told.length = 0;
    const { reviewId, subjectId } = await send(finance);
    const reviewer = officer('reviewer', STEP);
    await reviews.decide(reviewer, reviewId, { version: 1, decision: 'return', reason: '请删去王某的电话' });
    expect(told).toEqual(['locked before 0 notes', 'returned']);
    expect(await reviews.listNotes(db, tenantId, subjectId)).toMatchObject([
      { reviewId, transition: 'return_first', actorName: 'reviewer', note: '请删去王某的电话' },
    ]);
    const audit = await db
      .selectFrom('auditEntries')
      .select(['action', 'after'])
      .where('subjectId', '=', subjectId)
      .execute();
    expect(audit.map((row) => row.action)).toContain('review.review.returned');
    expect(JSON.stringify(audit)).not.toContain('王某');
    expect(audit.find((row) => row.action === 'review.review.returned')?.after).toMatchObject({
      review: reviewId,
      step: 'first',
    });
  });
});

describe('all open reviews of a unit', () => {
  const OVERSEE = ['review.review.oversee', 'documents.document.read'];
  const [office, district] = [newId(), newId()];
  const account = async (displayName: string, role: string, organisationId: string | null, status = 'active') => {
    const id = newId();
    const name = `person-${id.slice(-12)}`;
    const row = { tenantId, id, name, displayName, passwordHash: '', status, mustChangePassword: false };
    await db.insertInto('accounts').values(row).execute();
    await db
      .insertInto('accountRoles')
      .values({ tenantId, id: newId(), accountId: id, role, organisationId })
      .execute();
    return id;
  };

  beforeAll(async () => {
    await db.insertInto('organisations').values({ tenantId, id: office, code: 'office', name: '办公室' }).execute();
    const below = { tenantId, id: district, code: 'district', name: '下级单位', parentId: office };
    await db.insertInto('organisations').values(below).execute();
  });

  it('are seen by those who look after it, and by nobody else', async () => {
    const { reviewId } = await send(office);
    const ids = async (actor: Actor) => (await reviews.listInScope(actor)).map(({ id }) => id);
    expect(await ids(officer('chief', OVERSEE, office))).toEqual([reviewId]);
    expect(await ids(officer('chief', OVERSEE))).toContain(reviewId);
    expect(await ids(officer('chief', OVERSEE, finance))).not.toContain(reviewId);
    expect(await codeOf(reviews.listInScope(officer('editor', ['documents.document.read'], office)))).toBe(
      'access.denied',
    );
  });

  it('name those who may end the wait: by role in the unit or above it, not the author, not who decided before, not the disabled', async () => {
    const first = await account('甲初审员', 'first_reviewer', office);
    await account('乙初审员', 'first_reviewer', district);
    const author = await account('丙初审员', 'first_reviewer', null);
    await account('丁初审员', 'first_reviewer', district, 'disabled');
    await account('戊复审员', 'second_reviewer', null);
    await account('己信息员', 'editor', district);
    const { reviewId } = await send(district, [author]);
    const chief = officer('chief', OVERSEE, district);
    const seen = async () => (await reviews.listInScope(chief)).find(({ id }) => id === reviewId);
    const waits = await seen();
    expect(waits).toMatchObject({ stepNumber: 1, mayDecide: false });
    expect(new Set(waits?.waitingFor)).toEqual(new Set(['甲初审员', '乙初审员']));

    const reviewer = { ...officer('gate', ['review.step.first', 'documents.document.read']), id: first };
    await reviews.decide(reviewer, reviewId, { version: 1, decision: 'approve', reason: '' });
    expect(await seen()).toMatchObject({ waitingFor: ['戊复审员'], stepNumber: 2, stepCount: 4 });
    const { steps, waitingFor } = await reviews.get(chief, reviewId);
    expect(steps[0]?.decidedByName).toBe('甲初审员');
    expect(waitingFor).toEqual(['戊复审员']);
  });

  it('tell when nobody holds the role of the open step', async () => {
    const lonely = newId();
    await db.insertInto('organisations').values({ tenantId, id: lonely, code: 'lonely', name: '单独' }).execute();
    await db.deleteFrom('accountRoles').where('role', '=', 'first_reviewer').execute();
    const { reviewId } = await send(lonely);
    expect(await reviews.listInScope(officer('chief', OVERSEE, lonely))).toMatchObject([
      { id: reviewId, waitingFor: [] },
    ]);
  });
});
