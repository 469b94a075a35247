import { chinaTime } from '../../kernel/time/index.ts';
import { dates, type CalendarDay, type WorkdayCalendar } from '../calendar/index.ts';
import type { DatedEvent } from './clock-events.rules.ts';
import { DEFAULT_SETTINGS, limitOf, type Limit, type LimitDay } from './clock-limit.rules.ts';
import type { ClockState, PlayedPeriod } from './clock-state.rules.ts';
import type { Bilingual, ClockDay, ClockDayKind, ClockPause, ClockRule } from './clocks.schema.ts';

const HOUR_MS = 3_600_000;
const both = (zh: string, en: string): Bilingual => ({ zh, en });
const join = (first: Bilingual, second: Bilingual): Bilingual => both(first.zh + second.zh, first.en + second.en);
const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

const UNITS: Record<ClockRule['unit'], (n: number) => Bilingual> = {
  working_day: (n) => both(`${n} 个工作日`, plural(n, 'working day')),
  natural_day: (n) => both(`${n} 日`, plural(n, 'day')),
  hour: (n) => both(`${n} 小时`, plural(n, 'hour')),
  month: (n) => both(`${n} 个月`, plural(n, 'month')),
  year: (n) => both(`${n} 年`, plural(n, 'year')),
};

/** Every day of a clock from its start to its end, with what happened on it, in both languages. */
export function explain(rule: ClockRule, state: ClockState, calendar: WorkdayCalendar): ClockDay[] {
  return state.periods.flatMap((period, index) => {
    const next = state.periods[index + 1];
    const lines = next ? linesBeforeRestart(rule, period, next, calendar) : linesOf(rule, period, calendar);
    return weave(rule, lines, period.events);
  });
}

/** Puts the lines of events after the day they fell on; a start that counts its own day stands before it. */
function weave(rule: ClockRule, lines: ClockDay[], events: readonly DatedEvent[]): ClockDay[] {
  const [first, ...others] = events;
  const result = first ? [eventLine(rule, first)] : [];
  let next = 0;
  for (const line of lines) {
    for (let event = others[next]; event && event.on < line.date; event = others[next]) {
      result.push(eventLine(rule, event));
      next++;
    }
    result.push(line);
  }
  return [...result, ...others.slice(next).map((event) => eventLine(rule, event))];
}

function linesOf(rule: ClockRule, period: PlayedPeriod, calendar: WorkdayCalendar): ClockDay[] {
  const limit = limitOf(rule, period, calendar);
  if (rule.unit === 'hour') return hourLines(rule, period, limit);
  return limit.days.map((entry) => dayLine(rule, entry, limit));
}

/** Days that a restart made void; the days of pauses keep their reason. */
function linesBeforeRestart(
  rule: ClockRule,
  period: PlayedPeriod,
  next: PlayedPeriod,
  calendar: WorkdayCalendar,
): ClockDay[] {
  const [from, until] = [period, next].map((entry) =>
    rule.unit === 'hour' ? dates.onInstant(entry.from) : entry.from,
  );
  const sameDay = rule.settings?.startsOn?.value === 'same_day' || rule.unit === 'hour';
  const lines: ClockDay[] = [];
  for (const day of calendar.daysAfter(sameDay ? dates.addDays(from ?? '', -1) : (from ?? ''))) {
    if (!until || day.on > until || (sameDay && day.on === until)) break;
    const pause =
      rule.unit === 'hour'
        ? null
        : period.pauses.find((entry) => day.on > entry.from && (!entry.until || day.on <= entry.until));
    const note = pause
      ? pauseNote(rule, pause)
      : both('重新计算之前的日子，不再计入', 'before the restart, no longer counted');
    lines.push(line(day.on, pause ? 'paused' : 'superseded', null, note));
  }
  return lines;
}

const line = (date: string, kind: ClockDayKind, n: number | null, note: Bilingual, provisional = false): ClockDay => ({
  date,
  kind,
  n,
  note,
  provisional,
});

function dayLine(rule: ClockRule, { day, kind, n, pause }: LimitDay, limit: Limit): ClockDay {
  const isLast = day.on === limit.dueOn;
  const end = isLast ? both('，期限届满', ', the last day') : both('', '');
  if (pause) return line(day.on, 'paused', null, join(pauseNote(rule, pause), end));
  const uncertain = day.provisional && (rule.unit === 'working_day' || kind === 'rolled');
  const mark = uncertain ? provisionalNote(day) : both('', '');
  if (kind === 'off')
    return line(day.on, day.kind === 'holiday' ? 'holiday' : 'weekend', null, join(offNote(day), mark), uncertain);
  if (kind === 'rolled') return line(day.on, 'rolled', null, join(join(rolledNote(rule, day), end), mark), uncertain);
  const makeup = rule.unit === 'working_day' && day.kind === 'makeup_workday';
  const note = join(
    makeup ? both('调休上班，', 'weekend day worked instead, ') : both('', ''),
    countNote(rule, n ?? 0),
  );
  return line(day.on, makeup ? 'makeup_workday' : 'counted', n, join(join(note, end), mark), uncertain);
}

const countNote = (rule: ClockRule, n: number) =>
  rule.unit === 'working_day' ? both(`第 ${n} 个工作日`, `working day ${n}`) : both(`第 ${n} 日`, `day ${n}`);

const offNote = (day: CalendarDay) =>
  day.kind === 'holiday'
    ? both('放假，不计', 'public holiday, not counted')
    : both('周末，不计', 'weekend, not counted');

function rolledNote(rule: ClockRule, day: CalendarDay): Bilingual {
  const source = rule.settings?.rollToWorkday?.source ?? DEFAULT_SETTINGS.rollToWorkday.source;
  return day.workday
    ? both(`顺延至工作日（${source}）`, 'moved on to a working day')
    : both('期限末日遇休息日，顺延', 'the last day is a day off, moved on');
}

const provisionalNote = (day: CalendarDay) => {
  const year = dates.yearOf(day.on);
  return both(`（暂定：${year} 年放假安排尚未公布）`, ` (provisional: the holidays of ${year} are not published yet)`);
};

function pauseNote(rule: ClockRule, pause: ClockPause): Bilingual {
  const cause = rule.pauses.find((entry) => entry.cause === pause.cause);
  const title = cause?.title ?? both(pause.cause, pause.cause);
  return both(`${title.zh}期间，不计${cause ? `（${cause.source}）` : ''}`, `${title.en}, not counted`);
}

/** Hours of each calendar day that count, with the running total. */
function hourLines(rule: ClockRule, period: PlayedPeriod, limit: Limit): ClockDay[] {
  const lines: ClockDay[] = [];
  const openPause = period.pauses.find((pause) => pause.until === null);
  const end = Date.parse(limit.dueAt ?? openPause?.from ?? period.from);
  let total = 0;
  for (let on = dates.onInstant(period.from); ; on = dates.addDays(on, 1)) {
    const dayStart = Date.parse(dates.startOfDay(on));
    if (dayStart > end) break;
    const [from, until] = [Math.max(dayStart, Date.parse(period.from)), Math.min(dayStart + 24 * HOUR_MS, end)];
    const paused = period.pauses.reduce((sum, pause) => sum + overlap(from, until, pause), 0);
    const counted = until - from - paused;
    total += counted;
    const n = rounded(total / HOUR_MS);
    const isLast = limit.dueOn === on;
    const note =
      counted > 0
        ? both(
            `计 ${rounded(counted / HOUR_MS)} 小时，累计 ${n} 小时`,
            `${rounded(counted / HOUR_MS)} hours, ${n} in all`,
          )
        : both('暂停期间，不计', 'paused, not counted');
    const due = isLast
      ? both(`，${chinaTime(limit.dueAt ?? '')} 届满`, `, ends at ${chinaTime(limit.dueAt ?? '')}`)
      : both('', '');
    if (counted > 0 || paused > 0)
      lines.push(line(on, counted > 0 ? 'counted' : 'paused', counted > 0 ? n : null, join(note, due)));
  }
  return lines;
}

const rounded = (hours: number) => Math.round(hours * 100) / 100;

function overlap(from: number, until: number, pause: ClockPause): number {
  const end = pause.until === null ? until : Date.parse(pause.until);
  return Math.max(0, Math.min(until, end) - Math.max(from, Date.parse(pause.from)));
}

function eventLine(rule: ClockRule, event: DatedEvent): ClockDay {
  return line(event.on, event.kind, null, eventNote(rule, event));
}

function eventNote(rule: ClockRule, event: DatedEvent): Bilingual {
  const time = event.at && rule.unit === 'hour' ? chinaTime(event.at) : '';
  const at = both(time ? `${time} ` : '', time ? ` at ${time}` : '');
  switch (event.kind) {
    case 'start':
      return join(both(`${at.zh}期限起算`, `the clock starts${at.en}`), firstDayNote(rule));
    case 'restart': {
      const cause = rule.restarts.find((entry) => entry.cause === event.cause);
      const title = cause?.title ?? both(event.cause, event.cause);
      const note = both(
        `${at.zh}${title.zh}，期限重新计算（${cause?.source ?? ''}）`,
        `${title.en}, the clock starts anew${at.en}`,
      );
      return join(note, firstDayNote(rule));
    }
    case 'pause': {
      const title = rule.pauses.find((entry) => entry.cause === event.cause)?.title ?? both(event.cause, event.cause);
      return both(`${at.zh}暂停计时：${title.zh}`, `paused${at.en}: ${title.en}`);
    }
    case 'resume':
      return both(`${at.zh}恢复计时`, `resumed${at.en}`);
    case 'extend': {
      const more = UNITS[rule.unit](event.amount);
      const note = both(`延长 ${more.zh}`, `extended by ${more.en}`);
      return join(
        note,
        both(
          `（批准：${event.approver}；文书：${event.document}）`,
          ` (approved by ${event.approver}; notice ${event.document})`,
        ),
      );
    }
    case 'delay':
      return both(
        `延迟至 ${event.until}（${rule.delay?.source ?? ''}；批准：${event.approver}；文书：${event.document}）`,
        `delayed until ${event.until} (approved by ${event.approver}; notice ${event.document})`,
      );
    case 'stop':
      return both(`${at.zh}办结，停止计时`, `done${at.en}, the clock stops`);
  }
}

function firstDayNote(rule: ClockRule): Bilingual {
  if (rule.unit === 'hour') return both('', '');
  return rule.settings?.startsOn?.value === 'same_day'
    ? both('，当日计入', '; this day is counted')
    : both('，当日不计', '; this day is not counted');
}
