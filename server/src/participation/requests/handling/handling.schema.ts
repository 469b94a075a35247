import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../../kernel/fields/index.ts';
import { RequestedItem } from '../intake/intake.schema.ts';
import { LETTER_WAYS } from '../letters/letters.schema.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Words = Type.String({ maxLength: 4000 });
const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);

export const CONSULTATION_KINDS = ['third_party', 'other_agency', 'co_producer', 'unit'] as const;
export type ConsultationKind = (typeof CONSULTATION_KINDS)[number];
export const CONSULTATION_ANSWERS = ['agrees', 'refuses', 'partly', 'opinion'] as const;
export const RECORD_KINDS = ['search', 'note', 'interest', 'explanation'] as const;
export const REVEAL_REASONS = ['verify_identity', 'contact', 'deliver', 'remedy', 'other'] as const;

export const NewConsultation = Type.Object({
  kind: Type.Enum([...CONSULTATION_KINDS]),
  /** A unit of this installation; null for anybody else. */
  organisationId: Nullable(Id),
  name: Line({ maxLength: 200 }),
  contact: Line({ maxLength: 300 }),
  words: Words,
  /** The day on which the letter was received; the time of article 32 and 34 runs from there. */
  receivedOn: Nullable(CalendarDate),
  /** For units and other authorities, to whom no clause gives a time. */
  dueOn: Nullable(CalendarDate),
});
export type NewConsultation = Static<typeof NewConsultation>;

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
/** What the fee is counted by: pieces of the calendar month, or pages of this request. */
export const FeeInput = Type.Union([
  Type.Object({ by: Type.Literal('piece'), before: Count, pieces: Count }),
  Type.Object({ by: Type.Literal('page'), pages: Count }),
]);

/** A step of the table with what it needs; what a step needs beyond its version is checked by the step. */
export const StepInput = Type.Object({
  version: Type.Integer(),
  step: Type.String({ pattern: '^[a-z_]{2,40}$' }),
  on: Type.Optional(CalendarDate),
  dueOn: Type.Optional(CalendarDate),
  /** Number of a voucher that is no letter of ours: of the payment. */
  document: Type.Optional(Line({ maxLength: 100 })),
  words: Type.Optional(Words),
  agreed: Type.Optional(Type.Boolean()),
  unitId: Type.Optional(Id),
  coUnitIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  officerId: Type.Optional(Id),
  targetId: Type.Optional(Id),
  consultation: Type.Optional(NewConsultation),
  fee: Type.Optional(FeeInput),
  /** By which way the reply goes out, when it is not the one the applicant chose. */
  way: Type.Optional(Type.Enum([...LETTER_WAYS])),
});
export type StepInput = Static<typeof StepInput>;

export const PreviewInput = Type.Object({ ...StepInput.properties, format: Type.Enum(['pdf', 'docx']) });
/** A letter that belongs to no step: article 35's question for reasons, article 32's word to a third party whose refusal was not followed. */
export const OwnLetterInput = Type.Object({
  version: Type.Integer(),
  kind: Type.Enum(['explain', 'third_party_told']),
  dueOn: Type.Optional(CalendarDate),
  words: Type.Optional(Words),
  consultationId: Type.Optional(Id),
});
export type OwnLetterInput = Static<typeof OwnLetterInput>;

export const ItemInput = Type.Object({ id: Nullable(Id), ...RequestedItem.properties });
export const ItemsInput = Type.Object({
  version: Type.Integer(),
  items: Type.Array(ItemInput, { minItems: 1, maxItems: 50 }),
});
export type ItemsInput = Static<typeof ItemsInput>;

export const DecisionInput = Type.Object({
  version: Type.Integer(),
  /** A code of the table of outcomes; empty takes the decision back. */
  answer: Type.String({ maxLength: 60 }),
  grounds: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 }),
  particulars: Type.Record(Type.String({ maxLength: 40 }), Words),
  /** Redacted files that go out with the reply: confirmed redactions of the case, for a disclosure in part. */
  redactions: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  /** Why no third party was asked, where its rights are the ground (article 32). */
  notConsulted: Type.Optional(Words),
  /** Kept although something is still missing; it cannot be sent for checking then. */
  isUnfinished: Type.Optional(Type.Boolean()),
});
export type DecisionInput = Static<typeof DecisionInput>;

export const RecordInput = Type.Object({
  version: Type.Integer(),
  kind: Type.Enum([...RECORD_KINDS]),
  words: Words,
  /** The day it was done; today when it is left out. */
  on: Type.Optional(CalendarDate),
  /** Of a search: who searched, where, with which words, what was found. */
  by: Type.Optional(Line({ maxLength: 100 })),
  place: Type.Optional(Line({ maxLength: 300 })),
  terms: Type.Optional(Line({ maxLength: 300 })),
  found: Type.Optional(Words),
});
export type RecordInput = Static<typeof RecordInput>;

export const ProposalInput = Type.Object({
  version: Type.Integer(),
  what: Type.Enum(['extension', 'delay']),
  /** Working days, for an extension; at most what the rule allows. */
  amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  /** The new last day, for a delay. */
  until: Type.Optional(CalendarDate),
  words: Words,
});
export type ProposalInput = Static<typeof ProposalInput>;

export const ConsultationAnswer = Type.Object({
  version: Type.Integer(),
  /** Set later than the letter went out: when it was received. */
  receivedOn: Type.Optional(CalendarDate),
  answer: Type.Optional(Type.Enum([...CONSULTATION_ANSWERS])),
  answeredOn: Type.Optional(CalendarDate),
  words: Type.Optional(Words),
});
export type ConsultationAnswer = Static<typeof ConsultationAnswer>;

export const RevealInput = Type.Object({ reason: Type.Enum([...REVEAL_REASONS]), words: Words });
export type RevealInput = Static<typeof RevealInput>;

const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });
const Light = Type.Enum(['none', 'normal', 'near', 'overdue', 'paused']);

export const RequestListItem = Type.Object({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  applicant: Type.String(),
  applicantKind: Type.String(),
  channel: Type.String(),
  state: Type.String(),
  stateTitle: Bilingual,
  /** The step that comes next on the ordinary way; null once the case is closed. */
  nextStep: Type.Union([Bilingual, Type.Null()]),
  organisationName: Type.String(),
  leadUnitName: Type.String(),
  officerName: Type.String(),
  /** The version that lists show: what is done from a list names it. */
  version: Type.Integer(),
  arrivedOn: Type.String(),
  dueOn: Nullable(Type.String()),
  dueProvisional: Type.Boolean(),
  /** What must be done next by when, where it is not the answer: the confirmation, the correction, the payment. */
  applicantDueOn: Nullable(Type.String()),
  light: Light,
  /** 还剩 3 个工作日（12月5日） */
  clock: Type.String(),
});
export type RequestListItem = Static<typeof RequestListItem>;

export const RequestList = Type.Object({
  items: Type.Array(RequestListItem),
  total: Type.Integer(),
  counts: Type.Object({
    ...{
      unconfirmed: Type.Integer(),
      overdue: Type.Integer(),
      near: Type.Integer(),
      normal: Type.Integer(),
      paused: Type.Integer(),
    },
  }),
});
export type RequestList = Static<typeof RequestList>;

export const RequestView = Type.Object({
  ...RequestListItem.properties,
  officerId: Nullable(Id),
  code: Type.String(),
  organisationId: Id,
  isOral: Type.Boolean(),
  wantsHelp: Type.Boolean(),
  delivery: Type.Object({ form: Type.String(), way: Type.String() }),
  arrivedAt: Instant,
  receivedOn: Nullable(Type.String()),
  repliedOn: Nullable(Type.String()),
  outcome: Type.String(),
  units: Type.Array(Type.Object({ id: Id, name: Type.String(), role: Type.String() })),
  items: Type.Array(
    Type.Object({
      ...{ id: Id, position: Type.Integer(), ...RequestedItem.properties, answer: Type.String() },
      ...{ grounds: Type.Array(Type.String()), particulars: Type.Record(Type.String(), Type.String()) },
      redactions: Type.Array(Id),
      decidedByName: Type.String(),
      // What the decision still lacks; null while nothing is decided, and when it is complete.
      missing: Type.Union([Bilingual, Type.Null()]),
    }),
  ),
  consultations: Type.Array(
    Type.Object({
      ...{ id: Id, kind: Type.String(), name: Type.String(), contact: Type.String(), words: Type.String() },
      ...{ askedOn: Type.String(), receivedOn: Nullable(Type.String()), dueOn: Nullable(Type.String()) },
      ...{ answeredOn: Nullable(Type.String()), answer: Type.String(), answerWords: Type.String() },
      ...{ askedByName: Type.String(), answeredByName: Type.String(), isLate: Type.Boolean() },
    }),
  ),
  records: Type.Array(
    Type.Object({
      ...{ id: Id, kind: Type.String(), on: Type.String(), words: Type.String(), byName: Type.String() },
      data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    }),
  ),
  files: Type.Array(
    Type.Object({
      ...{ id: Id, kind: Type.String(), name: Type.String(), size: Type.Integer(), mediaType: Type.String() },
      ...{ guard: Type.Enum(['clean', 'infected', 'unchecked']), isScan: Type.Boolean() },
    }),
  ),
  related: Type.Array(Type.Object({ id: Id, number: Type.String(), relation: Type.String() })),
  /** Open requests of the same applicant to the same authority: for joining, and for seeing what repeats. */
  same: Type.Array(
    Type.Object({
      ...{ id: Id, number: Type.String(), title: Type.String(), stateTitle: Bilingual },
      ...{ state: Type.String(), version: Type.Integer() },
    }),
  ),
  steps: Type.Array(
    Type.Object({
      ...{ name: Type.String(), title: Bilingual, allowed: Type.Boolean() },
      refusals: Type.Array(Bilingual),
    }),
  ),
  history: Type.Array(Type.Object({ title: Bilingual, to: Bilingual, byName: Type.String(), at: Instant })),
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      kind: Type.String(),
      n: Type.Union([Type.Number(), Type.Null()]),
      note: Bilingual,
    }),
  ),
  mayReveal: Type.Boolean(),
  mayRegister: Type.Boolean(),
  mayWork: Type.Boolean(),
  mayHide: Type.Boolean(),
  mayDecideHiding: Type.Boolean(),
  /** How much the same applicant asked of this authority, and how far article 35 was gone; null when who asked was destroyed. */
  frequency: Type.Union([
    Type.Object({
      ...{ day: Type.Integer(), month: Type.Integer(), year: Type.Integer(), most: Type.Integer() },
      isUnusual: Type.Boolean(),
      reasons: Type.Union([
        Type.Object({ askedOn: Type.String(), until: Type.String(), isExplained: Type.Boolean() }),
        Type.Null(),
      ]),
    }),
    Type.Null(),
  ]),
  /** Who asks in the name of the applicant, as lists show names; empty when nobody does. */
  agent: Type.String(),
  /** A proposal to hide this case that waits for a second person. */
  hiding: Type.Union([
    Type.Object({ id: Id, version: Type.Integer(), byName: Type.String(), at: Instant, isMine: Type.Boolean() }),
    Type.Null(),
  ]),
});
export type RequestView = Static<typeof RequestView>;

const RevealedPerson = Type.Object({
  ...{ kind: Type.String(), name: Type.String(), documentType: Type.String(), documentNumber: Type.String() },
  ...{ representative: Type.String(), contactName: Type.String(), phone: Type.String(), email: Type.String() },
  ...{ address: Type.String(), postcode: Type.String() },
});
/** Whose request it is, and who asks in his name. */
export const Revealed = Type.Object({
  ...RevealedPerson.properties,
  agent: Type.Union([RevealedPerson, Type.Null()]),
});
export type Revealed = Static<typeof Revealed>;
