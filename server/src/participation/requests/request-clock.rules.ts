import { readCode } from './intake/intake.rules.ts';
import type { WorkdayCalendar } from '../../foundation/calendar/index.ts';
import { due, type ClockDue, type ClockEvent } from '../../foundation/clocks/index.ts';
import { requestClocks } from './request-clocks.rules.ts';

export const REPLY = 'request.reply';

/** What lists keep of the clock of the reply. */
export interface ClockCopy {
  clockState: 'not_started' | 'running' | 'paused' | 'stopped';
  dueOn: string | null;
  dueProvisional: boolean;
}

/** The clock of the reply from its events; the answer for lists beside the whole. */
export function replyClock(
  events: readonly ClockEvent[],
  calendar: WorkdayCalendar,
): { clock: ClockDue; copy: ClockCopy } {
  const clock = due(requestClocks.get(REPLY), events, calendar);
  return { clock, copy: copyOf(clock) };
}

/** The days that explain a reply's date to a reader: a request that is answered counts no further. */
export const daysToRead = ({ days, stoppedOn }: ClockDue): ClockDue['days'] =>
  stoppedOn === null ? days : days.filter(({ date }) => date <= stoppedOn);

function copyOf(clock: ClockDue): ClockCopy {
  const clockState = !clock.startedOn
    ? 'not_started'
    : clock.stoppedOn
      ? 'stopped'
      : clock.dueOn === null
        ? 'paused'
        : 'running';
  return { clockState, dueOn: clock.dueOn, dueProvisional: clock.provisional };
}

/** `〔2026〕3号`: the registration number as it is written. */
export const writeNumber = (year: number | null, number: number | null): string =>
  year === null || number === null ? '' : `〔${year}〕${number}号`;

/** A registration number (`3`, `2026-3`, `〔2026〕3号`) or a code as somebody typed it; null when it can be neither. */
export function readNumber(typed: string): { year: number | null; number: number } | { code: string } | null {
  const code = readCode(typed);
  if (code) return { code };
  const found = /^\D*(?:(\d{4})\D+)?(\d{1,6})\D*$/.exec(typed.normalize('NFKC').trim());
  return found ? { year: found[1] ? Number(found[1]) : null, number: Number(found[2]) } : null;
}
