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
