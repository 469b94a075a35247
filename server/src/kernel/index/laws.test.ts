import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexItem, IndexQuery, SearchIndex } from './index.port.ts';
import { openSearchIndex } from './index.service.ts';
import { hasLaws, readLawQueries, readLaws } from './laws.fixture.ts';
import { charactersOf, squeeze } from './text.rules.ts';

describe.skipIf(!hasLaws)('683 regulations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-laws-'));
  let index: SearchIndex;
  let laws: IndexItem[];
  const search = (text: string, over: Partial<IndexQuery> = {}) =>
    index.search({ tenantId: 'laws', text, sort: 'relevance', limit: 10, offset: 0, facets: false, ...over });

  beforeAll(async () => {
    laws = readLaws();
    index = await openSearchIndex({ folder, readers: 1 });
    await index.apply(laws, 'all');
  });
  afterAll(async () => {
    await index?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds the named file: mean reciprocal rank of the first ten at least 0.98 over all queries', async () => {
    const queries = readLawQueries();
    const missed: string[] = [];
    let sum = 0;
    for (const { q, file } of queries) {
      const { hits } = await search(q);
      const at = hits.findIndex((hit) => hit.id === file);
      sum += at < 0 ? 0 : 1 / (at + 1);
      if (at !== 0) missed.push(`${q}: ${at + 1}`);
    }
    const rank = sum / queries.length;
    expect(queries).toHaveLength(203);
    expect(rank, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  it('finds every fragment of six characters or more, wherever it is cut', async () => {
    const squeezed = laws.map((law) => squeeze(law.body));
    const fragment = fc.tuple(
      fc.nat(laws.length - 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 6, max: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async ([which, where, wanted]) => {
        const law = laws[which]!;
        let to = Math.floor(where * law.body.length);
        const from = to;
        while (to < law.body.length && charactersOf(squeeze(law.body.slice(from, to))).length < wanted) to++;
        const text = law.body.slice(from, to);
        const sought = squeeze(text);
        if (charactersOf(sought).length < 6) return;
        const holders = squeezed.filter((body) => body.includes(sought)).length;
        const { hits, total } = await search(text);
        expect(total).toBeGreaterThanOrEqual(holders);
        // One that stands in more than ten of them cannot show all on the first page; it is still on one of them.
        const all = [...hits];
        for (let offset = 10; holders > 10 && offset < total; offset += 100)
          all.push(...(await search(text, { limit: 100, offset })).hits);
        const found = all.map((hit) => hit.id);
        expect(found, text).toContain(law.id);
        // A short one may be words typed, and a title with these words goes before a text that holds them; a long one is a quotation.
        if (holders <= 10 || charactersOf(sought).length < 10) return;
        for (const id of found) expect(squeezed[laws.findIndex((other) => other.id === id)]).toContain(sought);
      }),
      { numRuns: 300 },
    );
  });

  it('finds what a pasted paragraph comes from, even with a few characters wrong', async () => {
    for (const law of laws.filter((_, i) => i % 60 === 0)) {
      const paragraph = law.body
        .split(/\n+/)
        .reduce((longest, line) => (line.length > longest.length ? line : longest), '');
      const half = Math.floor(paragraph.length / 2);
      const ids = (await search(paragraph)).hits.map((hit) => hit.id);
      expect(ids.slice(0, 3), paragraph.slice(0, 40)).toContain(law.id);
      const damaged = `${paragraph.slice(0, 5)}某${paragraph.slice(6, half)}某某${paragraph.slice(half + 3)}`;
      expect((await search(damaged)).hits.slice(0, 3).map((hit) => hit.id)).toContain(law.id);
    }
  });

  it('prefers the newest of several editions, and says when it had to loosen', async () => {
    const editions = await search('专利法实施细则');
    expect(editions.hits.slice(0, 2).map((hit) => hit.id)).toEqual([
      '专利法实施细则(2023-12-11).md',
      '专利法实施细则(2010-01-09).md',
    ]);
    expect(editions.relaxed).toBe(false);
    const loosened = await search('饲料添加剂 元宇宙区块链');
    expect(loosened.relaxed).toBe(true);
    expect(loosened.hits[0]?.id).toContain('饲料');
  });
});
