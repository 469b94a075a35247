import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Instant = Type.String({ format: 'date-time' });

export const ComplaintView = Type.Object({
  id: Id,
  requestId: Id,
  number: Type.String(),
  organisationName: Type.String(),
  cause: Type.Enum(['overdue', 'not_received']),
  /** The day that had passed when it was made. */
  dueOn: Type.Union([Type.String(), Type.Null()]),
  madeAt: Instant,
  words: Type.String(),
  answer: Type.String(),
  answeredAt: Type.Union([Instant, Type.Null()]),
  answeredByName: Type.String(),
  version: Type.Integer(),
});
export type ComplaintView = Static<typeof ComplaintView>;

export const ComplaintAnswer = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  words: Type.String({ maxLength: 4000 }),
});
