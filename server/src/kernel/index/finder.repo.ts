/** Look-ups in the full-text tables, each giving a list of rows. */
import type { FactFilter } from './facts.rules.ts';
import { phraseExpression } from './query.rules.ts';
import type { Rows, WordLists } from './ranking.rules.ts';
import { charactersOf, pairsOf, strongestToken, strongToken } from './text.rules.ts';

export const NONE: Rows = new Uint32Array(0);
/** Lists that only help to order are read up to this length, newest items first. */
export const HINT_LIMIT = 20_000;
export const HINT_WORDS = 6;
/** What more items than this are about says little about any of them; the newest are enough. */
const ABOUT_LIMIT = 5_000;

/** What a reader offers to look-ups. */
export interface RowSource {
  /** Rows of a full-text table that match, newest first, at most `limit` (-1 for all). */
  fullText(table: string, expression: string, limit: number): Rows;
  rowsWhere(condition: string, ...values: (string | number)[]): Rows;
  passing(rows: Rows, filter: FactFilter): Rows;
}

/** Look-ups of one query: tables of its tenant, rows that pass its filter. */
export class Finder {
  readonly #source: RowSource;
  readonly #filter: FactFilter;
  readonly #filterExpression: string;

  constructor(source: RowSource, filter: FactFilter) {
    this.#source = source;
    this.#filter = filter;
    const { tenant: _, kind, within, ...fields } = filter;
    const tokens = [...(kind === undefined ? [] : [`xk${kind}`]), ...Object.values(fields).map((term) => `xf${term}`)];
    const inside = within && [within.place, ...within.organisations].filter(Boolean).map((term) => `xf${term}`);
    if (inside) tokens.push(`(${inside.join(' OR ')})`);
    this.#filterExpression = tokens.map((token) => ` AND ${token}`).join('');
  }

  #table = (name: string) => `${name}_${this.#filter.tenant}`;

  texts(expression: string, limit: number): Rows {
    return expression ? this.#source.fullText(this.#table('texts'), expression + this.#filterExpression, limit) : NONE;
  }

  about(expression: string, limit: number): Rows {
    return expression ? this.#source.fullText(this.#table('about'), expression + this.#filterExpression, limit) : NONE;
  }

  /** Titles hold no filter tokens: they are few, and passing is checked in memory. */
  titles(expression: string): Rows {
    if (!expression) return NONE;
    return this.#source.passing(this.#source.fullText(this.#table('titles'), expression, HINT_LIMIT), this.#filter);
  }

  word(word: string): WordLists {
    const pairs = pairsOf(word);
    return {
      length: charactersOf(word).length,
      title: this.titles(phraseExpression(word)),
      strong: this.about(all(pairs.map(strongToken)), ABOUT_LIMIT),
      strongest: this.about(all(pairs.map(strongestToken)), ABOUT_LIMIT),
    };
  }

  titleKey(key: string): Rows {
    if (!key) return NONE;
    return this.#source.passing(
      this.#source.rowsWhere('tenant = ? AND title_key = ?', this.#filter.tenant, key),
      this.#filter,
    );
  }

  numberKeys(keys: readonly string[]): Rows {
    const rows = new Set<number>();
    for (const key of keys) {
      for (const column of ['number_key', 'index_key']) {
        for (const row of this.#source.rowsWhere(`tenant = ? AND ${column} = ?`, this.#filter.tenant, key))
          rows.add(row);
      }
    }
    return this.#source.passing(Uint32Array.from(rows), this.#filter);
  }
}

export const all = (expressions: readonly string[]) => expressions.join(' AND ');

/** Row numbers out of SQLite's comma-separated text. */
export function parseRows(text: string | null): Rows {
  if (!text) return NONE;
  const rows = new Uint32Array(text.length);
  let count = 0;
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 44) {
      rows[count++] = row;
      row = 0;
    } else row = row * 10 + code - 48;
  }
  rows[count++] = row;
  return rows.slice(0, count);
}
