import { dates } from '../../foundation/calendar/index.ts';
import type { Duty, DutyState } from './duties.schema.ts';

export type DatedDuty = Pick<
  Duty,
  'opensOn' | 'nearOn' | 'dueOn' | 'dueAt' | 'settledOn' | 'isLate' | 'closedOn' | 'decision'
>;

/** The state of a duty on a day; `at` (an instant of that day) also for limits in hours. The same table stands as SQL in duties.repo.ts. */
export function stateOn(duty: DatedDuty, on: string, at?: string): DutyState {
  if (duty.decision !== '') return duty.decision;
  if (duty.settledOn !== null && duty.settledOn <= on) return duty.isLate ? 'met_late' : 'met';
  if (duty.closedOn !== null && duty.closedOn < on) return 'closed';
  if (on > duty.dueOn || isOver(duty, on, at)) return 'overdue';
  if (on < duty.opensOn) return 'not_yet';
  return on >= duty.nearOn ? 'near' : 'open';
}

const isOver = ({ dueAt, dueOn }: DatedDuty, on: string, at?: string) =>
  dueAt !== null && at !== undefined && on === dueOn && dates.toMilliseconds(at) > dates.toMilliseconds(dueAt);

/** Working towards it is still possible or needed. */
export const isOpenState = (state: DutyState): boolean => state === 'open' || state === 'near' || state === 'overdue';

export type Light = 'none' | 'green' | 'yellow' | 'red' | 'grey';

/** The traffic light of a state: red also for what was kept too late. */
export const lightOf = (state: DutyState): Light =>
  ({
    ...({ not_yet: 'none', open: 'green', near: 'yellow', overdue: 'red', met: 'green', met_late: 'red' } as const),
    ...({ waived: 'grey', not_applicable: 'grey', closed: 'grey' } as const),
  })[state];

/** Duties are opened up to here: the end of the year, from October on that of the next, so that a plan of the coming year is seen before it begins. */
export function horizonOf(today: string): string {
  return `${dates.yearOf(dates.addMonths(today, 3))}-12-31`;
}
