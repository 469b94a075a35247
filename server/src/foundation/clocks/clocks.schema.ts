import { Type, type Static } from 'typebox';

const Text = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Source = Type.String({ minLength: 1, maxLength: 300 });
const Code = Type.String({ pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$', maxLength: 100 });

/** A reason for which this clock may pause or restart, with the clause that allows it. */
export const ClockCauseSchema = Type.Object(
  { cause: Code, title: Text, source: Source },
  { additionalProperties: false },
);

/** A deadline as data: how much time, from when, what stops it, and which clause says so. */
export const ClockRuleSchema = Type.Object(
  {
    code: Code,
    title: Text,
    amount: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** working_day and natural_day count days, hour counts instants, month and year end on the corresponding day of the calendar. */
    unit: Type.Enum(['working_day', 'natural_day', 'hour', 'month', 'year']),
    source: Source,
    /** Rules that differ by place or are not in the clause itself; where left out, the defaults with their source hold. Not for hours. */
    settings: Type.Optional(
      Type.Object(
        {
          /** day_after: the day of the event is not counted. same_day: it is day 1. */
          startsOn: Type.Optional(Type.Object({ value: Type.Enum(['day_after', 'same_day']), source: Source })),
          /** A period that ends on a day off ends on the next working day. */
          rollToWorkday: Type.Optional(Type.Object({ value: Type.Boolean(), source: Source })),
        },
        { additionalProperties: false },
      ),
    ),
    pauses: Type.Array(ClockCauseSchema),
    restarts: Type.Array(ClockCauseSchema),
    /** Most that may be added, in the unit of the rule, and in how many steps; null: no extension. */
    extension: Type.Union([
      Type.Object(
        {
          amount: Type.Integer({ minimum: 1, maximum: 10_000 }),
          times: Type.Integer({ minimum: 1, maximum: 100 }),
          source: Source,
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    /** Present where the authority may set a later day itself, with a reason (条例 article 35). Only for working days. */
    delay: Type.Optional(Type.Object({ title: Text, source: Source }, { additionalProperties: false })),
    /** `near` from this much left on; in working days, natural days (also for months and years) or hours, as the unit is. */
    light: Type.Object({ nearAt: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);

const when = {
  /** Unique within the clock; the same event told twice is applied once. */
  id: Type.String({ minLength: 1, maxLength: 200 }),
  /** The date in Asia/Shanghai; may be left out when `at` is given. */
  on: Type.Optional(Type.String()),
  /** The instant; needed for clocks in hours. */
  at: Type.Optional(Type.String()),
};

/** Something that happened to a clock. */
export const ClockEventSchema = Type.Union([
  Type.Object({ ...when, kind: Type.Literal('start') }),
  Type.Object({ ...when, kind: Type.Literal('pause'), cause: Type.String() }),
  Type.Object({ ...when, kind: Type.Literal('resume') }),
  Type.Object({
    ...when,
    kind: Type.Literal('extend'),
    /** In the unit of the rule. */
    amount: Type.Number(),
    /** Who agreed (条例 article 33: the head of the authority's disclosure body). */
    approver: Type.String(),
    /** The notice by which the applicant was told. */
    document: Type.String(),
  }),
  Type.Object({
    ...when,
    kind: Type.Literal('delay'),
    /** The new last day; later than the present one. */
    until: Type.String(),
    approver: Type.String(),
    /** The notice by which the applicant was told. */
    document: Type.String(),
  }),
  Type.Object({ ...when, kind: Type.Literal('restart'), cause: Type.String() }),
  Type.Object({ ...when, kind: Type.Literal('stop') }),
]);

export type ClockRule = Static<typeof ClockRuleSchema>;
export type ClockCause = Static<typeof ClockCauseSchema>;
export type ClockEvent = Static<typeof ClockEventSchema>;
export type Bilingual = { zh: string; en: string };

/** An event that could not be applied, and why. The clock is computed as if it had not happened. */
export interface ClockIssue {
  eventId: string;
  code: string;
  details: Record<string, string | number>;
  text: Bilingual;
}

export type ClockDayKind =
  | 'counted' // counts: a working day, or any day of a natural-day clock
  | 'makeup_workday' // counts: a weekend day worked instead
  | 'weekend'
  | 'holiday'
  | 'paused'
  | 'superseded' // before a restart, no longer counts
  | 'rolled' // after the last counted day, up to the working day on which the period ends
  | ClockEvent['kind'];

/** One line of the explanation of a clock. */
export interface ClockDay {
  /** YYYY-MM-DD */
  date: string;
  kind: ClockDayKind;
  /** Running number of the counted unit (hours for clocks in hours); null on lines that count nothing. */
  n: number | null;
  note: Bilingual;
  /** The kind of this day rests on a year without a published calendar. */
  provisional: boolean;
}

/** Half-open on dates: the days (from, until] are not counted. `until` null while it lasts. */
export interface ClockPause {
  cause: string;
  from: string;
  until: string | null;
}

/** What a rule, its events and a calendar make of a clock; the same for everybody and on every day. */
export interface ClockDue {
  /** Code of the rule. */
  rule: string;
  startedOn: string | null;
  /** The instant of the start where it is known; always for clocks in hours. */
  startedAt: string | null;
  /** The day from which the present period counts: the start or the last restart. */
  countedFrom: string | null;
  /** Last day on which the duty is still kept; null before the start and while the clock is paused. */
  dueOn: string | null;
  /** For clocks in hours: the last instant. */
  dueAt: string | null;
  /** A year that decided on the date has no published calendar yet. */
  provisional: boolean;
  /** Units to be counted: the amount with its extensions; natural days for months and years. */
  target: number;
  /** Units still to be counted when the open pause ends; 0 without an open pause. */
  leftInPause: number;
  /** Pauses of the present period: dates, or instants for clocks in hours. */
  pauses: ClockPause[];
  stoppedOn: string | null;
  stoppedAt: string | null;
  /** For a stopped clock: whether it was stopped in time. */
  kept: boolean | null;
  days: ClockDay[];
  issues: ClockIssue[];
}

/** A clock seen on one day. */
export interface ClockReading {
  /** YYYY-MM-DD, the day of the reading in Asia/Shanghai. */
  on: string;
  state: 'not_started' | 'running' | 'paused' | 'stopped' | 'overdue';
  /** Null before the start. A clock stopped too late stays overdue. */
  light: 'normal' | 'near' | 'overdue' | null;
  /** In `remainingUnit`; the due day itself is 0, later days are negative; null before the start and after the stop. */
  remaining: number | null;
  remainingUnit: 'working_day' | 'natural_day' | 'hour';
  /** The same in working days; null where it cannot be said (hours, a paused natural-day clock). */
  remainingWorkdays: number | null;
  dueOn: string | null;
  dueAt: string | null;
  stoppedOn: string | null;
  kept: boolean | null;
  provisional: boolean;
}
