/** The writing side of the index: one connection in one worker of one process. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { moveAside, removeGeneration } from './folder.ts';
import type { EmptyReason, IndexChange, IndexItem } from './index.port.ts';
import { BODY_LIMIT, TITLE_LIMIT } from './index.schema.ts';
import { numberKey, titleKey } from './number.rules.ts';
import { createGeneration, createTenantTables, FULL_TEXT, openForWriting, takeWriterLock } from './tables.repo.ts';
import {
  aboutTokens,
  BREAK_TOKEN,
  charactersOf,
  latinToken,
  latinWordsOf,
  pairText,
  singleToken,
  squeeze,
} from './text.rules.ts';

interface TenantTables {
  id: number;
  insert: Record<(typeof FULL_TEXT)[number], StatementSync>;
  remove: Record<(typeof FULL_TEXT)[number], StatementSync>;
}
interface KnownItem {
  row: number;
  version: number;
  removed: number;
}

const OUT_OF_FORCE = new Set(['expired', 'repealed', '失效', '废止', '已失效', '已废止']);

export class IndexWriter {
  readonly folder: string;
  emptied: EmptyReason | null = null;
  #lock: DatabaseSync;
  #db: DatabaseSync;
  #generation: number;
  #tenants = new Map<string, TenantTables>();
  #terms = new Map<string, number>();
  #statements!: ReturnType<typeof prepare>;
  #seq = 0;
  #nextRow = 1;
  #untidy = false;

  private constructor(folder: string, lock: DatabaseSync) {
    this.folder = folder;
    this.#lock = lock;
    const opened = openForWriting(folder);
    this.#db = opened.db;
    this.#generation = opened.generation;
    this.emptied = opened.emptied;
    this.#prepare();
  }

  /** Takes the lock and opens the index; null when another process writes. */
  static open(folder: string): IndexWriter | null {
    const lock = takeWriterLock(folder);
    if (!lock) return null;
    try {
      return new IndexWriter(folder, lock);
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  #prepare(): void {
    this.#tenants.clear();
    this.#terms.clear();
    this.#statements = prepare(this.#db);
  }

  begin(): void {
    this.rollback();
    this.#db.exec('BEGIN IMMEDIATE');
    this.#seq = this.#meta('seq') + 1;
    this.#nextRow = this.#meta('next_row');
  }

  #meta(key: string): number {
    return Number((this.#statements.meta.get(key) as { value: number } | undefined)?.value ?? 0);
  }

  /** Takes changes into the open transaction; of one item only what is newer than the index holds. */
  put(changes: readonly IndexChange[]): void {
    const newest = new Map<string, IndexChange>();
    for (const change of changes) {
      const key = JSON.stringify([change.tenantId, change.kind, change.id]);
      const other = newest.get(key);
      if (!other || isNewer(change, other.version, 'removed' in other)) newest.set(key, change);
    }
    const accepted: { change: IndexChange; tenant: TenantTables; kind: number; known: KnownItem | undefined }[] = [];
    for (const change of newest.values()) {
      const tenant = this.#tenant(change.tenantId);
      const kind = this.#term(tenant.id, 'kind', change.kind);
      const known = this.#statements.findItem.get(tenant.id, kind, change.id) as KnownItem | undefined;
      if (!known || isNewer(change, known.version, known.removed === 1)) accepted.push({ change, tenant, kind, known });
    }
    // Deletions first and in order of rows: the full-text tables start a new segment whenever a row goes backwards.
    accepted.sort((a, b) => (a.known?.row ?? 0) - (b.known?.row ?? 0));
    for (const { tenant, known } of accepted) {
      if (!known) continue;
      this.#statements.deleteItem.run(known.row);
      if (known.removed) continue;
      for (const name of FULL_TEXT) tenant.remove[name].run(known.row);
      this.#statements.insertGone.run(known.row, this.#seq);
    }
    for (const { change, tenant, kind } of accepted) {
      const row = this.#nextRow++;
      if ('removed' in change)
        this.#statements.insertRemoval.run(row, tenant.id, kind, change.id, change.version, this.#seq);
      else this.#insert(row, tenant, kind, change);
    }
    if (accepted.length) this.#untidy = true;
  }

  #insert(row: number, tenant: TenantTables, kind: number, item: IndexItem): void {
    const title = squeeze(item.title.slice(0, TITLE_LIMIT));
    const body = squeeze(item.body.slice(0, BODY_LIMIT));
    const number = squeeze(item.documentNumber.slice(0, TITLE_LIMIT));
    const index = squeeze(item.indexNumber.slice(0, TITLE_LIMIT));
    const { organisation, topic, topicTop, validity, year } = this.#facets(tenant.id, item);
    const places = [...new Set(item.places)].sort();
    const set = places.length > 0 ? this.#term(tenant.id, 'places', places.join(' ')) : 0;
    const stands = places.map((place) => this.#term(tenant.id, 'place', place));
    const filters = [
      `xk${kind}`,
      ...[organisation, topic, topicTop, validity, year, ...stands].filter(Boolean).map((term) => `xf${term}`),
    ];
    const parts = [title, number, index, body].filter(Boolean).map(pairText);
    const titleLatin = latinWordsOf(item.title.slice(0, TITLE_LIMIT)).map(latinToken);
    const numbers = [item.documentNumber, item.indexNumber].map((text) => text.slice(0, TITLE_LIMIT));
    const otherLatin = [...numbers, item.body.slice(0, BODY_LIMIT)].flatMap(latinWordsOf).map(latinToken);
    const marks = [...filters, ...new Set([...titleLatin, ...otherLatin])];
    tenant.insert.texts.run(row, `${parts.join(` ${BREAK_TOKEN} `)} ${BREAK_TOKEN} ${marks.join(' ')}`);
    const titleMarks = [...[...new Set(charactersOf(title))].map(singleToken), ...titleLatin];
    tenant.insert.titles.run(row, `${pairText(title)} ${BREAK_TOKEN} ${titleMarks.join(' ')}`);
    tenant.insert.about.run(row, `${aboutTokens(title, body)} ${[...new Set(filters)].join(' ')} ${BREAK_TOKEN}`);
    this.#statements.insertItem.run(
      row,
      tenant.id,
      kind,
      item.id,
      item.version,
      this.#seq,
      organisation,
      topic,
      topicTop,
      validity,
      year,
      set,
      dateNumber(item.publishedOn) || dateNumber(item.madeOn),
      charactersOf(title).length,
      OUT_OF_FORCE.has(item.validity) ? 1 : 0,
      ...[titleKey(item.title), numberKey(item.documentNumber), numberKey(item.indexNumber)].map((key) => key || null),
    );
  }

  #facets(tenant: number, item: IndexItem) {
    const term = (field: string, value: string) => (value ? this.#term(tenant, field, value) : 0);
    const top = item.topic.includes('\\') ? item.topic.slice(0, item.topic.indexOf('\\')) : '';
    return {
      organisation: term('organisationId', item.organisationId),
      topic: term('topic', item.topic),
      topicTop: term('topic', top),
      validity: term('validity', item.validity),
      year: term('year', /^\d{4}/.exec(item.publishedOn || item.madeOn)?.[0] ?? ''),
    };
  }

  #tenant(name: string): TenantTables {
    const known = this.#tenants.get(name);
    if (known) return known;
    let id = (this.#statements.findTenant.get(name) as { id: number } | undefined)?.id;
    if (id === undefined) {
      id = Number(this.#statements.insertTenant.run(name).lastInsertRowid);
      createTenantTables(this.#db, id);
    }
    const statements = (sql: (table: string) => string) =>
      Object.fromEntries(
        FULL_TEXT.map((table) => [table, this.#db.prepare(sql(`${table}_${id}`))]),
      ) as TenantTables['insert'];
    const tenant = {
      id,
      insert: statements((table) => `INSERT INTO ${table} (rowid, x) VALUES (?, ?)`),
      remove: statements((table) => `DELETE FROM ${table} WHERE rowid = ?`),
    };
    this.#tenants.set(name, tenant);
    return tenant;
  }

  #term(tenant: number, field: string, value: string): number {
    const key = `${tenant} ${field} ${value}`;
    let id = this.#terms.get(key);
    if (id !== undefined) return id;
    id = (this.#statements.findTerm.get(tenant, field, value) as { id: number } | undefined)?.id;
    id ??= Number(this.#statements.insertTerm.run(tenant, field, value).lastInsertRowid);
    if (this.#terms.size > 50_000) this.#terms.clear();
    this.#terms.set(key, id);
    return id;
  }

  commit(checkpoint: string | undefined): void {
    this.#statements.setMeta.run('seq', this.#seq);
    this.#statements.setMeta.run('next_row', this.#nextRow);
    if (checkpoint !== undefined) this.#statements.setMeta.run('checkpoint', checkpoint);
    this.#db.exec('COMMIT');
  }

  /** Gives up the open transaction, if any; what was prepared for a tenant first seen in it is forgotten with it. */
  rollback(): void {
    if (!this.#db.isTransaction) return;
    this.#db.exec('ROLLBACK');
    this.#prepare();
  }

  checkpoint(): string | null {
    const found = this.#statements.meta.get('checkpoint') as { value: string } | undefined;
    return found?.value ?? null;
  }

  count(): number {
    return (this.#db.prepare('SELECT count(*) AS n FROM items WHERE removed = 0').get() as { n: number }).n;
  }

  /** Begins an empty generation and removes the present one. */
  reset(): void {
    this.#replace(() => removeGeneration(this.folder, this.#generation));
  }

  /** After damage was met while reading or writing: keeps the broken file aside and begins an empty generation. */
  abandon(): void {
    this.#replace(() => moveAside(this.folder, this.#generation));
    this.emptied = 'corrupt';
  }

  #replace(dispose: () => void): void {
    const created = createGeneration(this.folder, this.#generation + 1);
    this.#db.close();
    dispose();
    this.#db = created.db;
    this.#generation = created.generation;
    this.#prepare();
  }

  /** One short step of merging segments, which keeps queries quick; false when there is nothing left to merge. */
  tidy(): boolean {
    if (!this.#untidy) return false;
    let merged = false;
    const changes = this.#db.prepare('SELECT total_changes() AS n');
    for (const { id } of this.#db.prepare('SELECT id FROM tenants').all() as { id: number }[]) {
      for (const name of FULL_TEXT) {
        const before = (changes.get() as { n: number }).n;
        this.#db.exec(`INSERT INTO ${name}_${id} (${name}_${id}, rank) VALUES ('merge', 200)`);
        if ((changes.get() as { n: number }).n - before >= 2) merged = true;
      }
    }
    this.#untidy = merged;
    return merged;
  }

  /** Writes the log back into the file. */
  settle(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#db.close();
    this.#lock.close();
  }
}

/** Of equal versions a removal wins over an item, and otherwise the first stays. */
function isNewer(change: IndexChange, version: number, removed: boolean): boolean {
  return change.version > version || (change.version === version && 'removed' in change && !removed);
}

const dateNumber = (date: string) => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? Number(date.replaceAll('-', '')) : 0);

function prepare(db: DatabaseSync) {
  return {
    meta: db.prepare('SELECT value FROM meta WHERE key = ?'),
    setMeta: db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'),
    findTenant: db.prepare('SELECT id FROM tenants WHERE name = ?'),
    insertTenant: db.prepare('INSERT INTO tenants (name) VALUES (?)'),
    findTerm: db.prepare('SELECT id FROM terms WHERE tenant = ? AND field = ? AND value = ?'),
    insertTerm: db.prepare('INSERT INTO terms (tenant, field, value) VALUES (?, ?, ?)'),
    findItem: db.prepare('SELECT row, version, removed FROM items WHERE tenant = ? AND kind = ? AND id = ?'),
    deleteItem: db.prepare('DELETE FROM items WHERE row = ?'),
    insertGone: db.prepare('INSERT INTO gone VALUES (?, ?)'),
    insertRemoval: db.prepare(
      'INSERT INTO items (row, tenant, kind, id, version, removed, seq) VALUES (?, ?, ?, ?, ?, 1, ?)',
    ),
    insertItem: db.prepare(
      `INSERT INTO items (row, tenant, kind, id, version, seq, organisation, topic, topic_top, validity, year, places, dated, title_length,
        demoted, title_key, number_key, index_key, removed) VALUES (${'?, '.repeat(18)}0)`,
    ),
  };
}
