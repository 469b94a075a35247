import { defineErrors } from '../../../kernel/errors/index.ts';

export const applicantErrors = defineErrors('requests_applicant', {
  pass_over: {
    status: 410,
    zh: '这个页面打开得太久了。请重新输入查询码和后四位，填写的内容请再填一次。',
    en: 'This page was open for too long. Give the code and the last four characters again, then fill it in once more.',
  },
  not_now: {
    status: 409,
    zh: '这件申请已经进到下一步，不能再这样办。请重新查询，看看现在到哪一步。',
    en: 'This request has gone on, so this cannot be done any more. Look it up again to see where it stands.',
  },
  words_missing: {
    status: 422,
    zh: '请写明内容再发送。',
    en: 'Write what you want to say, then send it.',
  },
  score_missing: {
    status: 422,
    zh: '请选择 1 到 5 分。',
    en: 'Choose from 1 to 5.',
  },
});
