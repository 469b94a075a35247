export { calendarOf, type WorkdayCalendar } from './calendar.rules.ts';
export { listShippedYears } from './calendar.data.ts';
export { dates } from './dates.rules.ts';
export type { CalendarDay, CalendarYear } from './calendar.schema.ts';
