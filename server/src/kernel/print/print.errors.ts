import { defineErrors } from '../errors/index.ts';

export const printErrors = defineErrors('print', {
  too_large: {
    status: 422,
    zh: '文件过大，不能制作版式文件：正文 {length} 字，上限 {limit} 字。请拆分后重试，或直接下载原文件。',
    en: 'This is too large to be printed: {length} characters, {limit} at most. Split it, or use the original file.',
  },
  failed: {
    status: 503,
    zh: '版式文件暂时没有做成，请稍后再试。',
    en: 'The file could not be made just now. Try again in a moment.',
  },
});
