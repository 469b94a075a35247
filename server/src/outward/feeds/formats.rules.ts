import type { FeedFormat } from './lists.rules.ts';
import { xmlText as text } from './xml.rules.ts';

/** Feeds as text: Atom 1.0 (RFC 4287), RSS 2.0 and JSON Feed 1.1, with the hub of WebSub. Pure: what goes in is published already. */

export interface FeedEntry {
  /** Full address of the page. */
  url: string;
  id: string;
  title: string;
  author: string;
  publishedAt: Date;
  /** When the edition that is public now was published. */
  updatedAt: Date;
  /** The date that the document itself bears. */
  publishedOn: string | null;
  summary: string;
  category: string;
}
export interface Feed {
  title: string;
  /** Full address of the feed itself. */
  selfUrl: string;
  /** Full address of the page that shows the same list. */
  pageUrl: string;
  entries: readonly FeedEntry[];
  /** For a feed without entries, which still needs a date. */
  emptySince: Date;
  /** WebSub: who tells subscribers of changes; '' for none. */
  hubUrl: string;
}

export const FEED_TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** The feed in one of its formats. */
export function writeFeed(format: FeedFormat, feed: Feed): string {
  return { atom: atomFeed, rss: rssFeed, json: jsonFeed }[format](feed);
}

const updatedOf = ({ entries, emptySince }: Feed) =>
  entries.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), emptySince);

function atomFeed(feed: Feed): string {
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>urn:uuid:${text(entry.id)}</id>
    <title>${text(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${text(entry.url)}"/>
    <author><name>${text(entry.author)}</name></author>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.updatedAt.toISOString()}</updated>${entry.category ? `\n    <category term="${text(entry.category)}"/>` : ''}
    <summary>${text(entry.summary)}</summary>
  </entry>
`,
  );
  const hub = feed.hubUrl ? `  <link rel="hub" href="${text(feed.hubUrl)}"/>\n` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${text(feed.selfUrl)}</id>
  <title>${text(feed.title)}</title>
  <updated>${updatedOf(feed).toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${text(feed.selfUrl)}"/>
  <link rel="alternate" type="text/html" href="${text(feed.pageUrl)}"/>
${hub}${entries.join('')}</feed>
`;
}

/** RSS has one date an entry: that of the present edition, so that a new one of an old document is seen. */
function rssFeed(feed: Feed): string {
  const items = feed.entries.map(
    (entry) => `    <item>
      <title>${text(entry.title)}</title>
      <link>${text(entry.url)}</link>
      <guid isPermaLink="false">urn:uuid:${text(entry.id)}</guid>
      <pubDate>${entry.updatedAt.toUTCString()}</pubDate>
      <dc:creator>${text(entry.author)}</dc:creator>${entry.category ? `\n      <category>${text(entry.category)}</category>` : ''}
      <description>${text(escapeHtml(entry.summary))}</description>
    </item>
`,
  );
  const hub = feed.hubUrl ? `    <atom:link rel="hub" href="${text(feed.hubUrl)}"/>\n` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${text(feed.title)}</title>
    <link>${text(feed.pageUrl)}</link>
    <description>${text(feed.title)}</description>
    <language>zh-cn</language>
    <lastBuildDate>${updatedOf(feed).toUTCString()}</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="${text(feed.selfUrl)}"/>
${hub}${items.join('')}  </channel>
</rss>
`;
}

/** Readers take the description of RSS for HTML, so a `<` of the text has to survive two readings. */
const escapeHtml = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    language: 'zh-CN',
    ...(feed.hubUrl ? { hubs: [{ type: 'WebSub', url: feed.hubUrl }] } : {}),
    items: feed.entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      authors: [{ name: entry.author }],
      ...(entry.category ? { tags: [entry.category] } : {}),
    })),
  });
}
