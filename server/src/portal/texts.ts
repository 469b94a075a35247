import { en } from './texts.en.ts';
import { zh, type PortalText } from './texts.zh.ts';
import type { Locale } from './frame.ts';

export type { PortalText };

/** The interface texts of the public site in one language. */
export function portalText(locale: Locale): PortalText {
  return locale === 'en' ? en : zh;
}
