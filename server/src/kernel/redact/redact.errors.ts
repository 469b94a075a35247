import { defineErrors } from '../errors/index.ts';

export const redactErrors = defineErrors('redact', {
  not_pdf: {
    status: 422,
    zh: '这不是可以打开的 PDF 文件，可能已损坏。请重新导出或重新扫描后再上传。',
    en: 'This is no PDF that can be opened; it may be damaged. Export or scan it again.',
  },
  encrypted: {
    status: 422,
    zh: '这个 PDF 设了密码，不能遮盖。请去掉密码后再上传。',
    en: 'This PDF has a password and cannot be redacted. Remove the password and upload it again.',
  },
  too_large: {
    status: 422,
    zh: '文件过大：{zh}。请拆分后分别遮盖。',
    en: 'The file is too large: {en}. Split it and redact the parts.',
  },
  too_heavy: {
    status: 422,
    zh: '这个文件打开时占用过多内存或时间，已停止，没有留下任何结果。请重新导出、降低分辨率或拆分后再试。',
    en: 'Opening this file takes too much memory or time; it was stopped and nothing was kept. Export it anew, lower its resolution or split it.',
  },
  no_such_page: {
    status: 422,
    zh: '没有第 {page} 页，这个文件共 {pages} 页。请刷新后重新标记。',
    en: 'There is no page {page}, the file has {pages}. Reload and mark again.',
  },
  bad_mark: {
    status: 422,
    zh: '第 {page} 页有一处标记在页面之外，或没有大小。请删除后重新标记。',
    en: 'A mark on page {page} lies outside of the page or has no size. Remove it and mark again.',
  },
  not_clean: {
    status: 500,
    zh: '重建后的文件没有通过自查（第 {page} 页），没有保存。请改用更大的标记，或联系管理员。',
    en: 'The rebuilt file did not pass its own check (page {page}) and was not kept. Use a larger mark, or tell the administrator.',
  },
});
