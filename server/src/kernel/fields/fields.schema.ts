import { Type, type TStringOptions } from 'typebox';

/** Shapes of single fields that every form has. What breaks them is told by kernel/http in the reader's language. */

/** A day that exists, `YYYY-MM-DD`: 2026-02-30 is refused. */
export const CalendarDate = Type.String({ format: 'date' });

/** One line of text: no line breaks, tabs or other control characters. Longer texts may have line breaks; kernel/http refuses the rest everywhere. */
export const LINE_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';
export const Line = (options: TStringOptions = {}) => Type.String({ ...options, pattern: LINE_PATTERN });
