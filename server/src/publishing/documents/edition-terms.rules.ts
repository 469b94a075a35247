import { dates } from '../../foundation/calendar/index.ts';
import type { PublicationTerms } from './edition-terms.schema.ts';

/** When and for whom an edition is public: pure decisions, all calendar dates in Asia/Shanghai. */

const DAY_MS = 86_400_000;

/** The instant at which a last day is over: midnight in China after it. */
export const endOfPeriod = (lastDay: string): Date => new Date(dates.startOfDay(dates.addDays(lastDay, 1)));

/** A scheduled publication that came a little late still belongs to the day it was scheduled for; one that was late by more to its own. */
const LATE_MS = 60_000;

/** The instant whose date an edition carries as its date of publication. */
export function publicationDate(scheduledFor: Date | null, at: Date): Date {
  if (!scheduledFor || scheduledFor > at) return at;
  return at.getTime() - scheduledFor.getTime() <= LATE_MS ? scheduledFor : at;
}

/** Corrections after which readers may no longer look back at what was said before. */
export const isClosing = (kind: string): boolean => kind === 'privacy' || kind === 'secrecy';

/** Farther away than this a schedule is a wrong year, not a plan. */
const FARTHEST_MS = 2 * 366 * DAY_MS;

/** Why an edition cannot be scheduled for an instant; null when it can. */
export function scheduleFault(
  publishAt: Date,
  { now, embargoUntil, visibleUntil }: { now: Date; embargoUntil: Date | null; visibleUntil: string | null },
): 'past' | 'embargoed' | 'too_far' | 'period_over' | null {
  if (embargoUntil && publishAt < embargoUntil) return 'embargoed';
  if (publishAt <= now) return 'past';
  if (visibleUntil && endOfPeriod(visibleUntil) <= publishAt) return 'period_over';
  return publishAt.getTime() - now.getTime() > FARTHEST_MS ? 'too_far' : null;
}

/** What is wrong with terms as an officer gave them, by field; null when nothing is. */
export function termsFault(
  terms: PublicationTerms,
  { today, isFirst }: { today: string; isFirst: boolean },
): {
  field: keyof PublicationTerms;
  code: 'audience_missing' | 'period_past' | 'note_missing' | 'nothing_to_correct';
} | null {
  if (terms.audienceKind !== 'everyone' && terms.audience.trim() === '')
    return { field: 'audience', code: 'audience_missing' };
  if (terms.visibleUntil && terms.visibleUntil < today) return { field: 'visibleUntil', code: 'period_past' };
  if (terms.correction !== '' && isFirst) return { field: 'correction', code: 'nothing_to_correct' };
  if (terms.correction !== '' && terms.changeNote.trim() === '') return { field: 'changeNote', code: 'note_missing' };
  return null;
}
