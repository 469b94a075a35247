import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import { LinkSchema, TableCellSchema } from '../../kernel/extract/index.ts';
import { PublicationTerms } from './edition-terms.schema.ts';
import { BodyBlock, ReadField, ReadingWarning, TaskSchema, Validity } from './reading.schema.ts';

/** Shapes of official documents: what readers get, what officers edit, what an import shows. One schema gives type, validation, response filter and OpenAPI. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$' });

/** The fields an officer can edit. Empty text means unknown. */
export const DocumentFields = Type.Object({
  title: Line({ minLength: 1, maxLength: 400 }),
  documentNumber: Line({ maxLength: 100 }),
  issuingBody: Line({ maxLength: 200 }),
  indexNumber: Line({ maxLength: 100 }),
  topic: Line({ maxLength: 200 }),
  subjectWords: Line({ maxLength: 200 }),
  mainRecipients: Type.String({ maxLength: 2000 }),
  madeOn: Nullable(CalendarDate),
  publishedOn: Nullable(CalendarDate),
  validity: Type.Union([Validity, Type.Literal('')]),
});

/** The same as they are shown: what came in by import is told as it is, however an officer would have to write it. */
const ShownFields = Type.Object({
  title: Type.String(),
  documentNumber: Type.String(),
  issuingBody: Type.String(),
  indexNumber: Type.String(),
  topic: Type.String(),
  subjectWords: Type.String(),
  mainRecipients: Type.String(),
  madeOn: Nullable(CalendarDate),
  publishedOn: Nullable(CalendarDate),
  validity: DocumentFields.properties.validity,
});

export const OriginalFile = Type.Object({
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  url: Type.String(),
});

/** A published document as everybody may read it: the page, `GET /api/v1/documents/{id}` and the feed show this and no more. */
export const PublishedDocument = Type.Object({
  id: Id,
  url: Type.String(),
  ...ShownFields.properties,
  organisation: Type.Object({ id: Id, name: Type.String(), code: Type.String() }),
  body: Type.Array(BodyBlock),
  tasks: Type.Array(TaskSchema),
  original: Nullable(OriginalFile),
  edition: Type.Integer(),
  /** 公开对象: the whole society, or a named area or group. */
  audience: Type.Object({ kind: PublicationTerms.properties.audienceKind, name: Type.String() }),
  /** Last day on which it is public; null: it stays. */
  visibleUntil: PublicationTerms.properties.visibleUntil,
  /** What this edition changed; with `correction` the notice of it (更正说明). */
  changeNote: Type.String(),
  correction: PublicationTerms.properties.correction,
  visibleFrom: Type.String({ format: 'date-time' }),
});

export const PublishedSummary = Type.Object({
  id: Id,
  url: Type.String(),
  title: Type.String(),
  documentNumber: Type.String(),
  issuingBody: Type.String(),
  /** The unit that publishes it here. */
  organisation: Type.Object({ id: Id, name: Type.String() }),
  topic: Type.String(),
  madeOn: Nullable(CalendarDate),
  publishedOn: Nullable(CalendarDate),
  validity: DocumentFields.properties.validity,
});

export const EditionState = Type.Enum(['draft', 'in_review', 'approved', 'live', 'superseded', 'withdrawn']);

export const Edition = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: EditionState,
  /** What the next write has to name, so that two editors cannot overwrite each other. */
  version: Type.Integer(),
  ...ShownFields.properties,
  body: Type.Array(BodyBlock),
  tasks: Type.Array(TaskSchema),
  warnings: Type.Array(ReadingWarning),
  original: Nullable(OriginalFile),
  changedAt: Type.String({ format: 'date-time' }),
  /** When it becomes public by itself. */
  publishAt: Nullable(Type.String({ format: 'date-time' })),
  terms: PublicationTerms,
});

/** What an officer can do next; a greyed-out action says why. */
export const AvailableAction = Type.Object({
  name: Type.Enum([
    ...['edit', 'submit', 'recall', 'publish', 'publish_urgently', 'schedule', 'unschedule', 'withdraw'],
    ...['start_draft', 'discard_draft', 'correct_tasks'],
  ] as const),
  allowed: Type.Boolean(),
  reason: Type.String(),
  /** What has to be decided first, where it is something that can be decided beside the action. */
  missing: Type.Optional(Type.Literal('disclosure')),
});

export const HistoryEntry = Type.Object({
  at: Type.String({ format: 'date-time' }),
  actorName: Type.String(),
  /** `documents.document.published` and the like; the console has a text for each. */
  action: Type.String(),
  reason: Type.String(),
});

export const DocumentDetail = Type.Object({
  id: Id,
  organisation: Type.Object({ id: Id, name: Type.String() }),
  live: Nullable(Edition),
  draft: Nullable(Edition),
  /** Set while a draft waits for review; the rest of it is at GET /api/v1/reviews/{id}. */
  reviewId: Nullable(Id),
  publicUrl: Nullable(Type.String()),
  /** With the title it had: officers go on finding it. */
  withdrawn: Nullable(
    Type.Object({ at: Type.String({ format: 'date-time' }), reason: Type.String(), title: Type.String() }),
  ),
  actions: Type.Array(AvailableAction),
  history: Type.Array(HistoryEntry),
});

export const DocumentListItem = Type.Object({
  id: Id,
  title: Type.String(),
  documentNumber: Type.String(),
  organisationId: Id,
  organisationName: Type.String(),
  state: EditionState,
  /** Of the newest edition; what the next write of it has to name. */
  version: Type.Integer(),
  publishedOn: Nullable(CalendarDate),
  validity: DocumentFields.properties.validity,
  warnings: Type.Integer(),
  changedAt: Type.String({ format: 'date-time' }),
});

/** A block as the editor sends it; numbers, paths and anchors are read from the text again on the server. */
export const EditorBlock = Type.Union([
  Type.Object({
    kind: Type.Literal('paragraph'),
    text: Type.String({ maxLength: 100_000 }),
    headingLevel: Type.Optional(Type.Integer({ minimum: 1, maximum: 6 })),
    align: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')])),
    links: Type.Optional(Type.Array(LinkSchema)),
  }),
  Type.Object({
    kind: Type.Literal('table'),
    caption: Type.Optional(Type.String({ maxLength: 400 })),
    rows: Type.Array(Type.Array(TableCellSchema, { maxItems: 200 }), { maxItems: 5000 }),
  }),
  Type.Object({
    kind: Type.Literal('image'),
    file: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    alt: Type.String({ maxLength: 400 }),
    width: Type.Optional(Type.Integer()),
    height: Type.Optional(Type.Integer()),
  }),
]);

export const DraftInput = Type.Object({
  version: Type.Integer(),
  fields: DocumentFields,
  /** True: the file it was imported from stays beside the edited text. Without it an edited text no longer offers that file. */
  keepOriginal: Type.Optional(Type.Boolean()),
  /** Absent: the text stays as it is. */
  blocks: Type.Optional(Type.Array(EditorBlock, { maxItems: 20_000 })),
});

export const WithdrawInput = Type.Object({
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
  /** For privacy or secrecy readers cannot look back at earlier editions either. */
  kind: Type.Optional(Type.Enum(['withdrawn', 'privacy', 'secrecy'])),
  /** A public document that took its place. */
  replacementId: Type.Optional(Type.Union([Id, Type.Null()])),
  /** The tombstone tells the title; never for privacy or secrecy. */
  showTitle: Type.Optional(Type.Boolean()),
});

/** One file of an import in the list that is asked for again and again while files are read. */
export const ImportItemSummary = Type.Object({
  position: Type.Integer(),
  fileName: Type.String(),
  state: Type.Enum(['waiting', 'read', 'failed', 'duplicate', 'saved', 'left_out']),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  /** As it was read; empty when none was found. */
  title: Type.String(),
  warningCount: Type.Integer(),
  /** Whether GET …/items/{position} has a text to show. */
  isReadable: Type.Boolean(),
  /** The document that is already there (state duplicate) or that was made (state saved). */
  documentId: Nullable(Id),
  documentTitle: Nullable(Type.String()),
  /** The equal file before it in the same upload (state duplicate). */
  duplicateOf: Nullable(Type.Object({ position: Type.Integer(), fileName: Type.String() })),
});

/** One file of an import with all that was read from it. */
export const ImportItem = Type.Object({
  ...ImportItemSummary.properties,
  fields: Nullable(Type.Record(Type.String(), ReadField)),
  warnings: Type.Array(ReadingWarning),
  body: Type.Array(BodyBlock),
  tasks: Type.Array(TaskSchema),
});

export const ImportView = Type.Object({
  id: Id,
  organisationId: Id,
  state: Type.Enum(['reading', 'ready', 'done']),
  total: Type.Integer(),
  finished: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
  createdByName: Type.String(),
  /** When what was read is forgotten; what is not saved by then is left out. */
  keptUntil: Type.String({ format: 'date-time' }),
  items: Type.Array(ImportItemSummary),
});

/** A picture that was put into a draft, as an image block names it. */
export const AddedImage = Type.Object({
  file: Type.String(),
  mediaType: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
});

export const WorkbenchTodo = Type.Object({
  kind: Type.Enum([
    'review',
    'returned',
    'draft',
    'approved',
    'import',
    'withheld_review',
    'late_review',
    'error_report',
    'normative_publish',
    'normative_evaluate',
    'cleanup',
    'interpretation',
    'page',
    'request',
    'hiding',
    'ledger_confirm',
    'ledger_returned',
    'work_plan',
    'work_plan_report',
  ]),
  id: Id,
  /** What the next write has to name: of the review, or of the draft; 0 for an import. */
  version: Type.Integer(),
  title: Type.String(),
  organisationName: Type.String(),
  /** What is to be done, e.g. the review step's name. */
  step: Type.String(),
  since: Type.String({ format: 'date-time' }),
  fromName: Type.String(),
});

export type DocumentFields = Static<typeof DocumentFields>;
export type PublishedDocument = Static<typeof PublishedDocument>;
export type PublishedSummary = Static<typeof PublishedSummary>;
export type EditionState = Static<typeof EditionState>;
export type Edition = Static<typeof Edition>;
export type DocumentDetail = Static<typeof DocumentDetail>;
export type DocumentListItem = Static<typeof DocumentListItem>;
export type AvailableAction = Static<typeof AvailableAction>;
export type EditorBlock = Static<typeof EditorBlock>;
export type WithdrawInput = Static<typeof WithdrawInput>;
export type DraftInput = Static<typeof DraftInput>;
export type ImportItemSummary = Static<typeof ImportItemSummary>;
export type ImportItem = Static<typeof ImportItem>;
export type AddedImage = Static<typeof AddedImage>;
export type ImportView = Static<typeof ImportView>;
export type WorkbenchTodo = Static<typeof WorkbenchTodo>;
