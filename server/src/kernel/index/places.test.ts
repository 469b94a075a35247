import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IndexItem, IndexQuery, SearchIndex } from './index.port.ts';
import { openSearchIndex } from './index.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-places-'));
let index: SearchIndex;
beforeAll(async () => {
  index = await openSearchIndex({ folder, readers: 1 });
});
beforeEach(() => index.reset());
afterAll(async () => {
  await index?.close();
  rmSync(folder, { recursive: true, force: true });
});

const PLAIN = { tenantId: 'anlan', kind: 'document', version: 1, documentNumber: '', indexNumber: '', topic: '' };
const item = (id: string, over: Partial<IndexItem>): IndexItem => ({
  ...{ ...PLAIN, id, title: '', body: '各区人民政府，市政府各部门：', organisationId: '' },
  ...{ validity: '', publishedOn: '', madeOn: '', ...over },
});
const search = (text: string, over: Partial<IndexQuery> = {}) =>
  index.search({ tenantId: 'anlan', text, sort: 'relevance', limit: 10, offset: 0, facets: false, ...over });
const ids = async (text: string, over: Partial<IndexQuery> = {}) =>
  (await search(text, over)).hits.map((hit) => hit.id);

describe('a search within a place', () => {
  beforeEach(() =>
    index.apply([
      item('a', { title: '节水方案', places: ['p1'] }),
      item('b', { title: '节水通知', places: ['p2', 'p1'] }),
      item('c', { title: '节水办法', organisationId: 'o1' }),
      item('d', { title: '节水意见', organisationId: 'o2', places: ['p2'] }),
      item('e', { title: '节水公告' }),
    ]),
  );
  const within = (place: string, ...organisationIds: string[]) => ({ within: { place, organisationIds } });
  const found = async (text: string, over: Partial<IndexQuery>) => (await ids(text, over)).sort();

  it.each<[string, ReturnType<typeof within>, string[]]>([
    ['what stands there', within('p1'), ['a', 'b']],
    ['what stands there and what these organisations have', within('p1', 'o1'), ['a', 'b', 'c']],
    ['what organisations have where nothing stands', within('p9', 'o2'), ['d']],
    ['nothing where nothing stands', within('p9', 'o9'), []],
  ])('finds %s', async (_name, over, wanted) => {
    // Words, a single character, nothing, a part of a title and something only half of which is there: every way of looking.
    for (const text of ['节水', '水', '', '关于节水的若干规定']) {
      expect([text, await found(text, { ...over, facets: true })]).toEqual([text, wanted]);
      expect((await search(text, over)).total).toBe(wanted.length);
    }
  });

  it('follows what changes, and says where an item stands', async () => {
    await index.apply([item('a', { title: '节水方案', version: 2, places: ['p2'] })]);
    expect(await found('节水', within('p1'))).toEqual(['b']);
    const entries = await index.find({ tenantId: 'anlan', kind: 'document', ids: ['a', 'b', 'e'] });
    expect(entries.map(({ id, places }) => [id, places])).toEqual([
      ['a', ['p2']],
      ['b', ['p1', 'p2']],
      ['e', []],
    ]);
  });
});
