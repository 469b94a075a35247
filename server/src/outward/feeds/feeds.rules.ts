/** Atom 1.0 (RFC 4287) as text. Pure: what goes in is published already. */

export interface FeedEntry {
  /** Full address of the page. */
  url: string;
  id: string;
  title: string;
  author: string;
  publishedAt: Date;
  summary: string;
  category: string;
}
export interface Feed {
  title: string;
  /** Full address of the feed itself. */
  selfUrl: string;
  siteUrl: string;
  entries: readonly FeedEntry[];
  /** For a feed without entries, which still needs a date. */
  emptySince: Date;
}

/** The feed as XML. Characters that XML 1.0 forbids are dropped, so that one odd document cannot break every reader. */
export function atomFeed(feed: Feed): string {
  const updated = feed.entries.reduce(
    (latest, entry) => (entry.publishedAt > latest ? entry.publishedAt : latest),
    feed.emptySince,
  );
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>urn:uuid:${text(entry.id)}</id>
    <title>${text(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${text(entry.url)}"/>
    <author><name>${text(entry.author)}</name></author>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.publishedAt.toISOString()}</updated>${entry.category ? `\n    <category term="${text(entry.category)}"/>` : ''}
    <summary>${text(entry.summary)}</summary>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${text(feed.selfUrl)}</id>
  <title>${text(feed.title)}</title>
  <updated>${updated.toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${text(feed.selfUrl)}"/>
  <link rel="alternate" type="text/html" href="${text(feed.siteUrl)}"/>
${entries.join('')}</feed>
`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}
