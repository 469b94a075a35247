import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { parseFeed } from '@rowanmanning/feed-parser';
import { writeFeed, type FeedEntry } from './formats.rules.ts';
import { feedPath, listAt, pathOfList } from './lists.rules.ts';
import { sitemap, sitemapIndex } from './sitemap.rules.ts';

const entry: FeedEntry = {
  url: 'https://www.example.gov.cn/documents/1',
  id: '0198f0a0-0000-7000-8000-000000000001',
  title: '关于<停车>收费 & "标准"的通知',
  author: '市发展改革委',
  publishedAt: new Date('2026-03-01T02:00:00Z'),
  updatedAt: new Date('2026-03-05T02:00:00Z'),
  summary: '含控制字符\u0000\u0008与孤立代理\uD800的摘要',
  category: '财政、金融、审计\\财政',
  publishedOn: '2026-03-01',
};
const feed = {
  title: '最新公开',
  selfUrl: 'https://www.example.gov.cn/feeds/documents.atom',
  pageUrl: 'https://www.example.gov.cn/documents',
  emptySince: new Date(0),
  hubUrl: '',
};
const atomFeed = (of: Parameters<typeof writeFeed>[1]) => writeFeed('atom', of);

function parse(xml: string): string[] {
  const titles: string[] = [];
  let inTitle = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => void (inTitle = tag.local === 'title'));
  parser.on('closetag', () => void (inTitle = false));
  parser.on('text', (value) => void (inTitle && titles.push(value)));
  parser.write(xml).close();
  return titles;
}

describe('the Atom feed', () => {
  it('is well-formed whatever the titles hold, and loses no words', () => {
    expect(parse(atomFeed({ ...feed, entries: [entry] }))).toEqual(['最新公开', entry.title]);
  });
  it('is as new as its newest entry', () => {
    const newer = { ...entry, updatedAt: new Date('2026-04-01T00:00:00Z') };
    expect(atomFeed({ ...feed, entries: [entry, newer] })).toContain(
      '<updated>2026-04-01T00:00:00.000Z</updated>\n  <link rel="self"',
    );
  });
  it('says when a document was first public and when its present edition was', () =>
    expect(atomFeed({ ...feed, entries: [entry] })).toContain(
      '<published>2026-03-01T02:00:00.000Z</published>\n    <updated>2026-03-05T02:00:00.000Z</updated>',
    ));
  it('has a date without entries', () =>
    expect(atomFeed({ ...feed, entries: [] })).toContain('<updated>1970-01-01T00:00:00.000Z</updated>'));
});

describe('all three formats', () => {
  const hubUrl = 'https://hub.example.gov.cn/?a=1&b=2';
  it.each(['atom', 'rss'] as const)('%s says the same to a reader that is not ours', (format) => {
    const read = parseFeed(writeFeed(format, { ...feed, hubUrl, entries: [entry, { ...entry, id: 'other' }] }));
    expect(read).toMatchObject({ title: '最新公开', url: feed.pageUrl });
    expect(read.self).toBe(feed.selfUrl);
    expect(read.items.map(({ id }) => id)).toEqual([`urn:uuid:${entry.id}`, 'urn:uuid:other']);
    const [item] = read.items;
    expect(item).toMatchObject({ title: entry.title, url: entry.url });
    expect((item?.updated ?? item?.published)?.toISOString()).toBe(entry.updatedAt.toISOString());
    expect(item?.authors.map(({ name }) => name)).toEqual(['市发展改革委']);
    expect(item?.description ?? item?.content).toContain('含控制字符');
  });
  it.each(['atom', 'rss'] as const)('%s names the hub', (format) => {
    expect(parse(writeFeed(format, { ...feed, hubUrl, entries: [] }))[0]).toBe('最新公开');
    expect(writeFeed(format, { ...feed, hubUrl, entries: [] })).toMatch(
      /rel="hub" href="https:\/\/hub.example.gov.cn\/\?a=1&amp;b=2"/,
    );
  });
  it('JSON Feed says it as its standard does, and names the hub', () =>
    expect(JSON.parse(writeFeed('json', { ...feed, hubUrl, entries: [entry] }))).toMatchObject({
      ...{ title: '最新公开', home_page_url: feed.pageUrl, feed_url: feed.selfUrl },
      items: [
        { id: `urn:uuid:${entry.id}`, url: entry.url, title: entry.title, date_modified: '2026-03-05T02:00:00.000Z' },
      ],
      version: 'https://jsonfeed.org/version/1.1',
      hubs: [{ type: 'WebSub', url: hubUrl }],
    }));
});

describe('lists that can be followed', () => {
  const unit = '0198f0a0-0000-7000-8000-000000000001';
  it.each([
    ['/', '/documents', '/feeds/documents.atom'],
    ['/en', '/documents', '/feeds/documents.atom'],
    [
      '/en/documents?topic=%E8%B4%A2%E6%94%BF&page=3&view=large',
      '/documents?topic=%E8%B4%A2%E6%94%BF',
      '/feeds/documents.atom?topic=%E8%B4%A2%E6%94%BF',
    ],
    [`/units/${unit}`, `/documents?organisation=${unit}`, `/feeds/documents.atom?organisation=${unit}`],
    ['/columns/gg-tz?year=2026', '/columns/gg-tz', '/feeds/columns/gg-tz.atom'],
    ['/search?q=+a%26b+&sort=date', '/search?q=a%26b', '/feeds/search.atom?q=a%26b'],
  ])('%s is %s', (address, path, feedAddress) => {
    const list = listAt(address);
    expect(list && [pathOfList(list), feedPath(list, 'atom')]).toEqual([path, feedAddress]);
    expect(list && listAt(pathOfList(list))).toEqual(list);
  });
  it.each([
    ...[
      '/search',
      '/search?q=+',
      `/search?q=${'长'.repeat(201)}`,
      '/units/x',
      '/columns/A..',
      '/documents/1',
      '//evil',
    ],
    ...['/documents?organisation=x', '/documents?topic=%00', '/search?q=a&year=99', '', 'https://x.cn/'],
  ])('%s is none', (address) => expect(listAt(address)).toBeNull());
});

describe('the sitemap', () => {
  it('is well-formed, alone or as an index of lists', () => {
    const map = sitemap([{ url: 'https://x.cn/' }, { url: 'https://x.cn/?a=1&b=2', updatedAt: new Date(0) }]);
    parse(map);
    expect(map).toContain('<url><loc>https://x.cn/?a=1&amp;b=2</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></url>');
    const index = sitemapIndex('https://x.cn/sitemap.xml', 2);
    parse(index);
    expect(index.match(/<sitemap>/g)).toHaveLength(2);
  });
});
