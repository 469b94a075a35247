import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
export const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });
export const Words = (maxLength: number) => Type.String({ maxLength, pattern: '^(?=[\\s\\S]*\\S)[^\\u0000]*$' });
const Version = Type.Integer({ minimum: 1 });

export const PlanState = Type.Enum(['draft', 'in_review', 'in_force', 'closed']);
export const Role = Type.Enum(['lead', 'responsible']);
export const Outlook = Type.Enum(['on_track', 'at_risk', 'done']);
/** What of an item a person still has to look at, because it was not read with certainty. */
export const Unsure = Type.Enum(['units', 'schedule', 'threshold']);

const PERIODS = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const;
/** When an item is due: once (null: no day given, so the last day of the plan's year), again and again, or within a limit after something happens. */
export const ItemSchedule = Type.Union([
  Type.Object({ kind: Type.Literal('once'), by: Nullable(CalendarDate) }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('every'),
      period: Type.Enum([...PERIODS]),
      times: Type.Integer({ minimum: 1, maximum: 366 }),
      /** Absent or empty: the last day of the period; `months` after its last month, on `day` (for a week 1 Monday … 7 Sunday). */
      due: Type.Object(
        {
          months: Type.Optional(Type.Integer({ minimum: -11, maximum: 12 })),
          day: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 31 }), Type.Literal('last')])),
        },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  /** After each event, of which the platform does not hear by itself: told by hand. */
  Type.Object(
    {
      kind: Type.Literal('after'),
      what: Line({ minLength: 1, maxLength: 200 }),
      amount: Type.Integer({ minimum: 0, maximum: 1000 }),
      unit: Type.Enum(['working_day', 'natural_day', 'hour']),
    },
    { additionalProperties: false },
  ),
]);

export const PartInput = Type.Object(
  {
    role: Role,
    organisationId: Nullable(Id),
    /** The name as it was written, where it is no unit here. */
    unitWords: Line({ maxLength: 120 }),
    /** A tenant of the level below that carries this part out with a plan of its own. */
    lowerTenantId: Nullable(Id),
    /** What this unit does of the item; '' for all of it. */
    words: Text(2000),
    /** A day of its own; null: as the item says. */
    dueOn: Nullable(CalendarDate),
    share: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  },
  { additionalProperties: false },
);
export const ItemInput = Type.Object(
  {
    number: Line({ maxLength: 40 }),
    title: Line({ minLength: 1, maxLength: 200, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' }),
    words: Text(6000),
    /** What is expected as proof. */
    expects: Text(1000),
    schedule: Nullable(ItemSchedule),
    scheduleWords: Line({ maxLength: 400 }),
    threshold: Line({ maxLength: 300 }),
    visibility: Type.Enum(['public', 'internal']),
    unsure: Type.Array(Unsure, { maxItems: 3 }),
    parts: Type.Array(PartInput, { maxItems: 200 }),
  },
  { additionalProperties: false },
);

export const PlanHead = Type.Object(
  {
    organisationId: Id,
    year: Type.Integer({ minimum: 1990, maximum: 2999 }),
    title: Line({ minLength: 1, maxLength: 200, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' }),
    note: Text(2000),
    summaryDueOn: Nullable(CalendarDate),
  },
  { additionalProperties: false },
);
export const NewPlan = Type.Object(
  {
    ...PlanHead.properties,
    /** The notice whose recognised tasks become items; absent: an empty plan. */
    documentId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export const PlanHeadChange = Type.Object(
  { ...PlanHead.properties, version: Version },
  { additionalProperties: false },
);
export const PlanStep = Type.Object(
  {
    version: Version,
    step: Type.Enum(['submit', 'recall', 'return', 'approve', 'close']),
    note: Text(1000),
  },
  { additionalProperties: false },
);

export const Progress = Type.Object({
  quarter: Type.Integer({ minimum: 1, maximum: 4 }),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  outlook: Outlook,
  words: Type.String(),
  reportedByName: Type.String(),
  reportedAt: Type.String(),
  version: Type.Integer(),
});
export const ProgressInput = Type.Object(
  {
    quarter: Type.Integer({ minimum: 1, maximum: 4 }),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    outlook: Outlook,
    words: Words(1000),
    /** Of what was said before for the quarter; 0 when nothing was. */
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

/** A duty of a part as its engine states it today. */
export const PartDuty = Type.Object({
  period: Type.String(),
  opensOn: Type.String(),
  dueOn: Type.String(),
  state: Type.String(),
  light: Type.Enum(['none', 'green', 'yellow', 'red', 'grey']),
  lastEvidence: Nullable(Type.Object({ on: Type.String(), title: Type.String() })),
  explanation: Type.String(),
});

/** What a place of the level below last told of its part: a figure and a state. */
export const LowerProgress = Type.Object({
  quarter: Type.Integer(),
  percent: Type.Integer(),
  outlook: Outlook,
  on: Type.String(),
});

export const Part = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  role: Role,
  organisationId: Nullable(Id),
  organisationName: Type.String(),
  /** The unit is closed or was never known: nobody does this part until somebody is named. */
  isOrphan: Type.Boolean(),
  unitWords: Type.String(),
  lowerTenantId: Nullable(Id),
  lowerTenantName: Type.String(),
  words: Type.String(),
  dueOn: Nullable(CalendarDate),
  share: Nullable(Type.Integer()),
  obligationId: Nullable(Id),
  duties: Type.Array(PartDuty),
  lower: Nullable(LowerProgress),
  progress: Type.Array(Progress),
});
export const Item = Type.Object({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  words: Type.String(),
  anchor: Type.String(),
  expects: Type.String(),
  schedule: Nullable(ItemSchedule),
  scheduleWords: Type.String(),
  threshold: Type.String(),
  visibility: Type.Enum(['public', 'internal']),
  unsure: Type.Array(Unsure),
  upperWords: Type.String(),
  validFrom: Nullable(CalendarDate),
  validUntil: Nullable(CalendarDate),
  replacesId: Nullable(Id),
  version: Type.Integer(),
  /** The last day of the item; null for what has none. */
  dueOn: Nullable(CalendarDate),
  /** Over all parts by their shares, 0–100. */
  percent: Type.Integer(),
  parts: Type.Array(Part),
});
export const PlanSummary = Type.Object({
  id: Id,
  organisationId: Id,
  organisationName: Type.String(),
  year: Type.Integer(),
  title: Type.String(),
  state: PlanState,
  revision: Type.Integer(),
  itemCount: Type.Integer(),
  unsureCount: Type.Integer(),
  orphanCount: Type.Integer(),
  percent: Type.Integer(),
  isPublic: Type.Boolean(),
  version: Type.Integer(),
});
export const StepOption = Type.Object({
  step: Type.String(),
  title: Type.String(),
  reasons: Type.Array(Type.String()),
});
export const PlanDetail = Type.Object({
  ...PlanSummary.properties,
  note: Type.String(),
  documentId: Nullable(Id),
  documentWords: Type.String(),
  summaryDueOn: Nullable(CalendarDate),
  inForceOn: Nullable(CalendarDate),
  closedOn: Nullable(CalendarDate),
  items: Type.Array(Item),
  options: Type.Array(StepOption),
  mayWrite: Type.Boolean(),
  mayPublish: Type.Boolean(),
  url: Nullable(Type.String()),
});

export type ItemSchedule = Static<typeof ItemSchedule>;
export type PartInput = Static<typeof PartInput>;
export type ItemInput = Static<typeof ItemInput>;
export type PlanHead = Static<typeof PlanHead>;
export type NewPlan = Static<typeof NewPlan>;
export type PlanStep = Static<typeof PlanStep>;
export type PlanState = Static<typeof PlanState>;
export type ProgressInput = Static<typeof ProgressInput>;
export type Progress = Static<typeof Progress>;
export type Part = Static<typeof Part>;
export type Item = Static<typeof Item>;
export type PlanSummary = Static<typeof PlanSummary>;
export type PlanDetail = Static<typeof PlanDetail>;
export type Unsure = Static<typeof Unsure>;

export const Ask = Type.Object({
  id: Id,
  planId: Id,
  partId: Id,
  kind: Type.Enum(['help', 'date']),
  words: Type.String(),
  wantedOn: Nullable(CalendarDate),
  state: Type.Enum(['open', 'granted', 'refused']),
  askedByName: Type.String(),
  askedAt: Type.String(),
  answer: Type.String(),
  decidedByName: Type.String(),
  decidedAt: Nullable(Type.String()),
  mayDecide: Type.Boolean(),
});
export const AskInput = Type.Object(
  { kind: Type.Enum(['help', 'date']), words: Words(1000), wantedOn: Nullable(CalendarDate) },
  { additionalProperties: false },
);
export const AskDecision = Type.Object(
  { granted: Type.Boolean(), answer: Words(1000) },
  { additionalProperties: false },
);

/** The task card of a unit: what, by when, what is expected, how far it is. */
export const Card = Type.Object({
  partId: Id,
  planId: Id,
  planTitle: Type.String(),
  year: Type.Integer(),
  number: Type.String(),
  title: Type.String(),
  words: Type.String(),
  partWords: Type.String(),
  expects: Type.String(),
  threshold: Type.String(),
  schedule: Nullable(ItemSchedule),
  scheduleWords: Type.String(),
  role: Role,
  organisationId: Id,
  organisationName: Type.String(),
  leadName: Type.String(),
  dueOn: Nullable(CalendarDate),
  share: Nullable(Type.Integer()),
  obligationId: Nullable(Id),
  duties: Type.Array(PartDuty),
  progress: Type.Array(Progress),
  /** Quarters for which nothing was said although it is time. */
  missing: Type.Array(Type.Integer()),
  quartersBegun: Type.Integer(),
  asks: Type.Array(Ask),
});

/** Tasks, progress and summaries between tenants, as this side has them. */
export const Exchange = Type.Object({
  /** Tenants of this installation that a task can be given to. */
  tenants: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  messages: Type.Array(
    Type.Object({
      id: Id,
      direction: Type.Enum(['in', 'out']),
      kind: Type.Enum(['task', 'progress', 'summary']),
      otherName: Type.String(),
      partId: Id,
      title: Type.String(),
      words: Type.String(),
      dueOn: Nullable(Type.String()),
      percent: Nullable(Type.Integer()),
      outlook: Nullable(Outlook),
      sentAt: Type.String(),
      receivedAt: Nullable(Type.String()),
      itemId: Nullable(Id),
    }),
  ),
});

export const ImportReport = Type.Object({
  written: Type.Boolean(),
  added: Type.Integer(),
  changed: Type.Integer(),
  faults: Type.Array(Type.Object({ where: Type.String(), text: Type.String() })),
  warnings: Type.Array(Type.Object({ where: Type.String(), text: Type.String() })),
});

export type Outlook = Static<typeof Outlook>;
export type Exchange = Static<typeof Exchange>;
export type LowerProgress = Static<typeof LowerProgress>;
export type ImportReport = Static<typeof ImportReport>;
export type PartDuty = Static<typeof PartDuty>;
export type Ask = Static<typeof Ask>;
export type AskInput = Static<typeof AskInput>;
export type AskDecision = Static<typeof AskDecision>;
export type Card = Static<typeof Card>;

export const AmendmentChange = Type.Union([
  Type.Object({ kind: Type.Literal('add'), item: ItemInput }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('replace'), itemId: Id, item: ItemInput }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('end'), itemId: Id }, { additionalProperties: false }),
]);
export const AmendmentInput = Type.Object(
  {
    /** The first day on which the plan is another. */
    effectiveOn: CalendarDate,
    reason: Words(1000),
    changes: Type.Array(AmendmentChange, { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
);
export const Amendment = Type.Object({
  id: Id,
  number: Type.Integer(),
  effectiveOn: CalendarDate,
  reason: Type.String(),
  changes: Type.Array(
    Type.Object({
      kind: Type.Enum(['add', 'replace', 'end']),
      itemId: Nullable(Id),
      /** Of the item as it is, and as it will be. */
      before: Type.String(),
      after: Type.String(),
    }),
  ),
  state: Type.Enum(['proposed', 'agreed', 'refused']),
  proposedByName: Type.String(),
  proposedAt: Type.String(),
  note: Type.String(),
  decidedByName: Type.String(),
  decidedAt: Nullable(Type.String()),
  mayDecide: Type.Boolean(),
});
export const AmendmentDecision = Type.Object(
  { agreed: Type.Boolean(), note: Text(1000) },
  { additionalProperties: false },
);

/** The figures of a yearly summary, as they were when it was sent. */
export const SummaryFigures = Type.Object({
  items: Type.Integer(),
  done: Type.Integer(),
  atRisk: Type.Integer(),
  silent: Type.Integer(),
  percent: Type.Integer(),
});
export const Summary = Type.Object({
  words: Type.String(),
  figures: SummaryFigures,
  dueOn: Nullable(CalendarDate),
  sentOn: Nullable(CalendarDate),
  sentByName: Type.String(),
  version: Type.Integer(),
});
export const SummaryInput = Type.Object(
  { words: Text(20_000), version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);

export type AmendmentChange = Static<typeof AmendmentChange>;
export type AmendmentInput = Static<typeof AmendmentInput>;
export type Amendment = Static<typeof Amendment>;
export type Summary = Static<typeof Summary>;
export type SummaryFigures = Static<typeof SummaryFigures>;
