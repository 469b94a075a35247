import { dates } from '../../../foundation/calendar/index.ts';
import type { NewObligation, Obligation, PackObligation, RulePack, Schedule } from '../duties.schema.ts';
import { unitsNamed, type NamedUnit } from './unit-words.rules.ts';

/** What a place chose of a pack. */
export interface Chosen {
  /** Code of a rule → code of what was chosen. */
  choices: Readonly<Record<string, string>>;
  /** Names as the source writes them → id of the unit that is meant. */
  units: Readonly<Record<string, string>>;
  /** The year for which a yearly notice holds here; null: its own. */
  year: number | null;
  /** The first day of rules that are not of a year. */
  validFrom: string;
}

export type Made = Omit<NewObligation, 'validFrom'>;

/** What the installation of a pack does to one rule. */
export interface Step {
  code: string;
  /** `kept`: changed here since, so that the pack leaves it; `ended`: the pack no longer has it; `taken`: another obligation has its code. */
  kind: 'new' | 'changed' | 'same' | 'kept' | 'ended' | 'again' | 'taken';
  made: Made | null;
  before: Obligation | null;
  /** Names of units that were not found. */
  missing: string[];
}

/** Moves a day of the notice's year into the year for which it holds here. */
export const inYear = (on: string, by: number): string => (by === 0 ? on : dates.addMonths(on, by * 12));

function scheduleIn(schedule: Schedule, by: number): Schedule {
  return schedule.kind === 'once' && schedule.by !== null ? { ...schedule, by: inYear(schedule.by, by) } : schedule;
}

/** By how many years a yearly notice is moved. */
export const shiftOf = ({ validFrom }: Pick<RulePack, 'validFrom'>, year: number | null): number =>
  validFrom === null || year === null ? 0 : year - dates.yearOf(validFrom);

/** The first day of the rules of a pack here. */
export const firstDayOf = (pack: Pick<RulePack, 'validFrom'>, chosen: Pick<Chosen, 'year' | 'validFrom'>): string =>
  pack.validFrom === null ? chosen.validFrom : inYear(pack.validFrom, shiftOf(pack, chosen.year));

/** A rule as an obligation of this place. Null when the choice does not exist. */
export function madeOf(
  pack: RulePack,
  rule: PackObligation,
  chosen: Chosen,
  units: readonly NamedUnit[],
): { made: Made; missing: string[] } | null {
  const { choices: offered = [], responsible, note: _note, test: _test, covers: _covers, ...body } = rule;
  const wanted = chosen.choices[rule.code];
  const choice = wanted === undefined ? offered[0] : offered.find(({ code }) => code === wanted);
  if (wanted !== undefined && !choice) return null;
  const by = shiftOf(pack, chosen.year);
  const names = responsible.kind === 'names' ? responsible.names : [];
  const named = names.map((name) => ({ name, ...unitsNamed(chosen.units[name] ?? name, units) }));
  const missing = named.filter(({ found }) => found.length === 0).map(({ name }) => name);
  const doubtful = named.some(({ found, likely }) => found.length === 0 || likely);
  const validUntil = body.validUntil ?? pack.validUntil;
  return {
    made: {
      ...body,
      schedule: scheduleIn(choice?.schedule ?? body.schedule, by),
      threshold: choice?.threshold ?? body.threshold,
      validUntil: validUntil === null ? null : inYear(validUntil, by),
      responsible:
        responsible.kind === 'names'
          ? { kind: 'named', unitIds: [...new Set(named.flatMap(({ found }) => found.map(({ id }) => id)))] }
          : responsible,
      ...(doubtful ? { unrecognised: [...(body.unrecognised ?? []), 'responsible'] } : {}),
    },
    missing,
  };
}

/**
 * What an installation does, rule by rule, in the order of the pack. `printOf` makes a fingerprint of a body; `printed` are those of the last
 * installation, so that what differs from them was changed here.
 */
export function stepsOf(
  pack: RulePack,
  chosen: Chosen,
  units: readonly NamedUnit[],
  present: readonly Obligation[],
  last: { made: Readonly<Record<string, string>>; endedOn: string | null } | null,
  printOf: (body: object) => string,
): Step[] | { unknownChoice: string } {
  const byCode = new Map(present.map((one) => [one.code, one]));
  const steps: Step[] = [];
  for (const rule of pack.obligations) {
    const result = madeOf(pack, rule, chosen, units);
    if (!result) return { unknownChoice: rule.code };
    const { made, missing } = result;
    const before = byCode.get(rule.code) ?? null;
    const version = before?.versions.at(-1);
    const step = { code: rule.code, made, before, missing };
    if (!before || !version) steps.push({ ...step, kind: 'new' });
    else if (before.pack !== pack.code) steps.push({ ...step, kind: 'taken' });
    else if (before.endedOn !== null)
      // Ended together with the pack it comes back with it; ended by somebody for itself it stays ended.
      steps.push({ ...step, kind: last?.endedOn === before.endedOn ? 'again' : 'kept' });
    else if (printOf(version) === printOf(made)) steps.push({ ...step, kind: 'same' });
    else {
      const printed = last?.made[rule.code];
      steps.push({ ...step, kind: printed !== undefined && printed !== printOf(version) ? 'kept' : 'changed' });
    }
  }
  const codes = new Set(pack.obligations.map(({ code }) => code));
  for (const before of present)
    if (before.pack === pack.code && before.endedOn === null && !codes.has(before.code))
      steps.push({ code: before.code, kind: 'ended', made: null, before, missing: [] });
  return steps;
}
