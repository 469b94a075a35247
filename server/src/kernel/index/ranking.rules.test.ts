import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemFacts } from './facts.rules.ts';
import { looseMatches, Ranker, type MatchLists } from './ranking.rules.ts';

const rows = (...list: number[]) => Uint32Array.from(list);
const none = rows();
const lists = (over: Partial<MatchLists>): MatchLists => ({
  matches: none,
  exactNumber: none,
  exactTitle: none,
  titlePhrase: none,
  titleAllWords: none,
  phrase: none,
  groups: [],
  words: [],
  phraseLength: 4,
  ...over,
});
function factsOf(
  count: number,
  over: (row: number) => { dated?: number; demoted?: boolean; titleLength?: number } = () => ({}),
) {
  const facts = new ItemFacts();
  for (let row = 0; row < count; row++) {
    const plain = {
      tenant: 1,
      kind: 1,
      organisation: 0,
      topic: 0,
      topicTop: 0,
      validity: 0,
      year: 0,
      places: 0,
      dated: 20200101,
    };
    facts.set({ row, ...plain, titleLength: 10, demoted: false, ...over(row) });
  }
  return facts;
}
const order = (facts: ItemFacts, given: MatchLists, sort: 'relevance' | 'date' = 'relevance', count = 10) =>
  new Ranker(facts).best(given, sort, count).map(({ row }) => row);

describe('Ranker', () => {
  it('puts number, title, title words, phrase and words in this order', () => {
    const given = lists({
      matches: rows(0, 1, 2, 3, 4, 5),
      exactNumber: rows(3),
      exactTitle: rows(0),
      titlePhrase: rows(5, 0),
      titleAllWords: rows(1, 5, 0),
      phrase: rows(2, 5),
    });
    expect(order(factsOf(6), given)).toEqual([3, 0, 5, 1, 2, 4]);
  });

  it('puts what is out of force below its equals, but not below a worse tier', () => {
    const facts = factsOf(3, (row) => ({ demoted: row === 0 }));
    expect(order(facts, lists({ matches: rows(0, 1), exactTitle: rows(0, 1) }))).toEqual([1, 0]);
    expect(order(facts, lists({ matches: rows(0, 1, 2), exactTitle: rows(0) }))[0]).toBe(0);
  });

  it('prefers the shorter of two titles and the newer of two equals', () => {
    expect(
      order(
        factsOf(2, (row) => ({ titleLength: row ? 8 : 20 })),
        lists({ matches: rows(0, 1), titlePhrase: rows(0, 1) }),
      ),
    ).toEqual([1, 0]);
    expect(
      order(
        factsOf(3, (row) => ({ dated: 20200101 + row })),
        lists({ matches: rows(0, 2, 1) }),
      ),
    ).toEqual([2, 1, 0]);
  });

  it('weighs a word in the title above one only repeated, and a rare word above a common one', () => {
    const word = { length: 2, title: rows(1), strong: rows(0), strongest: none };
    expect(order(factsOf(2), lists({ matches: rows(0, 1), words: [word] }))).toEqual([1, 0]);
    const common = { length: 2, title: rows(0, 2, 3, 4, 5, 6, 7, 8), strong: none, strongest: none };
    expect(order(factsOf(9), lists({ matches: rows(0, 1), words: [common, { ...word, strong: none }] }))).toEqual([
      1, 0,
    ]);
  });

  it('picks the same first rows as sorting everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 70 }),
        (dates, count) => {
          const facts = factsOf(dates.length, (row) => ({ dated: 20200101 + dates[row]! }));
          const matches = Uint32Array.from(dates.keys());
          const sorted = [...matches].sort((a, b) => dates[b]! - dates[a]! || b - a);
          expect(order(facts, lists({ matches }), 'date', count)).toEqual(sorted.slice(0, count));
        },
      ),
    );
  });

  it('leaves nothing of one query to the next', () => {
    const ranker = new Ranker(factsOf(3));
    ranker.best(lists({ matches: rows(0, 1, 2), exactTitle: rows(0) }), 'relevance', 3);
    expect(ranker.best(lists({ matches: rows(0) }), 'relevance', 3)).toEqual(
      new Ranker(factsOf(3)).best(lists({ matches: rows(0) }), 'relevance', 3),
    );
  });

  it('joins lists without repeats', () => {
    expect([...new Ranker(factsOf(9)).union(rows(5, 3), rows(3, 7), rows(7, 1))]).toEqual([5, 3, 7, 1]);
  });
});

describe('looseMatches', () => {
  it('keeps rows that hold at least half of what the best holds', () => {
    const kept = looseMatches([rows(1, 2), rows(1, 2), rows(1, 3), rows(1, 2)], 100);
    expect([...kept.keys()].sort()).toEqual([1, 2]);
    expect(kept.get(1)).toBeCloseTo(1);
  });

  it('ignores parts that are everywhere as long as others tell more', () => {
    expect([...looseMatches([rows(1, 2, 3, 4), rows(2)], 4).keys()]).toEqual([2]);
    expect(looseMatches([rows(1, 2, 3, 4), none], 4).size).toBe(4);
    expect(looseMatches([none, none], 4).size).toBe(0);
  });
});
