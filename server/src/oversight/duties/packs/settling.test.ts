import { describe, expect, it } from 'vitest';
import type { PackObligation } from '../duties.schema.ts';
import { calendar } from '../duties.testing.ts';
import { dutiesOf, indexEvidence } from '../engine.rules.ts';
import type { Happened } from '../filter.rules.ts';
import { createLimits } from '../periods.rules.ts';
import { entriesOf } from '../units.rules.ts';
import { isFiled, testName } from './coverage.rules.ts';
import { RULE_PACKS } from './packs.data.ts';
import { TITLES } from './titles.testing.ts';

const limits = createLimits(calendar);
const [unit] = entriesOf({ kind: 'named', unitIds: ['unit'] }, [], []);
if (!unit) throw new Error('no unit');

const FROM = '2026-01-01';
const DAY = '2026-01-05';

type Proven = PackObligation & { evidence: { filter: NonNullable<PackObligation['evidence']['filter']> } };

const first = (wanted: string | string[]): string => (typeof wanted === 'string' ? wanted : (wanted[0] ?? ''));
const factsOf = (facts: Record<string, string | string[]> | undefined) =>
  Object.fromEntries(Object.entries(facts ?? {}).map(([name, wanted]) => [name, first(wanted)]));

/** A happening as the module that tells it would: a title as units write them, the facts that are asked for, the parts that must be there. */
function evidenceOf({ code, evidence: { filter }, threshold, schedule }: Proven, number: number): Happened {
  const parts = /要素：(.*)$/.exec(threshold)?.[1]?.split('、') ?? [];
  const title = TITLES[code] ?? '其他信息';
  const subject = schedule.kind === 'on_event' && schedule.match === 'subject' ? 'trigger' : `thing-${number}`;
  return {
    ...{ key: `proof-${number}`, type: filter.types[0] ?? '', organisationId: 'unit', title },
    ...{ subjectType: 'thing', subjectId: subject, aboutType: 'thing', aboutId: 'trigger' },
    ...{ occurredOn: DAY, occurredAt: `${DAY}T02:00:00.000Z`, facts: { ...factsOf(filter.facts), parts } },
  };
}

function triggerOf({ schedule }: Proven): Happened[] {
  if (schedule.kind !== 'on_event') return [];
  return [
    {
      ...{ key: 'trigger', type: schedule.trigger.types[0] ?? '', organisationId: 'unit', title: '触发事项' },
      ...{ subjectType: 'thing', subjectId: 'trigger', aboutType: '', aboutId: '' },
      ...{ occurredOn: DAY, occurredAt: `${DAY}T02:00:00.000Z`, facts: factsOf(schedule.trigger.facts) },
    },
  ];
}

const settled = (one: Proven, evidence: readonly Happened[]): boolean => {
  const { code: _code, field: _field, responsible: _responsible, ...body } = one;
  const version = { number: 1, ...body, validFrom: FROM, responsible: { kind: 'named' as const, unitIds: ['unit'] } };
  const duties = dutiesOf({ id: 'o', versions: [version], endedOn: null }, unit, indexEvidence(evidence), limits, DAY);
  expect(duties.length, 'it makes a duty').toBeGreaterThan(0);
  return duties.some(
    ({ settledOn, period }) =>
      settledOn !== null && (one.schedule.kind !== 'on_event' || period === 'on:thing/trigger'),
  );
};

/** Names that must not be found in anything. */
const nothingOf = (words: readonly (readonly string[])[], text: string) =>
  words.reduce((left, group) => group.reduce((rest, word) => rest.replaceAll(word, '〇'), left), text);

const proven = RULE_PACKS.flatMap(({ obligations }) => obligations).filter(
  (one): one is Proven => one.evidence.filter !== null && !one.evidence.filter.types.some(isFiled),
);

describe('what modules tell', () => {
  it.each(proven.map((one) => [testName(one.code), one] as const))('%s', (_name, one) => {
    const { filter, count } = one.evidence;
    const needed = one.schedule.kind === 'every' ? one.schedule.times : count;
    const trigger = triggerOf(one);
    const right = Array.from({ length: needed }, (_, number) => evidenceOf(one, number));

    expect(settled(one, [...trigger, ...right]), 'its evidence settles it').toBe(true);
    expect(settled(one, [...right, ...right.toReversed(), ...trigger]), 'told twice and out of order').toBe(true);

    expect(settled(one, trigger), 'nothing').toBe(false);
    // Retracted: it is not among what happened and counts.
    expect(settled(one, [...trigger, ...right.slice(1)]), 'one of it retracted').toBe(false);
    expect(
      settled(one, [...trigger, ...right.map((other) => ({ ...other, organisationId: 'another' }))]),
      'that of another unit',
    ).toBe(one.schedule.kind === 'on_event' && one.schedule.match !== 'unit');
    expect(
      settled(one, [...trigger, ...right.map((other) => ({ ...other, type: 'thing.else' }))]),
      'another type',
    ).toBe(false);
    for (const group of filter.words ?? []) {
      const without = right.map((other) => ({
        ...other,
        title: nothingOf([group], other.title),
        facts: { ...other.facts, parts: (other.facts['parts'] as string[]).map((part) => nothingOf([group], part)) },
      }));
      expect(settled(one, [...trigger, ...without]), `without any of ${group.join('、')}`).toBe(false);
    }
    for (const name of Object.keys(filter.facts ?? {}))
      expect(
        settled(one, [...trigger, ...right.map((other) => ({ ...other, facts: { ...other.facts, [name]: 'other' } }))]),
        `with another ${name}`,
      ).toBe(false);
  });
});
