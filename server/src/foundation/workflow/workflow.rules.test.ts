import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { allowedTransitions, applyTransition } from './workflow.rules.ts';
import { documentFlow as flow } from './workflow.testing.ts';

type State = keyof typeof flow.states;
type Step = (typeof flow.transitions)[number]['name'];

const everything = {
  may: () => true,
  predicates: { is_author: true, not_author: true },
  guards: { has_title: true, attribute_set: true },
} as const;
const automatic = { ...everything, system: true };

/** The whole table: what each step does in each state; everything not named here is refused. */
const TABLE: [State, Step, State, string[]][] = [
  ['draft', 'submit', 'in_review', ['notify_reviewers']],
  ['returned', 'submit', 'in_review', ['notify_reviewers']],
  ['in_review', 'return', 'returned', ['notify_author']],
  ['in_review', 'publish', 'published', ['go_public', 'notify_author']],
  ['published', 'withdraw', 'withdrawn', ['leave_tombstone']],
  ['published', 'expire', 'withdrawn', ['leave_tombstone']],
];
const STATES = Object.keys(flow.states) as State[];
const STEPS = flow.transitions.map((entry) => entry.name);

describe('transitions', () => {
  it.each(TABLE)('%s, %s → %s', (from, step, to, effects) => {
    expect(applyTransition(flow, from, step, automatic)).toEqual({
      ok: true,
      transition: step,
      from,
      to,
      effects,
      final: to === 'withdrawn',
    });
  });

  const others = STATES.flatMap((state) => STEPS.map((step): [State, Step] => [state, step])).filter(
    ([state, step]) => !TABLE.some((row) => row[0] === state && row[1] === step),
  );
  it.each(others)('%s: no %s', (state, step) => {
    expect(applyTransition(flow, state, step, automatic)).toMatchObject({
      ok: false,
      refusals: [{ code: 'workflow.not_from_state', name: state }],
    });
  });

  it.each<[string, State, Step, object, string[], string]>([
    [
      'no permission',
      'draft',
      'submit',
      { may: (name: string) => name !== 'documents.document.edit' },
      ['workflow.no_permission documents.document.edit'],
      '您没有所需的权限（documents.document.edit）。',
    ],
    [
      'not the author',
      'draft',
      'submit',
      { predicates: { ...everything.predicates, is_author: false } },
      ['workflow.predicate_unmet is_author'],
      '只有起草人可以送审',
    ],
    [
      'his own text',
      'in_review',
      'publish',
      { predicates: { ...everything.predicates, not_author: false } },
      ['workflow.predicate_unmet not_author'],
      '不能审核本人起草的内容',
    ],
    [
      'two guards at once',
      'returned',
      'submit',
      { guards: { has_title: false, attribute_set: false } },
      ['workflow.guard_unmet has_title', 'workflow.guard_unmet attribute_set'],
      '缺少标题',
    ],
    [
      'a more precise reason',
      'in_review',
      'publish',
      { guards: { ...everything.guards, has_title: { zh: '标题超过 200 字', en: 'The title is too long' } } },
      ['workflow.guard_unmet has_title'],
      '标题超过 200 字',
    ],
    [
      'a person does what the system does',
      'published',
      'expire',
      { system: false },
      ['workflow.system_only expire'],
      '这一步由系统自动完成。',
    ],
    [
      'a condition that the code does not know any more',
      'in_review',
      'publish',
      { guards: {} },
      ['workflow.condition_unknown has_title'],
      '本版本程序不认识条件“has_title”，无法判断，故不允许。',
    ],
    [
      'everything at once',
      'draft',
      'submit',
      { may: () => false, predicates: { is_author: false }, guards: { has_title: false, attribute_set: true } },
      [
        'workflow.no_permission documents.document.edit',
        'workflow.predicate_unmet is_author',
        'workflow.guard_unmet has_title',
      ],
      '您没有所需的权限（documents.document.edit）。',
    ],
  ])('%s', (_, state, step, change, codes, firstZh) => {
    const result = applyTransition(flow, state, step, { ...automatic, ...change } as typeof automatic);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusals.map((entry) => `${entry.code} ${entry.name}`)).toEqual(codes);
    expect(result.refusals[0]?.text.zh).toBe(firstZh);
    for (const entry of result.refusals) expect(entry.text.en).toMatch(/^[^{}]+$/);
  });

  it('refuses steps and states that the table does not have', () => {
    expect(applyTransition(flow, 'draft', 'burn' as Step, automatic)).toMatchObject({
      ok: false,
      refusals: [{ code: 'workflow.unknown_transition', name: 'burn' }],
    });
    expect(applyTransition(flow, 'constructor' as State, 'submit', automatic)).toMatchObject({
      ok: false,
      refusals: [{ code: 'workflow.unknown_state' }],
    });
  });

  it('asks only for the conditions of the step', () => {
    const expensive = vi.fn(() => true);
    const context = { ...automatic, guards: { has_title: true, attribute_set: expensive } };
    applyTransition(flow, 'in_review', 'publish', context);
    expect(expensive).not.toHaveBeenCalled();
    applyTransition(flow, 'draft', 'submit', context);
    expect(expensive).toHaveBeenCalledOnce();
  });
});

describe('what can be done', () => {
  it('lists each way out with the reason why it is closed', () => {
    const context = { ...everything, predicates: { is_author: true, not_author: false } };
    expect(
      allowedTransitions(flow, 'in_review', context).map((entry) => [entry.name, entry.to, entry.allowed]),
    ).toEqual([
      ['return', 'returned', false],
      ['publish', 'published', false],
    ]);
    expect(allowedTransitions(flow, 'published', everything)).toEqual([
      { name: 'withdraw', title: { zh: '撤回', en: 'Withdraw' }, to: 'withdrawn', allowed: true, refusals: [] },
      expect.objectContaining({
        name: 'expire',
        allowed: false,
        refusals: [expect.objectContaining({ code: 'workflow.system_only' })],
      }),
    ]);
    expect(allowedTransitions(flow, 'withdrawn', automatic)).toEqual([]);
  });

  it('agrees with applying, whatever holds', () => {
    const context = fc.record({
      permissions: fc.subarray([...new Set(flow.transitions.flatMap((t) => t.who.map((who) => JSON.stringify(who))))]),
      system: fc.boolean(),
      predicates: fc.record({ is_author: fc.boolean(), not_author: fc.boolean() }),
      guards: fc.record({ has_title: fc.boolean(), attribute_set: fc.boolean() }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...STATES), context, (state, { permissions, ...rest }) => {
        const given = { ...rest, may: (name: string) => permissions.includes(JSON.stringify({ permission: name })) };
        for (const option of allowedTransitions(flow, state, given)) {
          const result = applyTransition(flow, state, option.name, given);
          expect(result.ok).toBe(option.allowed);
          expect(result.ok ? [] : result.refusals).toEqual(option.refusals);
        }
      }),
    );
  });
});
