import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { atomFeed, sitemap, sitemapIndex, type FeedEntry } from './feeds.rules.ts';

const entry: FeedEntry = {
  url: 'https://www.example.gov.cn/documents/1',
  id: '0198f0a0-0000-7000-8000-000000000001',
  title: '关于<停车>收费 & "标准"的通知',
  author: '市发展改革委',
  publishedAt: new Date('2026-03-01T02:00:00Z'),
  updatedAt: new Date('2026-03-05T02:00:00Z'),
  summary: '含控制字符\u0000\u0008与孤立代理\uD800的摘要',
  category: '财政、金融、审计\\财政',
};
const feed = {
  title: '最新公开',
  selfUrl: 'https://www.example.gov.cn/feeds/documents.atom',
  siteUrl: 'https://www.example.gov.cn',
  emptySince: new Date(0),
};

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
