import { daysBefore, type Settings } from './settings.rules.ts';

/** How a site was reached in the days that count (国办秘函〔2019〕19号: a week, twenty visits a day, 15 seconds, five per cent). Pure. */

export interface DayOfSamples {
  on: string;
  count: number;
  /** Not open, or open only after the limit. */
  failed: number;
}
export interface Availability {
  days: DayOfSamples[];
  count: number;
  failed: number;
  /** Share not open in per cent, two decimals; null without samples. */
  percent: number | null;
  /** Every day has as many visits as are asked for. */
  isEnough: boolean;
  isVeto: boolean;
}

/** The whole days before `today`, a day without a visit included. */
export function availabilityOf(samples: readonly DayOfSamples[], today: string, settings: Settings): Availability {
  const known = new Map(samples.map((day) => [day.on, day]));
  const wanted = settings['availability.days'];
  const days = Array.from({ length: wanted }, (_, n) => {
    const on = daysBefore(today, wanted - n);
    return known.get(on) ?? { on, count: 0, failed: 0 };
  });
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  const isEnough = days.every((day) => day.count >= settings['availability.perDay']);
  // Compared in whole numbers: 5 of 100 are five per cent and not 4.999….
  const isVeto = isEnough && failed * 100 >= settings['availability.percent'] * count;
  return {
    days,
    count,
    failed,
    percent: count === 0 ? null : Math.round((failed * 10_000) / count) / 100,
    isEnough,
    isVeto,
  };
}

/** When the platform visits next: on a fixed rhythm, each target at a moment of its own, never twice for a pause. */
export function nextSampleAt(now: Date, everyMinutes: number, targetId: string): Date {
  const every = everyMinutes * 60_000;
  const offset = parseInt(targetId.replaceAll('-', '').slice(-8), 16) % every;
  return new Date(Math.floor((now.getTime() - offset) / every) * every + every + offset);
}
