import { Type, type Static } from 'typebox';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });
const Lines = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Limit = Type.Integer({ minimum: 1, maximum: 30 });
/** A block beside the one before it, where there is room. */
const aside = Type.Optional(Type.Boolean());
const titles = { title: Line(60), titleEn: Line(120) };
const strict = { additionalProperties: false } as const;

const LinkItem = Type.Object({ label: Line(80), labelEn: Line(160), href: Line(500) }, strict);

/** The nine elements that article 12 of the Regulation wants in a guide. */
export const Guide = Type.Object(
  {
    kind: Type.Literal('guide'),
    classification: Lines(3000),
    arrangement: Lines(3000),
    access: Lines(3000),
    office: Line(100),
    address: Line(200),
    hours: Line(200),
    phone: Line(100),
    fax: Line(100),
    online: Line(200),
  },
  strict,
);

export const Block = Type.Union([
  /** The search field and the unit finder. */
  Type.Object({ kind: Type.Literal('find') }, strict),
  /** Recently published, from all columns, whatever their validity. */
  Type.Object({ kind: Type.Literal('latest'), ...titles, limit: Limit, aside }, strict),
  Type.Object({ kind: Type.Literal('subjects'), ...titles, limit: Limit, aside }, strict),
  Type.Object({ kind: Type.Literal('units'), ...titles, limit: Limit, aside }, strict),
  /** The newest of some columns. */
  Type.Object(
    { kind: Type.Literal('columns'), columnIds: Type.Array(Id, { minItems: 1, maxItems: 8 }), limit: Limit, aside },
    strict,
  ),
  Type.Object(
    {
      ...{ kind: Type.Literal('pictures'), ...titles, aside },
      items: Type.Array(
        Type.Object({ picture: Hash, alt: Line(200), label: Line(80), labelEn: Line(160), href: Line(500) }, strict),
        { minItems: 1, maxItems: 6 },
      ),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('notice'), text: Line(200), textEn: Line(400), href: Line(500) }, strict),
  Type.Object(
    { kind: Type.Literal('links'), ...titles, items: Type.Array(LinkItem, { minItems: 1, maxItems: 40 }), aside },
    strict,
  ),
  Type.Object(
    {
      ...{ kind: Type.Literal('services'), ...titles, aside },
      items: Type.Array(
        Type.Object({ ...LinkItem.properties, help: Line(100), helpEn: Type.Optional(Line(200)) }, strict),
        {
          minItems: 1,
          maxItems: 12,
        },
      ),
    },
    strict,
  ),
  /** Published special topics of the site. */
  Type.Object({ kind: Type.Literal('topics'), ...titles, limit: Limit, aside }, strict),
  Type.Object({ kind: Type.Literal('text'), ...titles, text: Lines(60_000), aside }, strict),
  /** Chosen documents, in this order; one that is not public (any more) is left out. */
  Type.Object(
    { kind: Type.Literal('documents'), ...titles, documentIds: Type.Array(Id, { minItems: 1, maxItems: 200 }), aside },
    strict,
  ),
  Guide,
]);

export const PageKind = Type.Union([
  Type.Literal('home'),
  Type.Literal('topic'),
  Type.Literal('compilation'),
  Type.Literal('text'),
  Type.Literal('guide'),
]);

const content = {
  title: Line(100),
  titleEn: Line(200),
  summary: Lines(1000),
  cover: Nullable(Hash),
  coverAlt: Line(200),
  blocks: Type.Array(Block, { maxItems: 60 }),
};
export const DraftContent = Type.Object({ version: Type.Integer({ minimum: 1 }), ...content }, strict);
export const NewPage = Type.Object(
  {
    siteId: Id,
    organisationId: Id,
    columnId: Nullable(Id),
    kind: PageKind,
    code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$' }),
    title: Line(100),
    titleEn: Line(200),
  },
  strict,
);
export const PageEdition = Type.Object({
  id: Id,
  /** How far a draft has come. */
  state: Type.Enum(['draft', 'in_review', 'approved', 'live']),
  number: Type.Integer(),
  version: Type.Integer(),
  ...content,
  changedAt: Type.String(),
});
export const PageSummary = Type.Object({
  id: Id,
  siteId: Id,
  organisationId: Id,
  columnId: Nullable(Id),
  kind: PageKind,
  code: Type.String(),
  title: Type.String(),
  state: Type.Enum(['draft', 'in_review', 'approved', 'live', 'changed', 'withdrawn']),
  changedAt: Type.String(),
  url: Type.String(),
});
export const PageDetail = Type.Object({
  ...PageSummary.properties,
  draft: Nullable(PageEdition),
  live: Nullable(PageEdition),
  /** What speaks against publishing the draft now, in the reader's language. */
  faults: Type.Array(Type.String()),
  /** The running or last review of the draft; the rest of it is at GET /api/v1/reviews/{id}. */
  reviewId: Nullable(Type.String()),
  mayWrite: Type.Boolean(),
  mayPublish: Type.Boolean(),
});

export type Block = Static<typeof Block>;
export type Guide = Static<typeof Guide>;
export type PageKind = Static<typeof PageKind>;
export type NewPage = Static<typeof NewPage>;
export type DraftContent = Static<typeof DraftContent>;
export type PageContent = Omit<DraftContent, 'version'>;
export type PageEdition = Static<typeof PageEdition>;
export type PageSummary = Static<typeof PageSummary>;
export type PageDetail = Static<typeof PageDetail>;
