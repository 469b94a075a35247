import { dates, type WorkdayCalendar } from '../../foundation/calendar/index.ts';
import type { Duty, DutyState, ObligationVersion, Schedule } from './duties.schema.ts';
import { stateOn } from './states.rules.ts';

type Locale = 'zh' | 'en';
const both = (make: (locale: Locale) => string) => ({ zh: make('zh'), en: make('en') });

export const STATE_WORDS: Readonly<Record<DutyState, { zh: string; en: string }>> = {
  not_yet: { zh: '尚未开始', en: 'not yet begun' },
  open: { zh: '进行中', en: 'open' },
  near: { zh: '临近期限', en: 'due soon' },
  overdue: { zh: '逾期未完成', en: 'overdue' },
  met: { zh: '按期完成', en: 'met in time' },
  met_late: { zh: '逾期完成', en: 'met late' },
  waived: { zh: '已豁免', en: 'waived' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
  closed: { zh: '义务终止，不再要求', en: 'closed: the obligation ended' },
};

const PERIODS = {
  ...{ day: { zh: '每日', en: 'day' }, week: { zh: '每周', en: 'week' }, month: { zh: '每月', en: 'month' } },
  ...{ quarter: { zh: '每季度', en: 'quarter' }, half_year: { zh: '每半年', en: 'half-year' } },
  year: { zh: '每年', en: 'year' },
} as const;
const UNITS = {
  working_day: { zh: '个工作日', en: 'working day(s)' },
  natural_day: { zh: '日', en: 'day(s)' },
  hour: { zh: '小时', en: 'hour(s)' },
  month: { zh: '个月', en: 'month(s)' },
} as const;

/** A schedule in words. */
export function scheduleWords(schedule: Schedule): { zh: string; en: string } {
  if (schedule.kind === 'once')
    return schedule.by === null
      ? { zh: '年内完成（来源未写明日期）', en: 'by the end of the year (the source names no day)' }
      : { zh: `${schedule.by} 前完成`, en: `by ${schedule.by}` };
  if (schedule.kind === 'every') {
    const { period, times, due } = schedule;
    const plus = due.plus;
    return both((locale) =>
      locale === 'zh'
        ? `${PERIODS[period].zh}至少 ${times} 次${plus ? `，期满后 ${plus.amount} ${UNITS[plus.unit].zh}内` : ''}`
        : `at least ${times} × each ${PERIODS[period].en}${plus ? `, within ${plus.amount} ${UNITS[plus.unit].en} after it` : ''}`,
    );
  }
  if (schedule.kind === 'fresh') {
    const { amount, unit } = schedule.maxAge;
    return {
      zh: `间隔不超过 ${amount} ${UNITS[unit].zh}`,
      en: `never more than ${amount} ${UNITS[unit].en} apart`,
    };
  }
  const { amount, unit } = schedule.limit;
  if (amount === 0)
    return unit === 'hour'
      ? { zh: '不晚于触发事项', en: 'before the event' }
      : { zh: '与触发事项同日', en: 'on the day of the event' };
  return { zh: `触发后 ${amount} ${UNITS[unit].zh}内`, en: `within ${amount} ${UNITS[unit].en} of the event` };
}

export interface Explained {
  duty: Duty;
  rule: Pick<ObligationVersion, 'action' | 'schedule' | 'evidence' | 'source'>;
  /** Name of the unit that answers for it, and of the one that it arose for when it is another. */
  unit: string;
  arisenFor: string;
  /** Titles of the types of evidence that it expects. */
  expects: readonly { zh: string; en: string }[];
  /** The last thing that counted. */
  last: { on: string; title: string } | null;
  decision?: { reason: string; by: string; approvedBy: string } | null;
}

/** Why a duty stands as it does on a day, in sentences. */
export function explain(of: Explained, on: string, calendar: WorkdayCalendar, at?: string): { zh: string; en: string } {
  const { duty, rule, last } = of;
  const state = stateOn(duty, on, at);
  const days = Math.abs(dates.daysBetween(on, duty.dueOn));
  const workdays = Math.abs(calendar.countWorkdays(on, duty.dueOn).count);
  return both((locale) => {
    const zh = locale === 'zh';
    const parts: string[] = [];
    if (state === 'overdue')
      parts.push(
        zh
          ? `${duty.dueOn} 到期，已逾期 ${days} 天（${workdays} 个工作日）`
          : `was due ${duty.dueOn}, ${days} days (${workdays} working days) late`,
      );
    else if (state === 'open' || state === 'near')
      parts.push(
        zh
          ? `${duty.dueOn} 到期，还剩 ${days} 天（${workdays} 个工作日）`
          : `due ${duty.dueOn}, ${days} days (${workdays} working days) left`,
      );
    else if (state === 'not_yet')
      parts.push(zh ? `${duty.opensOn} 开始，${duty.dueOn} 到期` : `opens ${duty.opensOn}, due ${duty.dueOn}`);
    else if (state === 'met' || state === 'met_late')
      parts.push(
        zh
          ? `${duty.settledOn} 完成（${duty.dueOn} 到期，${state === 'met' ? '按期' : '逾期'}）`
          : `settled ${duty.settledOn}, due ${duty.dueOn}: ${STATE_WORDS[state].en}`,
      );
    else if (state === 'closed')
      parts.push(zh ? `义务于 ${duty.closedOn} 终止，不再要求` : `closed: the obligation ended on ${duty.closedOn}`);
    else parts.push(decided(of, state, zh));
    if (duty.dueAt !== null && state !== 'met') parts.push(zh ? `最迟 ${duty.dueAt}` : `at the latest ${duty.dueAt}`);
    if (state === 'open' || state === 'near' || state === 'overdue' || state === 'not_yet') {
      const things = of.expects.map((one) => one[locale]).join(zh ? '或' : ' or ');
      const what = things || (zh ? '人工提交并确认的佐证' : 'evidence filed by hand and confirmed');
      parts.push(zh ? `等待${of.unit || '（无责任单位）'}的${what}` : `expects ${what} from ${of.unit || '(nobody)'}`);
    }
    parts.push(zh ? `已有 ${duty.counted}/${duty.needed} 项` : `${duty.counted} of ${duty.needed} so far`);
    if (last)
      parts.push(
        zh
          ? `最近佐证 ${last.on}《${last.title || '（已隐去）'}》`
          : `last evidence ${last.on} “${last.title || '(closed)'}”`,
      );
    else parts.push(zh ? '尚无佐证' : 'no evidence yet');
    if (of.arisenFor !== of.unit && of.arisenFor !== '')
      parts.push(
        zh ? `原为${of.arisenFor}的义务，由${of.unit}承接` : `arose for ${of.arisenFor}, taken over by ${of.unit}`,
      );
    if (rule.schedule.kind === 'once' && rule.schedule.by === null)
      parts.push(zh ? '来源未写明日期，按年末计' : 'the source names no day: the last day of the year');
    if (duty.provisional)
      parts.push(zh ? '该年放假安排尚未公布，日期为暂定' : 'provisional: the holidays of that year are not published');
    return parts.join(zh ? '；' : '; ') + (zh ? '。' : '.');
  });
}

function decided({ decision }: Explained, state: DutyState, zh: boolean): string {
  const word = STATE_WORDS[state][zh ? 'zh' : 'en'];
  if (!decision) return word;
  return zh
    ? `${word}：${decision.reason}（${decision.by}提出，${decision.approvedBy}批准）`
    : `${word}: ${decision.reason} (proposed by ${decision.by}, approved by ${decision.approvedBy})`;
}
