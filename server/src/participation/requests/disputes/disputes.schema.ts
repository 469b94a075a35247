import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Day = Type.Union([CalendarDate, Type.Null()]);
const fields = {
  requestId: Type.Union([Id, Type.Null()]),
  track: Type.Union([Type.Literal('reconsideration'), Type.Literal('suit'), Type.Literal('suit_after')]),
  number: Line({ maxLength: 60 }),
  /** The authority or the court that decides. */
  body: Line({ minLength: 1, maxLength: 100 }),
  procedure: Type.Union([Type.Literal('ordinary'), Type.Literal('simple')]),
  filedOn: CalendarDate,
  servedOn: Day,
  answeredOn: Day,
  result: Type.Union([Type.Literal(''), Type.Literal('upheld'), Type.Literal('corrected'), Type.Literal('other')]),
  endedOn: Day,
};
export const DisputeInput = Type.Object(
  {
    ...fields,
    /** The version that the user saw; 0 for a new one. */
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type DisputeInput = Static<typeof DisputeInput>;
export const DisputeView = Type.Object({
  id: Id,
  organisationId: Id,
  ...fields,
  /** The last day for the authority's answer; null until it was served. */
  answerDueOn: Day,
  answerProvisional: Type.Boolean(),
  version: Type.Integer(),
});
export type DisputeView = Static<typeof DisputeView>;

/** A line of the register: with names and the number of the case. */
export const DisputeLine = Type.Object({
  ...DisputeView.properties,
  organisationName: Type.String(),
  requestNumber: Type.String(),
});
export type DisputeLine = Static<typeof DisputeLine>;
