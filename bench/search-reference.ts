/** The reference of the search benchmark: the same file asked the plain way, all matches ranked by FTS5's own bm25 and counted by SQL. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pairsOf, squeeze } from '../server/src/kernel/index/text.rules.ts';

const FACETS = ['organisation', 'topic', 'validity', 'year'];

/** Opens the index in a folder and answers space-separated terms; the returned function gives the number of matches. */
export function openReference(folder: string): (query: string) => number {
  const file = readdirSync(folder).find((name) => /^search-\d+\.db$/.test(name))!;
  const db = new DatabaseSync(join(folder, file), { readOnly: true });
  db.exec('PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY');
  const top = db.prepare('SELECT rowid FROM texts_1 WHERE texts_1 MATCH ? ORDER BY bm25(texts_1) LIMIT 10');
  const facets = FACETS.map((column) =>
    db.prepare(
      `SELECT ${column}, count(*) AS n FROM items WHERE row IN (SELECT rowid FROM texts_1 WHERE texts_1 MATCH ?) GROUP BY 1`,
    ),
  );
  return (query) => {
    const expression = query
      .split(' ')
      .map((word) => `"${pairsOf(squeeze(word)).join(' ')}"`)
      .join(' AND ');
    top.all(expression);
    const counted = facets.map((facet) => facet.all(expression) as { n: number }[]);
    return counted[0]!.reduce((sum, { n }) => sum + n, 0);
  };
}
