import { Type, type Static } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const IssueState = Type.Enum(['draft', 'published', 'withdrawn']);

export const IssueInput = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    organisationId: Id,
    year: Type.Integer({ minimum: 1900, maximum: 2999 }),
    number: Type.Integer({ minimum: 1, maximum: 400 }),
    serial: Type.Integer({ minimum: 0, maximum: 100_000 }),
    note: Type.String({ maxLength: 500 }),
    items: Type.Array(
      Type.Object({ documentId: Id, section: Line({ maxLength: 40 }) }, { additionalProperties: false }),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export const IssueItem = Type.Object({
  documentId: Id,
  section: Type.String(),
  /** Of the document as it is now. */
  title: Type.String(),
  documentNumber: Type.String(),
  issuingBody: Type.String(),
  /** It can be read by everybody now. */
  isPublic: Type.Boolean(),
  startPage: Nullable(Type.Integer()),
  pages: Nullable(Type.Integer()),
});
export const Issue = Type.Object({
  id: Id,
  organisationId: Id,
  year: Type.Integer(),
  number: Type.Integer(),
  serial: Type.Integer(),
  note: Type.String(),
  state: IssueState,
  publishedOn: Nullable(Type.String()),
  version: Type.Integer(),
  itemCount: Type.Integer(),
});
export const IssueDetail = Type.Object({
  ...Issue.properties,
  items: Type.Array(IssueItem),
  sha256: Type.String(),
  url: Nullable(Type.String()),
  mayWrite: Type.Boolean(),
  mayPublish: Type.Boolean(),
});
export const Candidate = Type.Object({
  documentId: Id,
  title: Type.String(),
  documentNumber: Type.String(),
  organisationName: Type.String(),
  publishedOn: Nullable(Type.String()),
});

/** An issue as readers get it. What is not public any more has no title. */
export const PublicItem = Type.Object({
  position: Type.Integer(),
  section: Type.String(),
  title: Type.String(),
  documentNumber: Type.String(),
  issuingBody: Type.String(),
  url: Nullable(Type.String()),
  startPage: Type.Integer(),
  pages: Type.Integer(),
  /** 年·期·页 */
  citation: Type.String(),
});
export const PublicIssue = Type.Object({
  url: Type.String(),
  name: Type.String(),
  year: Type.Integer(),
  number: Type.Integer(),
  serial: Type.Integer(),
  publishedOn: Type.String(),
  itemCount: Type.Integer(),
});
export const PublicIssueDetail = Type.Object({
  ...PublicIssue.properties,
  note: Type.String(),
  items: Type.Array(PublicItem),
  /** Address of the print edition; null while something in it may not be shown any more. */
  printUrl: Nullable(Type.String()),
  /** Canonical text of the issue, its SHA-256 (hex), Ed25519 signature (base64) and public key (base64, SPKI); '' like printUrl. */
  manifest: Type.String(),
  sha256: Type.String(),
  signature: Type.String(),
  publicKey: Type.String(),
});

export type IssueInput = Static<typeof IssueInput>;
export type Issue = Static<typeof Issue>;
export type IssueItem = Static<typeof IssueItem>;
export type IssueDetail = Static<typeof IssueDetail>;
export type Candidate = Static<typeof Candidate>;
export type PublicIssue = Static<typeof PublicIssue>;
export type PublicIssueDetail = Static<typeof PublicIssueDetail>;
