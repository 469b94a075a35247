/** A path of this site or a full http address, as an officer may enter it for readers to follow; nothing that a browser would run. */
export const isLink = (link: string): boolean =>
  /^\/(?![/\\])[^\s]*$/.test(link) || (/^https?:\/\/[^\s/?#]+[^\s]*$/i.test(link) && URL.canParse(link));
