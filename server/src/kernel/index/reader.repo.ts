/** The reading side of the index: one connection in each reader worker. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ItemFacts, type FacetField, type FactFilter } from './facts.rules.ts';
import { all, Finder, HINT_LIMIT, HINT_WORDS, NONE, parseRows, type RowSource } from './finder.repo.ts';
import { listGenerations } from './folder.ts';
import type { FacetCount, IndexEntry, IndexQuery, IndexResult, ListedItem } from './index.port.ts';
import { EXACT_LIMIT } from './index.schema.ts';
import {
  latinExpressions,
  loosePartsOf,
  phraseExpression,
  planQuery,
  wordExpression,
  type QueryPlan,
  type Segment,
} from './query.rules.ts';
import { looseMatches, Ranker, type MatchLists, type Rows } from './ranking.rules.ts';
import { FULL_TEXT, openForReading } from './tables.repo.ts';
import { charactersOf, singleToken } from './text.rules.ts';

const NO_RESULT: IndexResult = {
  hits: [],
  total: 0,
  totalIsExact: true,
  relaxed: false,
  facets: { organisationId: [], topic: [], validity: [], year: [] },
};
/** Values listed of one facet, the most frequent first. */
const FACET_VALUES = 500;
/** A new file made by another process is noticed after this many milliseconds. */
const LOOK_AGAIN = 1000;
interface Matched {
  lists: MatchLists;
  isExact: boolean;
  relaxed: boolean;
}

export class IndexReader implements RowSource {
  readonly #folder: string;
  readonly #segment: Segment;
  #db: DatabaseSync | null = null;
  #generation = -1;
  #lookedAt = -Infinity;
  #seq = 0;
  #facts = new ItemFacts();
  #ranker = new Ranker(this.#facts);
  #statements = new Map<string, StatementSync>();
  #terms = new Map<number, string>();

  constructor(folder: string, segment: Segment) {
    this.#folder = folder;
    this.#segment = segment;
  }

  /** Moves to the newest generation, at once when `now` is set and otherwise once a second. */
  look(now: boolean): void {
    const time = performance.now();
    if (!now && time - this.#lookedAt < LOOK_AGAIN) return;
    this.#lookedAt = time;
    const newest = listGenerations(this.#folder)[0] ?? -1;
    if (newest === this.#generation && this.#db) return;
    this.close();
    this.#db = newest < 0 ? null : openForReading(this.#folder, newest);
    this.#generation = newest;
  }

  close(): void {
    this.#statements.clear();
    this.#terms.clear();
    this.#facts.clear();
    this.#seq = 0;
    this.#db?.close();
    this.#db = null;
    this.#lookedAt = -Infinity;
  }

  /** Answers a query from one state of the index; the facts in memory are first brought up to that state. */
  search(query: IndexQuery): IndexResult {
    return this.#inSnapshot(NO_RESULT, () => this.#answer(query));
  }

  checkpoint(): string | null {
    return this.#inSnapshot(
      null,
      () => (this.#one(`SELECT value FROM meta WHERE key = 'checkpoint'`) as string | undefined) ?? null,
    );
  }

  count(): number {
    return this.#inSnapshot(0, () => this.#one('SELECT count(*) FROM items WHERE removed = 0') as number);
  }

  /** What the index holds of these items: a removal too, and an item only when its text can be found. */
  find({ tenantId, kind, ids }: { tenantId: string; kind: string; ids: readonly string[] }): IndexEntry[] {
    return this.#inSnapshot<IndexEntry[]>([], () => {
      const tenant = this.#one('SELECT id FROM tenants WHERE name = ?', tenantId) as number | undefined;
      const term = this.#one(
        `SELECT id FROM terms WHERE tenant = ? AND field = 'kind' AND value = ?`,
        tenant ?? 0,
        kind,
      );
      if (tenant === undefined || term === undefined) return [];
      const item = this.#prepared(
        'SELECT row, version, removed, places FROM items WHERE tenant = ? AND kind = ? AND id = ?',
      );
      return ids.flatMap((id): IndexEntry[] => {
        const found = item.get(tenant, term as number, id) as unknown as [number, number, number, number] | undefined;
        if (!found) return [];
        const [row, version, removed, set] = found;
        const hasText = FULL_TEXT.every(
          (name) => this.#one(`SELECT 1 FROM ${name}_${tenant} WHERE rowid = ?`, row) === 1,
        );
        const places = set === 0 ? [] : this.#term(set).split(' ');
        return removed === 1 || hasText ? [{ id, version, isRemoved: removed === 1, places }] : [];
      });
    });
  }

  /** Items that can be found, removals left out, from a row on. */
  list({ afterRow, limit }: { afterRow: number; limit: number }): ListedItem[] {
    return this.#inSnapshot<ListedItem[]>([], () => {
      const rows = this.#prepared(
        `SELECT items.row, tenants.name, terms.value, items.id FROM items JOIN tenants ON tenants.id = items.tenant
          JOIN terms ON terms.id = items.kind WHERE items.row > ? AND items.removed = 0 ORDER BY items.row LIMIT ?`,
      ).all(afterRow, limit) as unknown as [number, string, string, string][];
      return rows.map(([row, tenantId, kind, id]) => ({ row, tenantId, kind, id }));
    });
  }

  #inSnapshot<T>(absent: T, read: () => T): T {
    this.look(false);
    const db = this.#db;
    if (!db) return absent;
    db.exec('BEGIN');
    try {
      this.#catchUp();
      return read();
    } finally {
      if (db.isTransaction) db.exec('COMMIT');
    }
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db!.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #one(sql: string, ...values: (string | number)[]): unknown {
    return (this.#prepared(sql).get(...values) as unknown[] | undefined)?.[0];
  }

  #catchUp(): void {
    const seq = Number(this.#one(`SELECT value FROM meta WHERE key = 'seq'`));
    if (seq === this.#seq) return;
    const columns =
      'row, tenant, kind, organisation, topic, topic_top, validity, year, places, dated, title_length, demoted';
    const changed = this.#prepared(`SELECT ${columns} FROM items WHERE seq > ? AND removed = 0`);
    for (const values of changed.iterate(this.#seq) as Iterable<unknown>) {
      const [row, tenant, kind, organisation, topic, topicTop, validity, year, places, dated, titleLength, demoted] =
        values as number[];
      this.#facts.set({
        row: row!,
        tenant: tenant!,
        kind: kind!,
        organisation: organisation!,
        topic: topic!,
        topicTop: topicTop!,
        validity: validity!,
        year: year!,
        places: places!,
        dated: dated!,
        titleLength: titleLength!,
        demoted: demoted === 1,
      });
    }
    for (const values of this.#prepared('SELECT row FROM gone WHERE seq > ?').iterate(this.#seq) as Iterable<unknown>) {
      this.#facts.drop((values as number[])[0]!);
    }
    this.#seq = seq;
  }

  #answer(query: IndexQuery): IndexResult {
    const tenant = this.#one('SELECT id FROM tenants WHERE name = ?', query.tenantId) as number | undefined;
    const filter = tenant === undefined ? null : this.#filter(tenant, query);
    if (!filter) return NO_RESULT;
    const plan = planQuery(query.text, this.#segment);
    const matched = this.#match(plan, filter, query.sort === 'date');
    const { matches } = matched.lists;
    const limit = Math.min(100, Math.max(0, Math.floor(query.limit) || 0));
    const offset = Math.min(10_000, Math.max(0, Math.floor(query.offset) || 0));
    const sort = plan.kind === 'browse' ? 'date' : query.sort;
    const best = this.#ranker.best(matched.lists, sort, Math.min(matches.length, offset + limit)).slice(offset);
    const item = this.#prepared(
      'SELECT terms.value, items.id, items.version FROM items JOIN terms ON terms.id = items.kind WHERE items.row = ?',
    );
    return {
      hits: best.map(({ row, score }) => {
        const [kind, id, version] = item.get(row) as unknown as [string, string, number];
        return { kind, id, version, score };
      }),
      total: matches.length,
      totalIsExact: matched.isExact,
      relaxed: matched.relaxed,
      facets: query.facets ? this.#facets(matches) : NO_RESULT.facets,
    };
  }

  /** The filter in dictionary numbers; null when a wanted value occurs nowhere. */
  #filter(tenant: number, query: IndexQuery): FactFilter | null {
    const filter: FactFilter = { tenant };
    for (const [field, value] of Object.entries({ kind: query.kind, ...query.filters })) {
      if (value === undefined || value === '') continue;
      const term = this.#one('SELECT id FROM terms WHERE tenant = ? AND field = ? AND value = ?', tenant, field, value);
      if (term === undefined) return null;
      filter[field as FacetField | 'kind'] = term as number;
    }
    if (query.within) {
      const within = this.#within(tenant, query.within);
      if (!within) return null;
      filter.within = within;
    }
    return filter;
  }

  /** Null when nothing stands there and nothing is of these organisations. */
  #within(tenant: number, { place, organisationIds }: NonNullable<IndexQuery['within']>): FactFilter['within'] | null {
    const term = (field: string, value: string) =>
      this.#one('SELECT id FROM terms WHERE tenant = ? AND field = ? AND value = ?', tenant, field, value);
    const sets = this.#prepared(`SELECT id, value FROM terms WHERE tenant = ? AND field = 'places'`).all(tenant);
    const holding = (sets as unknown as [number, string][]).filter(([, value]) => value.split(' ').includes(place));
    const organisations = organisationIds.flatMap((id) => (term('organisationId', id) as number | undefined) ?? []);
    if (holding.length + organisations.length === 0) return null;
    return {
      organisations: new Set(organisations),
      sets: new Set(holding.map(([id]) => id)),
      place: (term('place', place) as number | undefined) ?? 0,
    };
  }

  #match(plan: QueryPlan, filter: FactFilter, wantsAll: boolean): Matched {
    const empty = {
      exactNumber: NONE,
      exactTitle: NONE,
      titlePhrase: NONE,
      titleAllWords: NONE,
      phrase: NONE,
      groups: [],
      words: [],
    };
    const base: MatchLists = { ...empty, matches: NONE, phraseLength: charactersOf(plan.phrase).length };
    if (plan.kind === 'nothing') return { lists: base, isExact: true, relaxed: false };
    if (plan.kind === 'browse')
      return { lists: { ...base, matches: this.#facts.rowsPassing(filter) }, isExact: true, relaxed: false };
    const limit = wantsAll ? -1 : EXACT_LIMIT + 1;
    const find = new Finder(this, filter);
    if (plan.kind === 'single') {
      const [latin] = latinExpressions(plan.latin);
      const about = latin ? find.texts(latin, limit) : find.about(singleToken(plan.phrase), limit);
      const lists = {
        ...base,
        titlePhrase: find.titles(latin ?? singleToken(plan.phrase)),
        exactTitle: find.titleKey(plan.titleKey),
      };
      const matches = this.#ranker.union(about, lists.titlePhrase, lists.exactTitle);
      return { lists: { ...lists, matches }, isExact: limit < 0 || about.length <= EXACT_LIMIT, relaxed: false };
    }

    const latin = latinExpressions(plan.latin);
    const whole = (runs: readonly string[]) => all([...runs.map(phraseExpression), ...latin]);
    const lists: MatchLists = {
      ...base,
      exactNumber: find.numberKeys(plan.numberKeys),
      exactTitle: find.titleKey(plan.titleKey),
      titlePhrase: find.titles(whole(plan.phraseParts)),
    };
    const required = [...plan.quoted, ...plan.words];
    const isOnePhrase = required.length === 1 && required[0] === plan.phrase;
    lists.phrase = find.texts(whole(plan.phraseParts), limit);
    let found = lists.phrase;
    if (!isOnePhrase && required.length && !(plan.isCitation && (found.length || lists.exactNumber.length))) {
      found = find.texts(whole(required), limit);
      if (required.length > 1) lists.titleAllWords = find.titles(whole(required));
    }
    const isExact = limit < 0 || found.length <= EXACT_LIMIT;
    lists.matches = this.#ranker.union(
      found,
      lists.phrase,
      lists.titlePhrase,
      lists.titleAllWords,
      lists.exactTitle,
      lists.exactNumber,
    );
    if (!lists.matches.length) return this.#loosen(plan, base, find);
    lists.words = required.slice(0, HINT_WORDS).map((word) => find.word(word));
    lists.groups = plan.groups.map((group) => find.texts(phraseExpression(group), HINT_LIMIT));
    return { lists, isExact, relaxed: false };
  }

  /** Nothing holds the whole query: what holds most of it, first by pasted runs or words, then by pairs of characters. */
  #loosen(plan: QueryPlan, base: MatchLists, find: Finder): Matched {
    const required = [...plan.quoted, ...plan.words];
    const isLong = base.phraseLength >= 16;
    const attempts = isLong ? [loosePartsOf(plan), required] : [required, loosePartsOf(plan)];
    for (const parts of attempts) {
      if (parts.length < 2) continue;
      const rows = parts.map((part) => find.texts(wordExpression(part), EXACT_LIMIT + 1));
      const share = looseMatches(rows, EXACT_LIMIT + 1);
      if (!share.size) continue;
      const isExact = rows.every((list) => list.length <= EXACT_LIMIT);
      const words = required.slice(0, HINT_WORDS).map((word) => find.word(word));
      return { lists: { ...base, words, matches: Uint32Array.from(share.keys()), share }, isExact, relaxed: true };
    }
    return { lists: base, isExact: true, relaxed: false };
  }

  #facets(rows: Rows): IndexResult['facets'] {
    const counts = this.#facts.countFacets(rows);
    const listed = (field: FacetField): FacetCount[] =>
      [...counts[field]]
        .map(([term, count]) => ({ value: this.#term(term), count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, FACET_VALUES);
    return {
      organisationId: listed('organisationId'),
      topic: listed('topic'),
      validity: listed('validity'),
      year: listed('year'),
    };
  }

  #term(id: number): string {
    let value = this.#terms.get(id);
    if (value === undefined) {
      value = this.#one('SELECT value FROM terms WHERE id = ?', id) as string;
      this.#terms.set(id, value);
    }
    return value;
  }

  /** Rows of one of a tenant's full-text tables, newest first, at most `limit` (-1 for all). */
  fullText(table: string, expression: string, limit: number): Rows {
    // One string for all rows: handing each over by itself would take five times as long.
    const sql = `SELECT group_concat(rowid) FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?)`;
    return parseRows(this.#one(sql, expression, limit) as string | null);
  }

  rowsWhere(condition: string, ...values: (string | number)[]): Rows {
    const rows = this.#prepared(`SELECT row FROM items WHERE ${condition} LIMIT 1000`).all(
      ...values,
    ) as unknown as number[][];
    return Uint32Array.from(rows, ([row]) => row!);
  }

  passing(rows: Rows, filter: FactFilter): Rows {
    return rows.filter((row) => this.#facts.passes(row, filter));
  }
}
