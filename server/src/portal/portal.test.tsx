import { describe, expect, it } from 'vitest';
import { renderErrorPage } from './errors.tsx';
import { pageFrame, pageWriter, portalAssets, renderPage, safeHref, type SiteView } from './index.ts';
import { portalText } from './texts.ts';
import { toggleView, viewFrom, sizeWords, link, withParams } from './frame.ts';
import { pagesAround } from './parts/navigation.tsx';
import { phrases } from './parts/phrases.tsx';
import { portalStyles } from './styles/index.ts';
import { countText } from './parts/lists.tsx';

const site: SiteView = {
  name: '安澜市政务公开',
  nameEn: 'Anlan Open Government',
  origin: 'https://www.anlan.gov.cn',
  idCode: '9901000001',
};
const frameOf = (url: string) => pageFrame(site, url);

describe('texts', () => {
  const flat = (value: unknown, path = ''): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
      : [[path, value]];

  it('has every key in both languages, and nothing empty but the note that only English pages need', () => {
    const zh = flat(portalText('zh'));
    const en = flat(portalText('en'));
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
    expect(zh.length).toBeGreaterThan(150);
    const empty = [...zh, ...en].filter(([, value]) => value === '').map(([path]) => path);
    expect(empty).toEqual(['.document.chineseOnly']);
  });

  it('gives the same kind of text in both languages', () => {
    const kinds = (locale: 'zh' | 'en') => flat(portalText(locale)).map(([path, value]) => `${path} ${typeof value}`);
    expect(kinds('en')).toEqual(kinds('zh'));
  });

  it('has no Chinese left in the English table but examples and the switch back', () => {
    const left = flat(portalText('en')).filter(
      ([, value]) => typeof value === 'string' && /[\u4e00-\u9fff]/.test(value),
    );
    expect(left.map(([path]) => path)).toEqual(['.header.otherLanguage', '.units.noneAdvice.0', '.search.help']);
  });
});

describe('addresses', () => {
  it.each([
    ['/', 'zh', '/', ''],
    ['/en', 'en', '/', ''],
    ['/en/', 'en', '/', ''],
    ['/en?view=large', 'en', '/', 'large'],
    ['/english', 'zh', '/english', ''],
    ['/documents?topic=a&view=contrast&page=2', 'zh', '/documents?topic=a&page=2', 'contrast'],
    ['/en/documents/x?view=large-contrast', 'en', '/documents/x', 'large-contrast'],
    ['/?view=huge', 'zh', '/', ''],
  ])('%s is read as language, path and view', (url, locale, path, view) => {
    expect(frameOf(url)).toMatchObject({ locale, path, view });
  });

  it('keeps language and view from page to page', () => {
    const frame = frameOf('/en/documents?view=large');
    expect(link(frame, '/units', { q: '财政', page: undefined })).toBe('/en/units?q=%E8%B4%A2%E6%94%BF&view=large');
    expect(link(frame, '/')).toBe('/en?view=large');
    expect(link(frameOf('/'), '/documents/a#p3')).toBe('/documents/a#p3');
    expect(withParams('/a?x=1#top', { y: 2 })).toBe('/a?x=1&y=2#top');
  });

  it('never turns a path of data into the address of another site', () => {
    expect(link(frameOf('/'), '//evil.example/x')).toBe('/evil.example/x');
    expect(link(frameOf('/'), '\\\\evil.example')).toBe('/evil.example');
    expect(link(frameOf('/en'), 'https://evil.example')).toBe('/en/https://evil.example');
  });

  it('turns each switch over and back', () => {
    expect(toggleView('', 'large')).toBe('large');
    expect(toggleView('large', 'contrast')).toBe('large-contrast');
    expect(toggleView('large-contrast', 'large')).toBe('contrast');
    expect(toggleView('contrast', 'contrast')).toBe('');
    expect(viewFrom(['large'])).toBe('');
  });

  it.each([
    ['javascript:alert(1)', null],
    ['JaVa\tScript:alert(1)', null],
    ['\u0001javascript:alert(1)', null],
    [' data:text/html,x', null],
    ['vbscript:x', null],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['/\t/evil.example', null],
    ['file:///etc/passwd', null],
    ['relative/path', null],
    ['https://www.gov.cn/a', 'https://www.gov.cn/a'],
    ['mailto:a@b.cn', 'mailto:a@b.cn'],
    ['/documents/a', '/documents/a'],
    ['#p1', '#p1'],
  ])('follows %j only if it is safe', (href, expected) => {
    expect(safeHref(href)).toBe(expected);
  });
});

describe('counts and sizes', () => {
  it('says how far a count can be trusted', () => {
    expect(countText('zh', { value: 1234567, kind: 'exact' })).toBe('1,234,567');
    expect(countText('zh', { value: 20000, kind: 'at_least' })).toBe('至少20,000');
    expect(countText('en', { value: 20000, kind: 'about' })).toBe('about 20,000');
  });
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [48211, '47.1 KB'],
    [1288000, '1.2 MB'],
    [204_800_000, '195 MB'],
  ])('%i bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));
});

describe('pagination', () => {
  it.each([
    [1, 1, [1]],
    [1, 65, [1, 2, 3, null, 65]],
    [4, 65, [1, 2, 3, 4, 5, 6, null, 65]],
    [30, 65, [1, null, 28, 29, 30, 31, 32, null, 65]],
    [5, 7, [1, 2, 3, 4, 5, 6, 7]],
  ])('page %i of %i', (page, last, expected) => expect(pagesAround(page, last)).toEqual(expected));
});

describe('titles', () => {
  it('break between words only and lose no character', () => {
    const title = '国务院关于授权香港特别行政区实施管辖的深圳湾口岸港方口岸区范围（试行）和2016年工作要点的批复';
    const pieces = phrases(title);
    expect(pieces.join('')).toBe(title);
    expect(pieces.length).toBeGreaterThan(8);
    for (const piece of pieces) expect(piece).not.toMatch(/^[湾区的年）、，。》」〕]/);
  });
  it('may be empty', () => expect(phrases('').join('')).toBe(''));
});

describe('page', () => {
  const page = (url: string, title = '标题') =>
    renderPage({
      frame: frameOf(url),
      title,
      description: '"><script>x</script>',
      section: 'documents',
      breadcrumb: [{ label: '政策文件', path: '/documents' }, { label: '<b>正文</b>' }],
      column: { name: '政策文件', type: '政策文件' },
      article: { title, publishedAt: '2026-04-26 09:30', source: '安澜市财政局' },
      jsonLd: { name: '</script><script>alert(1)</script>\u2028' },
      children: <h1>{title}</h1>,
    });

  it('escapes hostile text everywhere, in data blocks too', () => {
    const html = page('/documents/a', '</title><script>alert(1)</script><img src=x onerror=y>');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ name: '</script><script>alert(1)</script>\u2028' });
  });

  it('carries language, canonical address, both languages and the feed', () => {
    const html = page('/en/documents/a?view=large');
    expect(html.startsWith('<!doctype html>\n<html lang="en" class="large">')).toBe(true);
    expect(html).toContain('<link rel="canonical" href="https://www.anlan.gov.cn/en/documents/a"/>');
    expect(html).toContain('hreflang="zh-CN" href="https://www.anlan.gov.cn/documents/a"');
    expect(html).toContain('hreflang="en" href="https://www.anlan.gov.cn/en/documents/a"');
    expect(html).toContain('type="application/atom+xml" href="/feeds/documents.atom"');
    expect(html).toContain('href="/documents/a?view=large" hreflang="zh-CN"');
  });

  it('carries the page tags of the website guideline', () => {
    const html = page('/documents/a');
    const tag = (name: string) => new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html)?.[1];
    expect(tag('SiteName')).toBe('安澜市政务公开');
    expect(tag('SiteDomain')).toBe('www.anlan.gov.cn');
    expect(tag('SiteIDCode')).toBe('9901000001');
    expect(tag('ColumnName')).toBe('政策文件');
    expect(tag('ColumnType')).toBe('政策文件');
    expect(tag('ArticleTitle')).toBe('标题');
    expect(tag('PubDate')).toBe('2026-04-26 09:30');
    expect(tag('ContentSource')).toBe('安澜市财政局');
    expect(tag('Url')).toBe('https://www.anlan.gov.cn/documents/a');
  });

  it('loads only files that are served, under addresses that change with their content', () => {
    const html = page('/documents/a');
    const served = portalAssets().map(({ path }) => path);
    const loaded = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    // The script of the form of a request is loaded there alone.
    expect(loaded.sort()).toEqual(served.filter((path) => !path.includes('/ask-')).sort());
    for (const path of served) expect(path).toMatch(/^\/assets\/\w+-[0-9a-f]{12}\.(css|js|svg)$/);
    expect(portalStyles).not.toMatch(/url\(|@import/);
  });

  it('keeps the view in forms that would drop it', () => {
    expect(page('/documents/a?view=large')).toContain('<input type="hidden" name="view" value="large"/>');
    expect(page('/documents/a')).not.toContain('type="hidden"');
  });

  it('names the site in the language of the page', () => {
    expect(pageWriter(frameOf('/en')).siteName).toBe('Anlan Open Government');
    expect(pageWriter({ ...frameOf('/en'), site: { ...site, nameEn: undefined } }).siteName).toBe('安澜市政务公开');
  });
});

describe('error pages', () => {
  it.each([400, 403, 404, 410, 429, 500, 503] as const)(
    '%i says what happened and where to go, in both languages',
    (status) => {
      for (const url of ['/x', '/en/x']) {
        const frame = frameOf(url);
        const html = renderErrorPage({ frame, status, reference: 'a1' });
        expect(html).toContain(`<h1>${portalText(frame.locale).error[status].title}</h1>`);
        expect(html).toContain('<meta name="robots" content="noindex"/>');
        expect(html).not.toContain('rel="canonical"');
        expect(html).toContain('a1');
        expect(html).toContain(`href="${frame.locale === 'en' ? '/en' : '/'}"`);
      }
    },
  );

  it('tells of a withdrawal who, when, why and what replaced it, and no title when there is none to tell', () => {
    const withdrawn = {
      withdrawnOn: '2026-05-01',
      organisation: '安澜市财政局',
      reason: '内容有误',
      replacement: { path: '/documents/b', title: '新文件' },
    };
    const html = renderErrorPage({ frame: frameOf('/documents/a'), status: 410, withdrawn });
    for (const words of ['2026年5月1日', '安澜市财政局', '内容有误', '新文件', 'href="/documents/b"'])
      expect(html).toContain(words);
    expect(html).not.toContain(`<dt>${portalText('zh').error.withdrawnTitle}</dt>`);
  });

  it('says how long to wait', () => {
    expect(renderErrorPage({ frame: frameOf('/'), status: 429, retryAfterSeconds: 29.2 })).toContain(
      '请在30秒之后再试',
    );
  });
});

describe('navigation', () => {
  const page = (ownSearch: boolean) =>
    renderPage({
      frame: frameOf('/documents'),
      title: '文件',
      section: 'documents',
      ownSearch,
      children: <h1>文件</h1>,
    });

  it('folds into a menu that opens without script, and marks the present entry there too', () => {
    const nav = /<nav class="site-nav".*?<\/nav>/s.exec(page(false))?.[0] ?? '';
    expect(nav).toContain(`<details><summary>${portalText('zh').header.menu}</summary><ul>`);
    expect(nav.match(/aria-current="page"/g)).toHaveLength(2);
  });

  it('leaves search out on phones only where the header has the field', () => {
    expect(page(false)).toContain('<li class="in-header">');
    expect(page(true)).not.toContain('<li class="in-header">');
  });
});

describe('the navigation', () => {
  const columns = [
    { path: '/disclosure', name: '政府信息公开', nameEn: 'Disclosure' },
    { path: '/normative', name: '规章规范性文件', nameEn: 'Rules', under: '/documents' as const },
    { path: '/standard-catalog', name: '标准目录', nameEn: '', under: '/disclosure' as const },
  ];
  const linesOf = (of: SiteView, section: 'home' | 'documents' | `/${string}`) => {
    const page = renderPage({ frame: pageFrame(of, '/'), title: '', section, children: '' });
    const wide = page.slice(page.indexOf('</details>'), page.indexOf('</header>'));
    return [...wide.matchAll(/<ul[^>]*>(.*?)<\/ul>/g)].map(([, list = '']) =>
      [...list.matchAll(/<a href="([^"]+)"( aria-current="(?:page|true)")?/g)].map(
        ([, href, isCurrent]) => `${href}${isCurrent ?? ''}`,
      ),
    );
  };

  it('keeps what belongs to an entry in a second line, and shows it to those who are within', () => {
    const first = ['/documents', '/disclosure', '/units', '/search'];
    expect(linesOf({ ...site, columns }, 'home')).toEqual([['/ aria-current="page"', ...first]]);
    expect(linesOf({ ...site, columns }, '/normative')).toEqual([
      ['/', '/documents aria-current="true"', '/disclosure', '/units', '/search'],
      ['/documents', '/normative aria-current="page"'],
    ]);
    expect(linesOf({ ...site, columns }, 'documents')[1]).toEqual(['/documents aria-current="page"', '/normative']);
  });

  it('keeps an entry in the first line when what it belongs to is not there', () => {
    const [first, second] = linesOf({ ...site, columns: columns.slice(1) }, '/standard-catalog');
    expect(first).toContain('/standard-catalog aria-current="page"');
    expect(second).toBeUndefined();
  });
});
