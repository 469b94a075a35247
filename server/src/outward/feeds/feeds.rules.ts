/** Atom 1.0 (RFC 4287) and sitemaps (sitemaps.org 0.9) as text. Pure: what goes in is published already. */

export interface FeedEntry {
  /** Full address of the page. */
  url: string;
  id: string;
  title: string;
  author: string;
  publishedAt: Date;
  /** When the edition that is public now was published. */
  updatedAt: Date;
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
    (latest, entry) => (entry.updatedAt > latest ? entry.updatedAt : latest),
    feed.emptySince,
  );
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

const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses with the instant of their last change, where it is known. */
export function sitemap(urls: readonly { url: string; updatedAt?: Date }[]): string {
  const lines = urls.map(
    ({ url, updatedAt }) =>
      `<url><loc>${text(url)}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''}</url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${SITEMAPS}>\n${lines.join('')}</urlset>\n`;
}

/** The lists that make up a sitemap which is too long for one. */
export function sitemapIndex(address: string, parts: number): string {
  const lines = Array.from(
    { length: parts },
    (_, i) => `<sitemap><loc>${text(`${address}?part=${i + 1}`)}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${SITEMAPS}>\n${lines.join('')}</sitemapindex>\n`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}
