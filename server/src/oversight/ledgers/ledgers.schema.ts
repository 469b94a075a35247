import { Type, type Static } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

export const ENTRY_STATES = ['draft', 'submitted', 'confirmed', 'taken_back', 'dropped'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
export const STEPS = ['submit', 'recall', 'return', 'confirm', 'take_back', 'drop'] as const;
export type StepName = (typeof STEPS)[number];

export const UnitCount = Type.Object(
  { organisationId: Id, people: Type.Integer({ minimum: 0, maximum: 100_000 }) },
  { additionalProperties: false },
);
/**
 * What a field holds; which of them it may be is said by the kind. One schema with several types: in a union the validator would turn a number
 * into the first type that it can be turned into, a text.
 */
export const FieldValue = Type.Unsafe<string | number | boolean | Static<typeof UnitCount>[] | null>({
  // The one that writes answers takes the first that fits, and to it a list fits a text.
  type: ['array', 'null', 'number', 'boolean', 'string'],
  maxLength: 20_000,
  maxItems: 1000,
  items: UnitCount,
});
export const FieldValues = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), FieldValue);

export const KindSchema = Type.Object({
  code: Type.String(),
  title: Words,
  about: Words,
  group: Type.Enum(['organisation', 'voices', 'execution', 'rules', 'other']),
  isPublic: Type.Boolean(),
  needsAttachment: Type.Boolean(),
  isFollowed: Type.Boolean(),
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      type: Type.Enum([
        ...(['line', 'text', 'integer', 'amount', 'percent', 'date', 'moment', 'quarter', 'choice'] as const),
        ...(['yes', 'link', 'unit_counts', 'entry', 'obligation'] as const),
      ]),
      title: Words,
      help: Nullable(Words),
      required: Type.Boolean(),
      isPublic: Type.Boolean(),
      maxLength: Nullable(Type.Integer()),
      options: Type.Array(Type.Object({ code: Type.String(), title: Words })),
      kinds: Type.Array(Type.String()),
    }),
  ),
});
export const KindLine = Type.Object({
  kind: KindSchema,
  counts: Type.Object({ draft: Type.Integer(), submitted: Type.Integer(), confirmed: Type.Integer() }),
});
export const Kinds = Type.Object({
  items: Type.Array(KindLine),
  mayWrite: Type.Boolean(),
  mayConfirm: Type.Boolean(),
});

export const NewEntry = Type.Object(
  {
    kind: Type.String({ maxLength: 60 }),
    organisationId: Id,
    title: Line({ minLength: 1, maxLength: 120 }),
    fields: FieldValues,
    /** Made by the form; sent twice it makes one entry. */
    submissionKey: Type.String({ pattern: '^[0-9a-zA-Z:_-]{8,120}$' }),
  },
  { additionalProperties: false },
);
export const EntryChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    title: Line({ minLength: 1, maxLength: 120 }),
    fields: FieldValues,
  },
  { additionalProperties: false },
);
export const StepInput = Type.Object(
  {
    name: Type.Enum(STEPS),
    version: Type.Integer({ minimum: 1 }),
    note: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
);
export const ManySteps = Type.Object(
  {
    name: Type.Enum(['submit', 'confirm', 'return', 'drop']),
    note: Type.String({ maxLength: 500 }),
    entries: Type.Array(Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }) }), { minItems: 1, maxItems: 200 }),
  },
  { additionalProperties: false },
);
export const ManyDone = Type.Object({
  done: Type.Array(Id),
  failed: Type.Array(Type.Object({ id: Id, reason: Type.String() })),
});

const Light = Type.Enum(['done', 'on_time', 'behind', 'silent', 'late']);
export type Light = 'done' | 'on_time' | 'behind' | 'silent' | 'late';

export const EntryLine = Type.Object({
  id: Id,
  kind: Type.String(),
  organisationId: Id,
  organisationName: Type.String(),
  title: Type.String(),
  state: Type.Enum(ENTRY_STATES),
  occurredOn: Nullable(Type.String()),
  occurredAt: Nullable(Type.String()),
  files: Type.Integer(),
  reason: Type.String(),
  /** Until when it holds; null: always, or until the next one. */
  holdsUntil: Nullable(Type.String()),
  /** A later one of the unit stands in its place. */
  isReplaced: Type.Boolean(),
  /** Of an item that is followed: how far it is and how that stands. */
  progress: Nullable(
    Type.Object({ percent: Type.Number(), quarter: Type.String(), paid: Nullable(Type.Number()), light: Light }),
  ),
  changedAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
});
export const EntryList = Type.Object({ items: Type.Array(EntryLine), total: Type.Integer() });

export const FileLine = Type.Object({
  sha256: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  isPublic: Type.Boolean(),
});
export const EntryDetail = Type.Object({
  ...EntryLine.properties,
  fields: FieldValues,
  about: Nullable(Type.Object({ id: Type.String(), kind: Type.String(), title: Type.String() })),
  attachments: Type.Array(FileLine),
  /** What still hinders it from being sent in, in the reader's language. */
  faults: Type.Array(Type.Object({ field: Type.String(), text: Type.String() })),
  steps: Type.Array(
    Type.Object({ name: Type.Enum(STEPS), title: Type.String(), allowed: Type.Boolean(), reason: Type.String() }),
  ),
  history: Type.Array(
    Type.Object({
      title: Type.String(),
      byName: Type.String(),
      at: Type.String({ format: 'date-time' }),
      note: Type.String(),
    }),
  ),
  mayWrite: Type.Boolean(),
  /** Its public page; '' while it has none. */
  url: Type.String(),
});
export const ImportReport = Type.Object({
  written: Type.Boolean(),
  /** Rows that made, or would make, an entry. */
  added: Type.Integer(),
  /** Rows that this very file brought before. */
  same: Type.Integer(),
  faults: Type.Array(Type.Object({ where: Type.String(), text: Type.String() })),
});
/** How many people of a unit were trained within the cycle, beside how many work there on openness. */
export const TrainingLine = Type.Object({
  organisationId: Id,
  organisationName: Type.String(),
  officers: Nullable(Type.Integer()),
  trained: Type.Integer(),
  trainings: Type.Integer(),
  lastOn: Nullable(Type.String()),
  state: Type.Enum(['met', 'short', 'none', 'unknown']),
});

export type FieldValues = Static<typeof FieldValues>;
export type FieldValue = Static<typeof FieldValue>;
export type UnitCount = Static<typeof UnitCount>;
export type NewEntry = Static<typeof NewEntry>;
export type EntryChange = Static<typeof EntryChange>;
export type EntryLine = Static<typeof EntryLine>;
export type EntryDetail = Static<typeof EntryDetail>;
export type FileLine = Static<typeof FileLine>;
export type ImportReport = Static<typeof ImportReport>;
export type KindLine = Static<typeof KindLine>;
export type TrainingLine = Static<typeof TrainingLine>;
