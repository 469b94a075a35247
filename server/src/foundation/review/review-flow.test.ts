import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type Database } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { systemActor, write, type Actor } from '../audit/index.ts';
import type { ReviewChainInput, ReviewStep } from './review.schema.ts';
import { createReviewService, type ReviewService } from './review.service.ts';

/** Chains at work: side by side, sent back, sent in again, decided for somebody who is away, late. */

let test: TestDatabase;
let db: Database;
let reviews: ReviewService;
let system: Actor;
const tenantId = newId();
const unit = newId();
const below = newId();
const clock = { at: new Date('2026-11-23T02:00:00Z') }; // a Monday
const told: string[] = [];

const step = (key: string, nameZh: string, kind: string, more: Partial<ReviewStep> = {}): ReviewStep => ({
  ...{ key, nameZh, nameEn: nameZh, permission: `review.step.${kind}` as ReviewStep['permission'] },
  ...more,
});
const STEPS = [
  step('first', '初审', 'first', { limitDays: 1, limitSource: '测试市发布审核制度第三条' }),
  step('legal', '合法性审查', 'legal'),
  step('secrecy', '保密审查', 'secrecy', { parallel: true }),
  step('final', '签发', 'final'),
];
const ROLES = {
  first: 'first_reviewer',
  legal: 'legal_reviewer',
  secrecy: 'secrecy_reviewer',
  final: 'final_reviewer',
  editor: 'editor',
  office: 'open_government_office',
} as const;
const PERMISSIONS: Record<keyof typeof ROLES, string[]> = {
  first: ['review.step.first'],
  legal: ['review.step.legal'],
  secrecy: ['review.step.secrecy'],
  final: ['review.step.final', 'review.review.oversee'],
  editor: [],
  office: ['review.chain.write', 'review.review.oversee'],
};
const people = {} as Record<keyof typeof ROLES | 'colleague', Actor>;

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );

async function person(name: string, role: keyof typeof ROLES): Promise<Actor> {
  const id = newId();
  const row = { tenantId, id, name: `p-${id.slice(-12)}`, displayName: name, passwordHash: '', status: 'active' };
  await db
    .insertInto('accounts')
    .values({ ...row, mustChangePassword: false })
    .execute();
  const grant = { tenantId, id: newId(), accountId: id, role: ROLES[role], organisationId: null };
  await db.insertInto('accountRoles').values(grant).execute();
  const may = [...PERMISSIONS[role], 'documents.document.read'];
  return {
    ...systemActor(tenantId, name),
    ...{ kind: 'account', id },
    can: (permission) => may.includes(permission),
    scopeOf: (permission) => (may.includes(permission) ? 'all' : []),
  };
}

interface Sent {
  subjectId: string;
  editionId: string;
  authorIds: string[];
}
async function send(more: Partial<Sent> & { emergency?: string; title?: string; text?: string } = {}) {
  const { text = '', title = '关于某事的通知', ...rest } = more;
  const base = { subjectId: newId(), editionId: newId(), authorIds: [people.editor.id], ...rest };
  const subject = { ...base, subjectType: 'text', title, organisationId: below, snapshot: { text } };
  const { reviewId } = await write(db, people.editor.can('x') ? people.editor : system, { permission: 'x' }, (w) =>
    reviews.start(w, system, subject),
  );
  return { reviewId, subjectId: base.subjectId, editionId: base.editionId };
}
async function decide(who: Actor, reviewId: string, decision: 'approve' | 'return', more: object = {}) {
  const { version } = await reviews.get(who, reviewId);
  const reason = decision === 'return' ? '日期有误' : '';
  return reviews.decide(who, reviewId, { version, decision, reason, ...more });
}
const chain = (more: Partial<ReviewChainInput> = {}): ReviewChainInput => ({
  ...{ name: '全市', organisationId: null, kind: '', steps: STEPS, distinctReviewers: true, version: 0 },
  ...more,
});
const actionsOf = async (subjectId: string) =>
  (await db.selectFrom('auditEntries').select('action').where('subjectId', '=', subjectId).orderBy('id').execute()).map(
    (row) => row.action,
  );

beforeAll(async () => {
  test = await createTestDatabase();
  ({ db } = test);
  system = systemActor(tenantId, 'test');
  await db.insertInto('tenants').values({ id: tenantId, code: 'test', name: '测试市' }).execute();
  await db.insertInto('organisations').values({ tenantId, id: unit, code: 'city', name: '市政府' }).execute();
  const child = { tenantId, id: below, code: 'finance', name: '市财政局', parentId: unit };
  await db.insertInto('organisations').values(child).execute();
  const kindOf = (title: string) => (title.endsWith('办法') ? '办法' : '');
  reviews = createReviewService({ db, now: () => clock.at, kindOf });
  reviews.onOutcome('text', {
    approved: async () => void told.push('approved'),
    returned: async () => void told.push('returned'),
    refusedAfterwards: async (_w, _actor, { reason }) => void told.push(`taken back: ${reason}`),
  });
  for (const role of Object.keys(ROLES) as (keyof typeof ROLES)[]) people[role] = await person(`市${role}员`, role);
  people.colleague = await person('市colleague员', 'editor');
  await reviews.saveChain(people.office, null, chain());
});
beforeEach(() => {
  told.length = 0;
  clock.at = new Date('2026-11-23T02:00:00Z');
});
afterAll(() => test.close());

describe('a chain for a unit and a kind', () => {
  it('holds for units below, the one for the kind first; it is told at once where nobody could decide', async () => {
    const only = [step('secrecy', '保密审查', 'secrecy'), step('second', '复审', 'second')];
    const saved = await reviews.saveChain(
      people.office,
      null,
      chain({ organisationId: unit, kind: '办法', steps: only }),
    );
    expect(saved.gaps).toMatchObject([{ stepKey: 'second' }]);
    expect(new Set(saved.gaps[0]?.units)).toEqual(new Set(['市政府', '市财政局']));
    expect(await reviews.getEffectiveChain(people.office, below, '办法')).toMatchObject({
      ...{ from: 'above', fromUnit: '市政府', kind: '办法' },
    });
    const { reviewId } = await send({ title: '安澜市补贴办法' });
    expect((await reviews.get(people.first, reviewId)).steps.map(({ key }) => key)).toEqual(['secrecy', 'second']);
    // A chain that is taken out of use leaves what is under way as it was.
    expect(await codeOf(reviews.retireChain(people.office, saved.id, 7))).toBe('review.conflict');
    expect(await codeOf(reviews.retireChain(people.first, saved.id, 1))).toBe('access.denied');
    await reviews.retireChain(people.office, saved.id, 1);
    expect((await reviews.get(people.first, reviewId)).steps).toHaveLength(2);
    expect(await reviews.getEffectiveChain(people.office, below, '办法')).toMatchObject({ from: 'tenant' });
    expect(await actionsOf(saved.id)).toEqual(['review.chain.saved', 'review.chain.retired']);
  });
});

describe('steps side by side', () => {
  it('are decided in any order, also by two who looked at the same moment', async () => {
    const { reviewId } = await send();
    await decide(people.first, reviewId, 'approve');
    const { version, waitingFor } = await reviews.get(people.legal, reviewId);
    expect(new Set(waitingFor)).toEqual(new Set(['市legal员', '市secrecy员']));
    const seen = { version, decision: 'approve', reason: '' } as const;
    await reviews.decide(people.secrecy, reviewId, seen);
    // The other one only went on beside him: what he saw is still so.
    await reviews.decide(people.legal, reviewId, seen);
    expect(await codeOf(reviews.decide(people.legal, reviewId, seen))).toBe('review.conflict');
    await decide(people.final, reviewId, 'approve');
    expect(told).toEqual(['approved']);
  });

  it('end together when one of them returns', async () => {
    const { reviewId } = await send();
    await decide(people.first, reviewId, 'approve');
    await decide(people.secrecy, reviewId, 'return', { kinds: ['secrecy', 'wording'] });
    const view = await reviews.get(people.legal, reviewId);
    expect(view).toMatchObject({ state: 'returned', mayDecide: false });
    expect(view.returns).toMatchObject([
      { stepZh: '保密审查', kinds: ['secrecy', 'wording'], reason: '日期有误', toZh: null },
    ]);
    expect(view.steps.map(({ state }) => state)).toEqual(['done', 'later', 'returned', 'later']);
  });
});

describe('a return', () => {
  it('may go to an earlier step, whose reviewer decides once more', async () => {
    const { reviewId, subjectId } = await send();
    await decide(people.first, reviewId, 'approve');
    expect(await codeOf(decide(people.legal, reviewId, 'return', { to: 'final' }))).toBe('review.target_unknown');
    expect(await codeOf(decide(people.legal, reviewId, 'return', { to: 'first', reason: ' ' }))).toBe(
      'review.reason_missing',
    );
    const view = await decide(people.legal, reviewId, 'return', { to: 'first' });
    expect(view.steps.map(({ state }) => state)).toEqual(['waiting', 'later', 'later', 'later']);
    expect(view.returns).toMatchObject([{ stepZh: '合法性审查', toZh: '初审' }]);
    expect(told).toEqual([]);
    await decide(people.first, reviewId, 'approve');
    expect((await reviews.get(people.legal, reviewId)).mayDecide).toBe(true);
    expect(await actionsOf(subjectId)).toContain('review.step.sent_back');
  });

  it('leads to the start or to the step that returned it, as the chain says; what changed can be seen', async () => {
    const [whole] = await reviews.listChains(people.office);
    if (!whole) throw new Error('no chain');
    const { gaps: _gaps, id, ...kept } = whole;
    await reviews.saveChain(people.office, id, { ...kept, resubmit: 'returning_step' });
    const first = await send({ text: '原文' });
    await decide(people.first, first.reviewId, 'approve');
    await decide(people.legal, first.reviewId, 'approve');
    await decide(people.secrecy, first.reviewId, 'approve');
    await decide(people.final, first.reviewId, 'return');
    const again = await send({ subjectId: first.subjectId, editionId: first.editionId, text: '改过' });
    const view = await reviews.get(people.legal, again.reviewId);
    // Not behind the secrecy review: the text has changed.
    expect(view.steps.map(({ state, isCarried }) => [state, isCarried])).toEqual([
      ['done', true],
      ['waiting', false],
      ['waiting', false],
      ['later', false],
    ]);
    expect(view).toMatchObject({ round: 2, hasEarlierText: true, returns: [{ round: 1, stepZh: '签发' }] });
    expect(await reviews.getEarlierText(people.legal, again.reviewId)).toEqual({ round: 1, text: { text: '原文' } });
    expect(await reviews.getEarlierText(people.legal, first.reviewId)).toBeNull();
    await reviews.saveChain(people.office, id, { ...kept, version: kept.version + 1 });
  });
});

describe('somebody who stands in', () => {
  const days = { fromOn: '2026-11-23', untilOn: '2026-11-25', reason: '出差' };
  const standIn = (more: object = {}) => ({ toAccount: people.colleague.id, ...days, ...more });

  it('is named only for days ahead, among those who may read, once', async () => {
    const give = (input: ReturnType<typeof standIn>, who = people.first) => codeOf(reviews.delegate(who, input));
    expect(await give(standIn({ fromOn: '2026-11-22' }))).toBe('review.delegation_dates');
    expect(await give(standIn({ untilOn: '2026-11-22' }))).toBe('review.delegation_dates');
    expect(await give(standIn({ untilOn: '2026-02-30' }))).toBe('review.delegation_dates');
    expect(await give(standIn({ toAccount: newId() }))).toBe('review.delegate_unknown');
    expect(await give(standIn({ toAccount: people.first.id }))).toBe('review.delegate_unknown');
    expect(await give(standIn(), people.colleague)).toBe('access.denied');
  });

  it('decides for him while he is away, and never on a text of his own', async () => {
    const { id } = await reviews.delegate(people.first, standIn());
    expect(await codeOf(reviews.delegate(people.first, standIn({ fromOn: '2026-11-25' })))).toBe(
      'review.delegation_overlaps',
    );
    const { reviewId, subjectId } = await send();
    const own = await send({ authorIds: [people.colleague.id] });
    const listed = await reviews.listWaitingFor(people.colleague);
    expect(listed.find((item) => item.id === reviewId)).toMatchObject({ mayDecideFor: '市first员', mayDecide: true });
    expect(listed.some((item) => item.id === own.reviewId)).toBe(false);
    expect(await codeOf(decide(people.colleague, own.reviewId, 'approve'))).toBe('access.denied');
    expect((await reviews.get(people.first, reviewId)).waitingFor).toEqual(['市colleague员（代市first员）']);
    const view = await decide(people.colleague, reviewId, 'approve');
    expect(view.steps[0]).toMatchObject({ decidedByName: '市colleague员', decidedForName: '市first员' });
    const entry = await db
      .selectFrom('auditEntries')
      .select('after')
      .where('subjectId', '=', subjectId)
      .where('action', '=', 'review.step.approved')
      .executeTakeFirstOrThrow();
    expect(entry.after).toMatchObject({ onBehalfOf: people.first.id });
    // The day after it is over.
    clock.at = new Date('2026-11-26T02:00:00Z');
    expect(await codeOf(decide(people.colleague, (await send()).reviewId, 'approve'))).toBe('access.denied');
    clock.at = new Date('2026-11-23T02:00:00Z');
    expect(await codeOf(reviews.endDelegation(people.legal, id))).toBe('review.delegation_not_found');
    await reviews.endDelegation(people.first, id);
    expect(await codeOf(decide(people.colleague, (await send()).reviewId, 'approve'))).toBe('access.denied');
    expect(await reviews.listDelegations(people.colleague)).toMatchObject([{ state: 'ended', isMine: false }]);
    expect(await actionsOf(id)).toEqual(['review.delegation.given', 'review.delegation.ended']);
    const audit = await db.selectFrom('auditEntries').select('after').where('subjectId', '=', id).execute();
    expect(JSON.stringify(audit)).not.toContain('出差');
  });
});

describe('a limit', () => {
  it('is counted in working days; those in charge are told once when it has passed, also after lost runs', async () => {
    clock.at = new Date('2026-11-27T02:00:00Z'); // Friday: one working day ends on Monday
    const { reviewId, subjectId } = await send();
    const seen = async () => (await reviews.listInScope(people.office)).find(({ id }) => id === reviewId);
    expect((await seen())?.clock).toMatchObject({
      dueOn: '2026-11-30',
      light: 'normal',
      source: '测试市发布审核制度第三条',
    });
    clock.at = new Date('2026-11-30T02:00:00Z');
    expect((await seen())?.clock?.light).toBe('near');
    await reviews.sweepLimits(tenantId);
    expect(await actionsOf(subjectId)).toContain('review.step.reminded');
    expect((await reviews.listEscalated(people.office)).some(({ id }) => id === reviewId)).toBe(false);
    clock.at = new Date('2026-12-02T02:00:00Z');
    expect((await seen())?.clock?.light).toBe('overdue');
    expect((await reviews.sweepLimits(tenantId)).escalated).toBeGreaterThan(0);
    expect(await reviews.sweepLimits(tenantId)).toEqual({ reminded: 0, escalated: 0 });
    expect((await reviews.listEscalated(people.office)).find(({ id }) => id === reviewId)).toMatchObject({
      isEscalated: true,
    });
    expect(await reviews.listEscalated(people.first)).toEqual([]);
    expect((await actionsOf(subjectId)).filter((action) => action === 'review.step.escalated')).toHaveLength(1);
    await decide(people.first, reviewId, 'approve');
    expect((await reviews.listEscalated(people.office)).some(({ id }) => id === reviewId)).toBe(false);
  });
});

describe('a review after publication in an emergency', () => {
  it('has a limit for the whole, set with its source by those who may', async () => {
    const settings = { afterwardsDays: 3, afterwardsSource: '测试市应急发布办法第五条', version: 0 };
    expect(await codeOf(reviews.setSettings(people.first, settings))).toBe('access.denied');
    expect(await reviews.setSettings(people.office, settings)).toMatchObject({ afterwardsDays: 3, version: 1 });
    expect(await codeOf(reviews.setSettings(people.office, settings))).toBe('review.conflict');
    const { reviewId } = await send({ emergency: '台风红色预警' });
    const item = (await reviews.listInScope(people.office)).find(({ id }) => id === reviewId);
    expect(item).toMatchObject({ mode: 'afterwards', clock: { dueOn: '2026-11-24' } });
    await decide(people.first, reviewId, 'approve');
    expect((await reviews.get(people.legal, reviewId)).steps[1]?.clock).toMatchObject({ dueOn: '2026-11-26' });
  });

  it('ends with a pass, or takes the text back', async () => {
    const good = await send({ emergency: '停水抢修' });
    for (const who of [people.first, people.legal, people.secrecy, people.final])
      await decide(who, good.reviewId, 'approve');
    expect(told).toEqual([]);
    expect((await reviews.get(people.first, good.reviewId)).state).toBe('approved');
    const bad = await send({ emergency: '停水抢修' });
    expect((await reviews.get(people.first, bad.reviewId)).emergencyReason).toBe('停水抢修');
    await decide(people.first, bad.reviewId, 'return');
    expect(told).toEqual(['taken back: 日期有误']);
  });
});
