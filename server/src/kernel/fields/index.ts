/** What every form field may hold: days that exist, one line, no characters that nothing can keep. */
export { CalendarDate, Line, LINE_PATTERN } from './fields.schema.ts';
export { findUnprintable } from './printable.ts';
