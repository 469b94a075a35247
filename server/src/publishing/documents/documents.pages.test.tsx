import { describe, expect, it } from 'vitest';
import { pageFrame, type DocumentItem, type SiteView } from '../../portal/index.ts';
import { contentsOf, headRowCount, headingLevels, textOf, withMarker, withoutTitle } from './body.pages.tsx';
import {
  renderDocumentListPage,
  renderDocumentPage,
  type DocumentListView,
  type DocumentPageView,
} from './documents.pages.tsx';
import type { BodyBlock, Task } from './reading.schema.ts';
import { shorten } from './tasks.pages.tsx';

const site: SiteView = { name: '安澜市政务公开', origin: 'https://www.anlan.gov.cn', idCode: '9901000001' };
const HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)>';

const heading = (level: number, text: string, marker?: string): BodyBlock => ({
  kind: 'heading',
  level,
  text,
  marker,
  path: '',
  anchor: `h-${text}`,
});
const paragraph = (text: string, more: object = {}): BodyBlock =>
  ({ kind: 'paragraph', text, path: '', anchor: `p-${text.slice(0, 4)}`, ...more }) as BodyBlock;

const task: Task = {
  path: '一/（二）',
  anchor: 'p-task',
  text: '推进公共资源交易领域信息公开。',
  lead: ['市发展改革委', '市财政局'],
  responsible: [],
  dueOn: '2016-12-05',
  dates: [{ on: '2016-12-05', words: '2016年12月5日前' }],
  frequencies: [{ value: 'quarterly', words: '每季度' }],
  limits: [],
  thresholds: [{ value: '>= 4 percent', words: '不低于4%' }],
};

const view = (url: string, more: Partial<DocumentPageView> = {}): DocumentPageView => ({
  frame: pageFrame(site, url),
  id: 'a',
  title: '安澜市财政局关于公布收费目录的通知',
  validity: { code: 'in_force', since: '2026-04-26' },
  issuingBody: '安澜市财政局',
  documentNumber: '安财发〔2026〕3号',
  madeOn: '2026-04-20',
  publishedOn: '2026-04-26',
  indexNumber: '11990000MB0000008K/2026-00003',
  topic: '财政、金融、审计\\财政',
  subjectWords: '财政',
  mainRecipients: '各县（市、区）财政局',
  body: [
    paragraph('安澜市财政局关于', { role: 'title' }),
    paragraph('公布收费目录的通知', { role: 'title' }),
    paragraph('各县（市、区）财政局：', { role: 'recipients' }),
    heading(1, '总体要求', '一、'),
    heading(3, '指导思想', '（一）'),
    paragraph('加强领导。各单位要落实。', { marker: '（二）' }),
    heading(1, '组织实施', '二、'),
    paragraph('安澜市财政局', { role: 'signature' }),
    paragraph('2026年4月20日', { role: 'date' }),
  ],
  images: {},
  tasks: [task],
  original: { name: '收费目录.docx', href: '/files/a', format: 'DOCX', bytes: 48211 },
  attachments: [],
  jsonHref: '/api/v1/documents/a',
  ...more,
});

const item: DocumentItem = {
  path: '/documents/a',
  title: '文件',
  validity: 'in_force',
  organisation: '安澜市财政局',
  documentNumber: '安财发〔2026〕3号',
  publishedOn: '2026-04-26',
};
const list = (url: string, more: Partial<DocumentListView> = {}): DocumentListView => ({
  frame: pageFrame(site, url),
  query: { organisation: 'u1', topic: '', year: '2026', validity: '', audience: '', page: 2 },
  total: { value: 45, kind: 'exact' },
  pageSize: 20,
  lastPage: 3,
  items: [item],
  facets: {
    organisation: [{ value: 'u1', label: '安澜市财政局', count: 45 }],
    topic: [],
    audience: [{ value: '湖滨新区', label: '湖滨新区', count: 2 }],
    year: [{ value: '2026', count: 45 }],
    validity: [{ value: 'in_force', count: 40 }],
  },
  ...more,
});

const pages: [string, (url: string) => string][] = [
  ['list', (url) => renderDocumentListPage(list(url))],
  ['document', (url) => renderDocumentPage(view(url))],
];

describe.each(pages)('%s page', (_name, render) => {
  it.each(['/', '/en/', '/?view=large-contrast'])('has one h1, headings in order and nothing inline at %s', (url) => {
    const html = render(url);
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries())
      if (at > 0) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i);
    expect(html.match(/<script(?! src="\/assets\/)(?! type="application\/ld\+json")/g)).toBeNull();
  });
  it('marks Chinese content on English pages', () => {
    const html = render('/en/');
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('lang="zh-CN"');
    // The site has no English name, so its Chinese one is marked too.
    expect(html).toContain('class="site-name" href="/en" lang="zh-CN"');
  });
});

describe('document page', () => {
  it('shows the title once, in the words of the metadata, and drops it from the text', () => {
    const html = renderDocumentPage(view('/documents/a'));
    const main = html.slice(html.indexOf('<main'));
    expect(main.replace(/<wbr\/?>/g, '').match(/关于公布收费目录的通知/g)).toHaveLength(2); // heading and citation
    expect(html).toContain('<title>安澜市财政局关于公布收费目录的通知 - 安澜市政务公开</title>');
  });

  it('states validity in words with its date, and what ended a document', () => {
    expect(renderDocumentPage(view('/documents/a'))).toMatch(/现行有效<span class="since"> · 2026年4月26日起/);
    const repealed = view('/documents/a', {
      validity: { code: 'repealed', since: '2027-01-01', by: { path: '/documents/b', title: '废止决定' } },
    });
    const html = renderDocumentPage(repealed);
    expect(html).toContain('本文件已经废止');
    expect(html).toContain('<a href="/documents/b">废止决定</a>');
    expect(renderDocumentPage({ ...repealed, frame: pageFrame(site, '/en/documents/a') })).toContain(
      'has been repealed',
    );
  });

  it('links units, tasks, files, JSON and the cited address', () => {
    const html = renderDocumentPage(view('/en/documents/a'));
    expect(html).toContain('href="#p-task"');
    expect(html).toContain('href="/files/a"');
    expect(html).toContain('DOCX, 47.1 KB');
    expect(html).toContain('href="/api/v1/documents/a"');
    expect(html).toContain(
      '安澜市财政局：《安澜市财政局关于公布收费目录的通知》（安财发〔2026〕3号），2026年4月20日，安澜市政务公开，https://www.anlan.gov.cn/documents/a',
    );
  });

  it('leads to the tasks from under the title and from the contents, and shows each level of the topic', () => {
    const html = renderDocumentPage(view('/documents/a'));
    const count = view('/documents/a').tasks.length;
    expect(html).toContain(`<a class="to-tasks screen-only" href="#tasks">任务分解（${count}）</a>`);
    expect(renderDocumentPage(view('/en/documents/a'))).toContain(`<a href="#tasks">Tasks (${count})</a>`);
    expect(renderDocumentPage(view('/documents/a', { tasks: [] }))).not.toContain('href="#tasks"');
    const crumbs = /<nav class="breadcrumb".*?<\/nav>/s.exec(html)?.[0] ?? '';
    for (const level of ['财政、金融、审计', '财政、金融、审计\\财政'])
      expect(crumbs).toContain(`href="/documents?topic=${encodeURIComponent(level)}"`);
    expect(html.slice(html.indexOf('<main'))).not.toContain('审计\\财政<');
  });

  it('lists tasks with lead units, date and terms, and does not repeat the date', () => {
    const html = renderDocumentPage(view('/documents/a'));
    const row = /<tbody role="rowgroup">(.*?)<\/tbody>/s.exec(html)?.[1] ?? '';
    for (const words of ['一（二）', '市发展改革委、', '市财政局', '2016年12月5日', '每季度', '不低于4%'])
      expect(row).toContain(words);
    expect(row).not.toContain('2016年12月5日前');
    expect(row).toContain('未写明');
    expect(renderDocumentPage(view('/documents/a', { tasks: [] }))).not.toContain('id="tasks"');
  });

  it('writes schema.org data', () => {
    const html = renderDocumentPage(view('/en/documents/a'));
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
    expect(data).toMatchObject({
      '@type': 'Legislation',
      url: 'https://www.anlan.gov.cn/documents/a',
      legislationIdentifier: '安财发〔2026〕3号',
      legislationLegalForce: 'https://schema.org/InForce',
    });
  });

  it('escapes hostile text in every field and drops links that are not safe', () => {
    const html = renderDocumentPage(
      view('/documents/a', {
        title: HOSTILE,
        issuingBody: HOSTILE,
        documentNumber: HOSTILE,
        topic: HOSTILE,
        subjectWords: HOSTILE,
        body: [
          heading(1, HOSTILE),
          paragraph('看这里和那里', {
            anchor: '"><script>',
            links: [
              { start: 1, end: 3, href: 'javascript:alert(1)' },
              { start: 4, end: 6, href: 'https://www.gov.cn/' },
              { start: 5, end: 99, href: 'https://too.long/' },
            ],
          }),
          { kind: 'table', rows: [[{ text: HOSTILE }]], caption: HOSTILE, path: '', anchor: 't' },
          { kind: 'image', file: 'a', alt: HOSTILE, path: '', anchor: 'i' },
          { kind: 'image', file: 'b', alt: '图', path: '', anchor: 'j' },
        ],
        images: { a: 'javascript:alert(1)', b: '/files/b' },
        tasks: [{ ...task, text: HOSTILE, lead: [HOSTILE] }],
        attachments: [{ name: HOSTILE, href: '/files/x', format: 'PDF', bytes: 1 }],
      }),
    );
    expect(html).not.toMatch(/<script>|javascript:|<img src=x|<img [^>]*onerror/);
    expect(html).toContain('看这里和<a href="https://www.gov.cn/">那里</a>');
    expect(html).not.toContain('too.long');
    expect(html).toContain('<img src="/files/b" alt="图"');
    expect(html).toContain('图片未能显示');
  });
});

describe('text of a document', () => {
  it('gives numbered places an address and a link to it', () => {
    const html = renderDocumentPage(view('/documents/a'));
    expect(html).toContain('<h2 id="h-总体要求">一、总体要求<a class="anchor" href="#h-总体要求"');
    expect(html).toContain('<strong>（二）加强领导。</strong>各单位要落实。');
  });

  it('closes up heading levels that the document skips', () => {
    const blocks = [
      heading(2, 'a'),
      heading(4, 'b'),
      heading(3, 'c'),
      heading(2, 'd'),
      heading(1, 'e'),
      heading(6, 'f'),
    ];
    expect([...headingLevels(blocks).values()]).toEqual([2, 3, 3, 2, 2, 3]);
  });

  it('puts the number before the text once, whether or not the text repeats it', () => {
    expect(withMarker({ marker: '第一条', text: '第一条 为了规范' })).toEqual({
      marker: '第一条',
      rest: '为了规范',
      offset: 4,
    });
    expect(withMarker({ marker: '第一条', text: '为了规范' })).toEqual({
      marker: '第一条',
      rest: '为了规范',
      offset: 0,
    });
    const links = [{ start: 4, end: 6, href: 'https://www.gov.cn/' }];
    const html = renderDocumentPage(
      view('/documents/a', { body: [paragraph('第一条 为了规范', { marker: '第一条', links })] }),
    );
    expect(html).toContain('<span class="article">第一条</span><a href="https://www.gov.cn/">为了</a>规范');
  });

  it('prints numbers in full-width brackets', () => {
    expect(withMarker({ marker: '(一)', text: '医疗质量' }).marker).toBe('（一）');
  });

  it('has no headings below an article', () => {
    const item: BodyBlock = {
      kind: 'heading',
      level: 3,
      marker: '(二)',
      text: '限定部分。',
      path: '第二章/第二十五条/（二）',
      anchor: 'x',
    };
    expect(textOf([item], '标题')).toEqual([
      { kind: 'paragraph', marker: '(二)', text: '限定部分。', path: '第二章/第二十五条/（二）', anchor: 'x' },
    ]);
  });

  it('takes a first row of short words as the head of a table, and no row of data', () => {
    const row = (...texts: string[]) => texts.map((text) => ({ text }));
    expect(headRowCount([row('坐标编号', 'X坐标'), row('1', '15172.500'), row('2', '14829.000')])).toBe(1);
    expect(headRowCount([row('1', '15172.500'), row('2', '14829.000'), row('3', '1')])).toBe(0);
    expect(headRowCount([row('名称', ''), row('a', 'b'), row('c', 'd')])).toBe(0);
    expect(headRowCount([[{ text: 'a', header: true }], [{ text: 'b' }]])).toBe(1);
    expect(headRowCount([])).toBe(0);
  });

  it('sets annexes and texts inside a document apart', () => {
    const blocks = [heading(1, '工作要点'), heading(2, '总体要求', '一、'), heading(1, '考核指标', '附件1')];
    const html = renderDocumentPage(view('/documents/a', { body: blocks }));
    expect(html).toContain('<h2 id="h-工作要点" class="inner-title">');
    expect(html).toContain('<span class="annex">附件1</span>');
    expect(contentsOf(blocks).at(-1)?.text).toBe('附件1\u3000考核指标');
  });

  it('drops only a title that is the whole title', () => {
    const blocks = [paragraph('甲', { role: 'title' }), paragraph('乙', { role: 'title' }), paragraph('正文')];
    expect(withoutTitle(blocks, '甲 乙')).toHaveLength(1);
    expect(withoutTitle(blocks, '甲丙')).toBe(blocks);
    expect(withoutTitle(blocks, '甲乙丙')).toBe(blocks);
    expect(withoutTitle([], '甲')).toEqual([]);
  });

  it('lists contents by two levels, by one when they are many, not at all when there is one', () => {
    const two = [heading(1, '总则', '第一章'), heading(2, '目的'), heading(1, '附则', '第二章')];
    expect(contentsOf(two).map(({ text, depth }) => `${depth} ${text}`)).toEqual([
      '1 第一章\u3000总则',
      '2 目的',
      '1 第二章\u3000附则',
    ]);
    const many = Array.from({ length: 3 }, (_, at) => [
      heading(1, `章${at}`),
      ...Array.from({ length: 12 }, (__, n) => heading(2, `节${at}-${n}`)),
    ]).flat();
    expect(contentsOf(many)).toHaveLength(3);
    expect(contentsOf([heading(1, '只有一个')])).toEqual([]);
  });

  it('lets wide tables scroll, says so, and leaves narrow ones alone', () => {
    const row = (n: number) => Array.from({ length: n }, (_, at) => ({ text: `${at}`, header: true }));
    const table = (n: number): BodyBlock => ({
      kind: 'table',
      rows: [row(n), row(n).map(({ text }) => ({ text }))],
      path: '',
      anchor: 't',
    });
    const wide = renderDocumentPage(view('/documents/a', { body: [table(5)], tasks: [] }));
    expect(wide).toContain('表格较宽');
    expect(wide).toMatch(/role="region" tabindex="0" aria-label="表格1"/i);
    expect(wide).toContain('<thead><tr><th scope="col">0</th>');
    expect(renderDocumentPage(view('/documents/a', { body: [table(2)], tasks: [] }))).not.toContain('表格较宽');
    const empty: BodyBlock = { kind: 'table', rows: [], path: '', anchor: 't' };
    expect(renderDocumentPage(view('/documents/a', { body: [empty] }))).toContain('<tbody></tbody>');
  });

  it('shortens long tasks at a mark of punctuation', () => {
    expect(shorten('短', 10)).toBe('短');
    expect(shorten('推进公开工作，加强领导，落实责任', 12)).toBe('推进公开工作，加强领导…');
    expect(shorten('一'.repeat(30), 10)).toBe(`${'一'.repeat(10)}…`);
  });
});

describe('list of documents', () => {
  it('keeps every filter in the address and takes each away by one link', () => {
    const html = renderDocumentListPage(list('/en/documents?organisation=u1&year=2026&page=2'));
    expect(html).toContain('href="/en/documents?organisation=u1&amp;year=2026&amp;page=3"');
    expect(html).toContain('href="/en/documents?year=2026"');
    expect(html).toContain('href="/en/documents?organisation=u1&amp;year=2026&amp;validity=in_force"');
    expect(html).toContain('In force');
    expect(html).toContain('aria-current="page"');
  });
  it('says what to do when nothing is found', () => {
    const html = renderDocumentListPage(
      list('/documents', { items: [], total: { value: 0, kind: 'exact' }, lastPage: 1 }),
    );
    expect(html).toContain('没有符合这些条件的文件');
    expect(html).toContain('去掉一个条件再看');
  });
});
