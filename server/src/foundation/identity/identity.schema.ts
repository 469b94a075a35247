import { Type, type Static } from 'typebox';

export const IdSchema = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
const DisplayName = Type.String({ maxLength: 60, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' });
/** Anything that can be typed; far longer than what is accepted, so that the answer can say why not. */
const Password = Type.String({ minLength: 1, maxLength: 1000 });

export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{1,40}$/;

/** A name as it is kept and looked for, however it was typed. */
export const nameAsKept = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

export const RoleGrantSchema = Type.Object({
  role: Type.String({ maxLength: 60 }),
  /** With everything under it; null: the whole tenant. */
  organisationId: Nullable(IdSchema),
});

export const SignInSchema = Type.Object({ name: Type.String({ maxLength: 200 }), password: Password });

export const PasswordChangeSchema = Type.Object({ current: Password, next: Password });

export const SessionSchema = Type.Object({
  account: Type.Object({
    id: IdSchema,
    name: Type.String(),
    displayName: Type.String(),
    organisationId: Nullable(IdSchema),
    organisationName: Nullable(Type.String()),
  }),
  mustChangePassword: Type.Boolean(),
  roles: Type.Array(RoleGrantSchema),
  permissions: Type.Array(Type.String()),
  tenant: Type.Object({ name: Type.String(), nameEn: Type.String() }),
  expiresAt: Type.String(),
});

export const AccountSchema = Type.Object({
  id: IdSchema,
  name: Type.String(),
  displayName: Type.String(),
  organisationId: Nullable(IdSchema),
  organisationName: Nullable(Type.String()),
  status: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
  lockedUntil: Nullable(Type.String()),
  mustChangePassword: Type.Boolean(),
  lastSignedInAt: Nullable(Type.String()),
  version: Type.Integer(),
  roles: Type.Array(RoleGrantSchema),
});

export const NewAccountSchema = Type.Object({
  name: Type.String({ maxLength: 200 }),
  displayName: DisplayName,
  organisationId: Type.Optional(Nullable(IdSchema)),
});

export const AccountChangeSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    displayName: Type.Optional(DisplayName),
    organisationId: Type.Optional(Nullable(IdSchema)),
    status: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled')])),
  },
  { additionalProperties: false },
);

export const RolesChangeSchema = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  roles: Type.Array(RoleGrantSchema, { maxItems: 100 }),
});

export const AccountQuerySchema = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, pattern: '^[^\\u0000]*$' })),
  cursor: Type.Optional(Type.String({ maxLength: 60, pattern: '^[^\\u0000]*$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

export const AccountPageSchema = Type.Object({
  items: Type.Array(AccountSchema),
  nextCursor: Nullable(Type.String()),
});

export const AccountSessionSchema = Type.Object({
  id: IdSchema,
  createdAt: Type.String(),
  lastSeenAt: Type.String(),
  expiresAt: Type.String(),
  address: Type.String(),
  userAgent: Type.String(),
  /** The session that asks. */
  current: Type.Boolean(),
});

export const RoleViewSchema = Type.Object({
  role: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  permissions: Type.Array(Type.String()),
  administrator: Type.Boolean(),
});

export type SessionView = Static<typeof SessionSchema>;
export type Account = Static<typeof AccountSchema>;
export type AccountPage = Static<typeof AccountPageSchema>;
export type AccountQuery = Static<typeof AccountQuerySchema>;
export type AccountChange = Static<typeof AccountChangeSchema>;
export type NewAccount = Static<typeof NewAccountSchema>;
export type AccountSession = Static<typeof AccountSessionSchema>;
