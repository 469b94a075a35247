import { describe, expect, it } from 'vitest';
import { defineWorkflow } from './workflow-definition.rules.ts';
import { drawWorkflow } from './workflow-drawing.rules.ts';
import { freezeDefinition, thawDefinition } from './workflow-frozen.ts';
import { applyTransition } from './workflow.rules.ts';
import { documentFlow } from './workflow.testing.ts';

const text = (word: string) => ({ zh: word, en: word });
const step = (name: string, from: string | string[], to: string, more: object = {}) => ({
  name,
  title: text(name),
  from,
  to,
  who: [{ permission: 'test.case.edit' }],
  ...more,
});
const base = {
  key: 'test.case',
  title: text('case'),
  initial: 'open',
  states: { open: { title: text('open') }, done: { title: text('done'), final: true as const } },
  predicates: {},
  guards: {},
  effects: {},
  transitions: [step('finish', 'open', 'done')],
};
type Table = Parameters<typeof defineWorkflow>[0];
const define = (change: object) => () => defineWorkflow({ ...base, ...change } as unknown as Table);

function faultsOf(change: object): string {
  try {
    define(change)();
    return '';
  } catch (error) {
    const { code, details } = error as { code: string; details: { faults: string } };
    expect(code).toBe('workflow.invalid_definition');
    return details.faults;
  }
}

describe('definition', () => {
  it('takes a complete table and protects it against changes', () => {
    const definition = defineWorkflow({ ...base, transitions: [step('finish', 'open', 'done')] } as unknown as Table);
    expect(definition.transitions[0]).toMatchObject({ from: ['open'], guards: [], effects: [] });
    expect(() => ((definition.states as Record<string, unknown>)['open'] = null)).toThrow(TypeError);
    expect(() => (definition.transitions as unknown[]).push(null)).toThrow(TypeError);
  });

  const open = base.states.open;
  it.each<[string, object, string]>([
    ['initial state unknown', { initial: 'start' }, 'unknown initial state: start'],
    [
      'from an unknown state',
      { transitions: [step('finish', ['open', 'shut'], 'done')] },
      'finish: unknown state: shut',
    ],
    ['to an unknown state', { transitions: [step('finish', 'open', 'gone')] }, 'finish: unknown state: gone'],
    [
      'to a name every object has',
      { transitions: [step('finish', 'open', 'constructor')] },
      'finish: unknown state: constructor',
    ],
    ['unknown guard', { transitions: [step('finish', 'open', 'done', { guards: ['x'] })] }, 'finish: unknown guard: x'],
    [
      'unknown effect',
      { transitions: [step('finish', 'open', 'done', { effects: ['x'] })] },
      'finish: unknown effect: x',
    ],
    [
      'unknown predicate',
      { transitions: [step('finish', 'open', 'done', { who: [{ predicate: 'x' }] })] },
      'finish: unknown predicate: x',
    ],
    ['nobody may', { transitions: [step('finish', 'open', 'done', { who: [] })] }, 'finish: does not say who may'],
    ['from nowhere', { transitions: [step('finish', [], 'done')] }, 'finish: comes from no state'],
    [
      'system and a person',
      { transitions: [step('finish', 'open', 'done', { who: [{ system: true }, { permission: 'a.b' }] })] },
      'finish: system and a permission at once',
    ],
    [
      'unreachable',
      { states: { ...base.states, lost: { title: text('lost'), final: true } } },
      'unreachable state: lost',
    ],
    ['a dead end', { states: { open, done: { title: text('done') } } }, 'dead end that is not marked final: done'],
    [
      'final with a way out',
      { transitions: [...base.transitions, step('reopen', 'done', 'open')] },
      'final state with a way out: done',
    ],
    [
      'a circle without an end',
      {
        states: { ...base.states, a: { title: text('a') }, b: { title: text('b') } },
        transitions: [...base.transitions, step('go', 'open', 'a'), step('on', 'a', 'b'), step('back', 'b', 'a')],
      },
      'no way to a final state: a；no way to a final state: b',
    ],
    [
      'twice',
      { transitions: [step('finish', 'open', 'done'), step('finish', ['open'], 'done')] },
      'given twice: finish from open',
    ],
    ['twice in one row', { transitions: [step('finish', ['open', 'open'], 'done')] }, 'given twice: finish from open'],
    [
      'no English',
      { states: { ...base.states, open: { title: { zh: '开', en: ' ' } } } },
      'no text in both languages: state open',
    ],
    ['a bad name', { transitions: [step('Finish it', 'open', 'done')] }, 'not a name (a–z, 0–9, _): Finish it'],
    ['a guard nobody uses', { guards: { paid: { unmet: text('paid') } } }, 'never used: paid'],
    [
      'one name for two things',
      { guards: { paid: { unmet: text('paid') } }, predicates: { paid: { unmet: text('paid') } } },
      'predicate and guard at once: paid',
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(faultsOf(change)).toBe(expected);
  });

  it('names all faults at once', () => {
    const faults = faultsOf({ initial: 'start', transitions: [step('a', 'x', 'y', { who: [] })] });
    expect(faults.split('；')).toHaveLength(4);
  });

  it('allows the same step from different states to different ends, and circles without a final state', () => {
    expect(
      faultsOf({ transitions: [step('go', 'open', 'back'), step('go', 'back', 'open')], states: { open, back: open } }),
    ).toBe('');
  });

  it('lets the compiler find wrong names', () => {
    const table = {
      key: 'test.case',
      title: text('case'),
      states: { open: { title: text('open') }, done: { title: text('done'), final: true as const } },
      predicates: {},
      guards: {},
      effects: {},
    };
    const row = { name: 'finish', title: text('finish'), who: [{ permission: 'a.b' }] } as const;
    const wrongInitial = () =>
      defineWorkflow({
        ...table,
        // @ts-expect-error the initial state is not in the table
        initial: 'start',
        transitions: [{ ...row, from: 'open', to: 'done' }],
      });
    const wrongTarget = () =>
      defineWorkflow({
        ...table,
        initial: 'open',
        transitions: [
          {
            ...row,
            from: 'open',
            // @ts-expect-error the target is not in the table
            to: 'gone',
          },
        ],
      });
    const wrongGuard = () =>
      defineWorkflow({
        ...table,
        initial: 'open',
        transitions: [
          {
            ...row,
            from: 'open',
            to: 'done',
            // @ts-expect-error there are no guards
            guards: ['x'],
          },
        ],
      });
    for (const wrong of [wrongInitial, wrongTarget, wrongGuard]) expect(wrong).toThrow();
    const right = defineWorkflow({ ...table, initial: 'open', transitions: [{ ...row, from: 'open', to: 'done' }] });
    const context = { may: () => true, predicates: {}, guards: {} };
    expect(applyTransition(right, 'open', 'finish', context).ok).toBe(true);
    // @ts-expect-error the step is not in the table
    expect(applyTransition(right, 'open', 'close', context).ok).toBe(false);
    // @ts-expect-error the state is not in the table
    expect(applyTransition(right, 'shut', 'finish', context).ok).toBe(false);
    // @ts-expect-error the context has to answer every condition of the table
    expect(applyTransition(documentFlow, 'draft', 'submit', context).ok).toBe(false);
  });
});

describe('freezing', () => {
  const stored = () =>
    JSON.parse(JSON.stringify(freezeDefinition(documentFlow))) as { hash: string; definition: Record<string, unknown> };

  it('comes back as the same table, whatever order its keys are in', () => {
    const { hash, definition } = stored();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const turned = Object.fromEntries(Object.entries(definition).reverse());
    const thawed = thawDefinition({ hash, definition: turned });
    expect(thawed).toEqual(JSON.parse(JSON.stringify(documentFlow)));
    expect(freezeDefinition(thawed).hash).toBe(hash);
    expect(freezeDefinition(documentFlow)).toEqual(freezeDefinition(documentFlow));
    const context = {
      may: () => true,
      predicates: { is_author: true },
      guards: { has_title: true, attribute_set: true },
    };
    expect(applyTransition(thawed, 'draft', 'submit', context)).toMatchObject({ ok: true, to: 'in_review' });
  });

  it('has another hash as soon as anything differs', () => {
    const changed = { ...documentFlow, title: { zh: '公文发布', en: 'Publishing documents' } };
    expect(freezeDefinition(changed).hash).not.toBe(stored().hash);
  });

  it('refuses a stored table that was changed or that never was one', () => {
    const { hash, definition } = stored();
    expect(() => thawDefinition({ hash, definition: { ...definition, initial: 'published' } })).toThrow(
      expect.objectContaining({ code: 'workflow.frozen_changed' }),
    );
    for (const wrong of [null, 'x', {}, { ...definition, initial: 'nowhere' }, { ...definition, extra: 1 }]) {
      const frozen = freezeDefinition(wrong as never);
      expect(() => thawDefinition(frozen)).toThrow(expect.objectContaining({ code: 'workflow.invalid_definition' }));
    }
  });
});

describe('drawing', () => {
  it('draws the table as a Mermaid state diagram in either language', () => {
    expect(drawWorkflow(documentFlow, 'zh')).toBe(`stateDiagram-v2
    state "草稿" as draft
    state "审核中" as in_review
    state "已退回" as returned
    state "已发布" as published
    state "已撤回" as withdrawn
    [*] --> draft
    draft --> in_review : 送审
    returned --> in_review : 送审
    in_review --> returned : 退回
    in_review --> published : 发布
    published --> withdrawn : 撤回
    published --> withdrawn : 到期失效（自动）
    withdrawn --> [*]
`);
    expect(drawWorkflow(documentFlow, 'en')).toContain('    published --> withdrawn : Expire (automatic)\n');
  });

  it('keeps Mermaid’s own signs and words out of names', () => {
    const odd = defineWorkflow({
      key: 'test.odd',
      title: text('odd'),
      initial: 'end',
      states: { end: { title: { zh: '说“完”; #1 "x"', en: 'say "end"' } }, done: { title: text('done'), final: true } },
      predicates: {},
      guards: {},
      effects: {},
      transitions: [{ name: 'go', title: text('go;\nnow'), from: 'end', to: 'done', who: [{ permission: 'a.b' }] }],
    });
    const drawing = drawWorkflow(odd, 'zh');
    expect(drawing).toContain('state "说“完”#59; #35;1 #34;x#34;" as end_\n');
    expect(drawing).toContain('end_ --> done : go#59; now\n');
  });
});
