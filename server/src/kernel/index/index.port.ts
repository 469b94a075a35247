/** Port of the search engine. Modules publish items through it and never import the search page; an engine is a derived store that can be rebuilt from the database at any time. */

/** A published thing as the engine sees it. Only published versions ever reach an index. */
export interface IndexItem {
  tenantId: string;
  /** Kind of thing: document now; answers, services, datasets later. */
  kind: string;
  id: string;
  /** Grows with every publish or withdrawal of the same id; an older one arriving late is ignored. */
  version: number;
  title: string;
  documentNumber: string;
  indexNumber: string;
  body: string;
  organisationId: string;
  topic: string;
  validity: string;
  /** YYYY-MM-DD */
  publishedOn: string;
  madeOn: string;
}
export interface IndexRemoval {
  tenantId: string;
  kind: string;
  id: string;
  /** Kept as a tombstone, so that an older upsert arriving late cannot bring the item back. */
  version: number;
  removed: true;
}
export type IndexChange = IndexItem | IndexRemoval;

export interface IndexQuery {
  tenantId: string;
  text: string;
  kind?: string;
  filters?: { organisationId?: string; topic?: string; validity?: string; year?: string };
  sort: 'relevance' | 'date';
  limit: number; // 1–100
  offset: number; // 0–10,000
  facets: boolean;
}
export interface IndexHit {
  kind: string;
  id: string;
  version: number;
  score: number;
}
export interface FacetCount {
  value: string;
  count: number;
}
export interface IndexResult {
  hits: IndexHit[];
  total: number;
  /** Exact up to 20,000 matches; above that `total` and the facets are lower bounds or estimates. */
  totalIsExact: boolean;
  facets: { organisationId: FacetCount[]; topic: FacetCount[]; validity: FacetCount[]; year: FacetCount[] };
}

export interface SearchIndex {
  /** Applies changes in one transaction; `checkpoint` is an opaque mark of how far the caller has got and is stored with them. */
  apply(changes: readonly IndexChange[], checkpoint?: string): Promise<void>;
  search(query: IndexQuery): Promise<IndexResult>;
  checkpoint(): Promise<string | null>;
  count(): Promise<number>;
  /** Empties the index (a rebuild follows). */
  reset(): Promise<void>;
  close(): Promise<void>;
}
