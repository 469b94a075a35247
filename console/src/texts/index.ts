import { useLocale, type Locale } from '../api/locale.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every text of the application; the Chinese table is the measure of what the others must have. */
export type Texts = typeof zh;

export const texts: Record<Locale, Texts> = { zh, en };

/** The texts in the reader's language. */
export const useTexts = (): Texts => texts[useLocale()];
