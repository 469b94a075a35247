import { describe, expect, it } from 'vitest';
import type { EditionState } from './documents.schema.ts';
import { availableActions, editionFlow, judge, stepOfSystem, type Situation } from './edition-flow.rules.ts';

const everything = () => true;
const allowed = (situation: Situation) =>
  availableActions(situation, 'zh')
    .filter((action) => action.allowed)
    .map(({ name }) => name);

describe('the steps of an edition', () => {
  // Row by row: step, state, where it leads ('' not possible), permissions.
  it.each([
    ['start_draft', 'none', 'draft', 'documents.document.write'],
    ['import', 'none', 'draft', 'documents.document.import'],
    ['publish_at_once', 'none', 'live', 'documents.document.bulk_publish'],
    ['publish_at_once', 'draft', 'live', 'documents.document.bulk_publish'],
    ['edit', 'draft', 'draft', 'documents.document.write'],
    ['discard_draft', 'draft', 'none', 'documents.document.write'],
    ['correct_tasks', 'draft', 'draft', 'documents.task.correct'],
    ['correct_tasks', 'live', 'live', 'documents.task.correct documents.document.publish'],
    ['submit', 'draft', 'in_review', 'documents.document.submit'],
    ['approve', 'in_review', 'approved', 'system'],
    ['return', 'in_review', 'draft', 'system'],
    ['recall', 'in_review', 'draft', 'documents.document.submit'],
    ['recall', 'approved', 'draft', 'documents.document.submit'],
    ['publish', 'approved', 'live', 'documents.document.publish'],
    ['publish_urgently', 'draft', 'live', 'documents.document.publish_urgently'],
    ['publish_urgently', 'in_review', 'live', 'documents.document.publish_urgently'],
    ['refuse_afterwards', 'live', 'withdrawn', 'system'],
    ['schedule', 'approved', 'approved', 'documents.document.publish'],
    ['unschedule', 'approved', 'approved', 'documents.document.publish'],
    ['expire', 'live', 'withdrawn', 'system'],
    ['supersede', 'live', 'superseded', 'system'],
    ['withdraw', 'live', 'withdrawn', 'documents.document.withdraw'],
  ])('%s from %s leads to %s and needs %s', (name, from, to, needs) => {
    const row = editionFlow.transitions.find((entry) => entry.name === name && entry.from.includes(from as 'draft'));
    expect(row?.to).toBe(to);
    const who = row?.who.map((one) => ('permission' in one ? one.permission : 'system' in one ? 'system' : '?'));
    expect(who?.join(' ')).toBe(needs);
  });

  it('are these and no more', () => {
    expect(editionFlow.transitions.flatMap(({ from }) => from)).toHaveLength(22);
  });

  it.each([
    [null, null, ['start_draft']],
    ['draft', null, ['edit', 'submit', 'publish_urgently', 'discard_draft', 'correct_tasks']],
    ['in_review', null, ['recall', 'publish_urgently']],
    ['approved', null, ['recall', 'publish', 'schedule']],
    [null, 'live', ['withdraw', 'start_draft', 'correct_tasks']],
    ['draft', 'live', ['edit', 'submit', 'publish_urgently', 'withdraw', 'discard_draft', 'correct_tasks']],
    ['in_review', 'live', ['recall', 'publish_urgently', 'withdraw']],
    ['approved', 'live', ['recall', 'publish', 'schedule', 'withdraw']],
  ] as [EditionState | null, EditionState | null, string[]][])(
    'with a draft that is %s and a public edition that is %s, an officer with all rights may %j',
    (draft, live, names) => expect(allowed({ draft, live, can: everything })).toEqual(names),
  );

  it('of a schedule is offered only where there is one', () => {
    const scheduled = { draft: 'approved' as const, live: null, isScheduled: true, can: everything };
    expect(allowed(scheduled)).toEqual(['recall', 'publish', 'schedule', 'unschedule']);
  });

  it('say why not, in both languages, and which permission is missing', () => {
    const inReview = { draft: 'in_review' as const, live: null, can: everything };
    expect(judge('edit', inReview, 'zh')).toMatchObject({
      allowed: false,
      missing: null,
      reason: expect.stringMatching(/草稿/),
    });
    expect(judge('edit', inReview, 'en')).toMatchObject({ reason: expect.stringMatching(/draft/) });
    const powerless = { ...inReview, can: () => false };
    expect(judge('recall', powerless, 'en')).toMatchObject({ missing: 'documents.document.submit' });
    const noPublisher = { draft: null, live: 'live' as const, can: (p: string) => p === 'documents.task.correct' };
    expect(judge('correct_tasks', noPublisher, 'zh')).toMatchObject({ missing: 'documents.document.publish' });
    for (const { allowed: may, reason } of availableActions(powerless, 'zh'))
      expect(may ? '' : reason).not.toBe(may ? ' ' : '');
  });

  it('that the system takes lead nowhere from any other state', () => {
    expect(stepOfSystem('approve', 'in_review')).toBe('approved');
    expect(stepOfSystem('approve', 'draft')).toBeNull();
    expect(stepOfSystem('return', 'approved')).toBeNull();
    expect(stepOfSystem('publish_at_once', 'draft', true)).toBe('live');
    expect(stepOfSystem('publish_at_once', 'draft', false)).toBeNull();
    expect(stepOfSystem('publish_at_once', 'in_review', true)).toBeNull();
    expect(stepOfSystem('supersede', 'withdrawn')).toBeNull();
  });
});
