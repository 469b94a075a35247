import { dates } from '../../foundation/calendar/index.ts';
import type { EffectKind, Validity } from './normative.schema.ts';

/** How the validity of a document follows from what was decided about it: pure, the same on every day it is asked. */

export interface Term {
  effectiveOn: string | null;
  expiresOn: string | null;
  /** What the document says of itself: where nothing was decided here, stock that came in repealed stays so. */
  stated?: Validity | '' | null;
}
export interface Effect {
  id: string;
  kind: EffectKind;
  /** Null while only declared. */
  sinceOn: string | null;
  byId: string | null;
  cleanupId: string | null;
  expiresOn: string | null;
}
export interface ValidityOn {
  code: Validity;
  /** The day from which the state holds; null where nothing says so. */
  since: string | null;
  /** The document, or the clean-up, by which. */
  byId: string | null;
  cleanupId: string | null;
  /** The last day, after what was decided by then; null: none. */
  expiresOn: string | null;
}

const ENDS: readonly EffectKind[] = ['replaces', 'repeals'];
/** States that nobody falls out of by himself. */
const SETTLED: readonly Validity[] = ['amended', 'partly_invalid', 'expired', 'repealed'];
const CHANGES: readonly EffectKind[] = ['amends', 'partly'];

/**
 * The state on a day (YYYY-MM-DD). Repealed or replaced is final, whatever is decided later; a term that ran out is over unless it was
 * extended before; a document that has not begun cannot be amended yet.
 */
export function validityOn(term: Term, effects: readonly Effect[], today: string): ValidityOn {
  const known = effects
    .filter((effect): effect is Effect & { sinceOn: string } => effect.sinceOn !== null && effect.sinceOn <= today)
    .sort((a, b) => (a.sinceOn === b.sinceOn ? (a.id < b.id ? -1 : 1) : a.sinceOn < b.sinceOn ? -1 : 1));
  const expiresOn = lastDay(term, known);
  const state = (code: Validity, from: Pick<Effect, 'byId' | 'cleanupId' | 'sinceOn'> | null, since?: string) => ({
    ...{ code, since: since ?? from?.sinceOn ?? null, byId: from?.byId ?? null },
    ...{ cleanupId: from?.cleanupId ?? null, expiresOn },
  });
  const ended = known.find(({ kind }) => ENDS.includes(kind));
  if (ended) return state('repealed', ended);
  const over = known.find(({ kind }) => kind === 'expires');
  if (over) return state('expired', over);
  if (expiresOn !== null && expiresOn < today) return state('expired', null, dates.addDays(expiresOn, 1));
  if (term.effectiveOn !== null && term.effectiveOn > today) return state('not_yet_in_force', null);
  if (known.length === 0 && term.stated && SETTLED.includes(term.stated)) return state(term.stated, null);
  const change = known.findLast(({ kind }) => CHANGES.includes(kind));
  if (change) return state(change.kind === 'partly' ? 'partly_invalid' : 'amended', change);
  const kept = known.findLast(({ kind }) => kind === 'continues');
  return state('in_force', kept ?? null, kept ? undefined : (term.effectiveOn ?? undefined));
}

/** The last day of the term; an extension counts only when it was decided before the term ran out. */
function lastDay(term: Term, known: readonly (Effect & { sinceOn: string })[]): string | null {
  let last = term.expiresOn;
  for (const { kind, sinceOn, expiresOn } of known) {
    if (kind !== 'continues' || (last !== null && sinceOn > dates.addDays(last, 1))) continue;
    // A clean-up that keeps a document says nothing of its term unless it names a day.
    if (expiresOn !== null) last = expiresOn;
  }
  return last;
}

export type ExpiryState = 'none' | 'running' | 'warn' | 'over';

/** How a term stands on a day: in the last `months` somebody has to evaluate it. */
export function expiryOn(expiresOn: string | null, today: string, months: number): ExpiryState {
  if (expiresOn === null) return 'none';
  if (expiresOn < today) return 'over';
  return warnedFrom(expiresOn, months) <= today ? 'warn' : 'running';
}

/** The day from which a term that ends on a day is to be evaluated. */
export const warnedFrom = (expiresOn: string, months: number): string => dates.addMonths(expiresOn, -months);

/** The first day from `today` on (exclusive) on which the state changes by itself; null: none. */
export function nextChange(term: Term, effects: readonly Effect[], today: string): string | null {
  const days = [
    term.effectiveOn,
    ...effects.map(({ sinceOn }) => sinceOn),
    ...[validityOn(term, effects, today).expiresOn].flatMap((on) => (on === null ? [] : [dates.addDays(on, 1)])),
  ].filter((on): on is string => on !== null && on > today);
  return days.sort()[0] ?? null;
}
