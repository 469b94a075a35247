export { calendarOf, type WorkdayCalendar } from './calendar.rules.ts';
export { listShippedYears } from './calendar.data.ts';
export { dates } from './dates.rules.ts';
export { createCalendarService, type CalendarService } from './calendar.service.ts';
export { registerCalendarApi } from './calendar.api.ts';
export type { CalendarDay, CalendarYear } from './calendar.schema.ts';
