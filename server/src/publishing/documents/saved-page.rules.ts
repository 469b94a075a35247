/** Addresses of an older site, as its saved pages name them. Pure. */

/** An address without scheme, fragment and ways of spelling: what two links to one page have in common. */
export function addressKey(address: URL): string {
  let path = address.pathname;
  try {
    path = decodeURI(path);
  } catch {
    // Written in another encoding than UTF-8: it stays as it is.
  }
  return address.hostname.toLowerCase() + path.replace(/\/{2,}/g, '/') + address.search;
}

/** What a page means by a link; null for what is no address of the web. */
export function resolveAddress(href: string, base: string): URL | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** Name under which readers save an attachment: what the link says, with the ending of the file. */
export function attachmentName(words: string, fileName: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0] ?? '';
  const said = words
    .replace(/[\p{C}/\\:*?"<>|]+/gu, ' ')
    .replace(/^\s*附件[\s\d一二三四五六七八九十]*[.．、:：]\s*(?=\S)/, '')
    .trim();
  if (said === '' || /^(?:点击)?(?:下载|附件|查看|打开)[\d\s]*$/.test(said)) return fileName;
  const bare =
    ending !== '' && said.toLowerCase().endsWith(ending.toLowerCase()) ? said.slice(0, -ending.length) : said;
  return [...bare].slice(0, 80).join('').trim() + ending.toLowerCase();
}

const MEDIA_TYPES: Record<string, string> = {
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  txt: 'text/plain',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
};

/** By its ending only: an attachment is offered for saving, never shown as part of a page. */
export const attachmentMediaType = (fileName: string): string =>
  MEDIA_TYPES[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
