import { describe, expect, it } from 'vitest';
import { isBrokenLink, normaliseAddress, patternOf } from './addresses.rules.ts';
import { readPage } from './page.rules.ts';
import { mayVisit, readRobots } from './robots.rules.ts';
import { isPassing, verdictOf } from './verdict.rules.ts';

describe('addresses', () => {
  it.each([
    ['/a/../b?x=1#top', 'http://w.example/b?x=1'],
    ['//other.example', 'http://other.example/'],
    ['a;jsessionid=9F?utm_source=x&id=2', 'http://w.example/col/a?id=2'],
    ['mailto:a@b.example', null],
    ['javascript:void(0)', null],
    ['#top', null],
    ['http://user:pass@w.example/', null],
    [`/${'长'.repeat(900)}`, null],
  ])('%s is %s', (href, expected) => expect(normaliseAddress(href, 'http://w.example/col/')).toBe(expected));
  it('tells links that nothing can read, and addresses that differ in numbers only', () => {
    expect(isBrokenLink('http://', 'http://w.example/')).toBe(true);
    expect(isBrokenLink('/fine', 'http://w.example/')).toBe(false);
    expect(patternOf('http://w.example/cal?y=2026&m=1')).toBe(patternOf('http://w.example/cal?y=1999&m=12'));
  });
});

describe('robots.txt', () => {
  const robots = readRobots(
    'User-agent: *\nDisallow: /a\nAllow: /a/b$\nDisallow: /*.php\nCrawl-delay: 2\n\nUser-agent: Me\nDisallow: /me',
    'Other',
  );
  it.each([
    ['/', true],
    ['/a', false],
    ['/a/b', true],
    ['/a/bc', false],
    ['/x/y.php?z', false],
    ['/robots.txt', true],
  ])('%s: %s', (path, expected) => expect(mayVisit(robots, `http://w.example${path}`)).toBe(expected));
  it('has a group of its own before that of all, and asks for time', () => {
    expect(robots.delay).toBe(2);
    const mine = readRobots('User-agent: *\nDisallow: /\nUser-agent: me\nUser-agent: you\nDisallow: /me', 'Me');
    expect([mayVisit(mine, 'http://w.example/x'), mayVisit(mine, 'http://w.example/me')]).toEqual([true, false]);
  });
  it('is not held up by a pattern of stars, and lets all in on rubbish', () => {
    const evil = readRobots(`User-agent: *\nDisallow: /${'*a'.repeat(500)}b$`, 'x');
    expect(mayVisit(evil, `http://w.example/${'a'.repeat(1900)}`)).toBe(true);
    expect(mayVisit(readRobots('<html>\u0000\ufffd', 'x'), 'http://w.example/')).toBe(true);
  });
});

describe('a page', () => {
  const today = '2026-11-22';
  const read = (html: string) => readPage(html, 'http://w.example/', today);

  it('keeps only words that a database can hold, whatever a page made to hurt says', () => {
    const cut = `${'a'.repeat(119)}😀`;
    const page = read(
      `<title>${'b'.repeat(299)}😀</title><meta name="x\u0000y" content="1"><a href="/a">${cut}</a><a href="/n">n\u0000n</a><a href="http://">${cut}</a>`,
    );
    const all = JSON.stringify(page);
    expect(all).not.toMatch(/\\u0000|\\ud83d/);
    expect(page.title.isWellFormed()).toBe(true);
    expect(page.links.map(({ words }) => words.isWellFormed())).toEqual([true, true]);
  });
  it('tells links with their words, tags with a content, and links that are broken', () => {
    const facts = read(
      '<base href="/in/"><title> 首页 </title><meta name="SiteName" content="安澜"><meta name="SiteIDCode" content=" "><a href="a.html"><img alt="图"> 甲</a><a href="http://">坏</a><script>document.write("<a href=/x>")</script>',
    );
    expect(facts).toMatchObject({ title: '首页', tags: ['SiteName'], broken: [{ href: 'http://', words: '坏' }] });
    expect(facts.links).toEqual([{ address: 'http://w.example/in/a.html', words: '图 甲' }]);
  });
  it.each([
    ['<li>通知 2026-11-20</li><li>2025-01-01</li>', '2026-11-20'],
    ['<li><span>[11-20]</span></li>', '2026-11-20'],
    ['<span>12-31</span>', '2025-12-31'],
    ['<span>11月23日</span>', '2025-11-23'],
    ['今天是2026年11月22日 <p>2026-10-01</p>', '2026-10-01'],
    ['<span>今天是：</span><span>2026年11月22日</span>', null],
    ['<p>2026-12-01 起施行</p>', null],
    ['<time datetime="2026-11-21T08:00">昨天</time>', '2026-11-21'],
    ['没有日期 2026-02-30', null],
  ])('dated %s is new of %s', (html, expected) => expect(read(html).newestOn).toBe(expected));
  it('knows the elements of the foot', () => {
    const foot =
      '网站标识码：9901000001 云ICP备00000000号 安公网安备 1 主办单位：办公室 联系电话：1 <a href="/map">网站地图</a><a href="https://bszs.conac.cn/x"><img></a>我为政府网站找错 支持IPv6';
    expect(read(foot).footer).toHaveLength(9);
    expect(read('网站标识码：12345').footer).toEqual([]);
  });
  it('survives rubbish and depth', () => {
    expect(() => read('\u0000\ufffd<<<a href="x'.repeat(2000))).not.toThrow();
    expect(read('<div>'.repeat(50_000)).links).toEqual([]);
  });
});

describe('a verdict', () => {
  it.each([
    [{ status: 200, fault: null }, 'opens', false],
    [{ status: 404, fault: null }, 'dead', false],
    [{ status: 403, fault: null }, 'unsure', false],
    [{ status: 502, fault: null }, 'dead', true],
    [{ status: null, fault: 'timeout' as const }, 'dead', true],
    [{ status: null, fault: 'certificate' as const }, 'dead', false],
    [{ status: null, fault: 'private_address' as const }, 'unsure', false],
  ])('%j is %s', (found, verdict, again) => {
    expect([verdictOf(found), isPassing(found)]).toEqual([verdict, again]);
  });
});
