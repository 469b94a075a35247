import { Type, type Static } from 'typebox';

/** What a reader writes; a form of a page, so every field is text. */
export const ReportForm = Type.Object({
  message: Type.Optional(Type.String({ maxLength: 2000 })),
  contact: Type.Optional(Type.String({ maxLength: 200 })),
  locale: Type.Optional(Type.String({ maxLength: 5 })),
  /** Not shown to people: whoever fills it in is a program. */
  website: Type.Optional(Type.String({ maxLength: 200 })),
});

export const ReportState = Type.Enum(['open', 'mended', 'answered']);

export const ReportView = Type.Object({
  id: Type.String(),
  /** The number that the reader was told. */
  number: Type.String(),
  documentId: Type.String(),
  title: Type.String(),
  organisationName: Type.String(),
  message: Type.String(),
  contact: Type.String(),
  state: ReportState,
  version: Type.Integer(),
  receivedAt: Type.String({ format: 'date-time' }),
  dueOn: Type.String(),
  isLate: Type.Boolean(),
  answer: Type.String(),
  answeredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  answeredByName: Type.String(),
});
export type ReportView = Static<typeof ReportView>;

export const ReportAnswer = Type.Object({
  version: Type.Integer(),
  /** mended: the page was put right; answered: nothing had to be changed, and why. */
  state: Type.Enum(['mended', 'answered']),
  answer: Type.String({ maxLength: 2000 }),
});
export type ReportAnswer = Static<typeof ReportAnswer>;
