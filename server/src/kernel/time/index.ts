/** Instants and calendar dates as China shows and writes them; no other place formats dates or knows the zone. */
export { CHINA_OFFSET_MS, chinaDate, chinaMinute, chinaTime, dateWords } from './china-time.ts';
