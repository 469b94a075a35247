import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/errors/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { listPublished } from './published.repo.ts';
import { requirePublished } from './published.service.ts';

let world: DocumentsWorld;
let count = 700;
const NOW = new Date('2026-11-20T03:00:00Z');
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );

beforeAll(async () => {
  world = await createDocumentsWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock.at = NOW;
});

/** A draft of its own; approved, with the version to name next. */
async function draft(): Promise<string> {
  const outcome = await world.importText(world.editor, notice((count += 1)));
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
async function approved(terms: object = {}): Promise<{ id: string; version: number }> {
  const id = await draft();
  if (Object.keys(terms).length > 0) await setTerms(id, terms);
  return { id, version: await world.approve(id) };
}
const NO_TERMS = {
  ...{ audienceKind: 'everyone' as const, audience: '', visibleUntil: null },
  ...{ embargoUntil: null, changeNote: '', correction: '' as const },
};
const setTerms = async (id: string, terms: object) => {
  const { draft: open } = await world.documents.get(world.editor, id);
  await world.documents.setTerms(world.editor, id, open?.version ?? 0, { ...NO_TERMS, ...terms });
};
const schedule = (id: string, version: number, publishAt: string, more = {}) =>
  world.documents.schedule(world.publisher, id, { version, publishAt, ...more });
/** Everything that is due by the clock of the world. */
const runDue = async () => {
  let done = 0;
  for (const work of world.documents.dueWork) done += await work.run();
  return done;
};
const isPublic = async (id: string) => (await codeOf(requirePublished(world.db, world.tenant.id, id))) === 'done';
const stateOf = async (id: string) => {
  const { draft: open, live } = await world.documents.get(world.editor, id);
  return { draft: open?.state, publishAt: open?.publishAt, live: live?.number, publishedOn: live?.publishedOn };
};

describe('a schedule', () => {
  it('makes public what was approved at its second, not before, once', async () => {
    const { id, version } = await approved();
    await schedule(id, version, '2026-11-20T11:30:15+08:00');
    expect(await world.documents.dueWork[0]?.next()).toEqual(new Date('2026-11-20T03:30:15Z'));
    world.clock.at = new Date('2026-11-20T03:30:14.999Z');
    expect([await runDue(), await isPublic(id)]).toEqual([0, false]);
    world.clock.at = new Date('2026-11-20T03:30:15Z');
    expect(await Promise.all([runDue(), runDue()])).toEqual(expect.arrayContaining([1]));
    expect(await isPublic(id)).toBe(true);
    expect(await runDue()).toBe(0);
    const actions = await world.actionsOf(id);
    expect(actions.filter((action) => action === 'documents.document.published')).toHaveLength(1);
    expect(actions).toContain('documents.schedule.set');
  });

  it('is kept by the row: who was not there at its time finds it later, on the day it then is', async () => {
    const { id, version } = await approved();
    await schedule(id, version, '2026-11-20T15:00:00Z');
    world.clock.at = new Date('2026-11-21T05:00:00Z');
    expect(await runDue()).toBe(1);
    expect(await stateOf(id)).toMatchObject({ live: 1, publishedOn: '2026-11-21' });
  });

  it.each([
    ['2026-12-31T23:59:59+08:00', '2026-12-31T15:59:59.040Z', '2026-12-31'],
    ['2026-12-31T23:59:59+08:00', '2026-12-31T16:00:00.500Z', '2026-12-31'],
    ['2027-01-01T00:00:00+08:00', '2026-12-31T16:00:00.010Z', '2027-01-01'],
    ['2028-02-29T00:00:00+08:00', '2028-02-28T16:00:00Z', '2028-02-29'],
  ])('for %s that runs at %s is dated %s', async (at, runsAt, on) => {
    const { id, version } = await approved();
    await schedule(id, version, at);
    world.clock.at = new Date(runsAt);
    await runDue();
    expect(await stateOf(id)).toMatchObject({ live: 1, publishedOn: on });
  });

  it('in the past is told, and published at once only when that is confirmed', async () => {
    const { id, version } = await approved();
    expect(await codeOf(schedule(id, version, '2026-11-20T02:59:59Z'))).toBe('documents.schedule_past');
    expect(await isPublic(id)).toBe(false);
    expect(await schedule(id, version, '2026-11-20T02:59:59Z', { confirmPast: true })).toEqual({ publishAt: null });
    expect(await isPublic(id)).toBe(true);
  });

  it('can be moved, and cancelled; the edition then stays approved', async () => {
    const { id, version } = await approved();
    await schedule(id, version, '2026-11-20T04:00:00Z');
    await schedule(id, version + 1, '2026-11-20T06:00:00Z');
    world.clock.at = new Date('2026-11-20T05:00:00Z');
    expect(await runDue()).toBe(0);
    await world.documents.unschedule(world.publisher, id, version + 2);
    world.clock.at = new Date('2026-11-20T07:00:00Z');
    expect(await runDue()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ draft: 'approved', publishAt: null });
    expect(await codeOf(world.documents.unschedule(world.publisher, id, version + 3))).toBe('documents.action_refused');
    expect(await world.actionsOf(id)).toContain('documents.schedule.cancelled');
  });

  it('keeps its text from being edited, and ends when the text is taken back to be edited', async () => {
    const { id, version } = await approved();
    await schedule(id, version, '2026-11-20T04:00:00Z');
    const { actions, draft: open } = await world.documents.get(world.editor, id);
    expect(actions.find(({ name }) => name === 'edit')).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/定时发布.*撤回/),
    });
    await world.documents.recall(world.editor, id, '还要改一处');
    world.clock.at = new Date('2026-11-20T05:00:00Z');
    expect(await runDue()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ draft: 'draft', publishAt: null });
    expect(open?.publishAt).toBe('2026-11-20T04:00:00.000Z');
  });

  it('of a new edition leaves the old one public until then, and a withdrawal ends it', async () => {
    const { id, version } = await approved();
    await world.documents.publishApproved(world.publisher, id, version);
    await world.documents.startDraft(world.editor, id);
    const next = await world.approve(id);
    await schedule(id, next, '2026-11-20T04:00:00Z');
    expect(await stateOf(id)).toMatchObject({ live: 1, draft: 'approved' });
    await world.documents.withdraw(world.publisher, id, { reason: '有误' });
    world.clock.at = new Date('2026-11-20T05:00:00Z');
    expect([await runDue(), await isPublic(id)]).toEqual([0, false]);
    expect(await stateOf(id)).toMatchObject({ draft: 'approved', publishAt: null });
  });

  it('needs the right to publish, the version that was seen, a text that is approved and a year that is meant', async () => {
    const { id, version } = await approved();
    const input = { version, publishAt: '2026-11-20T04:00:00Z' };
    expect(await codeOf(world.documents.schedule(world.editor, id, input))).toBe('access.denied');
    expect(await codeOf(schedule(id, version - 1, input.publishAt))).toBe('documents.edition_conflict');
    expect(await codeOf(schedule(id, version, '2036-11-20T04:00:00Z'))).toBe('documents.schedule_too_far');
    expect(await codeOf(schedule(await draft(), 1, input.publishAt))).toBe('documents.action_refused');
    expect(await stateOf(id)).toMatchObject({ draft: 'approved', publishAt: null });
  });

  it('whose text may not go out any more when its time comes is taken away with the reason, and holds up nobody', async () => {
    const bad = await approved();
    const good = await approved();
    await schedule(bad.id, bad.version, '2026-11-20T04:00:00Z');
    await schedule(good.id, good.version, '2026-11-20T04:00:01Z');
    const marked = { plainText: '机密★3年' };
    await world.db.updateTable('documentEditions').set(marked).where('documentId', '=', bad.id).execute();
    world.clock.at = new Date('2026-11-20T04:00:02Z');
    await runDue();
    expect([await isPublic(bad.id), await isPublic(good.id)]).toEqual([false, true]);
    expect(await stateOf(bad.id)).toMatchObject({ draft: 'approved', publishAt: null });
    expect(await world.actionsOf(bad.id)).toContain('documents.schedule.refused');
  });
});

describe('an embargo', () => {
  it('lets nothing out before its end, by no way', async () => {
    const { id, version } = await approved({ embargoUntil: '2026-11-20T10:00:00+08:00' });
    world.clock.at = new Date('2026-11-20T01:00:00Z');
    expect(await codeOf(world.documents.publishApproved(world.publisher, id, version))).toBe('documents.embargoed');
    expect(await codeOf(schedule(id, version, '2026-11-20T01:30:00Z'))).toBe('documents.embargoed');
    expect(await codeOf(schedule(id, version, '2026-11-20T00:30:00Z', { confirmPast: true }))).toBe(
      'documents.embargoed',
    );
    await schedule(id, version, '2026-11-20T10:00:00+08:00');
    world.clock.at = new Date('2026-11-20T02:00:00Z');
    expect([await runDue(), await isPublic(id)]).toEqual([1, true]);
  });
});

describe('a period', () => {
  // The filter of readers goes by the clock of the database.
  const today = () => chinaDate(new Date());

  it('ends with its last day in China, with a tombstone and a record of its own', async () => {
    world.clock.at = new Date();
    const { id, version } = await approved({ visibleUntil: today() });
    await world.documents.publishApproved(world.publisher, id, version);
    const midnight = new Date(new Date(`${today()}T00:00:00+08:00`).getTime() + 86_400_000);
    expect(await world.documents.dueWork[1]?.next()).toEqual(midnight);
    world.clock.at = new Date(midnight.getTime() - 1);
    expect([await runDue(), await isPublic(id)]).toEqual([0, true]);
    world.clock.at = midnight;
    expect(await runDue()).toBe(1);
    expect(await codeOf(requirePublished(world.db, world.tenant.id, id))).toBe('documents.expired');
    expect(await runDue()).toBe(0);
    expect(await world.actionsOf(id)).toContain('documents.document.expired');
    expect((await stateOf(id)).live).toBeUndefined();
  });

  it('that is over lets nothing be published, and a new edition may have a longer one', async () => {
    world.clock.at = new Date();
    const { id, version } = await approved({ visibleUntil: today() });
    world.clock.at = new Date(Date.now() + 2 * 86_400_000);
    expect(await codeOf(world.documents.publishApproved(world.publisher, id, version))).toBe('documents.period_over');
    await world.documents.recall(world.editor, id, '延长公示');
    await setTerms(id, { visibleUntil: null });
    expect(await codeOf(world.documents.publishApproved(world.publisher, id, await world.approve(id)))).toBe('done');
  });
});

describe('the terms of a draft', () => {
  it.each([
    [{ audienceKind: 'area', audience: ' ' }, 'documents.audience_missing'],
    [{ visibleUntil: '2026-11-19' }, 'documents.period_past'],
    [{ correction: 'error', changeNote: '改正金额' }, 'documents.nothing_to_correct'],
    [{ audienceKind: 'group', audience: '高校毕业生', visibleUntil: '2026-11-20' }, 'done'],
  ])('%j: %s', async (terms, code) => {
    expect(await codeOf(setTerms(await draft(), terms))).toBe(code);
  });

  it('stand with the draft, are kept by the next one and belong to whoever may write in it', async () => {
    const { id, version } = await approved({ audienceKind: 'area', audience: '测试区' });
    expect(await codeOf(setTerms(id, {}))).toBe('documents.action_refused');
    await world.documents.publishApproved(world.publisher, id, version);
    const forArea = (audience: string) =>
      listPublished(world.db, world.tenant.id, { audience }, { limit: 50, offset: 0 });
    expect((await forArea('测试区')).map((item) => item.id)).toEqual([id]);
    expect(await forArea('另一区')).toEqual([]);
    await world.documents.startDraft(world.editor, id);
    const { draft: next } = await world.documents.get(world.editor, id);
    expect(next?.terms).toMatchObject({ audienceKind: 'area', audience: '测试区', visibleUntil: null });
    const denied = world.documents.setTerms(world.publisher, id, next?.version ?? 0, NO_TERMS);
    expect(await codeOf(denied)).toBe('access.denied');
    expect(await codeOf(setTerms(id, { correction: 'error' }))).toBe('documents.note_missing');
    expect(await world.actionsOf(id)).toContain('documents.terms.set');
  });
});
