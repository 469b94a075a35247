import type { PackObligation, Schedule } from '../duties.schema.ts';
import type { Proof } from './proofs.rules.ts';
import { notMade, type When } from './schedules.rules.ts';
import { namesOf, responsibleOf } from './unit-words.rules.ts';

/** What rule packs are written with: short words for who, when and what proves it. */

export { annualReport, beforeSchool, every, fresh, freshFor, fundReport, onEvent, once } from './schedules.rules.ts';
export { AT_ONCE, governmentReport, headsInterpret, reliefFigures, SAME_DAY, within } from './schedules.rules.ts';
export { byHand, EMERGENCY, filed, happening, ledger, on, published, told } from './proofs.rules.ts';

interface Written {
  /** In Chinese, in our own words. */
  action: string;
  /** Short title in English. */
  en: string;
  when: When;
  proof: Proof;
  /** How many different things are needed, where the schedule does not say. */
  count?: number;
  /** A figure that is asked for beside the deed. */
  threshold?: string;
  /** Absent: by the kind of its schedule. */
  weight?: number;
  /** The words of the source that it rests on, where a figure of it hangs on them. */
  words?: string;
  note?: string;
}

/** A rule without the document that it stands in, which the pack knows. */
export interface WrittenDuty extends Written {
  id: string;
  field: string;
  clause: string;
  /** Units as the source names them, with 、 between. */
  units: string;
}

/** A rule of a pack; `units` as the source names them, with 、 between. */
export const duty = (id: string, field: string, clause: string, units: string, written: Written): WrittenDuty => ({
  ...{ id, field, clause, units },
  ...written,
});

/**
 * The rule as an obligation of its pack. Weights follow what is asked: 3 for what must be done before or at once, 2 for a day, a limit or a
 * number of times, 1 for what is to be kept up without a day.
 */
export function obligationOf(written: WrittenDuty, document: string): PackObligation {
  const { id, field, clause, units, action, when, proof, count = 1, threshold = '', words = '', note } = written;
  const parts = proof.parts.length > 0 ? `要素：${proof.parts.join('、')}` : '';
  const names = namesOf(units);
  return {
    ...{ code: id, field, source: { document, clause, words }, action, leadUnits: names },
    ...{ responsible: responsibleOf(names), schedule: when.schedule },
    evidence: { filter: proof.filter, byHand: true, count: notMade(when.schedule) ? count : 1 },
    threshold: [threshold, parts].filter((text) => text !== '').join('；'),
    weight: written.weight ?? weightOf(when.schedule),
    visibility: proof.filter?.types.includes('document.published') ? 'public' : 'internal',
    validUntil: null,
    ...(when.choices ? { choices: [...when.choices] } : {}),
    ...(note === undefined ? {} : { note }),
    covers: /^S\d-\d{3}$/.test(id) ? [id] : [],
  };
}

function weightOf(schedule: Schedule): number {
  if (schedule.kind === 'on_event') return schedule.limit.amount === 0 ? 3 : 2;
  if (schedule.kind === 'every') return 2;
  return schedule.kind === 'once' && schedule.by !== null ? 2 : 1;
}
