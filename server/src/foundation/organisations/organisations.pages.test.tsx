import { describe, expect, it } from 'vitest';
import { pageFrame, type SiteView } from '../../portal/index.ts';
import { renderUnitListPage, renderUnitPage, type UnitListView, type UnitPageView } from './organisations.pages.tsx';

const site: SiteView = { name: '安澜市政务公开', nameEn: 'Anlan Open Government', origin: 'https://www.anlan.gov.cn' };
const HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)>';

const list = (url: string, more: Partial<UnitListView> = {}): UnitListView => ({
  frame: pageFrame(site, url),
  query: '',
  total: { value: 2, kind: 'exact' },
  groups: [
    {
      name: '安澜市人民政府',
      units: [
        { id: 'u0', name: '安澜市人民政府办公室', phone: '0999-1234001', address: '中山路1号', depth: 0, documents: 3 },
      ],
    },
    { name: '工作部门', units: [{ id: 'u1', name: '安澜市财政局', phone: '0999-1234018转2', depth: 1, documents: 0 }] },
    { name: '空组', units: [] },
  ],
  ...more,
});
const unit = (url: string, more: Partial<UnitPageView> = {}): UnitPageView => ({
  frame: pageFrame(site, url),
  id: 'u1',
  name: '安澜市财政局',
  ancestors: [{ id: 'u', name: '安澜市人民政府' }],
  children: [{ id: 'c1', name: '国库支付中心', children: [{ id: 'c2', name: '国库一科' }] }],
  address: '滨河大道26号',
  phone: '0999-1234018',
  email: 'cz@anlan.gov.cn',
  website: 'javascript:alert(1)',
  hours: '周一至周五 8:30–12:00',
  creditCode: '11990000MB0000008K',
  latest: [],
  documents: { value: 0, kind: 'exact' },
  ...more,
});

describe.each([
  ['list', (url: string) => renderUnitListPage(list(url))],
  ['unit', (url: string) => renderUnitPage(unit(url))],
])('%s page', (_name, render) => {
  it.each(['/units', '/en/units', '/units?view=large'])(
    'has one h1, headings in order and nothing inline at %s',
    (url) => {
      const html = render(url);
      const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [at, level] of levels.entries())
        if (at > 0) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style/i);
      expect(html.match(/<script(?! src="\/assets\/)(?! type="application\/ld\+json")/g)).toBeNull();
    },
  );
});

describe('list of units', () => {
  it('shows groups that have units, dials plain numbers, links documents where there are any', () => {
    const html = renderUnitListPage(list('/units'));
    expect(html).toContain('<a href="tel:09991234001">0999-1234001</a>');
    expect(html).toContain('<span>0999-1234018转2</span>');
    expect(html).toContain('href="/documents?organisation=u0"');
    expect(html).not.toContain('href="/documents?organisation=u1"');
    expect(html).not.toContain('空组');
  });
  it('says what to do when no name matches', () => {
    const html = renderUnitListPage(
      list('/en/units?q=x', { query: '<b>', groups: [], total: { value: 0, kind: 'exact' } }),
    );
    expect(html).toContain('No organisation has “&lt;b>” in its name');
    expect(html).toContain('href="/en/units"');
    expect(html).toContain('href="/en/search?q=%3Cb%3E"');
    expect(html).toContain('noindex');
  });
  it('is calm when no unit has been entered', () => {
    expect(renderUnitListPage(list('/units', { groups: [] }))).toContain('还没有登记机构');
  });
});

describe('page of a unit', () => {
  it('shows the way above and below, contact and credit code, and follows no unsafe address', () => {
    const html = renderUnitPage(unit('/units/u1'));
    for (const words of [
      'href="/units/u"',
      'href="/units/c2"',
      '滨河大道26号',
      'href="tel:09991234018"',
      '11990000MB0000008K',
      'mailto:cz@anlan.gov.cn',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('href="javascript:');
    expect(html).toContain('这个单位还没有发布文件');
  });
  it('says that a unit is closed and who took over', () => {
    const html = renderUnitPage(
      unit('/units/u1', { closed: { on: '2019-03-01', successors: [{ id: 'n', name: '新局' }] } }),
    );
    expect(html).toContain('本机构已于2019年3月1日撤销');
    expect(html).toContain('<a href="/units/n">新局</a>');
  });
  it('escapes hostile text', () => {
    const html = renderUnitPage(
      unit('/units/u1', {
        name: HOSTILE,
        address: HOSTILE,
        duties: HOSTILE,
        children: [{ id: '../x', name: HOSTILE }],
      }),
    );
    expect(html).not.toMatch(/<script>|<img/);
    expect(html).toContain('href="/units/..%2Fx"');
  });
  it('writes schema.org data', () => {
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(renderUnitPage(unit('/en/units/u1')))?.[1] ?? '');
    expect(data).toMatchObject({
      '@type': 'GovernmentOrganization',
      name: '安澜市财政局',
      url: 'https://www.anlan.gov.cn/units/u1',
    });
  });
});
