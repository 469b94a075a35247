import { Type, type Static } from 'typebox';
import { PublishedSummary } from '../documents/index.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });
const Name = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' });

export const ColumnCode = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$' });
export const ColumnKind = Type.Union([
  /** Documents placed in it, newest first. */
  Type.Literal('list'),
  /** A single text. */
  Type.Literal('page'),
  /** Leads elsewhere. */
  Type.Literal('link'),
  /** Only holds others. */
  Type.Literal('group'),
  /** Special topics and compilations. */
  Type.Literal('topics'),
]);
export const ColumnRole = Type.Union([
  Type.Literal(''),
  Type.Literal('platform'),
  Type.Literal('guide'),
  Type.Literal('rules'),
  Type.Literal('statutory'),
  Type.Literal('statutory_item'),
  Type.Literal('annual_reports'),
  Type.Literal('requests'),
]);

const fields = {
  code: ColumnCode,
  name: Name(60),
  nameEn: Line(120),
  kind: ColumnKind,
  organisationId: Nullable(Id),
  description: Line(300),
  keywords: Line(200),
  category: Line(40),
  link: Line(500),
  freshnessDays: Nullable(Type.Integer({ minimum: 1, maximum: 3660 })),
  inNavigation: Type.Boolean(),
};
const optional = Type.Partial(Type.Object(fields)).properties;

export const NewColumn = Type.Object(
  {
    ...optional,
    siteId: Id,
    code: fields.code,
    name: fields.name,
    kind: fields.kind,
    parentId: Type.Optional(Nullable(Id)),
  },
  { additionalProperties: false },
);
export const ColumnChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    ...optional,
    status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
  },
  { additionalProperties: false },
);
export const ColumnMove = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    /** Null: at the top of the site. */
    parentId: Nullable(Id),
    /** The sibling it will stand before; null: at the end. */
    beforeId: Nullable(Id),
  },
  { additionalProperties: false },
);

/** How a column stands against its freshness rule. */
export const Freshness = Type.Object({
  state: Type.Union([
    Type.Literal('fresh'),
    /** Less than a fifth of the time is left. */
    Type.Literal('due'),
    Type.Literal('overdue'),
    /** Nothing was ever listed: a blank column. */
    Type.Literal('empty'),
  ]),
  lastOn: Nullable(Type.String()),
  /** The day after which it is overdue; null for an empty one. */
  dueOn: Nullable(Type.String()),
});

export const Column = Type.Object({
  id: Id,
  siteId: Id,
  parentId: Nullable(Id),
  ...fields,
  role: ColumnRole,
  clause: Type.String(),
  sortOrder: Type.Integer(),
  status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  version: Type.Integer(),
});
export const ColumnNode = Type.Object({
  ...Column.properties,
  /** 0 at the top. */
  depth: Type.Integer(),
  freshness: Nullable(Freshness),
});
export const PublicColumn = Type.Object({
  code: Type.String(),
  parentCode: Nullable(Type.String()),
  name: Type.String(),
  nameEn: Type.String(),
  kind: ColumnKind,
  description: Type.String(),
  url: Type.String(),
  depth: Type.Integer(),
});

export const PlacementChange = Type.Object(
  {
    documentIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    add: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
    remove: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export const ListedDocument = Type.Object({
  ...PublishedSummary.properties,
  indexNumber: Type.String(),
  /** The first words of the text: what the catalog calls 内容概述. */
  excerpt: Type.String(),
  listedOn: Type.String(),
});
export const ColumnPage = Type.Object({
  items: Type.Array(ListedDocument),
  /** The next, older page: `before=` of the next question; null at the end. */
  before: Nullable(Type.String()),
  /** The newer page: `after=`; null at the start. */
  after: Nullable(Type.String()),
});

export type Column = Static<typeof Column>;
export type ColumnNode = Static<typeof ColumnNode>;
export type NewColumn = Static<typeof NewColumn>;
export type ColumnChange = Static<typeof ColumnChange>;
export type ColumnMove = Static<typeof ColumnMove>;
export type Freshness = Static<typeof Freshness>;
export type PlacementChange = Static<typeof PlacementChange>;
export type ListedDocument = Static<typeof ListedDocument>;
export type ColumnPage = Static<typeof ColumnPage>;
