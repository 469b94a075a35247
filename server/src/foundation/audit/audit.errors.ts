import { defineErrors } from '../../kernel/errors/index.ts';

export const auditErrors = defineErrors('audit', {
  bad_period: {
    status: 400,
    zh: '时间“{value}”无效。请写成带时区的时间，例如 2026-12-05T09:30:00+08:00，且开始早于结束。',
    en: 'The time “{value}” is not valid. Write an instant with its offset, for example 2026-12-05T09:30:00+08:00, with the start before the end.',
  },
});
