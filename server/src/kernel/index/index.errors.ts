import { defineErrors } from '../errors/index.ts';

export const indexErrors = defineErrors('index', {
  not_opened: {
    status: 500,
    zh: '无法打开检索索引目录 {folder}。请检查目录权限和磁盘空间后重试。',
    en: 'The folder of the search index, {folder}, cannot be opened. Check its permissions and the disk space, then try again.',
  },
  not_writer: {
    status: 503,
    zh: '检索索引正由另一个进程写入，本进程只能查询。请在该进程中执行，或等它停止后重试。',
    en: 'Another process is writing the search index; this one can only search. Do it there, or try again when that process has stopped.',
  },
  overloaded: {
    status: 503,
    zh: '当前检索人数较多，请稍后再试。',
    en: 'Too many searches at the moment. Please try again shortly.',
  },
  damaged: {
    status: 503,
    zh: '检索索引已损坏，正在等待重建，请稍后再试。',
    en: 'The search index is damaged and waits to be rebuilt. Please try again later.',
  },
  write_failed: {
    status: 500,
    zh: '写入检索索引失败，本批更改均未生效。请检查磁盘空间和目录权限后重试。',
    en: 'Writing the search index failed and nothing of this batch was kept. Check disk space and folder permissions, then try again.',
  },
  failed: {
    status: 500,
    zh: '检索出现问题，已记录。请稍后再试。',
    en: 'The search failed and was logged. Please try again later.',
  },
  closed: { status: 503, zh: '检索服务已停止。', en: 'The search index is closed.' },
});
