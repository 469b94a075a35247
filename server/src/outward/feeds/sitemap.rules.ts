import { xmlText } from './xml.rules.ts';

/** Sitemaps (sitemaps.org 0.9) as text. Pure. */

const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses with the instant of their last change, where it is known. */
export function sitemap(urls: readonly { url: string; updatedAt?: Date }[]): string {
  const lines = urls.map(
    ({ url, updatedAt }) =>
      `<url><loc>${xmlText(url)}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''}</url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${SITEMAPS}>\n${lines.join('')}</urlset>\n`;
}

/** The lists that make up a sitemap which is too long for one. */
export function sitemapIndex(address: string, parts: number): string {
  const lines = Array.from(
    { length: parts },
    (_, i) => `<sitemap><loc>${xmlText(`${address}?part=${i + 1}`)}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${SITEMAPS}>\n${lines.join('')}</sitemapindex>\n`;
}
