import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import type { Duty, ObligationVersion, Schedule } from './duties.schema.ts';
import { dutiesOf, indexEvidence, type ObligationCore } from './engine.rules.ts';
import type { Happened } from './filter.rules.ts';
import { createLimits } from './periods.rules.ts';
import { entriesOf } from './units.rules.ts';

export const calendar = calendarOf(listShippedYears());
export const limits = createLimits(calendar);

/** A happening of unit `a` on a day, its key made of type and day unless given. */
export const happened = (type: string, occurredOn: string, change: Partial<Happened> = {}): Happened => ({
  ...{
    key: `${type}:${occurredOn}`,
    type,
    organisationId: 'a',
    subjectType: 'thing',
    subjectId: `${type}:${occurredOn}`,
  },
  ...{ aboutType: '', aboutId: '', occurredOn, occurredAt: null, title: '', facts: {} },
  ...change,
});

/** A version of an obligation proven by `thing.done`. */
export const version = (schedule: Schedule, change: Partial<ObligationVersion> = {}): ObligationVersion => ({
  ...{ number: 1, validFrom: '2026-01-01', validUntil: null, schedule, action: '公开', leadUnits: [], threshold: '' },
  ...{ source: { document: '要点', clause: '一', words: '' }, responsible: { kind: 'named', unitIds: ['a'] } },
  ...{ evidence: { filter: { types: ['thing.done'] }, byHand: true, count: 1 }, weight: 1, visibility: 'public' },
  ...change,
});

export const obligation = (...versions: ObligationVersion[]): ObligationCore => ({ id: 'o', versions, endedOn: null });

/** Duties of unit `a` up to the end of 2026. */
export function computed(
  one: ObligationCore,
  evidence: readonly Happened[] = [],
  { horizonOn = '2026-12-31', unit = entriesOf({ kind: 'named', unitIds: ['a'] }, [], [])[0] } = {},
): Duty[] {
  if (!unit) throw new Error('no unit');
  return dutiesOf(one, unit, indexEvidence(evidence), limits, horizonOn);
}
