import { describe, expect, it } from 'vitest';
import { pageFrame, type SiteView } from '../../portal/index.ts';
import { renderSearchPage, type SearchPageView } from './search.pages.tsx';

const site: SiteView = { name: '安澜市政务公开', nameEn: 'Anlan Open Government', origin: 'https://www.anlan.gov.cn' };
const HOSTILE = '"><script>alert(1)</script>';

const view = (url: string, more: Partial<SearchPageView> = {}): SearchPageView => ({
  frame: pageFrame(site, url),
  query: { q: '政务公开', organisation: '', topic: '', year: '2026', validity: '', sort: 'relevance', page: 1 },
  total: { value: 20000, kind: 'at_least' },
  pageSize: 20,
  lastPage: 500,
  hits: [
    {
      path: '/documents/a',
      title: [
        { text: '2026年', marked: false },
        { text: '政务公开', marked: true },
        { text: '工作要点', marked: false },
      ],
      excerpt: [
        { text: '推进', marked: false },
        { text: '政务公开', marked: true },
      ],
      validity: 'in_force',
      organisation: '市政府办公室',
      documentNumber: '安政办发〔2026〕24号',
      publishedOn: '2026-04-26',
      exact: 'documentNumber',
    },
  ],
  facets: {
    organisation: [{ value: 'u1', label: '安澜市财政局', count: 12 }],
    topic: [],
    year: [{ value: '2026', count: 12 }],
    validity: [{ value: 'repealed', count: 2 }],
  },
  facetsAreExact: false,
  ...more,
});
const nothing = { hits: [], total: { value: 0, kind: 'exact' as const }, lastPage: 1, facetsAreExact: true };

describe('search page', () => {
  it.each(['/search?q=x', '/en/search?q=x'])('has one h1, headings in order and nothing inline at %s', (url) => {
    for (const html of [renderSearchPage(view(url)), renderSearchPage(view(url, nothing))]) {
      const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [at, level] of levels.entries())
        if (at > 0) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style/i);
      expect(html).toContain('noindex');
    }
  });

  it('marks the words found, says why an exact hit comes first, and counts honestly', () => {
    const html = renderSearchPage(view('/search?q=x'));
    expect(html).toContain('2026年<mark>政务公开</mark>工作要点');
    expect(html).toContain('文号完全相符');
    expect(html).toContain('找到至少20,000条结果');
    expect(html).toContain('各项数量是估计值');
    expect(renderSearchPage(view('/en/search?q=x'))).toContain('Results: at least 20,000');
  });

  it('keeps words, filters and order in the address', () => {
    const html = renderSearchPage(view('/search?q=x', { query: { ...view('/').query, sort: 'date', page: 3 } }));
    const q = encodeURIComponent('政务公开');
    expect(html).toContain(`href="/search?q=${q}&amp;year=2026&amp;sort=date&amp;page=4"`);
    expect(html).toContain(`href="/search?q=${q}&amp;organisation=u1&amp;year=2026&amp;sort=date"`);
    expect(html).toContain(`href="/search?q=${q}&amp;year=2026"`); // by relevance, from the first page
    expect(html).toContain('<input type="hidden" name="sort" value="date"/>');
    expect(html).toContain('start="41"');
  });

  it('says what to do next when nothing is found', () => {
    const html = renderSearchPage(view('/search?q=x', nothing));
    expect(html).toContain('没有找到与“政务公开”相符的内容');
    expect(html).toContain('去掉筛选条件再搜');
    expect(html).toContain('href="/units"');
  });

  it('offers other ways when the engine does not answer, and asks nothing of an empty field', () => {
    expect(renderSearchPage(view('/search?q=x', { ...nothing, unavailable: true }))).toContain('搜索暂时用不了');
    const empty = renderSearchPage(view('/search', { ...nothing, query: { ...view('/').query, q: '', year: '' } }));
    expect(empty).toContain('也可以粘贴文件里的一句话');
    expect(empty).not.toContain('没有找到');
  });

  it('says where the list ends', () => {
    expect(renderSearchPage(view('/search', { isCut: true, query: { ...view('/').query, page: 500 } }))).toContain(
      '只能翻到这里',
    );
  });

  it('escapes hostile words in field, title, links and hits', () => {
    const html = renderSearchPage(
      view('/search', {
        query: { ...view('/').query, q: HOSTILE, organisation: HOSTILE },
        hits: [{ ...view('/').hits[0]!, title: [{ text: HOSTILE, marked: true }], path: '//evil.example' }],
      }),
    );
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="//evil');
    expect(html).toContain('value="&quot;>&lt;script>');
  });
});
