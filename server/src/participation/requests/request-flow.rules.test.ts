import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedTransitions, applyTransition, drawWorkflow } from '../../foundation/workflow/index.ts';
import { CLOSED_STATES, requestFlow, type RequestState, type RequestStep } from './request-flow.rules.ts';

const STATES = Object.keys(requestFlow.states) as RequestState[];
const { transitions } = requestFlow;
type Row = (typeof transitions)[number];
const rows = transitions.flatMap((row) =>
  row.from.map((from): [string, string, string, Row] => [row.name, from, row.to, row]),
);
const all = (names: readonly string[], value: boolean) => Object.fromEntries(names.map((name) => [name, value]));

/** Everything holds but what is named. */
const context = (missing: { permission?: string; predicate?: string; guard?: string } = {}) => ({
  may: (permission: string) => permission !== missing.permission,
  predicates: {
    ...all(Object.keys(requestFlow.predicates), true),
    ...(missing.predicate && { [missing.predicate]: false }),
  },
  guards: { ...all(Object.keys(requestFlow.guards), true), ...(missing.guard && { [missing.guard]: false }) },
});
type Context = Parameters<typeof applyTransition<RequestState, RequestStep, string, string, string>>[3];
const take = (from: string, name: string, missing = {}) =>
  applyTransition(requestFlow, from as RequestState, name as RequestStep, context(missing) as Context);

/** Written down a second time, by hand, so that a row that changes by accident is noticed. */
const TABLE: Record<string, [from: string, to: string]> = {
  confirm_receipt: ['received', 'received'],
  transfer: ['received', 'transferred'],
  register: ['received', 'registered'],
  split: ['registered', 'registered'],
  join: ['registered handling', 'joined'],
  accept: ['registered', 'handling'],
  ask_correction: ['registered handling', 'correction_asked'],
  receive_correction: ['correction_asked', 'registered'],
  lapse_correction: ['correction_asked', 'lapsed'],
  consult: ['handling consulting', 'consulting'],
  end_consultation: ['consulting', 'handling'],
  extend: ['handling', 'handling'],
  delay: ['handling', 'handling'],
  ask_fee: ['handling', 'fee_asked'],
  receive_payment: ['fee_asked', 'handling'],
  lapse_payment: ['fee_asked', 'lapsed'],
  draft: ['handling', 'drafted'],
  return_draft: ['drafted', 'handling'],
  check: ['drafted', 'checked'],
  return_checked: ['checked signed', 'handling'],
  sign: ['checked', 'signed'],
  deliver: ['signed', 'delivered'],
  withdraw: ['received registered correction_asked handling consulting fee_asked drafted checked', 'withdrawn'],
  archive: ['delivered lapsed withdrawn joined transferred', 'archived'],
};

describe('the way of a request', () => {
  it('is the table that was agreed', () => {
    expect(Object.fromEntries(transitions.map(({ name, from, to }) => [name, [from.join(' '), to]]))).toEqual(TABLE);
  });

  it.each(rows)('%s from %s leads to %s when all holds', (name, from, to, row) => {
    expect(take(from, name)).toMatchObject({ ok: true, from, to, effects: row.effects, final: to === 'archived' });
  });

  it.each(rows)('%s from %s is refused without each of its conditions', (name, from, _to, row) => {
    const missing = [
      ...row.who.map((who) =>
        'permission' in who ? { permission: who.permission } : 'predicate' in who ? { predicate: who.predicate } : {},
      ),
      ...row.guards.map((guard) => ({ guard })),
    ];
    expect(missing.length).toBeGreaterThan(0);
    for (const one of missing) {
      const result = take(from, name, one);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.refusals.map(({ name: of }) => of)).toEqual(Object.values(one));
    }
  });

  it.each(STATES)('from %s nothing leads that is not in the table', (state) => {
    for (const { name, from } of transitions)
      if (!from.includes(state)) {
        const result = take(state, name);
        expect(result).toMatchObject({ ok: false, refusals: [{ code: 'workflow.not_from_state' }] });
      }
    const open = allowedTransitions(requestFlow, state, context() as Context).map(({ name }) => name);
    expect(open.toSorted()).toEqual(
      rows
        .filter(([, from]) => from === state)
        .map(([name]) => name)
        .toSorted(),
    );
  });

  it('stops its clock on every way out, and nowhere else', () => {
    for (const [name, from, to, row] of rows) {
      if (CLOSED_STATES.includes(from as RequestState)) continue;
      expect([name, row.effects.includes('stop_clock')]).toEqual([name, CLOSED_STATES.includes(to as RequestState)]);
    }
  });

  it('names the clause of every step', () => {
    for (const { name, source } of transitions)
      expect([name, source ?? '']).toEqual([name, expect.stringMatching(/条|号|申请/)]);
  });
});

describe('the drawing in the docs', () => {
  const file = resolve(import.meta.dirname, '../../../../docs/requests-states.md');
  const drawn = `# The way of a request · 依申请公开状态图

Drawn from \`server/src/participation/requests/request-flow.rules.ts\`; the test beside it compares, and writes this file anew with \`UPDATE_DRAWINGS=1\`.

## 中文

\`\`\`mermaid
${drawWorkflow(requestFlow, 'zh')}\`\`\`

## English

\`\`\`mermaid
${drawWorkflow(requestFlow, 'en')}\`\`\`
`;
  it('is the table', () => {
    if (process.env['UPDATE_DRAWINGS'] === '1') writeFileSync(file, drawn);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(drawn);
  });
});
