import { defineErrors } from '../../../kernel/errors/index.ts';

export const complaintErrors = defineErrors('openness_complaints', {
  unknown: { status: 404, zh: '没有这件投诉举报。', en: 'There is no such complaint.' },
  words_missing: { status: 422, zh: '请写明投诉举报的内容。', en: 'Write down what is complained about.' },
  days_wrong: {
    status: 422,
    zh: '日期不合理：收到日和办结日不能晚于今天，办结日和办理期限不能早于收到日。',
    en: 'The days do not fit: nothing was received or ended after today, and nothing ends before it was received.',
  },
  finding_incomplete: {
    status: 422,
    zh: '办结的要同时填写查证结论、办结日期和处理情况。',
    en: 'A complaint is closed with its finding, the day and what was done, all three.',
  },
  measure_missing: {
    status: 422,
    zh: '查证属实的，应当督促整改或者通报批评（条例第四十七条），请选择其一。',
    en: 'What proves true is mended by order or criticised (article 47); choose which.',
  },
  measure_idle: {
    status: 422,
    zh: '没有查证属实，不能督促整改或者通报批评；请改正查证结论或者取消处理措施。',
    en: 'Nothing proved true, so no measure can be taken; correct the finding or the measure.',
  },
  page_kept: {
    status: 422,
    zh: '申请人从办理进度页提交的投诉，来源、所涉申请、收到日和原话不能改，投诉人也不另外填写。请只填写办理情况。',
    en: 'What an applicant sent from the status page stays as it came: channel, request, day, words, and nobody else as who complains. Enter only how it went on.',
  },
  page_only: {
    status: 422,
    zh: '“办理进度页”只用于申请人自己提交的投诉，请选择其他来源。',
    en: 'The status page is the channel of applicants themselves. Choose another channel.',
  },
  request_unknown: {
    status: 422,
    zh: '没有这件申请，或者不是被投诉机关的。',
    en: 'There is no such request of this authority.',
  },
  conflict: {
    status: 409,
    zh: '刚才已有人改过，请刷新后再改。',
    en: 'Somebody changed this just now. Reload and change it again.',
  },
});
