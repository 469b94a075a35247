import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Word = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f]*$' });

export const AuditQuerySchema = Type.Object({
  actorId: Type.Optional(Word),
  actorName: Type.Optional(Word),
  action: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_.-]{0,99}$' })),
  subjectType: Type.Optional(Word),
  subjectId: Type.Optional(Word),
  requestId: Type.Optional(Word),
  from: Type.Optional(Type.String({ maxLength: 40 })),
  to: Type.Optional(Type.String({ maxLength: 40 })),
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

export const AuditEntrySchema = Type.Object({
  id: Id,
  occurredAt: Type.String(),
  actorKind: Type.Union([Type.Literal('account'), Type.Literal('system')]),
  actorId: Type.String(),
  actorName: Type.String(),
  action: Type.String(),
  subjectType: Type.String(),
  subjectId: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
  requestId: Type.String(),
  /** Number in the chain; null while it waits for its seal. */
  seq: Type.Union([Type.Integer(), Type.Null()]),
});

export const AuditPageSchema = Type.Object({
  items: Type.Array(AuditEntrySchema),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});

export const AuditStatusSchema = Type.Object({
  headSeq: Type.Integer(),
  headHash: Type.String(),
  sealedAt: Type.Union([Type.String(), Type.Null()]),
  waiting: Type.Integer(),
  oldestWaitingAt: Type.Union([Type.String(), Type.Null()]),
  exportedSeq: Type.Integer(),
  exportedAt: Type.Union([Type.String(), Type.Null()]),
  /** Ed25519, base64 of SPKI DER. */
  publicKey: Type.String(),
});

export const AuditReportSchema = Type.Object({
  ok: Type.Boolean(),
  sealed: Type.Integer(),
  headSeq: Type.Integer(),
  headHash: Type.String(),
  waiting: Type.Integer(),
  headsChecked: Type.Integer(),
  findingsTotal: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      kind: Type.String(),
      seq: Type.Optional(Type.Integer()),
      toSeq: Type.Optional(Type.Integer()),
      entryId: Type.Optional(Type.String()),
      count: Type.Optional(Type.Integer()),
      line: Type.Optional(Type.Integer()),
      message: Type.String(),
    }),
  ),
});

export type AuditQuery = Static<typeof AuditQuerySchema>;
export type AuditEntry = Static<typeof AuditEntrySchema>;
export type AuditPage = Static<typeof AuditPageSchema>;
export type AuditStatus = Static<typeof AuditStatusSchema>;
