import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, p } from '../../kernel/extract/testing/office-files.ts';
import { createSitesService } from '../../foundation/organisations/index.ts';
import { createColumnsService, createPlacementsService } from '../columns/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../documents/documents.testing.ts';
import { createDocumentSurfaces } from '../documents/index.ts';
import { createRedirectsService } from '../redirects/index.ts';
import { createMigration, type MigrationEvent, type MigrationSummary } from './migration.service.ts';
import { addressesOf, isListPage, nearestFolder, refreshTarget } from './migration.rules.ts';

const OLD = 'https://old.example.gov.cn/';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Node reads GBK and does not write it: every two bytes are read once, and what they stand for turned round. */
function encodeGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if (char.length === 1 && !codes.has(char)) codes.set(char, [lead, trail]);
    }
  return Buffer.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (codes.get(char) ?? [0x3f]))));
}

/** A page as an old system made it: navigation, a bar of facts, the text, buttons, a foot. */
const page = (n: number, inside: string, charset = 'utf-8') => {
  const [title = '', number = '', ...lines] = notice(n).trim().split('\n');
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${title}_测试市人民政府</title>
<link rel="stylesheet" href="/css/a.css"><script>var a=1;</script></head><body><div class="nav"><a href="/index.html">首页</a> &gt; <a href="./">通知公告</a></div>
<h1>${title}</h1><div class="info">发布日期：2026-03-0${n % 9} 来源：测试市财政局 浏览次数：12</div>
<div id="zoom" class="TRS_Editor"><p align="center">${number}</p>${lines.map((line) => `<p>　　${line}</p>`).join('')}${inside}</div>
<div class="btn"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div>
<div class="footer">版权所有：测试市人民政府 <a href="/about.html">网站地图</a> 网站标识码：3200000001</div></body></html>`;
};
const list = (links: string[]) =>
  `<html><head><meta charset="utf-8"><title>通知公告</title></head><body><ul class="list">${links
    .map((href, i) => `<li><a href="${href}">测试市财政局关于做好第${i}项工作的通知</a> <span>2026-03-01</span></li>`)
    .join('')}</ul></body></html>`;

let world: DocumentsWorld;
let folder: string;
let columnId: string;
let siteId: string;
let redirects: ReturnType<typeof createRedirectsService>;
let migration: ReturnType<typeof createMigration>;

beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, organisations, system, documentImport, clock, tenant } = world;
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const columns = createColumnsService({ db, sites, organisations, now: () => clock.at });
  siteId = (await sites.listOpen(tenant.id))[0]?.id ?? '';
  columnId = (await columns.create(system, { siteId, code: 'notices', name: '通知公告', kind: 'list' })).id;
  redirects = createRedirectsService({ db });
  migration = createMigration({
    ...{ documents: documentImport, redirects, columns },
    placements: createPlacementsService({ db }),
  });
  folder = join(world.folder, 'dump');
});
afterAll(() => world.close());

const put = (path: string, content: string | Buffer) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const fresh = () => rmSync(folder, { recursive: true, force: true });
const take = async (options: Partial<Parameters<typeof migration.run>[0]> = {}) => {
  const events: MigrationEvent[] = [];
  const run = migration.run({
    ...{ actor: world.system, unit: { id: world.unit.id }, publish: true, dryRun: false, locale: 'zh' },
    ...{ folder, oldAddress: OLD, manifest: null, columns: '旧文件夹,栏目\nzwgk/tzgg,notices\n', siteId },
    ...options,
  });
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { events, summary: value as MigrationSummary };
    events.push(value);
  }
};
const led = (path: string, host = 'old.example.gov.cn') => redirects.find(world.tenant.id, host, path);
const outcomeOf = (events: MigrationEvent[], name: string) => {
  const found = events.find(({ file }) => file.endsWith(name));
  return found?.kind === 'document' ? found.outcome : found;
};
const bodyOf = async (id: string) => {
  const row = await world.db
    .selectFrom('documentEditions')
    .select(['body', 'id'])
    .where('documentId', '=', id)
    .executeTakeFirstOrThrow();
  return row.body as unknown as { kind: string; text?: string; file?: string; links?: { href: string }[] }[];
};
const linksOf = async (id: string) => (await bodyOf(id)).flatMap(({ links }) => links?.map(({ href }) => href) ?? []);
const filesOf = (id: string) =>
  world.db
    .selectFrom('publicationFiles')
    .select(['sha256', 'name', 'mediaType'])
    .where('subjectId', '=', id)
    .orderBy('name')
    .execute();

describe('the saved pages of an older site', () => {
  it('become documents with pictures, attachments, links, places and redirects', async () => {
    fresh();
    const form = docx({ body: p('申请表') + p('单位名称') });
    const inside =
      '<p><img src="../../images/chart.png" alt="流程图"></p><p>另见<a href="./t2.html#x">第二项通知</a>、<a href="gone.html">未保存的</a>。</p>' +
      '<p>附件：<a href="P0202403.docx">1. 申请表</a></p>' +
      '<table border="1"><tr><th>名称</th><th>下载</th></tr><tr><td>统计表格式</td><td><a href="/upload/form.txt">附件2：格式.txt</a></td></tr></table>';
    put('old.example.gov.cn/zwgk/tzgg/t1.html', encodeGbk(page(1, inside, 'gb2312')));
    put(
      'old.example.gov.cn/zwgk/tzgg/t2.html',
      page(2, '<p>见<a href="http://old.example.gov.cn/zwgk/tzgg/t1.html">第一项通知</a></p>'),
    );
    put('old.example.gov.cn/zwgk/tzgg/show.jsp?id=3', page(3, ''));
    put('old.example.gov.cn/zwgk/tzgg/index.html', list(['t1.html', 't2.html', 'show.jsp?id=3', 'alone.txt']));
    put('old.example.gov.cn/zwgk/tzgg/alone.txt', notice(4));
    put('old.example.gov.cn/zwgk/tzgg/P0202403.docx', Buffer.from(form));
    put('old.example.gov.cn/upload/form.txt', '名称\t数量\n');
    put('old.example.gov.cn/images/chart.png', PIXEL);
    put('old.example.gov.cn/bad.html', '');
    put('old.example.gov.cn/go.html', '<meta http-equiv="refresh" content="0;url=zwgk/tzgg/t1.html">');
    put('old.example.gov.cn/a.html', "<META HTTP-EQUIV=refresh CONTENT='1; URL=b.html'>");
    put('old.example.gov.cn/b.html', "<META HTTP-EQUIV=refresh CONTENT='1; URL=/a.html'>");

    const dry = await take({ dryRun: true });
    expect(dry.summary.redirects.added).toBeGreaterThan(4);
    expect((await redirects.list(world.tenant.id, 'old.example.gov.cn')).size).toBe(0);

    const { events, summary } = await take();
    const saved = ['t1.html', 't2.html', 'id=3', 'alone.txt'].map((name) => {
      const outcome = outcomeOf(events, name);
      if (!outcome || !('state' in outcome) || outcome.state !== 'saved')
        throw new Error(`${name} ${JSON.stringify(outcome)}`);
      expect(outcome).toMatchObject({ held: [], published: true });
      return outcome.documentId;
    });
    const [first = '', second = '', third = '', alone = ''] = saved;
    expect(outcomeOf(events, 'bad.html')).toMatchObject({ state: 'failed', code: 'file_empty' });
    expect(outcomeOf(events, 'index.html')).toMatchObject({ kind: 'list', target: '/columns/notices' });
    expect(outcomeOf(events, 'go.html')).toMatchObject({ kind: 'refresh', target: `/documents/${first}` });
    expect(outcomeOf(events, '/a.html')).toMatchObject({ kind: 'refresh_loop' });

    const files = await filesOf(first);
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['1. 申请表.docx', '格式.txt', 't1.html']));
    expect(files.filter(({ mediaType }) => mediaType === 'image/png')).toHaveLength(1);
    const links = await linksOf(first);
    expect(links).toContain(`/documents/${second}#x`);
    expect(links).toContain('https://old.example.gov.cn/zwgk/tzgg/gone.html');
    expect(links.filter((href) => href.startsWith('/files/'))).toHaveLength(2);
    expect(await linksOf(second)).toEqual([`/documents/${first}`]);
    expect(summary.missing).toEqual(['old.example.gov.cn/zwgk/tzgg/gone.html']);

    expect(await led('/zwgk/tzgg/t1.html')).toBe(`/documents/${first}`);
    expect(await led('/zwgk/tzgg/show.jsp?id=3')).toBe(`/documents/${third}`);
    expect(await led('/zwgk/tzgg/alone.txt')).toBe(`/documents/${alone}`);
    expect(await led('/zwgk/tzgg/')).toBe('/columns/notices');
    expect(await led('/go.html')).toBe(`/documents/${first}`);
    expect(await led('/upload/form.txt')).toMatch(/^\/files\/[0-9a-f]{64}\//);
    expect([await led('/a.html'), await led('/bad.html')]).toEqual([null, null]);
    const places = await world.db
      .selectFrom('columnPlacements')
      .select('subjectId')
      .where('columnId', '=', columnId)
      .execute();
    expect(places.map(({ subjectId }) => subjectId).sort()).toEqual([...saved].sort());
    expect(summary).toMatchObject({ placed: 4, redirects: { left: [] } });

    // What readers are shown and offered agrees with what the texts say, both ways.
    const [, , , fileSurface] = createDocumentSurfaces(world);
    const answers = await fileSurface?.ask(world.tenant.id, saved, true);
    expect([...(answers?.values() ?? [])].map(({ kind }) => kind)).toEqual(['shows', 'shows', 'shows', 'shows']);

    // Again: the same, and what somebody changed since stays as it is.
    const count = async () => (await world.db.selectFrom('documents').select('id').execute()).length;
    const before = await count();
    await world.db.deleteFrom('documentKeys').where('documentId', '=', second).execute();
    const again = await take();
    expect(await count()).toBe(before);
    expect(outcomeOf(again.events, 't1.html')).toMatchObject({ state: 'duplicate', documentId: first });
    expect(outcomeOf(again.events, 't2.html')).toMatchObject({ state: 'duplicate', documentId: second, by: 'address' });
    expect(again.summary.placed).toBe(0);
    expect(await led('/zwgk/tzgg/t1.html')).toBe(`/documents/${first}`);
  });

  it('hold a document whose attachment is held, and hide a file that only a link names', async () => {
    fresh();
    const secret = docx({ body: p('机密★10年') + p('内部名单') });
    put('t.html', page(5, '<p><a href="secret.docx">名单</a></p>'));
    put('secret.docx', Buffer.from(secret));
    const { events } = await take({ columns: null });
    const outcome = outcomeOf(events, 't.html');
    expect(outcome).toMatchObject({ state: 'saved', published: false });
    const [link = ''] = await linksOf((outcome as { documentId: string }).documentId);
    expect(link).toMatch(/^\/files\//);
    // A page of a stranger that names the same file does not get it.
    writeFileSync(join(world.folder, 'foreign.html'), page(6, `<p><a href="${link}">名单</a></p>`));
    const stranger = await world.importText(world.system, readFileSync(join(world.folder, 'foreign.html'), 'utf8'), {
      ...{ publish: true, fileName: 'foreign2.html' },
    });
    expect(stranger).toMatchObject({ state: 'saved', published: true });
    const names = (await filesOf((stranger as { documentId: string }).documentId)).map(({ sha256 }) => sha256);
    expect(names).not.toContain(link.split('/')[2]);
    // Nor does an officer of another unit who writes it into his text; one of the same unit does, and keeps it.
    const write = async (unit: string) => {
      const officer = world.officer(
        `o-${unit}`,
        ['read', 'write', 'import'].map((verb) => `documents.document.${verb}`),
        unit,
      );
      const { id } = await world.documents.create(officer, { organisationId: unit, title: `引用附件的通知${unit}` });
      const { draft } = await world.documents.get(officer, id);
      const { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients } = draft!;
      const fields = { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients };
      const text = { kind: 'paragraph' as const, text: `名单见附件${unit}`, links: [{ start: 0, end: 2, href: link }] };
      await world.documents.saveDraft(officer, id, {
        version: draft!.version,
        fields: { ...fields, madeOn: null, publishedOn: null, validity: '' },
        blocks: [text],
      });
      const held = await world.db.selectFrom('documentFiles').select('sha256').where('documentId', '=', id).execute();
      return [(await linksOf(id)).length, held.length];
    };
    expect([await write(world.other.id), await write(world.unit.id)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('need the permission, an address, pages, and tables that fit', async () => {
    fresh();
    put('t.html', page(7, ''));
    const code = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    expect(await code(take({ actor: world.editor }))).toBe('access.denied');
    expect(await code(take({ oldAddress: 'old site' }))).toBe('migration.address_wrong');
    expect(await code(take({ columns: 'a,none\n' }))).toBe('migration.columns_wrong');
    expect(await code(take({ columns: null, manifest: '/x,none.html\n' }))).toBe('migration.manifest_wrong');
    expect(await code(take({ columns: null, folder: join(world.folder, 'files') }))).toBe('migration.folder_empty');
    const named = await take({ columns: null, manifest: 'https://old.example.gov.cn/n?a=1,t.html\n' });
    expect(named.summary.redirects.added).toBe(1);
    expect(await led('/n?a=1')).toMatch(/^\/documents\//);
    const audit = await world.db.selectFrom('auditEntries').select('action').execute();
    expect(audit.map(({ action }) => action)).toContain('redirects.redirect.imported');
  });

  const corpus = join(import.meta.dirname, '../../../../../shared/corpus/gov-cn');
  it.skipIf(!existsSync(corpus))('of another city, as they were saved', async () => {
    fresh();
    const names = readdirSync(corpus).filter((name) => name.endsWith('.html'));
    for (const name of names) put(`zhengce/${name}`, readFileSync(join(corpus, name)));
    const { events } = await take({ oldAddress: 'http://www.gov.cn/', columns: 'zhengce,notices', publish: false });
    const states = events.map((event) => (event.kind === 'document' ? event.outcome.state : event.kind));
    expect(states.filter((state) => state === 'saved').length).toBe(names.length);
    expect(await led(`/zhengce/${names[0]}`, 'www.gov.cn')).toMatch(/^\/documents\//);
  });
});

describe('rules of migration', () => {
  it.each([
    ['a/b.html', ['/a/b.html']],
    ['a/index.htm', ['/a/index.htm', '/a/']],
    ['列表/show.asp?id=5.html', ['/%E5%88%97%E8%A1%A8/show.asp?id=5']],
  ])('%s stood at %j', (place, expected) =>
    expect(addressesOf(OLD, place).map(({ pathname, search }) => pathname + search)).toEqual(expected),
  );
  it('know a page that only sends on, in every spelling', () => {
    expect(refreshTarget('<meta content="0; URL=\'/x.html\'" http-equiv="Refresh">')).toBe('/x.html');
    expect(refreshTarget('<meta http-equiv="refresh" content="300">')).toBeNull();
    expect(refreshTarget('<meta name="description" content="0;url=x">')).toBeNull();
  });
  it('know a list, and the nearest folder', () => {
    expect([isListPage(0.9, 3), isListPage(0.9, 2), isListPage(0.2, 9)]).toEqual([true, false, false]);
    const folders = new Map([
      ['a', 1],
      ['a/b', 2],
    ]);
    expect(['a/b/c/d.html', 'a/x.html', 'y.html'].map((place) => nearestFolder(place, folders))).toEqual([2, 1, null]);
    expect(nearestFolder('y.html', new Map([['', 3]]))).toBe(3);
  });
});
