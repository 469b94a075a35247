import { calendarOf, listShippedYears } from '../calendar/index.ts';
import type { ClockEvent, ClockRule } from './clocks.schema.ts';

/** Rules for tests only; the rules of disclosure on request belong to their own module. */
export const calendar = calendarOf(listShippedYears());

const pauses = [
  {
    cause: 'third_party',
    title: { zh: '征求第三方意见', en: 'hearing a third party' },
    source: '《政府信息公开条例》第三十三条第三款',
  },
];
const restarts = [
  {
    cause: 'correction',
    title: { zh: '收到补正', en: 'correction received' },
    source: '《政府信息公开条例》第三十条',
  },
];

export const replyRule: ClockRule = {
  code: 'test.reply',
  title: { zh: '答复申请', en: 'Reply to a request' },
  amount: 20,
  unit: 'working_day',
  source: '《政府信息公开条例》第三十三条第二款',
  pauses,
  restarts,
  extension: { amount: 20, times: 1, source: '《政府信息公开条例》第三十三条第二款' },
  light: { nearAt: 5 },
};
export const delayRule: ClockRule = {
  ...replyRule,
  code: 'test.delay',
  delay: { title: { zh: '延迟答复', en: 'delayed reply' }, source: '《政府信息公开条例》第三十五条' },
};
export const naturalRule: ClockRule = {
  ...replyRule,
  code: 'test.natural',
  amount: 30,
  unit: 'natural_day',
  light: { nearAt: 7 },
};
export const monthRule: ClockRule = {
  ...replyRule,
  code: 'test.month',
  amount: 2,
  unit: 'month',
  extension: { ...replyRule.extension!, amount: 1 },
};
export const hourRule: ClockRule = {
  ...replyRule,
  code: 'test.hour',
  amount: 24,
  unit: 'hour',
  light: { nearAt: 6 },
};

type Body<K extends ClockEvent['kind']> = Omit<Extract<ClockEvent, { kind: K }>, 'id' | 'kind' | 'on' | 'at'>;

/** An event on a date (`2026-12-01`) or at an instant, with an id made of its content. */
function event<K extends ClockEvent['kind']>(kind: K, when: string, body: Body<K>): ClockEvent {
  const moment = when.includes('T') ? { at: when } : { on: when };
  return { id: `${kind} ${when}`, kind, ...moment, ...body } as unknown as ClockEvent;
}

export const start = (when: string) => event('start', when, {});
export const pause = (when: string, cause = 'third_party') => event('pause', when, { cause });
export const resume = (when: string) => event('resume', when, {});
export const restart = (when: string, cause = 'correction') => event('restart', when, { cause });
export const stop = (when: string) => event('stop', when, {});
export const delay = (when: string, until: string) =>
  event('delay', when, { until, approver: '市政务公开办负责人', document: '延迟答复告知书〔2026〕1号' });
export const extend = (when: string, amount = 20) =>
  event('extend', when, { amount, approver: '市政务公开办负责人', document: '延期答复告知书〔2026〕1号' });
