import { Type, type Static } from 'typebox';
import { PublishedSummary } from '../../publishing/documents/index.ts';

export const SearchQuery = Type.Object({
  q: Type.String({ default: '', maxLength: 20_000, description: '检索词 / words to find' }),
  limit: Type.Integer({ default: 20, minimum: 1, maximum: 100 }),
  page: Type.Integer({ default: 1, minimum: 1, maximum: 500 }),
  sort: Type.Union([Type.Literal('relevance'), Type.Literal('date')], { default: 'relevance' }),
  organisation: Type.Optional(Type.String({ maxLength: 40 })),
  topic: Type.Optional(Type.String({ maxLength: 200 })),
  year: Type.Optional(Type.String({ pattern: '^(?:\\d{4})?$' })),
  validity: Type.Optional(Type.String({ maxLength: 30 })),
});

/** A line around a hit, in pieces; `marked` pieces are the hit. No HTML. */
export const HighlightLine = Type.Array(Type.Object({ text: Type.String(), marked: Type.Boolean() }));

export const SearchItem = Type.Object({
  ...PublishedSummary.properties,
  titleHighlight: HighlightLine,
  highlights: Type.Array(HighlightLine),
});

const Facet = Type.Array(Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer() }));

export const SearchAnswer = Type.Object({
  items: Type.Array(SearchItem),
  total: Type.Integer(),
  /** False: `total` and the facets are estimates. */
  totalIsExact: Type.Boolean(),
  facets: Type.Object({ organisation: Facet, topic: Facet, year: Facet, validity: Facet }),
});

export type SearchQuery = Static<typeof SearchQuery>;
export type SearchItem = Static<typeof SearchItem>;
export type SearchAnswer = Static<typeof SearchAnswer>;
