import { defineErrors } from '../errors/index.ts';

export const httpErrors = defineErrors('http', {
  not_found: {
    status: 404,
    zh: '没有找到您要的页面。地址可能有误，或内容已经移走。',
    en: 'There is no page at this address. It may be mistyped, or the content has moved.',
  },
  method_not_allowed: {
    status: 405,
    zh: '这个地址不接受 {method} 请求，可用：{allow}。',
    en: 'This address does not take {method}; it takes {allow}.',
  },
  address_too_long: {
    status: 414,
    zh: '地址过长。请缩短后重试。',
    en: 'The address is too long. Shorten it and try again.',
  },
  fields_too_large: {
    status: 431,
    zh: '请求的头部过大。请清除本站的 Cookie 后重试。',
    en: 'The head of the request is too large. Clear the cookies of this site and try again.',
  },
  timeout: {
    status: 408,
    zh: '请求没有在规定时间内发完。请检查网络后重试。',
    en: 'The request did not arrive in time. Check the connection and try again.',
  },
  invalid_request: {
    status: 400,
    zh: '请求内容不符合要求：{reason}。请修改后重新提交。',
    en: 'The request is not valid: {reason}. Please correct it and send it again.',
  },
  invalid_date: {
    status: 400,
    zh: '“{field}”不是存在的日期。请按 2026-03-05 的样子填写一个真实的日期。',
    en: '“{field}” is no day that exists. Write a real date like 2026-03-05.',
  },
  invalid_line: {
    status: 400,
    zh: '“{field}”只能有一行，不能含换行、制表符或其他控制字符。请删去后重新提交。',
    en: '“{field}” takes one line, without line breaks, tabs or other control characters. Remove them and send it again.',
  },
  invalid_text: {
    status: 400,
    zh: '“{field}”含有看不见的控制字符或不完整的字符，不能保存。请删去，或粘贴为纯文本后重新提交。',
    en: '“{field}” holds control characters that cannot be seen, or broken characters, and cannot be kept. Remove them, or paste as plain text, and send it again.',
  },
  too_large: {
    status: 413,
    zh: '提交的内容超过 {limit} 的上限。请拆分或压缩后重试。',
    en: 'What you sent is larger than the limit of {limit}. Split or shrink it and try again.',
  },
  unsupported_media_type: { status: 415, zh: '不支持这种提交格式。', en: 'This content type is not supported.' },
  wrong_origin: {
    status: 403,
    zh: '为保护您的账号，系统拒绝了来自其他网站的操作。请从本站页面重新操作。',
    en: 'To protect your account, a request coming from another site was refused. Please repeat it from a page of this site.',
  },
  too_many_requests: {
    status: 429,
    zh: '访问过于频繁，请在 {seconds} 秒后重试。',
    en: 'Too many requests. Please try again in {seconds} seconds.',
  },
  unavailable: {
    status: 503,
    zh: '服务暂时不可用，请稍后重试。',
    en: 'The service is not available right now. Please try again later.',
  },
  failed: {
    status: 500,
    zh: '系统出现问题，已记录（编号 {requestId}）。请稍后重试。',
    en: 'Something went wrong and was logged (number {requestId}). Please try again later.',
  },
});
