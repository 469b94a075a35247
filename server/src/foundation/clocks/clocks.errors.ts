import { defineErrors } from '../../kernel/errors/index.ts';

/** Also the texts of clock issues: a service that adds an event throws the code. */
export const clockErrors = defineErrors('clocks', {
  invalid_rule: {
    status: 422,
    zh: '时限规则有误：{faults}',
    en: 'The deadline rules have faults: {faults}',
  },
  unknown_rule: {
    status: 404,
    zh: '没有代码为“{code}”的时限规则。可用的规则：{known}。',
    en: 'There is no deadline rule with the code “{code}”. Known rules: {known}.',
  },
  needs_instant: {
    status: 400,
    zh: '按小时计算的时限需要精确到时刻（带时区），不能只有日期。',
    en: 'A deadline in hours needs an instant with its offset, not only a date.',
  },
  bad_event: {
    status: 422,
    zh: '事件 {id} 无法采用：字段“{field}”缺失或无效（{value}）。',
    en: 'Event {id} cannot be used: the field “{field}” is missing or not valid ({value}).',
  },
  date_mismatch: {
    status: 422,
    zh: '事件 {id} 的日期 {on} 与时刻 {at}（北京时间）不是同一天。',
    en: 'In event {id} the date {on} and the instant {at} are not the same day in Beijing.',
  },
  duplicate_differs: {
    status: 409,
    zh: '编号 {id} 出现了两个内容不同的事件，只采用了较早的一个。',
    en: 'Two different events have the id {id}; only the earlier one was used.',
  },
  not_started: {
    status: 409,
    zh: '时限尚未起算，不能{actionZh}（{on}）。',
    en: 'The clock has not started, so it cannot {actionEn} ({on}).',
  },
  already_started: {
    status: 409,
    zh: '时限已于 {since} 起算，不能再次起算（{on}）。需要重新计算时请用“重新计算”。',
    en: 'The clock started on {since} and cannot start again ({on}); use a restart.',
  },
  already_paused: {
    status: 409,
    zh: '时限自 {since} 起已暂停，不能再次暂停（{on}）。',
    en: 'The clock has been paused since {since} and cannot pause again ({on}).',
  },
  resume_without_pause: {
    status: 409,
    zh: '时限没有暂停，不能恢复（{on}）。',
    en: 'The clock is not paused, so it cannot resume ({on}).',
  },
  cause_not_allowed: {
    status: 422,
    zh: '规则没有“{cause}”这一事由，不能{actionZh}（{on}）。',
    en: 'The rule does not know the cause “{cause}”, so the clock cannot {actionEn} ({on}).',
  },
  extension_not_allowed: {
    status: 422,
    zh: '该时限不能延长（{on}）。',
    en: 'This clock cannot be extended ({on}).',
  },
  extension_too_long: {
    status: 422,
    zh: '最多可延长 {limit}，已延长 {used}，不能再延长 {amount}（{on}）。',
    en: 'At most {limit} may be added; {used} is used, so {amount} cannot be added ({on}).',
  },
  extended_too_often: {
    status: 422,
    zh: '最多可延长 {limit} 次（{on}）。',
    en: 'The clock may be extended {limit} times at most ({on}).',
  },
  delay_not_allowed: {
    status: 422,
    zh: '该时限不能延迟（{on}）。',
    en: 'This clock cannot be delayed ({on}).',
  },
  delay_while_paused: {
    status: 409,
    zh: '时限暂停期间不能延迟，请先恢复计时（{on}）。',
    en: 'The clock is paused and cannot be delayed; resume it first ({on}).',
  },
  delay_too_early: {
    status: 422,
    zh: '延迟后的期限 {until} 须晚于原期限 {due}（{on}）。',
    en: 'The later day {until} has to come after the present last day {due} ({on}).',
  },
  after_due: {
    status: 409,
    zh: '时限已于 {due} 届满，届满后不能{actionZh}（{on}）。',
    en: 'The clock ran out on {due}; after that it cannot {actionEn} ({on}).',
  },
  after_stop: {
    status: 409,
    zh: '时限已于 {since} 终止，不能再{actionZh}（{on}）。',
    en: 'The clock stopped on {since} and cannot {actionEn} any more ({on}).',
  },
});
