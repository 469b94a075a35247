import { chinaMinute } from '../kernel/time/index.ts';

/** What is said beside a one-time password when it is printed. `until` is an instant. */
export const oneTimeNote = (until: string): { zh: string; en: string } => ({
  zh: `一次性密码，首次登录须修改；${chinaMinute(until)} 前有效，过期后用 yg accounts reset 换发。`,
  en: `One-time password, to be changed at the first sign-in; good until ${chinaMinute(until)} (China time), after that yg accounts reset prints another.`,
});
