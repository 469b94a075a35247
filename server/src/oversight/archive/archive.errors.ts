import { defineErrors } from '../../kernel/errors/index.ts';

export const archiveErrors = defineErrors('archive', {
  month_wrong: { status: 422, zh: '月份要写成 2026-10 这样。', en: 'A month is written like 2026-10.' },
  month_open: {
    status: 422,
    zh: '{month} 还没有结束，结束后再移交。',
    en: '{month} is not over yet; hand it over when it is.',
  },
  exists: {
    status: 409,
    zh: '{path} 已经存在，不会覆盖。请换一个目录，或先移走它。',
    en: '{path} exists already and is not overwritten. Choose another folder, or move it away first.',
  },
  folder_refused: {
    status: 422,
    zh: '不能写入 {path}（{reason}）。请检查目录是否存在、是否有权限。',
    en: '{path} cannot be written to ({reason}). Check that the folder exists and may be written to.',
  },
  not_handed_over: {
    status: 404,
    zh: '{month} 还没有移交过，没有可登记的回执。',
    en: '{month} was not handed over, so there is nothing to be received.',
  },
  receipt_missing: { status: 422, zh: '请写明接收单位。', en: 'Say who received it.' },
});
