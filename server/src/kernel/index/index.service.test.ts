import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IndexItem, IndexQuery, IndexRemoval, SearchIndex } from './index.port.ts';
import { openSearchIndex } from './index.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-index-'));
let index: SearchIndex;
beforeAll(async () => {
  index = await openSearchIndex({ folder, readers: 2 });
});
beforeEach(() => index.reset());
afterAll(async () => {
  await index?.close();
  rmSync(folder, { recursive: true, force: true });
});

const item = (id: string, over: Partial<IndexItem> = {}): IndexItem => ({
  tenantId: 'anlan',
  kind: 'document',
  id,
  version: 1,
  title: `关于${id}的通知`,
  documentNumber: '',
  indexNumber: '',
  body: '各区人民政府，市政府各部门：',
  organisationId: '',
  topic: '',
  validity: '',
  publishedOn: '',
  madeOn: '',
  ...over,
});
const removal = (id: string, version: number, tenantId = 'anlan'): IndexRemoval => ({
  tenantId,
  kind: 'document',
  id,
  version,
  removed: true,
});
const search = (text: string, over: Partial<IndexQuery> = {}) =>
  index.search({ tenantId: 'anlan', text, sort: 'relevance', limit: 10, offset: 0, facets: false, ...over });
const ids = async (text: string, over: Partial<IndexQuery> = {}) =>
  (await search(text, over)).hits.map((hit) => hit.id);

describe('changes', () => {
  it('are found at once, with their version', async () => {
    await index.apply([item('a', { title: '节水方案', version: 7 })]);
    expect((await search('节水')).hits).toEqual([{ kind: 'document', id: 'a', version: 7, score: expect.any(Number) }]);
  });

  it('replace what stood there before', async () => {
    await index.apply([item('a', { title: '节水方案' })]);
    await index.apply([item('a', { title: '绿化方案', version: 2 })]);
    expect(await ids('节水')).toEqual([]);
    expect(await ids('绿化')).toEqual(['a']);
    expect(await index.count()).toBe(1);
  });

  it('of an older or the same version are ignored', async () => {
    await index.apply([item('a', { title: '第五版', version: 5 })]);
    await index.apply([item('a', { title: '第四版', version: 4 }), item('a', { title: '又一第五版', version: 5 })]);
    expect(await ids('第五版')).toEqual(['a']);
    expect(await ids('第四版')).toEqual([]);
    expect(await ids('又一')).toEqual([]);
  });

  it('stay removed when an older version arrives late, and come back with a newer one', async () => {
    await index.apply([item('a'), removal('a', 3)]);
    await index.apply([item('a', { version: 2 })]);
    expect([await ids('通知'), await index.count()]).toEqual([[], 0]);
    await index.apply([removal('b', 4)]);
    await index.apply([item('b', { version: 4 })]);
    expect(await ids('通知')).toEqual([]);
    await index.apply([item('a', { version: 4 })]);
    expect(await ids('通知')).toEqual(['a']);
  });

  it('are removed by a removal of the same version', async () => {
    await index.apply([item('a', { version: 3 })]);
    await index.apply([removal('a', 3)]);
    expect(await ids('通知')).toEqual([]);
  });

  it('end in the same state in whatever order and batches they come', async () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      version: fc.integer({ min: 1, max: 6 }),
      removed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }), async (batches) => {
        await index.reset();
        const held = new Map<string, { version: number; removed: boolean }>();
        for (const batch of batches) {
          await index.apply(
            batch.map(({ id, version, removed }) => (removed ? removal(id, version) : item(id, { version }))),
          );
          for (const { id, version, removed } of batch) {
            const old = held.get(id);
            if (!old || version > old.version || (version === old.version && removed))
              held.set(id, { version, removed });
          }
        }
        const expected = [...held].filter(([, { removed }]) => !removed).map(([id, { version }]) => `${id}${version}`);
        for (const text of ['通知', '']) {
          const { hits, total } = await search(text);
          expect(hits.map((hit) => `${hit.id}${hit.version}`).sort()).toEqual(expected.sort());
          expect(total).toBe(expected.length);
        }
        expect(await index.count()).toBe(expected.length);
      }),
      { numRuns: 40 },
    );
  });

  it('go in together with their checkpoint or not at all', async () => {
    await index.apply([item('a')], 'one');
    const broken = { ...item('c'), title: undefined } as unknown as IndexItem;
    await expect(index.apply([item('b'), broken], 'two')).rejects.toMatchObject({ code: 'index.write_failed' });
    expect([await ids('通知'), await index.checkpoint()]).toEqual([['a'], 'one']);
    await index.apply([item('b')]);
    expect([await index.count(), await index.checkpoint()]).toEqual([2, 'one']);
  });

  it('keep their order when many are asked for at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => index.apply([item(`n${i}`)], `${i}`)));
    expect([await index.count(), await index.checkpoint()]).toEqual([30, '29']);
  });

  it('are gone after a reset, tombstones and checkpoint included', async () => {
    await index.apply([item('a'), removal('b', 9)], 'one');
    await index.reset();
    expect([await index.count(), await index.checkpoint(), await ids('通知')]).toEqual([0, null, []]);
    await index.apply([item('b')]);
    expect(await ids('通知')).toEqual(['b']);
  });
});

describe('what it holds', () => {
  const asked = (...ids: string[]) => index.find({ tenantId: 'anlan', kind: 'document', ids });

  it('is told of each item: its version, and removals as such', async () => {
    await index.apply([item('a', { version: 3 }), item('b'), item('c', { tenantId: 'linhe' }), removal('d', 2)]);
    await index.apply([removal('b', 4)]);
    expect(await asked('a', 'b', 'c', 'd', 'e')).toEqual([
      { id: 'a', version: 3, isRemoved: false, places: [] },
      { id: 'b', version: 4, isRemoved: true, places: [] },
      { id: 'd', version: 2, isRemoved: true, places: [] },
    ]);
    expect(await index.find({ tenantId: 'nowhere', kind: 'document', ids: ['a'] })).toEqual([]);
    expect(await index.find({ tenantId: 'anlan', kind: 'service', ids: ['a'] })).toEqual([]);
  });

  it('is listed in parts, across tenants and without removals', async () => {
    await index.apply([item('a'), item('b'), item('c', { tenantId: 'linhe' }), removal('d', 2)]);
    const first = await index.list({ afterRow: 0, limit: 2 });
    const rest = await index.list({ afterRow: first.at(-1)?.row ?? 0, limit: 2 });
    expect([...first, ...rest].map(({ tenantId, kind, id }) => `${tenantId} ${kind} ${id}`)).toEqual([
      'anlan document a',
      'anlan document b',
      'linhe document c',
    ]);
  });
});

describe('tenants', () => {
  it('never see each other, by any query, filter or identifier', async () => {
    const shared = {
      title: '预算公开',
      documentNumber: '安政发〔2024〕1号',
      organisationId: 'unit',
      topic: '财政',
      publishedOn: '2024-01-01',
    };
    await index.apply([
      item('a', shared),
      item('a', { ...shared, tenantId: 'linhe' }),
      item('x', { ...shared, tenantId: 'linhe' }),
    ]);
    for (const text of [
      '',
      '预算公开',
      '预算',
      '预',
      '安政发〔2024〕1号',
      '公开预算支出明细',
      '"预算"',
      "anlan' OR 1=1",
    ]) {
      for (const sort of ['relevance', 'date'] as const) {
        const result = await search(text, { sort, facets: true });
        expect(result.hits.every((hit) => hit.id === 'a')).toBe(true);
        for (const facet of Object.values(result.facets)) for (const { count } of facet) expect(count).toBe(1);
      }
    }
    expect(await ids('预算', { tenantId: 'linhe' })).toEqual(expect.arrayContaining(['a', 'x']));
    expect(await ids('预算', { tenantId: 'nobody' })).toEqual([]);
    await index.apply([removal('a', 2, 'linhe')]);
    expect(await ids('预算')).toEqual(['a']);
  });
});

describe('ranking', () => {
  it('finds a document number in any form before documents that only cite it', async () => {
    await index.apply([
      item('cites', { body: '根据国办发〔2019〕6号文件', publishedOn: '2024-01-01' }),
      item('it', {
        documentNumber: '国办发〔2019〕6号',
        indexNumber: '000014349/2019-00036',
        publishedOn: '2019-01-01',
      }),
      item('other', { documentNumber: '国办发〔2019〕61号' }),
    ]);
    for (const text of [
      '国办发[2019]6号',
      '国办发(2019)6号',
      '国办发〔２０１９〕６号',
      '国办发【2019】6',
      '国办发 2019 6号',
      '国办发〔2019〕第6号',
    ]) {
      expect((await ids(text))[0], text).toBe('it');
    }
    expect(await ids('国办发〔2019〕6号')).toEqual(['it', 'cites']);
    for (const text of ['000014349/2019-00036', '０００014349/2019－00036', '索引号 000014349/2019-00036']) {
      expect((await ids(text))[0], text).toBe('it');
    }
  });

  it('puts title before text, whole title before part, and what is repealed below its equals', async () => {
    await index.apply([
      item('text', { body: '本市节水管理办法另行制定', publishedOn: '2025-01-01' }),
      item('part', { title: '安澜市节水管理办法实施细则', publishedOn: '2025-01-01' }),
      item('old', { title: '节水管理办法', validity: 'repealed', publishedOn: '2024-01-01' }),
      item('whole', { title: '节水管理办法', validity: 'in_force', publishedOn: '2020-01-01' }),
    ]);
    expect(await ids('节水管理办法')).toEqual(['whole', 'old', 'part', 'text']);
    expect(await ids('管理办法 节水')).toEqual(['whole', 'part', 'old', 'text']);
  });

  it('puts a text about a word before one that mentions it', async () => {
    const padding = '本市各级人民政府应当加强领导，落实责任，保障经费，定期检查并公布结果。'.repeat(8);
    await index.apply([
      item('mentions', { body: `${padding}充电桩${padding}`, publishedOn: '2025-01-01' }),
      item('about', {
        body: `${padding}充电桩建设。充电桩运营。充电桩安全。充电桩收费。充电桩布局。`,
        publishedOn: '2020-01-01',
      }),
    ]);
    expect(await ids('充电桩')).toEqual(['about', 'mentions']);
  });

  it('falls back to most of the words when no document has all', async () => {
    await index.apply([
      item('a', { body: '残疾人就业补贴发放办法' }),
      item('b', { body: '残疾人康复' }),
      item('c', { body: '绿化' }),
    ]);
    const { hits, relaxed } = await search('残疾人 就业 补贴 量子计算');
    expect([hits.map((hit) => hit.id), relaxed]).toEqual([['a'], true]);
    expect((await search('量子计算')).hits).toEqual([]);
  });

  it('takes a Latin word as a word or, from three letters, as its beginning, never as letters inside others', async () => {
    await index.apply([
      item('a', { title: '地理数据目录（GeoJSON）', body: 'these hold most of them, page by page' }),
      item('b', { body: '推进 5G 建设，annual budgets 公开，PM2.5 下降' }),
    ]);
    for (const none of ['deficit age', 'ge', 'age', 'json', 'udge', 'g e', 'oldmost'])
      expect([none, (await search(none)).hits]).toEqual([none, []]);
    expect(await ids('geojson')).toEqual(['a']);
    expect(await ids('geo')).toEqual(['a']);
    expect(await ids('budget')).toEqual(['b']);
    expect(await ids('the BUDGET')).toEqual(['b']);
    expect(await ids('ＰＭ2.5')).toEqual(['b']);
    expect(await ids('5G建设')).toEqual(['b']);
    expect((await search('budget')).relaxed).toBe(false);
  });

  it('takes words in quotation marks as they are', async () => {
    await index.apply([item('a', { body: '信息公开办法' }), item('b', { body: '信息的公开' })]);
    expect((await ids('信息公开')).sort()).toEqual(['a', 'b']);
    expect(await ids('"信息公开" 通知')).toEqual(['a']);
  });

  it('sorts by date, with the date made on where the other is missing', async () => {
    await index.apply([
      item('old', { title: '节水', publishedOn: '2019-12-31' }),
      item('new', { body: '节水', publishedOn: '2024-05-06' }),
      item('made', { body: '节水', madeOn: '2022-03-04' }),
      item('none', { body: '节水' }),
    ]);
    expect(await ids('节水', { sort: 'date' })).toEqual(['new', 'made', 'old', 'none']);
    expect((await ids('节水'))[0]).toBe('old');
  });

  it('pages without repeats or gaps', async () => {
    await index.apply(Array.from({ length: 57 }, (_, i) => item(`n${i}`, { publishedOn: `20${10 + (i % 15)}-01-01` })));
    for (const sort of ['relevance', 'date'] as const) {
      const pages = [0, 20, 40, 60].map((offset) => ids('通知', { sort, offset, limit: 20 }));
      expect(new Set((await Promise.all(pages)).flat()).size).toBe(57);
    }
  });
});

describe('filters and facets', () => {
  const items = Array.from({ length: 400 }, (_, i) =>
    item(`n${i}`, {
      kind: i % 10 === 9 ? 'answer' : 'document',
      body: i % 2 ? '节水' : '节水 绿化',
      organisationId: `u${i % 3}`,
      topic: ['财政\\预算', '财政\\决算', '财政', '教育', ''][i % 5]!,
      validity: i % 4 ? 'in_force' : 'repealed',
      publishedOn: i % 7 ? `20${10 + (i % 7)}-02-03` : '',
      madeOn: '2009-01-01',
    }),
  );
  beforeEach(() => index.apply(items));

  const yearOf = (one: IndexItem) => (one.publishedOn || one.madeOn).slice(0, 4);
  const tallied = (list: IndexItem[], values: (one: IndexItem) => string[]) => {
    const counts = new Map<string, number>();
    for (const value of list.flatMap(values)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  const matches: [string, Partial<IndexQuery>, (one: IndexItem) => boolean][] = [
    ['no filter', {}, () => true],
    ['unit', { filters: { organisationId: 'u1' } }, (one) => one.organisationId === 'u1'],
    ['topic', { filters: { topic: '财政\\预算' } }, (one) => one.topic === '财政\\预算'],
    ['upper topic', { filters: { topic: '财政' } }, (one) => one.topic.startsWith('财政')],
    [
      'validity and year',
      { filters: { validity: 'repealed', year: '2012' } },
      (one) => one.validity === 'repealed' && yearOf(one) === '2012',
    ],
    ['year made', { filters: { year: '2009' } }, (one) => yearOf(one) === '2009'],
    ['kind', { kind: 'answer' }, (one) => one.kind === 'answer'],
    [
      'kind and unit',
      { kind: 'document', filters: { organisationId: 'u2' } },
      (one) => one.kind === 'document' && one.organisationId === 'u2',
    ],
    ['nothing', { filters: { organisationId: 'nobody' } }, () => false],
  ];
  it.each(matches)('are exact: %s', async (_, over, passes) => {
    for (const [text, holds] of [
      ['节水', () => true],
      ['绿化', (one: IndexItem) => one.body.includes('绿化')],
      ['', () => true],
    ] as const) {
      const expected = items.filter((one) => passes(one) && holds(one));
      const result = await search(text, { ...over, facets: true, limit: 100 });
      expect([result.total, result.totalIsExact, result.hits.length]).toEqual([
        expected.length,
        true,
        Math.min(100, expected.length),
      ]);
      expect(result.facets).toEqual({
        organisationId: tallied(expected, (one) => [one.organisationId]),
        topic: tallied(expected, (one) => [...new Set([one.topic, one.topic.split('\\')[0]!])]),
        validity: tallied(expected, (one) => [one.validity]),
        year: tallied(expected, (one) => [yearOf(one)]),
      });
    }
  });

  it('follow a change of the filtered value', async () => {
    await index.apply([item('n0', { version: 2, body: '节水', organisationId: 'u9' })]);
    expect(await ids('节水', { filters: { organisationId: 'u9' } })).toEqual(['n0']);
    expect(await ids('', { filters: { organisationId: 'u9' } })).toEqual(['n0']);
    expect((await search('节水', { filters: { organisationId: 'u0' } })).total).toBe(133);
  });
});

describe('any input', () => {
  beforeEach(() =>
    index.apply([item('a', { title: '税务登记办法', body: '增值税 AND 消费税 "NEAR" 100% C++ \u{20000}\u{20001}' })]),
  );

  const answers = async (text: string) => {
    for (const sort of ['relevance', 'date'] as const) {
      const result = await search(text, { sort, facets: true });
      expect(result.totalIsExact).toBe(true);
      expect(result.hits.length).toBe(result.total);
    }
  };
  const syntax =
    '" "" """ * ^ a:b {x}:y AND NOT税务 OR -税务 +税务 NEAR(税务,2) (税务 税务) % _ \\ 。 \u{1F642} \u{20000} ﷺ'.split(
      ' ',
    );
  const unseen = ['', ' ', '\u0000', '税\u0000务', '\u200b', '\ud800', '\udc00税', "'; DROP TABLE items; --"];
  it.each([...syntax, ...unseen])('is answered: %j', answers);
  const repeated = ['税', '税 ', 'a', '"', '〔2019〕', '\u0301', '《'];
  it.each(repeated)('is answered: ten thousand times %j', (text) => answers(text.repeat(10_000)));

  it('is answered whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const { hits, total } = await search(text, { facets: true });
        expect(hits.length).toBe(total);
      }),
      { numRuns: 200 },
    );
  });

  it('finds through full width, case, invisible characters and one single character', async () => {
    for (const text of [
      '税',
      '税\u200b务',
      '税务 登记',
      'ＮＥＡＲ',
      'near',
      '\u{20000}\u{20001}',
      '\u{1F642}税务',
      '税务登记办法。',
    ]) {
      expect(await ids(text), text).toEqual(['a']);
    }
    expect(await ids('\u{1F642}')).toEqual([]);
  });

  it('keeps limit and offset within bounds', async () => {
    for (const over of [{ limit: 0 }, { limit: -5 }, { limit: NaN }, { offset: 1e9 }, { offset: -1, limit: 1e9 }]) {
      expect((await search('税务', over)).hits.length).toBeLessThanOrEqual(1);
    }
  });

  it('takes items of any content', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ title: text, body: text, documentNumber: text, topic: text, validity: text, publishedOn: text }),
        async (over) => {
          await index.reset();
          await index.apply([item('w', over)]);
          expect((await search('', { facets: true })).hits.map((hit) => hit.id)).toEqual(['w']);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('cuts a body of twenty million characters instead of failing', async () => {
    await index.apply([item('long', { body: `开头的话。${'长'.repeat(20_000_000)}` })]);
    expect(await ids('开头的话')).toEqual(['long']);
  });
});

it('counts exactly up to 20,000 matches, then says so, and still puts titles first', async () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) =>
      item(`n${from + i}`, {
        title: '公告',
        body: '节水',
        organisationId: `u${(from + i) % 2}`,
        publishedOn: '1998-01-01',
      }),
    );
  const first = item('first', { title: '节水公告', body: '', organisationId: 'u0', publishedOn: '1999-01-01' });
  await index.apply([first, ...many(1, 20_000)]);
  const exact = await search('节水', { facets: true });
  expect([exact.total, exact.totalIsExact, exact.hits[0]?.id]).toEqual([20_000, true, 'first']);
  expect(exact.facets.organisationId.map(({ count }) => count)).toEqual([10_000, 10_000]);
  await index.apply(many(20_000, 20_600));
  const above = await search('节水', { facets: true });
  expect([above.totalIsExact, above.total >= 20_000, above.total <= 20_600]).toEqual([false, true, true]);
  expect(above.hits[0]?.id).toBe('first');
  const filtered = await search('节水', { filters: { organisationId: 'u1' } });
  expect([filtered.total, filtered.totalIsExact]).toEqual([10_300, true]);
  const byDate = await search('节水', { sort: 'date', limit: 1 });
  expect([byDate.total, byDate.totalIsExact, byDate.hits[0]?.id]).toEqual([20_600, true, 'first']);
});

it('says when it is closed', async () => {
  const other = await openSearchIndex({ folder: join(folder, 'other'), readers: 1 });
  await other.close();
  await expect(
    other.search({ tenantId: 'a', text: '', sort: 'date', limit: 1, offset: 0, facets: false }),
  ).rejects.toMatchObject({ code: 'index.closed' });
  await expect(other.apply([])).rejects.toMatchObject({ code: 'index.closed' });
});
