import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Words = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });
const strict = { additionalProperties: false };
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** Which evidence counts. Everything that is given must hold. */
export const EvidenceFilter = Type.Object(
  {
    /** Any of these types (foundation/evidence): `document.published`. */
    types: Type.Array(Line({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 40 }),
    /** Facts that it must have: one of the values; a fact that is a list must hold one of them. */
    facts: Type.Optional(
      Type.Record(Type.String(), Type.Union([Line({ maxLength: 200 }), Type.Array(Line({ maxLength: 200 }))])),
    ),
    /** Every group needs one of its words in the title or in a fact. */
    words: Type.Optional(
      Type.Array(Type.Array(Line({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 40 }), { maxItems: 10 }),
    ),
    /** The fact `kind` is one of these. */
    kinds: Type.Optional(Type.Array(Line({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 40 })),
  },
  strict,
);

const DayLimit = Type.Object(
  { amount: Type.Integer({ minimum: 1, maximum: 1000 }), unit: Type.Enum(['natural_day', 'working_day']) },
  strict,
);

export const Schedule = Type.Union([
  /** Null: the source names no day; the last day of the year, and the duty says so. */
  Type.Object({ kind: Type.Literal('once'), by: Nullable(CalendarDate) }, strict),
  Type.Object(
    {
      kind: Type.Literal('every'),
      period: Type.Enum(['day', 'week', 'month', 'quarter', 'half_year', 'year']),
      times: Type.Integer({ minimum: 1, maximum: 366 }),
      /**
       * Absent or empty: the last day of the period. `months` after the last month of the period (0; −2: two months before it), on `day` of that
       * month (for a week: 1 Monday … 7 Sunday), or `plus` days after the period. What is due after its period is reported in the time after it.
       */
      due: Type.Object(
        {
          months: Type.Optional(Type.Integer({ minimum: -11, maximum: 12 })),
          day: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 31 }), Type.Literal('last')])),
          plus: Type.Optional(DayLimit),
        },
        strict,
      ),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('on_event'),
      trigger: EvidenceFilter,
      /** 0: at the latest together with the trigger; 0 hours: at its very instant (公开前、决策前), 0 days: on the same day (同步). */
      limit: Type.Object(
        {
          amount: Type.Integer({ minimum: 0, maximum: 1000 }),
          unit: Type.Enum(['working_day', 'natural_day', 'hour']),
        },
        strict,
      ),
      /** The evidence answers the trigger's subject, is about the same subject, or is anything of the unit from the trigger on. */
      match: Type.Enum(['about', 'subject', 'unit']),
      /** Whose happening is the trigger: the unit's own (the rule), or anyone's. */
      by: Type.Optional(Type.Enum(['unit', 'anyone'])),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('fresh'),
      maxAge: Type.Object(
        { amount: Type.Integer({ minimum: 1, maximum: 1000 }), unit: Type.Enum(['natural_day', 'month']) },
        strict,
      ),
    },
    strict,
  ),
]);

export const Responsible = Type.Union([
  /** Empty: nobody was recognised; it makes no duty and is shown as such. */
  Type.Object({ kind: Type.Literal('named'), unitIds: Type.Array(Id, { maxItems: 2000 }) }, strict),
  /** All active units of these kinds (organisations). */
  Type.Object(
    {
      kind: Type.Literal('all'),
      of: Type.Array(Type.Enum(['government', 'department', 'district', 'institution', 'enterprise']), { minItems: 1 }),
    },
    strict,
  ),
]);

export const Source = Type.Object(
  {
    document: Line({ minLength: 1, maxLength: 300 }),
    documentId: Type.Optional(Nullable(Id)),
    clause: Line({ maxLength: 100 }),
    /** The words of the source that it rests on. */
    words: Words(4000),
  },
  strict,
);

/** What an obligation says from `validFrom` on. */
export const ObligationBody = Type.Object(
  {
    source: Source,
    action: Line({ minLength: 1, maxLength: 500 }),
    /** Names as the source writes them, e.g. 市政府办公室牵头. */
    leadUnits: Type.Array(Line({ minLength: 1, maxLength: 100 }), { maxItems: 100 }),
    responsible: Responsible,
    schedule: Schedule,
    evidence: Type.Object(
      {
        /** Null: only what is filed by hand for it. */
        filter: Nullable(EvidenceFilter),
        /** Also what was filed by hand about this obligation and confirmed by another (oversight/ledgers). */
        byHand: Type.Boolean(),
        /** How many are needed; for `every` its `times` hold instead. */
        count: Type.Integer({ minimum: 1, maximum: 1000 }),
        /** Several happenings of one thing count once (the rule), or each counts. */
        each: Type.Optional(Type.Enum(['subject', 'happening'])),
      },
      strict,
    ),
    /** A figure that is asked for beside the deed, as the source says it: ≥ 90 %. For people and for indicators. */
    threshold: Line({ maxLength: 200 }),
    weight: Type.Number({ minimum: 0, maximum: 1000 }),
    visibility: Type.Enum(['public', 'internal']),
    /** The last day on which it holds; null: until further notice. */
    validUntil: Nullable(CalendarDate),
    /** Working days before the due day from which on the light is yellow; absent: 5, and 1 for limits of less than 20 days. */
    nearDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    /** What was not recognised in the source and must be looked at: names of the fields above. */
    unrecognised: Type.Optional(Type.Array(Line({ maxLength: 40 }), { maxItems: 20 })),
    /** A person checked it against its source; until then it is shown as to be checked. */
    checked: Type.Optional(Type.Boolean()),
  },
  strict,
);

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' });
const Field = Type.String({ pattern: '^[A-Z]{2,6}$' });

export const NewObligation = Type.Object(
  {
    code: Code,
    /** The field of duty: PUB, INT, REQ … (fields.data.ts). */
    field: Field,
    validFrom: CalendarDate,
    ...ObligationBody.properties,
  },
  strict,
);

/** A change is a version from a day on: what ended before keeps the old rule. */
export const ObligationChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    validFrom: CalendarDate,
    reason: Line({ minLength: 1, maxLength: 500 }),
    field: Type.Optional(Field),
    ...Type.Partial(Type.Object(ObligationBody.properties)).properties,
  },
  strict,
);

export const ObligationVersion = Type.Object({
  number: Type.Integer(),
  validFrom: Type.String(),
  ...ObligationBody.properties,
});

/** What a tenant may choose in a rule of a pack, e.g. within 3 working days or simultaneously. The first is what holds unless chosen. */
export const PackChoice = Type.Object(
  {
    code: Code,
    title: Type.Object({ zh: Line({ minLength: 1, maxLength: 100 }), en: Line({ minLength: 1, maxLength: 200 }) }),
    source: Line({ maxLength: 300 }),
    schedule: Type.Optional(Schedule),
    threshold: Type.Optional(Line({ maxLength: 200 })),
  },
  strict,
);

const { responsible: _responsible, ...packBody } = ObligationBody.properties;

/** A rule of a pack: an obligation that does not know the tenant's units yet. */
export const PackObligation = Type.Object(
  {
    code: Code,
    field: Field,
    ...packBody,
    /** `names`: units as the source writes them, found by name when the pack is installed; what is not found is marked. */
    responsible: Type.Union([
      Type.Object(
        { kind: Type.Literal('names'), names: Type.Array(Line({ minLength: 1, maxLength: 100 }), { minItems: 1 }) },
        strict,
      ),
      Responsible,
    ]),
    choices: Type.Optional(Type.Array(PackChoice, { minItems: 2, maxItems: 10 })),
    /** Why it is proven by hand, or which module will tell it: for the coverage list. */
    note: Type.Optional(Words(500)),
    /** The test that settles and reopens it, where `evidence.filter` names an existing type. */
    test: Type.Optional(Line({ maxLength: 200 })),
    /** Ids of the acceptance list that it covers. */
    covers: Type.Optional(Type.Array(Code)),
  },
  strict,
);

export const RulePack = Type.Object(
  {
    code: Code,
    version: Line({ minLength: 1, maxLength: 20 }),
    title: Type.Object({ zh: Line({ minLength: 1, maxLength: 200 }), en: Line({ minLength: 1, maxLength: 300 }) }),
    source: Line({ minLength: 1, maxLength: 300 }),
    /** The first day on which it holds when it names none itself; a plan of a year holds for its year only. */
    validFrom: Nullable(CalendarDate),
    validUntil: Nullable(CalendarDate),
    obligations: Type.Array(PackObligation, { minItems: 1 }),
  },
  strict,
);

export type EvidenceFilter = Static<typeof EvidenceFilter>;
export type Schedule = Static<typeof Schedule>;
export type ScheduleOf<K extends Schedule['kind']> = Extract<Schedule, { kind: K }>;
export type Responsible = Static<typeof Responsible>;
export type ObligationBody = Static<typeof ObligationBody>;
export type ObligationVersion = Static<typeof ObligationVersion>;
export type NewObligation = Static<typeof NewObligation>;
export type ObligationChange = Static<typeof ObligationChange>;
export type PackObligation = Static<typeof PackObligation>;
export type PackChoice = Static<typeof PackChoice>;
export type RulePack = Static<typeof RulePack>;

/** An obligation with all that it ever said, oldest first. */
export interface Obligation {
  id: string;
  code: string;
  field: string;
  pack: string;
  packVersion: string;
  planItemId: string | null;
  documentId: string | null;
  /** The last day on which it holds, when it was ended or deleted before its time. */
  endedOn: string | null;
  endReason: string;
  isDeleted: boolean;
  version: number;
  versions: ObligationVersion[];
}

/** What an obligation asks of one unit in one period. Derived; the state on a day is computed, never stored. */
export interface Duty {
  obligationId: string;
  /** The unit that it arose for. */
  organisationId: string;
  /** `2026`, `2026-Q1`, `2026-05`, `2026-W07`, `once`, `on:document/…`, `fresh:2026-01-01`. */
  period: string;
  /** The unit that answers for it: the same, or its successor. */
  responsibleId: string;
  /** Number of the version of the obligation that it follows. */
  rule: number;
  opensOn: string;
  /** From this day on the light is yellow. */
  nearOn: string;
  /** The last day on which it is kept. */
  dueOn: string;
  /** The last instant, for limits in hours. */
  dueAt: string | null;
  needed: number;
  counted: number;
  settledOn: string | null;
  settledAt: string | null;
  isLate: boolean;
  /** The obligation ended before it was due. */
  closedOn: string | null;
  decision: '' | 'waived' | 'not_applicable';
  /** A year that decided on the due day has no published calendar yet. */
  provisional: boolean;
  /** Keys of what counted, in the order of the days; the first twenty. */
  evidence: string[];
}

export const DUTY_STATES = [
  'not_yet',
  'open',
  'near',
  'overdue',
  'met',
  'met_late',
  'waived',
  'not_applicable',
  'closed',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** A unit whose duties go to another from a day on. */
export interface UnitSuccession {
  fromId: string;
  toId: string;
  isMain: boolean;
  on: string;
}
