import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

export const VALIDITIES = ['in_force', 'amended', 'partly_invalid', 'expired', 'repealed', 'not_yet_in_force'] as const;
export const Validity = Type.Enum([...VALIDITIES]);
export const Kind = Type.Enum(['rule', 'normative']);
/** What a document does to another: 修改、使部分失效、代替、废止; what is decided of one: 宣布失效、继续有效. */
export const EffectKind = Type.Enum(['amends', 'partly', 'replaces', 'repeals', 'expires', 'continues']);
export const CleanupResult = Type.Enum(['continue', 'amend', 'repeal', 'expire']);

const fields = {
  kind: Kind,
  /** 统一登记号; '' until it is given. */
  registrationNumber: Line({ maxLength: 60 }),
  signedOn: Nullable(CalendarDate),
  effectiveOn: Nullable(CalendarDate),
  /** The last day on which it holds. */
  expiresOn: Nullable(CalendarDate),
  isTrial: Type.Boolean(),
};
export const NormativeFields = Type.Object(fields);
export const NormativeInput = Type.Object(
  { ...fields, /** 0 when it was not registered before. */ version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);

const Titled = Type.Object({ id: Id, title: Type.String() });
export const EffectView = Type.Object({
  id: Id,
  kind: EffectKind,
  sinceOn: Nullable(Type.String()),
  expiresOn: Nullable(Type.String()),
  basis: Type.String(),
  state: Type.Enum(['declared', 'in_effect']),
  target: Titled,
  by: Nullable(Titled),
  cleanup: Nullable(Titled),
});
export const EffectInput = Type.Object(
  {
    targetId: Id,
    kind: Type.Enum(['amends', 'partly', 'replaces', 'repeals']),
    /** Null: from the day on which this document holds. */
    sinceOn: Nullable(CalendarDate),
    basis: Line({ maxLength: 300 }),
  },
  { additionalProperties: false },
);
export const DecisionInput = Type.Object(
  {
    kind: Type.Enum(['repeals', 'expires', 'continues']),
    sinceOn: CalendarDate,
    expiresOn: Nullable(CalendarDate),
    basis: Line({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
);

export const PublicationDuty = Type.Object({
  state: Type.Enum(['waiting', 'running', 'overdue', 'kept', 'late']),
  dueOn: Nullable(Type.String()),
  provisional: Type.Boolean(),
  words: Type.String(),
  source: Type.String(),
  days: Type.Array(Type.Object({ date: Type.String(), note: Type.String() })),
});
export const ValidityView = Type.Object({
  code: Validity,
  since: Nullable(Type.String()),
  by: Nullable(Titled),
  expiresOn: Nullable(Type.String()),
});
export const NormativeView = Type.Object({
  documentId: Id,
  title: Type.String(),
  organisationName: Type.String(),
  publishedOn: Nullable(Type.String()),
  ...fields,
  version: Type.Integer(),
  validity: ValidityView,
  expiry: Type.Enum(['none', 'running', 'warn', 'over']),
  publication: PublicationDuty,
});
/** What is known of one document, whether it is registered or not. */
export const OfDocument = Type.Object({
  title: Type.String(),
  registered: Nullable(NormativeView),
  /** What it does to others, and what is done to it. */
  effects: Type.Array(EffectView),
  changes: Type.Array(EffectView),
  mayWrite: Type.Boolean(),
  mayDecide: Type.Boolean(),
});
export const Todo = Type.Object({
  kind: Type.Enum(['publish', 'evaluate']),
  documentId: Id,
  title: Type.String(),
  organisationName: Type.String(),
  /** The day since which it waits: of signing, or on which the warning began. */
  sinceOn: Type.String(),
  dueOn: Nullable(Type.String()),
  isLate: Type.Boolean(),
  words: Type.String(),
});

export const Settings = Type.Object(
  {
    publishDays: Type.Integer({ minimum: 1, maximum: 60 }),
    publishSource: Line({ minLength: 1, maxLength: 300 }),
    warnMonths: Type.Integer({ minimum: 1, maximum: 24 }),
    warnSource: Line({ minLength: 1, maxLength: 300 }),
    numberPattern: Line({ minLength: 1, maxLength: 40 }),
    numberSource: Line({ minLength: 1, maxLength: 300 }),
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

export const CleanupItemInput = Type.Object(
  {
    documentId: Id,
    result: Type.Union([CleanupResult, Type.Literal('')]),
    note: Line({ maxLength: 300 }),
    expiresOn: Nullable(CalendarDate),
  },
  { additionalProperties: false },
);
export const NewCleanup = Type.Object(
  {
    title: Line({ minLength: 1, maxLength: 200 }),
    year: Type.Integer({ minimum: 1949, maximum: 2999 }),
    sinceOn: CalendarDate,
    /** 牵头单位 */
    organisationId: Id,
  },
  { additionalProperties: false },
);
export const CleanupAction = Type.Object({ name: Type.String(), allowed: Type.Boolean(), reason: Type.String() });
export const CleanupState = Type.Enum(['drafting', 'confirming', 'published', 'dropped']);
export const CleanupView = Type.Object({
  id: Id,
  ...NewCleanup.properties,
  state: CleanupState,
  /** Names the version of workflow and lists that was seen. */
  version: Type.Integer(),
  publishedOn: Nullable(Type.String()),
  counts: Type.Object({
    undecided: Type.Integer(),
    continue: Type.Integer(),
    amend: Type.Integer(),
    repeal: Type.Integer(),
    expire: Type.Integer(),
  }),
});
export const CleanupDetail = Type.Object({
  ...CleanupView.properties,
  items: Type.Array(
    Type.Object({
      ...CleanupItemInput.properties,
      title: Type.String(),
      registrationNumber: Type.String(),
      organisationName: Type.String(),
    }),
  ),
  actions: Type.Array(CleanupAction),
});

export const PublicNormative = Type.Object({
  id: Id,
  url: Type.String(),
  title: Type.String(),
  documentNumber: Type.String(),
  organisationName: Type.String(),
  registrationNumber: Type.String(),
  kind: Kind,
  isTrial: Type.Boolean(),
  publishedOn: Nullable(Type.String()),
  validity: Validity,
  expiresOn: Nullable(Type.String()),
});

export type Validity = Static<typeof Validity>;
export type Kind = Static<typeof Kind>;
export type EffectKind = Static<typeof EffectKind>;
export type EffectInput = Static<typeof EffectInput>;
export type EffectView = Static<typeof EffectView>;
export type DecisionInput = Static<typeof DecisionInput>;
export type NormativeFields = Static<typeof NormativeFields>;
export type NormativeInput = Static<typeof NormativeInput>;
export type NormativeView = Static<typeof NormativeView>;
export type OfDocument = Static<typeof OfDocument>;
export type PublicationDuty = Static<typeof PublicationDuty>;
export type Settings = Static<typeof Settings>;
export type Todo = Static<typeof Todo>;
export type CleanupItemInput = Static<typeof CleanupItemInput>;
export type NewCleanup = Static<typeof NewCleanup>;
export type CleanupView = Static<typeof CleanupView>;
export type CleanupDetail = Static<typeof CleanupDetail>;
export type CleanupState = Static<typeof CleanupState>;
export type PublicNormative = Static<typeof PublicNormative>;
