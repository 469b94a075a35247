/** The few facts of every item that ranking, sorting and facets need, held in memory by row number: 41 bytes an item. */

/** Fields by which results are counted and filtered. */
export const FACET_FIELDS = ['organisationId', 'topic', 'validity', 'year'] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

export interface ItemFact {
  row: number;
  tenant: number;
  kind: number;
  /** Numbers of the values in the index's dictionary; 0 stands for none. */
  organisation: number;
  topic: number;
  /** The part of the topic before the first backslash; 0 when the topic has only one level. */
  topicTop: number;
  validity: number;
  year: number;
  /** The set of places where it stands: one number for each set that occurs. */
  places: number;
  /** YYYYMMDD as a number, 0 when unknown. */
  dated: number;
  titleLength: number;
  /** Repealed or expired: ranks below its equals. */
  demoted: boolean;
}

/** A wanted value per field, as numbers of the dictionary; absent means any. */
export interface FactFilter {
  tenant: number;
  kind?: number;
  organisationId?: number;
  topic?: number;
  validity?: number;
  year?: number;
  /** Of one of these organisations, or at a place: by the sets that hold it, and by its own number. */
  within?: { organisations: ReadonlySet<number>; sets: ReadonlySet<number>; place: number };
}

const EMPTY = new Uint32Array(0);

export class ItemFacts {
  /** One more than the highest row held. */
  size = 0;
  tenant: Uint32Array = EMPTY;
  kind: Uint32Array = EMPTY;
  organisation: Uint32Array = EMPTY;
  topic: Uint32Array = EMPTY;
  topicTop: Uint32Array = EMPTY;
  validity: Uint32Array = EMPTY;
  year: Uint32Array = EMPTY;
  places: Uint32Array = EMPTY;
  dated: Uint32Array = EMPTY;
  titleLength: Uint32Array = EMPTY;
  demoted: Uint8Array = new Uint8Array(0);

  set(fact: ItemFact): void {
    const { row } = fact;
    if (row >= this.tenant.length) this.#grow(row + 1);
    this.size = Math.max(this.size, row + 1);
    this.tenant[row] = fact.tenant;
    this.kind[row] = fact.kind;
    this.organisation[row] = fact.organisation;
    this.topic[row] = fact.topic;
    this.topicTop[row] = fact.topicTop;
    this.validity[row] = fact.validity;
    this.year[row] = fact.year;
    this.places[row] = fact.places;
    this.dated[row] = fact.dated;
    this.titleLength[row] = fact.titleLength;
    this.demoted[row] = fact.demoted ? 1 : 0;
  }

  /** Forgets a row: no tenant owns it any more. */
  drop(row: number): void {
    if (row < this.tenant.length) this.tenant[row] = 0;
  }

  clear(): void {
    this.tenant.fill(0);
    this.size = 0;
  }

  passes(row: number, filter: FactFilter): boolean {
    return (
      this.tenant[row] === filter.tenant &&
      (filter.kind === undefined || this.kind[row] === filter.kind) &&
      (filter.organisationId === undefined || this.organisation[row] === filter.organisationId) &&
      (filter.topic === undefined || this.topic[row] === filter.topic || this.topicTop[row] === filter.topic) &&
      (filter.validity === undefined || this.validity[row] === filter.validity) &&
      (filter.year === undefined || this.year[row] === filter.year) &&
      (filter.within === undefined ||
        filter.within.sets.has(this.places[row] ?? 0) ||
        filter.within.organisations.has(this.organisation[row] ?? 0))
    );
  }

  /** All rows that pass, in row order; the answer to an empty query. */
  rowsPassing(filter: FactFilter): Uint32Array {
    const rows: number[] = [];
    for (let row = 0; row < this.size; row++) if (this.passes(row, filter)) rows.push(row);
    return Uint32Array.from(rows);
  }

  /** How many of the rows hold each value: facet → number in the dictionary → count. A topic counts for its top level as well. */
  countFacets(rows: Uint32Array): Record<FacetField, Map<number, number>> {
    return {
      organisationId: tally(rows, this.organisation),
      topic: tally(rows, this.topic, this.topicTop),
      validity: tally(rows, this.validity),
      year: tally(rows, this.year),
    };
  }

  #grow(needed: number): void {
    const capacity = Math.max(1024, needed, this.tenant.length * 2);
    const larger = (old: Uint32Array) => {
      const next = new Uint32Array(capacity);
      next.set(old);
      return next;
    };
    this.tenant = larger(this.tenant);
    this.kind = larger(this.kind);
    this.organisation = larger(this.organisation);
    this.topic = larger(this.topic);
    this.topicTop = larger(this.topicTop);
    this.validity = larger(this.validity);
    this.year = larger(this.year);
    this.places = larger(this.places);
    this.dated = larger(this.dated);
    this.titleLength = larger(this.titleLength);
    const demoted = new Uint8Array(capacity);
    demoted.set(this.demoted);
    this.demoted = demoted;
  }
}

function tally(rows: Uint32Array, ...columns: Uint32Array[]): Map<number, number> {
  let highest = 0;
  for (const column of columns) for (let i = 0; i < rows.length; i++) highest = Math.max(highest, column[rows[i]!]!);
  const counts = new Uint32Array(highest + 1);
  for (const column of columns) for (let i = 0; i < rows.length; i++) counts[column[rows[i]!]!]!++;
  const found = new Map<number, number>();
  for (let value = 1; value <= highest; value++) if (counts[value]) found.set(value, counts[value]!);
  return found;
}
