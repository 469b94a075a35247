import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { DUTY_STATES } from '../duties/index.ts';

const strict = { additionalProperties: false };
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000]*$' });
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' });
/** Points with two decimals. */
const Points = Type.Number({ minimum: 0, maximum: 1000, multipleOf: 0.01 });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });

/** Which duties an indicator counts; everything that is given must hold, nothing given: all. */
const Duties = Type.Object(
  {
    fields: Type.Optional(Type.Array(Line({ minLength: 1, maxLength: 10 }), { minItems: 1, maxItems: 60 })),
    packs: Type.Optional(Type.Array(Line({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 60 })),
    codes: Type.Optional(Type.Array(Line({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 1000 })),
  },
  strict,
);

/** How counts become points. */
const Formula = Type.Union([
  /** Points by the mean of what each duty is worth, in percent of a kept one. */
  Type.Object(
    {
      kind: Type.Literal('rate'),
      worth: Type.Object({ met: Percent, met_late: Percent, overdue: Percent }, strict),
      /** Each duty counts by the weight of its obligation instead of once. */
      weighted: Type.Boolean(),
    },
    strict,
  ),
  /** Full points less so many for each duty in a state, never below nothing. */
  Type.Object(
    { kind: Type.Literal('deduct'), each: Type.Object({ met_late: Points, overdue: Points }, strict) },
    strict,
  ),
]);

const Measure = Type.Union([
  Type.Object({ kind: Type.Literal('duties'), duties: Duties, formula: Formula }, strict),
  /** Two judges who are not of the unit, each with points and reason; a third where they are too far apart. */
  Type.Object({ kind: Type.Literal('judged'), criteria: Words(1000) }, strict),
]);

export const Indicator = Type.Object(
  {
    code: Code,
    title: Line({ minLength: 1, maxLength: 100 }),
    titleEn: Line({ maxLength: 150 }),
    points: Points,
    source: Line({ maxLength: 300 }),
    /** Added beyond the full score, and no part of it. */
    isBonus: Type.Boolean(),
    measure: Measure,
  },
  strict,
);
export const Group = Type.Object(
  {
    code: Code,
    title: Line({ minLength: 1, maxLength: 100 }),
    titleEn: Line({ maxLength: 150 }),
    indicators: Type.Array(Indicator, { minItems: 1, maxItems: 50 }),
  },
  strict,
);

export const EvaluationRules = Type.Object(
  {
    /** An indicator that has nothing to count for a unit: its points are left out and the rest is scaled up, or it gets them in full. */
    whenNothing: Type.Enum(['leave_out', 'full']),
    /** Two judges may differ by this much of the points, in percent, before a third is asked. */
    judgesApart: Percent,
    /** Working days in which a unit may object to what it was told. */
    objectionDays: Type.Integer({ minimum: 1, maximum: 60 }),
    objectionSource: Line({ maxLength: 300 }),
  },
  strict,
);

export const NewEvaluation = Type.Object(
  {
    title: Line({ minLength: 1, maxLength: 200 }),
    fromOn: CalendarDate,
    untilOn: CalendarDate,
    cutOn: CalendarDate,
    unitIds: Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
    tree: Type.Array(Group, { minItems: 1, maxItems: 30 }),
    rules: EvaluationRules,
    overallShare: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.01 }),
    shareSource: Line({ maxLength: 300 }),
  },
  strict,
);
export const EvaluationChange = Type.Object(
  { version: Type.Integer({ minimum: 1 }), ...NewEvaluation.properties },
  strict,
);

export const EvaluationStep = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    step: Type.Enum(['open', 'redraw', 'tell', 'reopen', 'publish']),
    note: Type.String({ maxLength: 1000 }),
  },
  strict,
);
export const MarkInput = Type.Object(
  { organisationId: Id, indicator: Code, points: Points, reason: Words(1000) },
  strict,
);
export const ObjectionInput = Type.Object({ organisationId: Id, indicator: Code, words: Words(2000) }, strict);
export const ObjectionAnswer = Type.Object(
  { version: Type.Integer({ minimum: 1 }), upheld: Type.Boolean(), answer: Words(2000) },
  strict,
);

const Counts = Type.Object({ met: Type.Integer(), met_late: Type.Integer(), overdue: Type.Integer() });
export const IndicatorScore = Type.Object({
  code: Type.String(),
  /** Hundredths of a point; null where nothing was there to count. */
  points: Type.Union([Type.Integer(), Type.Null()]),
  most: Type.Integer(),
  counts: Counts,
  /** What is still missing: marks of judges. */
  waits: Type.Boolean(),
});
export const UnitScore = Type.Object({
  organisationId: Type.String(),
  /** Hundredths of a point. */
  total: Type.Integer(),
  counts: Counts,
  indicators: Type.Array(IndicatorScore),
  waits: Type.Boolean(),
});
export const RankedScore = Type.Object({
  ...UnitScore.properties,
  organisationName: Type.String(),
  rank: Type.Integer(),
});
export const State = Type.Enum(['draft', 'scoring', 'told', 'published']);
export const EvaluationHead = Type.Object({
  id: Type.String(),
  ...NewEvaluation.properties,
  state: State,
  objectionsUntil: Type.Union([Type.String(), Type.Null()]),
  publishedAt: Type.Union([Type.String(), Type.Null()]),
  digest: Type.String(),
  version: Type.Integer(),
});
export const CountedDuty = Type.Object({
  obligationId: Type.String(),
  organisationId: Type.String(),
  period: Type.String(),
  state: Type.Enum([...DUTY_STATES]),
});
export const Change = Type.Object({
  indicators: Type.Array(
    Type.Object({
      code: Type.String(),
      before: Type.Union([Type.Integer(), Type.Null()]),
      after: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  duties: Type.Array(
    Type.Object({
      obligationId: Type.String(),
      organisationId: Type.String(),
      period: Type.String(),
      before: Type.Union([Type.String(), Type.Null()]),
      after: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});

export type Indicator = Static<typeof Indicator>;
export type Group = Static<typeof Group>;
export type EvaluationRules = Static<typeof EvaluationRules>;
export type NewEvaluation = Static<typeof NewEvaluation>;
export type EvaluationChange = Static<typeof EvaluationChange>;
export type EvaluationStep = Static<typeof EvaluationStep>;
export type MarkInput = Static<typeof MarkInput>;
export type ObjectionInput = Static<typeof ObjectionInput>;
export type ObjectionAnswer = Static<typeof ObjectionAnswer>;
export type UnitScore = Static<typeof UnitScore>;
export type IndicatorScore = Static<typeof IndicatorScore>;
export type CountedDuty = Static<typeof CountedDuty>;
export type Change = Static<typeof Change>;
export type EvaluationHead = Static<typeof EvaluationHead>;

/** A duty as scoring sees it. */
export interface ScoredDuty extends CountedDuty {
  responsibleId: string;
  code: string;
  field: string;
  pack: string;
  weight: number;
}
/** A judge's standing mark, in hundredths. */
export interface Mark {
  organisationId: string;
  indicator: string;
  judgeId: string;
  points: number;
}
