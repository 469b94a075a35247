import { Type, type Static } from 'typebox';
import { Line } from '../../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Length = Type.Number({ minimum: -20_000, maximum: 20_000 });
const Rect = Type.Object({ x: Length, y: Length, width: Length, height: Length }, { additionalProperties: false });

export const MAX_MARKS = 3000;
export const MarkInput = Type.Object(
  {
    /** From 1. */
    page: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** In points from the upper left corner of the page as it is shown. */
    rects: Type.Array(Rect, { minItems: 1, maxItems: 60 }),
    /** A code of the table of outcomes, group withheld. */
    ground: Type.String({ maxLength: 60 }),
    note: Line({ maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type MarkInput = Static<typeof MarkInput>;

export const MarksInput = Type.Object({
  version: Type.Integer(),
  marks: Type.Array(MarkInput, { maxItems: MAX_MARKS }),
});
export type MarksInput = Static<typeof MarksInput>;

export const RedactionStepInput = Type.Object({
  version: Type.Integer(),
  step: Type.Enum(['submit', 'return', 'confirm', 'drop']),
  words: Type.String({ maxLength: 1000 }),
});
export type RedactionStepInput = Static<typeof RedactionStepInput>;

export const RulingInput = Type.Object({
  version: Type.Integer(),
  key: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  reason: Type.String({ maxLength: 500 }),
});
export type RulingInput = Static<typeof RulingInput>;

export const FoundPlace = Type.Object({
  page: Type.Integer(),
  rects: Type.Array(Rect),
  text: Type.String(),
  before: Type.String(),
  after: Type.String(),
  /** Which detector proposes it; '' for a search. */
  kind: Type.String(),
});
export type FoundPlace = Static<typeof FoundPlace>;

const Finding = Type.Object({
  ...{ key: Type.String(), kind: Type.String(), where: Type.String(), excerpt: Type.String() },
  ...{ severity: Type.String(), suggestion: Type.String() },
  ruling: Type.Union([
    Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) }),
    Type.Null(),
  ]),
});
export type RedactionFinding = Static<typeof Finding>;

/** What the letter's annex says of what was covered: one line a page and ground. */
export const AnnexLine = Type.Object({
  ...{ page: Type.Integer(), count: Type.Integer(), ground: Type.String(), title: Text, clause: Type.String() },
});
export type AnnexLine = Static<typeof AnnexLine>;

export const RedactionListItem = Type.Object({
  ...{ id: Id, name: Type.String(), state: Type.String(), stateTitle: Text, version: Type.Integer() },
  ...{ pages: Type.Integer(), markCount: Type.Integer(), changedByName: Type.String() },
  ...{ changedAt: Type.String({ format: 'date-time' }), confirmedByName: Type.String() },
});
/** In the list of a case: with the grounds of its marks, which a decision takes over. */
export const ListedRedaction = Type.Object({
  ...RedactionListItem.properties,
  grounds: Type.Array(Type.String()),
});
export type ListedRedaction = Static<typeof ListedRedaction>;
export const RedactionView = Type.Object({
  ...RedactionListItem.properties,
  requestId: Id,
  requestNumber: Type.String(),
  marks: Type.Array(MarkInput),
  grounds: Type.Array(Type.Object({ code: Type.String(), title: Text, clause: Type.String() })),
  /** How far the file is that was asked for; null when none is being made. */
  making: Type.Union([
    Type.Object({ done: Type.Integer(), total: Type.Integer(), byName: Type.String() }),
    Type.Null(),
  ]),
  /** Why the last one could not be made, in the reader's language; '' when there was no such thing. */
  fault: Type.String(),
  /** Null until a file was made of the present marks. */
  result: Type.Union([
    Type.Object({
      ...{ digest: Type.String(), size: Type.Integer(), pages: Type.Integer(), held: Type.Boolean() },
      findings: Type.Array(Finding),
      /** Words that were covered by a mark (number from 1) and can still be read on these pages. */
      remains: Type.Array(Type.Object({ mark: Type.Integer(), page: Type.Integer() })),
    }),
    Type.Null(),
  ]),
  annex: Type.Array(AnnexLine),
  steps: Type.Array(
    Type.Object({
      ...{ name: Type.String(), title: Text, allowed: Type.Boolean(), refusals: Type.Array(Text) },
    }),
  ),
  history: Type.Array(
    Type.Object({
      ...{
        title: Text,
        to: Text,
        byName: Type.String(),
        at: Type.String({ format: 'date-time' }),
        note: Type.String(),
      },
    }),
  ),
  mayMark: Type.Boolean(),
  mayConfirm: Type.Boolean(),
});
export type RedactionView = Static<typeof RedactionView>;
export type RedactionListItem = Static<typeof RedactionListItem>;

export const PageText = Type.Object({
  width: Type.Number(),
  height: Type.Number(),
  lines: Type.Array(
    Type.Object({ text: Type.String(), boxes: Type.Array(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })) }),
  ),
  hidden: Type.Integer(),
  unreadable: Type.Integer(),
});
