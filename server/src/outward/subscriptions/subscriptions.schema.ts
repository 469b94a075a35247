import { Type, type Static } from 'typebox';

export const FREQUENCIES = ['at_once', 'daily', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What the form sends; every field is read leniently, because people fill it in. */
export const SubscribeForm = Type.Object({
  address: Type.Optional(Type.String({ maxLength: 400 })),
  frequency: Type.Optional(Type.String({ maxLength: 20 })),
  of: Type.Optional(Type.String({ maxLength: 2000 })),
  locale: Type.Optional(Type.String({ maxLength: 5 })),
});
export const ActionForm = Type.Object({ action: Type.Optional(Type.String({ maxLength: 20 })) });

/** Counts for staff; addresses are shown to nobody. */
export const SubscriptionCounts = Type.Object({
  active: Type.Integer(),
  asked: Type.Integer(),
  waiting: Type.Integer(),
  sentToday: Type.Integer(),
  inDoubt: Type.Integer({
    description: '进程中断时正在交付、已按同一 Message-ID 重发的邮件 / handed over again after an interruption',
  }),
});
export type SubscriptionCounts = Static<typeof SubscriptionCounts>;

export type MessageKind = 'confirm' | 'known' | 'alert';
