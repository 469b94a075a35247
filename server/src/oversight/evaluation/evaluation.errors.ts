import { defineErrors } from '../../kernel/errors/index.ts';

export const evaluationErrors = defineErrors('evaluation', {
  not_found: { status: 404, zh: '没有这项考核。', en: 'There is no such evaluation.' },
  conflict: {
    status: 409,
    zh: '刚才已有人改过这项考核。请刷新后核对，再重新提交。',
    en: 'Somebody has just changed this evaluation. Reload, compare, and send your change again.',
  },
  not_draft: {
    status: 409,
    zh: '考核方案已经启用，不能直接改。需要修改时请先退回修改方案。',
    en: 'The evaluation is in use and cannot be changed. Take it back to the draft first.',
  },
  days_wrong: {
    status: 422,
    zh: '日期不对：开始日不晚于结束日，计分截止日不早于结束日。',
    en: 'The days do not fit: the first is not after the last, and the day of the cut not before the last.',
  },
  tree_wrong: {
    status: 422,
    zh: '指标体系有问题：{faults}。请改正后再保存。',
    en: 'The tree of indicators cannot be used: {faults}. Please mend it and save again.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位，或者它已停用。', en: 'There is no such unit, or it is closed.' },
  unit_not_evaluated: { status: 422, zh: '这个单位不在考核范围内。', en: 'This unit is not evaluated here.' },
  indicator_unknown: {
    status: 422,
    zh: '没有这项评议指标。计算指标由系统计分，不需要评议。',
    en: 'There is no such judged indicator. Computed ones are scored from duties and need no judge.',
  },
  too_many_points: { status: 422, zh: '这项指标最多 {most} 分。', en: 'This indicator has {most} points at most.' },
  not_scoring: { status: 409, zh: '考核不在评分中。', en: 'The evaluation is not being scored.' },
  own_unit: { status: 403, zh: '不能评议本单位。', en: 'Nobody judges his own unit.' },
  enough_judges: {
    status: 409,
    zh: '这项指标已有足够的评议人。两人差距过大时才需要第三人。',
    en: 'This indicator has its judges. A third one is asked only when two are too far apart.',
  },
  not_told: {
    status: 409,
    zh: '考核结果还没有反馈，或者已经不能提出异议。',
    en: 'The result was not told yet, or objections are no longer taken.',
  },
  objection_open: {
    status: 409,
    zh: '对这项指标已有一份异议在办理。',
    en: 'An objection to this indicator is already being looked at.',
  },
  objection_unknown: {
    status: 404,
    zh: '没有这份异议，或者它已经答复。',
    en: 'There is no such objection, or it was answered.',
  },
  not_published: { status: 409, zh: '考核结果还没有公布。', en: 'The result was not published yet.' },
  no_difference: {
    status: 409,
    zh: '与公布的结果没有差别，不需要更正。',
    en: 'Nothing differs from what was published, so there is nothing to correct.',
  },
  correction_open: {
    status: 409,
    zh: '这个单位已有一份更正在办理。',
    en: 'A correction for this unit is already proposed.',
  },
  correction_unknown: {
    status: 404,
    zh: '没有这份更正，或者它已经办结。',
    en: 'There is no such correction, or it was decided.',
  },
  same_person: { status: 403, zh: '须由另一人决定。', en: 'Somebody else has to decide this.' },
  duty_unknown: { status: 404, zh: '考核范围内没有这件应办事项。', en: 'There is no such duty in this evaluation.' },
  sample_unknown: { status: 404, zh: '没有这次抽样。', en: 'There is no such sample.' },
  nothing_to_draw: { status: 422, zh: '没有可抽取的应办事项。', en: 'There are no duties to draw from.' },
});
