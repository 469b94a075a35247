import { defineErrors } from '../../kernel/errors/index.ts';

export const requestErrors = defineErrors('requests', {
  bad_date: {
    status: 400,
    zh: '“{value}”不是有效日期，请写成 2026-11-20 这样。',
    en: '“{value}” is not a date; write it as 2026-11-20.',
  },
  start_differs: {
    status: 422,
    zh: '事件里的起算日 {start} 与给出的日期 {from} 不一致。',
    en: 'The start among the events ({start}) is not the date given ({from}).',
  },
  bad_events: {
    status: 422,
    zh: '有事件不能采用：{zh}',
    en: 'Some events cannot be used: {en}',
  },
});
