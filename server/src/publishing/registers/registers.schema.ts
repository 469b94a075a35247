import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

export const MediaKind = Type.Union([
  Type.Literal('website'),
  Type.Literal('wechat'),
  Type.Literal('weibo'),
  Type.Literal('app'),
  Type.Literal('mini_program'),
  Type.Literal('video'),
  Type.Literal('other'),
]);
const fields = {
  organisationId: Id,
  kind: MediaKind,
  name: Line({ minLength: 1, maxLength: 60 }),
  account: Line({ maxLength: 100 }),
  address: Line({ maxLength: 300 }),
  siteCode: Line({ maxLength: 20 }),
  openedOn: CalendarDate,
};
export const NewMediaAccount = Type.Object(fields, { additionalProperties: false });
export const MediaAccountChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    ...Type.Partial(Type.Object(fields)).properties,
    /** Closed on this day, with the reason readers are told; null reopens it. */
    closedOn: Type.Optional(Nullable(CalendarDate)),
    closingReason: Type.Optional(Line({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export const MediaReading = Type.Object(
  {
    /** The day of the newest thing there; null when none was found. */
    newestOn: Nullable(CalendarDate),
    /** What was wrong; '' when nothing was. */
    finding: Line({ maxLength: 300 }),
  },
  { additionalProperties: false },
);
export const MediaAccount = Type.Object({
  id: Id,
  ...fields,
  organisationName: Type.String(),
  closedOn: Nullable(CalendarDate),
  closingReason: Type.String(),
  version: Type.Integer(),
  lastReadOn: Nullable(Type.String()),
  newestOn: Nullable(Type.String()),
  finding: Type.String(),
  /** What of it needs somebody now. */
  attention: Type.Array(
    Type.Union([Type.Literal('not_read_today'), Type.Literal('nothing_new'), Type.Literal('finding')]),
  ),
});

export type MediaKind = Static<typeof MediaKind>;
export type NewMediaAccount = Static<typeof NewMediaAccount>;
export type MediaAccountChange = Static<typeof MediaAccountChange>;
export type MediaReading = Static<typeof MediaReading>;
export type MediaAccount = Static<typeof MediaAccount>;
