import published from './data/cn-workdays.json' with { type: 'json' };
import { readCalendarFile } from './calendar-file.rules.ts';
import type { CalendarYear } from './calendar.schema.ts';

/** The years that ship with the release (2011–2026); years loaded into the store stand above them. */
export function listShippedYears(): CalendarYear[] {
  // Through the same reader as a loaded file: the shipped data has to pass the same checks.
  return readCalendarFile(JSON.stringify(published)).years;
}
