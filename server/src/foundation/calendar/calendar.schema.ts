import { Type, type Static } from 'typebox';

const DateOn = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** The State Council notice a year's days come from; a later notice that changed the year stands beside the first one. */
export const CalendarNoticeSchema = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  /** 发文字号; absent where it is not known for certain. */
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  madeOn: Type.Optional(DateOn),
});

/** Days that differ from Monday–Friday: `off` are holidays (weekdays or weekends), `work` are weekend days worked instead. */
export const CalendarYearSchema = Type.Object({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  notices: Type.Array(CalendarNoticeSchema, { maxItems: 20 }),
  off: Type.Array(DateOn, { maxItems: 366 }),
  work: Type.Array(DateOn, { maxItems: 366 }),
});

export type CalendarNotice = Static<typeof CalendarNoticeSchema>;
export type CalendarYear = Static<typeof CalendarYearSchema>;

/** weekend and workday follow from the day of the week; holiday and makeup_workday are announced. */
export type DayKind = 'workday' | 'makeup_workday' | 'weekend' | 'holiday';

export interface CalendarDay {
  on: string;
  kind: DayKind;
  workday: boolean;
  /** The year has no published calendar: only weekends are known, so this answer may change. */
  provisional: boolean;
}

/** A fault in a calendar file (`severity` fault: nothing is loaded) or something to look at twice (warning). */
export interface CalendarFault {
  severity: 'fault' | 'warning';
  code: string;
  year: string;
  value: string;
  text: { zh: string; en: string };
}
