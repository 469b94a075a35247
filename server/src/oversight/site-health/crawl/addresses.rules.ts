/** Addresses of pages: one form for each, what belongs to a site, what is too much alike. Pure. */

export const MAX_ADDRESS = 2000;

/** The one form of a link: absolute, without fragment, session marks or a standard port. Null for what is no page (mail, script) or too long. */
export function normaliseAddress(href: string, base: string): string | null {
  const text = href.trim();
  if (text === '' || text.startsWith('#')) return null;
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  // Session marks make a new address of the same page at every visit.
  url.pathname = url.pathname.replace(/;jsessionid=[^/?#]*/i, '');
  for (const name of [...url.searchParams.keys()])
    if (/^(?:jsessionid|phpsessid|sid|utm_\w+)$/i.test(name)) url.searchParams.delete(name);
  const address = url.href;
  return address.length <= MAX_ADDRESS ? address : null;
}

/** A link that cannot be one, to be told as dead: an address that no program can read, though it says http. */
export const isBrokenLink = (href: string, base: string): boolean => {
  const text = href.trim();
  return /^(?:https?:|\/\/)/i.test(text) && !URL.canParse(text, base);
};

/** Host with its port as it stands in an address. */
export const hostOf = (address: string): string => new URL(address).host;

/** What numbers make of an address, so that a calendar without an end is seen as one page many times. */
export const patternOf = (address: string): string => address.replace(/\d+/g, '#').slice(0, 500);

/** Files that are opened but not read as pages. */
export const isFile = (address: string): boolean =>
  /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|zip|rar|7z|gz|jpe?g|png|gif|bmp|svg|webp|ico|mp[34]|avi|mov|wmv|apk|exe|css|js|xml|json|txt|csv|ofd|ics)$/i.test(
    new URL(address).pathname,
  );

/** Ports that web servers use; others are not visited. */
export const isWebPort = (url: URL): boolean => {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return port === 80 || port === 443 || (port >= 8000 && port <= 9999);
};
