import { defineErrors } from '../../kernel/errors/index.ts';

export const reportErrors = defineErrors('error_reports', {
  not_found: { status: 404, zh: '没有找到这条纠错。', en: 'This report was not found.' },
  document_gone: {
    status: 404,
    zh: '没有这份公开的文件，无法纠错。',
    en: 'There is no such public document to report an error on.',
  },
  message_missing: { status: 422, zh: '请写明哪里有错。', en: 'Say what is wrong.' },
  answer_missing: { status: 422, zh: '请写明处理情况。', en: 'Say what was done about it.' },
  conflict: {
    status: 409,
    zh: '{name}刚刚办理了这条纠错，请刷新后查看。',
    en: '{name} has just dealt with this report; reload to see it.',
  },
});
