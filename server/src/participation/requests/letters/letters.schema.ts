import { Type, type Static } from 'typebox';
import { CalendarDate, Line } from '../../../kernel/fields/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });

/** A text as it holds now. */
export const TemplateView = Type.Object({
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  /** 0: the text the project brings. */
  version: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  note: Type.String(),
  /** What it may ask for, and which of these it must. */
  placeholders: Type.Array(Type.Object({ name: Type.String(), means: Type.String(), required: Type.Boolean() })),
});
export type TemplateView = Static<typeof TemplateView>;

export const TemplateInput = Type.Object(
  {
    title: Line({ maxLength: 100 }),
    body: Text(20_000),
    /** Why it was changed. */
    note: Line({ maxLength: 500 }),
    /** The version that the user saw. */
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type TemplateInput = Static<typeof TemplateInput>;

const facts = {
  numberPrefix: Line({ maxLength: 40 }),
  reconsiderationBody: Line({ maxLength: 100 }),
  court: Line({ maxLength: 100 }),
  contactAddress: Line({ maxLength: 200 }),
  contactPhone: Line({ maxLength: 60 }),
  payment: Line({ maxLength: 500 }),
  source: Line({ maxLength: 300 }),
};
export const LetterSettings = Type.Object(
  { ...facts, version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type LetterSettings = Static<typeof LetterSettings>;
/** Own facts and those that hold, with what the units above say filled in. */
export const LetterSettingsView = Type.Object({ own: LetterSettings, holding: Type.Object(facts) });
export type LetterSettingsView = Static<typeof LetterSettingsView>;

export const LetterView = Type.Object({
  id: Id,
  requestId: Id,
  organisationId: Id,
  kind: Type.String(),
  kindName: Type.String(),
  number: Type.String(),
  datedOn: Type.String(),
  issuedAt: Type.String(),
  /** Who gets it: the applicant, or somebody whose opinion is asked. */
  recipient: Type.String(),
  /** By which way it goes, and how far it is (`LetterState`). */
  way: Type.String(),
  state: Type.String(),
  /** Why the mail failed or the letter is void. */
  fault: Type.String(),
  deliveredWay: Type.String(),
  deliveredOn: Type.Union([Type.String(), Type.Null()]),
  deliveryProof: Type.String(),
  version: Type.Integer(),
  /** Redacted files that go with it. */
  enclosures: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), pages: Type.Integer() })),
});
export type LetterView = Static<typeof LetterView>;

/** Ways by which a letter goes: those an applicant chooses among, and `page`, where he reads it with his code. */
export const LETTER_WAYS = ['email', 'post', 'pickup', 'fax', 'onsite', 'page'] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];
/**
 * held: numbered, goes out with the step that delivers. to_deliver: somebody has to bring it and record that. mailing: the mail server has not
 * taken it yet. failed: it did not arrive by mail. shown: it lies on the applicant's page, unread. void: taken back before it went out.
 */
export type LetterState = 'held' | 'to_deliver' | 'mailing' | 'failed' | 'shown' | 'delivered' | 'void';

export const WayInput = Type.Object(
  {
    way: Type.Enum([...LETTER_WAYS]),
    /** Another address than the one before, for mail. */
    address: Type.Optional(Line({ maxLength: 254 })),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);
export type WayInput = Static<typeof WayInput>;

export const ReturnedInput = Type.Object(
  { reason: Line({ minLength: 1, maxLength: 300 }), version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export type ReturnedInput = Static<typeof ReturnedInput>;

export const DeliveryInput = Type.Object(
  {
    way: Line({ minLength: 1, maxLength: 60 }),
    on: CalendarDate,
    /** What proves it: number of the registered mail, the signed record. */
    proof: Line({ minLength: 1, maxLength: 200 }),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);
export type DeliveryInput = Static<typeof DeliveryInput>;
