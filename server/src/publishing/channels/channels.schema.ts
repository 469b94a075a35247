import { Type, type Static } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';

const Instant = Type.String({ format: 'date-time' });
const NullableInstant = Type.Union([Instant, Type.Null()]);

export const Channel = Type.Union([
  Type.Literal('wechat'),
  Type.Literal('weibo'),
  Type.Literal('sms'),
  Type.Literal('board'),
  Type.Literal('print'),
  Type.Literal('other'),
]);
export const NewChannelHandover = Type.Object(
  {
    channel: Channel,
    place: Line({ maxLength: 100, description: '账号、地点或报刊 / account, place or paper' }),
    link: Line({ maxLength: 500 }),
    /** When it was shown there; absent: now. */
    handedAt: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
export const ChannelHandover = Type.Object({
  id: Type.String(),
  channel: Channel,
  place: Type.String(),
  link: Type.String(),
  handedAt: Instant,
  handedByName: Type.String(),
  takenBackAt: NullableInstant,
});
export const ChannelHandovers = Type.Object({
  items: Type.Array(ChannelHandover),
  mayWrite: Type.Boolean(),
  /** It is public now, so it may be handed over. */
  isPublic: Type.Boolean(),
});

export type NewChannelHandover = Static<typeof NewChannelHandover>;
export type ChannelHandover = Static<typeof ChannelHandover>;
export type ChannelHandovers = Static<typeof ChannelHandovers>;
