import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Day = Type.Union([CalendarDate, Type.Null()]);
const Words = Type.String({ maxLength: 8000 });

export const ComplaintCause = Type.Enum(['overdue', 'not_received']);
export type ComplaintCause = Static<typeof ComplaintCause>;

const clear = {
  requestId: Type.Union([Id, Type.Null()]),
  /** proactive, request: article 47; infringed: article 51. */
  basis: Type.Enum(['proactive', 'request', 'infringed']),
  kind: Type.Enum(['complaint', 'report']),
  receivedOn: CalendarDate,
  /** status_page: sent by the applicant from the page of his request; nobody else enters it. */
  channel: Type.Enum(['web', 'counter', 'post', 'phone', 'handed_over', 'status_page']),
  dueOn: Day,
  finding: Type.Enum(['', 'founded', 'partly', 'unfounded']),
  measure: Type.Enum(['', 'rectify', 'criticise']),
  endedOn: Day,
};
const sealed = {
  /** Empty where it came without a name, and from the status page: there it is the applicant of the request. */
  name: Line({ maxLength: 100 }),
  contact: Line({ maxLength: 300 }),
  words: Words,
  /** What was found and told to who complained; the applicant reads it on the status page. */
  result: Words,
};

export const ComplaintInput = Type.Object(
  {
    ...clear,
    ...sealed,
    /** The version that the user saw; 0 for a new one. */
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type ComplaintInput = Static<typeof ComplaintInput>;

/** A line of the register: nothing of who complains. */
export const ComplaintLine = Type.Object({
  ...{ id: Id, organisationId: Id, organisationName: Type.String(), requestNumber: Type.String() },
  ...clear,
  /** What the applicant said on the status page; null for what came otherwise. */
  cause: Type.Union([ComplaintCause, Type.Null()]),
  /** The last day for the reply when he said so. */
  replyDueOn: Day,
  version: Type.Integer(),
});
export type ComplaintLine = Static<typeof ComplaintLine>;

export const ComplaintView = Type.Object({ ...ComplaintLine.properties, ...sealed });
export type ComplaintView = Static<typeof ComplaintView>;
