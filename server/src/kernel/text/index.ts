/** Chinese official text: widths, numerals and dates. Pure functions; of the domain only the markings on state documents. */
export { foldWidth } from './width.ts';
export { CHINESE_NUMERAL_CHARS, formatChineseNumber, parseChineseNumber, parseNumber } from './numerals.ts';
export { daysInMonth, findDates, isoDate, parseDate, type FoundDate } from './dates.ts';
export { decodeText, type DecodedText } from './decode.ts';
export { findMarkings } from './markings.ts';
export { isLink, safeHref } from './links.ts';
