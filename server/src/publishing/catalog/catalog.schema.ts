import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Text = (maxLength: number) => Type.String({ maxLength });
const Needed = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** What could be read of 公开时限: a limit that runs from an event, or how often something comes. */
export const Term = Type.Union([
  Type.Object({
    kind: Type.Literal('within'),
    amount: Type.Integer({ minimum: 1, maximum: 10_000 }),
    unit: Type.Enum(['working_day', 'natural_day', 'hour', 'month', 'year']),
    words: Type.String(),
  }),
  Type.Object({
    kind: Type.Literal('every'),
    every: Type.Enum(['day', 'week', 'month', 'quarter', 'half_year', 'year']),
    /** MM-DD of each year; '' when no day is named. */
    before: Type.String(),
    words: Type.String(),
  }),
]);

const fields = {
  field: Line({ minLength: 1, maxLength: 60 }),
  number: Type.Integer({ minimum: 1, maximum: 100_000 }),
  level1: Needed(200),
  level2: Text(300),
  content: Needed(4000),
  basis: Text(4000),
  timeLimit: Text(1000),
  publisher: Text(400),
  organisationId: Nullable(Id),
  channels: Type.Array(Line({ minLength: 1, maxLength: 60 }), { maxItems: 20, uniqueItems: true }),
  toSociety: Type.Boolean(),
  toGroup: Text(300),
  proactive: Type.Boolean(),
  onRequest: Type.Boolean(),
  atCounty: Type.Boolean(),
  atTownship: Type.Boolean(),
  evidence: Text(1000),
};
/** What an officer writes of an entry; terms are read from the words. */
export const EntryInput = Type.Object(
  { version: Type.Integer({ minimum: 0 }), ...fields, status: Type.Enum(['open', 'closed']) },
  { additionalProperties: false },
);
export const Entry = Type.Object({
  id: Id,
  ...fields,
  terms: Type.Array(Term),
  /** The limit is written, and nothing could be read of it. */
  isLimitUnread: Type.Boolean(),
  organisationName: Type.String(),
  status: Type.Enum(['open', 'closed']),
  version: Type.Integer(),
  /** Public documents filed under it, and the newest of them. */
  documents: Type.Integer(),
  lastPublishedOn: Nullable(CalendarDate),
});
/** An entry as readers get it. */
export const PublicEntry = Type.Object({
  id: Id,
  url: Type.String(),
  ...fields,
  organisationName: Type.String(),
  documents: Type.Integer(),
  lastPublishedOn: Nullable(CalendarDate),
});

export const FilingChange = Type.Object(
  {
    documentIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
    add: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
    remove: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export const EntryBrief = Type.Object({
  id: Id,
  field: Type.String(),
  level1: Type.String(),
  level2: Type.String(),
  timeLimit: Type.String(),
  organisationName: Type.String(),
});
export const FilingOfDocument = Type.Object({
  filed: Type.Array(EntryBrief),
  suggested: Type.Array(EntryBrief),
  mayFile: Type.Boolean(),
});
export const UnfiledDocument = Type.Object({
  documentId: Id,
  title: Type.String(),
  organisationName: Type.String(),
  publishedOn: Nullable(Type.String()),
  suggested: Type.Array(EntryBrief),
});
export const Unfiled = Type.Object({
  items: Type.Array(UnfiledDocument),
  /** Public documents of the units in scope, and how many of them are filed. */
  total: Type.Integer(),
  filed: Type.Integer(),
});

export const ImportReport = Type.Object({
  /** Nothing was written: it was only looked at, or there are faults. */
  written: Type.Boolean(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** In the catalog of these fields and not in the file; they stay. */
  absent: Type.Integer(),
  fields: Type.Array(Type.String()),
  faults: Type.Array(Type.Object({ where: Type.String(), text: Type.String() })),
  warnings: Type.Array(Type.Object({ where: Type.String(), text: Type.String() })),
});

export type Term = Static<typeof Term>;
export type EntryInput = Static<typeof EntryInput>;
export type Entry = Static<typeof Entry>;
export type PublicEntry = Static<typeof PublicEntry>;
export type EntryBrief = Static<typeof EntryBrief>;
export type FilingChange = Static<typeof FilingChange>;
export type FilingOfDocument = Static<typeof FilingOfDocument>;
export type Unfiled = Static<typeof Unfiled>;
export type ImportReport = Static<typeof ImportReport>;
/** The fields of an entry as a row of the table holds them. */
export type EntryFields = Omit<EntryInput, 'version' | 'status' | 'organisationId'>;
