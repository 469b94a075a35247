/** A path of this site or a full http address, as an officer may enter it for readers to follow; nothing that a browser would run. */
export const isLink = (link: string): boolean =>
  /^\/(?![/\\])[^\s]*$/.test(link) || (/^https?:\/\/[^\s/?#]+[^\s]*$/i.test(link) && URL.canParse(link));

/** What a browser may be led to from a page; tel and a place on the page itself only make sense there. */
const SCHEMES = {
  page: /^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i,
  source: /^(?:https?:|mailto:|(?![#]|[a-z][a-z0-9+.-]*:))/i,
};

/**
 * An address from outside (a file, a form) if readers may follow it, else null. On a `page` it is whole or begins at the root of the site; of a
 * `source` relative ones are kept as well, because only who knows where the source stood can tell what they mean.
 */
export function safeHref(href: string | undefined, on: keyof typeof SCHEMES = 'page'): string | null {
  if (href === undefined || href.length > 8192) return null;
  // Browsers skip white space and control characters inside a scheme, so they go before the test.
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const clean = href.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g, (run) => (run === ' ' ? '%20' : ''));
  const bare = clean.replace(/^(%20)+|(%20)+$/g, '');
  return bare !== '' && bare.length <= 2048 && SCHEMES[on].test(bare) ? bare.toWellFormed() : null;
}
