/** Covers parts of PDF files and texts so that nothing is left underneath. */
export { createRedactor, type Redactor } from './redact.service.ts';
export { redactErrors } from './redact.errors.ts';
export { findWords, rectOf } from './reading.rules.ts';
export { coverText, type TextMark } from './text.rules.ts';
export type { Found, Mark, Progress, ReadFile, ReadPage, Rebuilt, Rect } from './redact.schema.ts';
