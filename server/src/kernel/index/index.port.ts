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
  /** Where it stands, by id (sites); absent: nowhere in particular. */
  places?: string[];
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
  /** A topic also matches everything below it: `财政` finds `财政\\预算`. `year` is that of publishedOn, or of madeOn when that is empty. */
  filters?: { organisationId?: string; topic?: string; validity?: string; year?: string };
  /** Only what stands at this place or is of one of these organisations. */
  within?: { place: string; organisationIds: readonly string[] };
  /** date: newest publishedOn first, madeOn when that is empty. An empty text is always sorted by date and matches everything. */
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
  /** True when no item holds the whole query and these hold only most of it; a page should say so. */
  relaxed: boolean;
  /** Counts over all matches under all filters, most frequent first, at most 500 values each; unset values are not listed.
   * A topic with levels (`财政\\预算`) counts for itself and for its top level (`财政`). */
  facets: { organisationId: FacetCount[]; topic: FacetCount[]; validity: FacetCount[]; year: FacetCount[] };
}

/** What the index holds of one item. */
export interface IndexEntry {
  id: string;
  version: number;
  isRemoved: boolean;
  /** In order. */
  places: string[];
}
export interface ListedItem {
  /** Grows along the list. */
  row: number;
  tenantId: string;
  kind: string;
  id: string;
}

/** Why an index began empty: nothing was there, it could not be read (it was moved aside), or another version wrote it. */
export type EmptyReason = 'new' | 'corrupt' | 'schema';

export interface SearchIndex {
  /** Whether this process may apply changes. One process per index does; all others search what it writes. */
  readonly isWriter: boolean;
  /** Set when this process had to begin an empty index. The lasting sign that a rebuild is due is a `checkpoint()` of null. */
  readonly emptied: EmptyReason | null;
  /** Takes over writing if nobody else holds it, for instance after the other process has stopped; true when it may write now. */
  tryBecomeWriter(): Promise<boolean>;
  /**
   * Applies changes in one transaction, in the order of the calls; `checkpoint` is an opaque mark of how far the caller has got and is
   * stored with them. While rebuilding, pass it only with the last batch: an interrupted rebuild then still shows as one.
   * Throws `index.not_writer`, or `index.write_failed` with nothing changed.
   */
  apply(changes: readonly IndexChange[], checkpoint?: string): Promise<void>;
  /** Throws `index.overloaded` when too many wait, never because of what the query holds. */
  search(query: IndexQuery): Promise<IndexResult>;
  /** What it holds of these items; those of which it holds nothing, or nothing that can be found, are missing. */
  find(asked: { tenantId: string; kind: string; ids: readonly string[] }): Promise<IndexEntry[]>;
  /** Everything that can be found, removals left out, in order of rows after `afterRow` (0 begins). */
  list(asked: { afterRow: number; limit: number }): Promise<ListedItem[]>;
  checkpoint(): Promise<string | null>;
  count(): Promise<number>;
  /** Empties the index, checkpoint and tombstones included (a rebuild follows). Throws `index.not_writer`. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
