export { due, dueFrom, readClock, recalculate } from './clocks.rules.ts';
export { defineRules } from './clock-rule.rules.ts';
export { formatReading } from './clock-texts.rules.ts';
export { ClockEventSchema } from './clocks.schema.ts';
export type { ClockDue, ClockEvent, ClockReading, ClockRule } from './clocks.schema.ts';
