import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { PublishedSummary } from '../documents/index.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Text = (minLength: number, maxLength: number) =>
  Type.String({ minLength, maxLength, ...(minLength > 0 ? { pattern: '\\S' } : {}) });

export const FORMS = ['text', 'picture', 'chart', 'audio', 'video', 'qa', 'interview', 'press_conference'] as const;
export const Form = Type.Enum([...FORMS]);
export const INTERPRETERS = ['leader', 'official', 'drafting_unit', 'expert', 'media'] as const;
export const Interpreter = Type.Enum([...INTERPRETERS]);

const fields = {
  form: Form,
  interpreter: Interpreter,
  /** A position, not a name: 市财政局局长. */
  interpreterRole: Line({ maxLength: 80 }),
  interpreterUnitId: Id,
  expertId: Nullable(Id),
  /** Where to ask. */
  phone: Line({ maxLength: 60 }),
  /** For whom it is written; '' for everybody. */
  audience: Line({ maxLength: 60 }),
  /** Address of a recording or broadcast. */
  mediaLink: Line({ maxLength: 500 }),
  /** Day of an interview or press conference. */
  heldOn: Nullable(CalendarDate),
};
const explains = Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true });

/** A new interpretation: an existing document of the unit, or a title for a new draft. */
export const NewInterpretation = Type.Object(
  {
    explains,
    documentId: Type.Optional(Id),
    title: Type.Optional(Line({ minLength: 1, maxLength: 400 })),
    ...fields,
  },
  { additionalProperties: false },
);
export const InterpretationChange = Type.Object(
  { version: Type.Integer({ minimum: 1 }), explains, ...fields },
  { additionalProperties: false },
);

/** An interpretation as officers see it. */
export const InterpretationView = Type.Object({
  documentId: Id,
  title: Type.String(),
  /** State of its newest edition. */
  state: Type.Enum(['draft', 'in_review', 'approved', 'live', 'superseded', 'withdrawn']),
  publishedOn: Nullable(Type.String()),
  explains: Type.Array(Type.Object({ id: Id, title: Type.String() })),
  ...fields,
  version: Type.Integer(),
});

export const ClockDayLine = Type.Object({ date: Type.String(), note: Type.String() });
/** How a document stands with the duty to explain it. */
export const Duty = Type.Object({
  state: Type.Enum(['not_needed', 'exempt', 'waiting', 'running', 'overdue', 'kept', 'late']),
  /** The last day, once the document is public. */
  dueOn: Nullable(Type.String()),
  provisional: Type.Boolean(),
  words: Type.String(),
  days: Type.Array(ClockDayLine),
});
export const OfDocument = Type.Object({
  /** 文种 of the document as its title says; '' when it says none. */
  genre: Type.String(),
  needed: Type.Boolean(),
  /** The document is an interpretation itself. */
  isInterpretation: Type.Boolean(),
  exemption: Nullable(Type.Object({ reason: Type.String(), statedAt: Type.String({ format: 'date-time' }) })),
  duty: Duty,
  items: Type.Array(InterpretationView),
  /** Set when the document is an interpretation. */
  own: Nullable(InterpretationView),
  mayWrite: Type.Boolean(),
});
export const DutyItem = Type.Object({
  documentId: Id,
  title: Type.String(),
  organisationName: Type.String(),
  publishedOn: Type.String(),
  genre: Type.String(),
  duty: Type.Object({ ...Duty.properties, days: Type.Optional(Duty.properties.days) }),
});

const settings = {
  limitDays: Type.Integer({ minimum: 0, maximum: 60 }),
  limitSource: Line({ minLength: 1, maxLength: 300 }),
  neededGenres: Type.Array(Line({ minLength: 1, maxLength: 20 }), { maxItems: 40, uniqueItems: true }),
  neededSource: Line({ minLength: 1, maxLength: 300 }),
  leaderYearly: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  /** Documents published in bulk that have been public longer than so many days are owed none. */
  stockDays: Type.Integer({ minimum: 0, maximum: 3650 }),
  leaderSource: Line({ maxLength: 300 }),
};
/** `version` 0: the defaults of the program, nothing set yet. */
export const Settings = Type.Object({ ...settings, version: Type.Integer({ minimum: 0 }) });

const expert = {
  field: Line({ minLength: 1, maxLength: 80 }),
  position: Line({ maxLength: 80 }),
  unit: Line({ maxLength: 120 }),
  status: Type.Enum(['active', 'left']),
};
/** Name and contact are personal data: only those who keep the pool read them. */
export const ExpertInput = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    name: Line({ minLength: 1, maxLength: 80 }),
    contact: Line({ maxLength: 200 }),
    ...expert,
  },
  { additionalProperties: false },
);
export const ExpertView = Type.Object({
  id: Id,
  ...expert,
  version: Type.Integer(),
  /** Null for those who only choose from the pool. */
  name: Nullable(Type.String()),
  contact: Nullable(Type.String()),
});

export const LeaderCount = Type.Object({
  organisationId: Id,
  organisationName: Type.String(),
  count: Type.Integer(),
  byForm: Type.Record(Type.String(), Type.Integer()),
});
export const ExemptionInput = Type.Object({ reason: Text(1, 500) }, { additionalProperties: false });

/** What readers get of an interpretation. */
export const PublishedInterpretation = Type.Object({
  ...PublishedSummary.properties,
  form: Form,
  interpreter: Interpreter,
  interpreterRole: Type.String(),
  interpreterUnit: Type.String(),
  phone: Type.String(),
  audience: Type.String(),
  mediaLink: Type.String(),
  heldOn: Nullable(Type.String()),
  explains: Type.Array(Type.Object({ id: Id, title: Type.String(), url: Type.String() })),
});

export type Form = Static<typeof Form>;
export type Interpreter = Static<typeof Interpreter>;
export type NewInterpretation = Static<typeof NewInterpretation>;
export type InterpretationChange = Static<typeof InterpretationChange>;
export type InterpretationFields = Omit<InterpretationChange, 'version' | 'explains'>;
export type InterpretationView = Static<typeof InterpretationView>;
export type Duty = Static<typeof Duty>;
export type OfDocument = Static<typeof OfDocument>;
export type DutyItem = Static<typeof DutyItem>;
export type Settings = Static<typeof Settings>;
export type ExpertInput = Static<typeof ExpertInput>;
export type ExpertView = Static<typeof ExpertView>;
export type LeaderCount = Static<typeof LeaderCount>;
export type PublishedInterpretation = Static<typeof PublishedInterpretation>;
