import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

/** The State Council notice a year's days come from; a later notice that changed the year stands beside the first one. */
export const CalendarNoticeSchema = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  /** 发文字号; absent where it is not known for certain. */
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  madeOn: Type.Optional(CalendarDate),
});

/** Days that differ from Monday–Friday: `off` are holidays (weekdays or weekends), `work` are weekend days worked instead. */
export const CalendarYearSchema = Type.Object({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  notices: Type.Array(CalendarNoticeSchema, { maxItems: 20 }),
  off: Type.Array(CalendarDate, { maxItems: 366 }),
  work: Type.Array(CalendarDate, { maxItems: 366 }),
});

/** A year as the API takes it: texts are loose here, because the rules name all faults at once and in the reader's language. */
export const CalendarYearInputSchema = Type.Object({
  /** The version that was shown; 0 for a year that was never loaded. */
  version: Type.Integer({ minimum: 0 }),
  notices: Type.Array(
    Type.Object({
      title: Line({ maxLength: 400 }),
      number: Type.Optional(Line({ maxLength: 400 })),
      madeOn: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    { maxItems: 20 },
  ),
  off: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 1000 }),
  work: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 1000 }),
});

export const CalendarYearViewSchema = Type.Object({
  year: Type.Integer(),
  /** False: no notice is known, only weekends; every deadline in this year is provisional. */
  published: Type.Boolean(),
  /** release: came with the software; loaded: put in here; none: not published. */
  origin: Type.Enum(['release', 'loaded', 'none']),
  version: Type.Integer(),
  /** Working days in the year. */
  workdays: Type.Integer(),
  notices: Type.Array(CalendarNoticeSchema),
  /** Days off that the notices name, weekends among them. */
  off: Type.Array(CalendarDate),
  /** Weekend days worked instead. */
  work: Type.Array(CalendarDate),
});

export const SavedCalendarYearSchema = Type.Object({
  ...CalendarYearViewSchema.properties,
  /** Things to look at twice, in the officer's language. */
  warnings: Type.Array(Type.String()),
});

export type CalendarYearInput = Static<typeof CalendarYearInputSchema>;
export type SavedCalendarYear = Static<typeof SavedCalendarYearSchema>;
export type CalendarYearView = Static<typeof CalendarYearViewSchema>;
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
