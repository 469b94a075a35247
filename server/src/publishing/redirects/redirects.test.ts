import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { endOf, readCsv, readOld } from './redirects.rules.ts';
import { createRedirectsService, type RedirectsService } from './redirects.service.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let redirects: RedirectsService;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  redirects = createRedirectsService({ db: test.db });
});
afterAll(() => test.close());

const take = (text: string) => redirects.importCsv(world.admin, text, ['www.anlan.cn']);
const find = (url: string, host = 'www.anlan.cn') => redirects.find(world.tenantId, host, url);

describe('addresses of an older system', () => {
  it('lead to their new ones: path, query, host, number of a public document', async () => {
    const { id, editionId } = await world.publish('通知', '2026-01-01');
    await test.db
      .updateTable('documentEditions')
      .set({ documentNumber: '安财〔2026〕5号' })
      .where('id', '=', editionId)
      .execute();
    const report = await take(
      '\uFEFF旧地址,新地址\r\n/art/1.html,/units\r\n"/list.jsp?id=5&b=1",https://www.anlan.cn/documents?year=2026\r\nhttp://OLD.cn:80/x,/search\r\n/n,安财(2026)5号\r\n/旧/页.htm,/a\r\n',
    );
    expect(report).toEqual({ added: 5, left: [] });
    expect(await find('/art/1.html')).toBe('/units');
    expect(await find('/art/1.html#top')).toBe('/units');
    expect(await find('/list.jsp?id=5&b=1')).toBe('/documents?year=2026');
    expect(await find('/list.jsp?id=6')).toBeNull();
    expect([await find('/x', 'old.cn'), await find('/x')]).toEqual(['/search', null]);
    expect(await find('/n')).toBe(`/documents/${id}`);
    expect(await find('/%E6%97%A7/%E9%A1%B5.htm')).toBe('/a');
    expect(await world.auditOf(world.tenantId)).toContain('redirects.redirect.imported');
  });

  it('leave out, line by line, what is wrong, and take in the rest', async () => {
    const hidden = await world.publish('草稿', null);
    await test.db
      .updateTable('documentEditions')
      .set({ documentNumber: '安财〔2026〕6号' })
      .where('id', '=', hidden.editionId)
      .execute();
    const report = await take(
      '/ok,/units\n/w/*,/units\n/a,/b\n/b,/c\n/c,/a\n/to-a,/a\n/self,/self\n/ok,/search\nnot an address,/x\n/out,https://evil.cn/\n/proto,//evil.cn\n/draft,安财〔2026〕6号\n/none\n/,/units\n',
    );
    expect(report.added).toBe(1);
    expect(report.left.map(({ line, fault }) => [line, fault])).toEqual([
      ...[
        [2, 'wildcard'],
        [3, 'loop'],
        [4, 'loop'],
        [5, 'loop'],
        [6, 'loop'],
        [7, 'itself'],
        [8, 'twice'],
      ],
      ...[
        [9, 'old_wrong'],
        [10, 'new_wrong'],
        [11, 'new_wrong'],
        [12, 'unmatched'],
        [13, 'new_wrong'],
        [14, 'old_wrong'],
      ],
    ]);
    expect([await find('/ok'), await find('/a'), await find('/draft')]).toEqual(['/units', null, null]);
  });

  it('refuse a circle with what is there already, and lead at once to the end', async () => {
    await take('/one,/two\n');
    expect((await take('/two,/one\n')).left).toMatchObject([{ fault: 'loop' }]);
    await take('/zero,/one\n');
    expect(await find('/zero')).toBe('/two');
    await take('/one,/three\n');
    expect(await find('/one')).toBe('/three');
  });

  it('need the permission and something to read', async () => {
    await expect(redirects.importCsv(world.only([]), '/a,/b', [])).rejects.toMatchObject({ code: 'access.denied' });
    await expect(take('')).rejects.toMatchObject({ code: 'redirects.empty' });
    await expect(take('旧,新\n')).rejects.toMatchObject({ code: 'redirects.empty' });
    expect(await find(`/${'a'.repeat(3000)}`)).toBeNull();
    expect(await find('/%zz%00')).toBeNull();
  });
});

describe('rules of redirects', () => {
  it('read CSV as people save it', () => {
    expect(readCsv('a,"b ""c"", d"\r\n\r\n"x\ny",z')).toEqual([['a', 'b "c", d'], [], ['x\ny', 'z']]);
    expect(readOld('ftp://x/y')).toBeNull();
    expect(readOld('//x/y')).toBeNull();
  });
  it('find the end of a chain of 100,000 without tiring, and know a circle', () => {
    const leadsTo = (key: string) => (Number(key) < 100_000 ? String(Number(key) + 1) : undefined);
    expect(endOf('0', leadsTo)).toBe('100000');
    expect(endOf('a', (key) => ({ a: 'b', b: 'c', c: 'b' })[key])).toBeNull();
  });
});
