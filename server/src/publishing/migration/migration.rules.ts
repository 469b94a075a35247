/** Pure decisions of taking over an older site: addresses of files, columns of folders, pages that are no documents. */

/** What web servers call the page of a folder. */
const FOLDER_PAGE = /(^|\/)(?:index|default|main|home)\.(?:x?html?|shtml|aspx?|jsp|php)$/i;
const PAGE = /\.(?:x?html?|shtml|aspx?|jspx?|php|do|action)(?:[?@;].*)?$/i;

/** Whether a file is a saved page, by its name. */
export const isPageName = (name: string): boolean => PAGE.test(name);

/** The addresses at which a file stood, by its place in the folder: `base` ends with a slash. The page of a folder has the folder's address as well. */
export function addressesOf(base: string, path: string): URL[] {
  // Programs that save sites write the query into the name of the file.
  const [file = '', query = ''] = splitOnce(path, '?');
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  const own = new URL(encoded, base);
  if (query !== '') own.search = query.replace(/\.x?html?$/i, '');
  return FOLDER_PAGE.test(file) ? [own, new URL('.', own)] : [own];
}

function splitOnce(text: string, at: string): string[] {
  const place = text.indexOf(at);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

/** Rows of a table of two columns, without the line that names them; a row with less is a fault, told by its number. */
export function twoColumns(rows: readonly string[][], isHead: (first: string) => boolean) {
  const pairs: { line: number; from: string; to: string }[] = [];
  const faults: number[] = [];
  for (const [index, fields] of rows.entries()) {
    const [from = '', to = ''] = fields.map((field) => field.trim());
    if (fields.length === 0 || (index === 0 && isHead(from))) continue;
    if (from === '' || to === '') faults.push(index + 1);
    else pairs.push({ line: index + 1, from, to });
  }
  return { pairs, faults };
}

export const cleanFolder = (folder: string): string => folder.replaceAll('\\', '/').replace(/^[./]+|\/+$/g, '');

/** What stands for the nearest folder above a file; null when none is named. `''` names the whole site. */
export function nearestFolder<T>(path: string, folders: ReadonlyMap<string, T>): T | null {
  const parts = path.split('/').slice(0, -1);
  for (let length = parts.length; length >= 0; length -= 1) {
    const found = folders.get(parts.slice(0, length).join('/'));
    if (found !== undefined) return found;
  }
  return null;
}

/** A list of other pages is no document: mostly links, and several of them to pages of the site. */
export const isListPage = (linkShare: number, linksToPages: number): boolean => linkShare >= 0.5 && linksToPages >= 3;

/** Where a page sends its readers at once (`<meta http-equiv="refresh">`), as it is written; null when it does not. */
export function refreshTarget(source: string): string | null {
  for (const [tag] of source.slice(0, 20_000).matchAll(/<meta\b[^>]*>/gi)) {
    if (!/http-equiv\s*=\s*["']?refresh\b/i.test(tag)) continue;
    const found = /content\s*=\s*(?:"|')?\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?['"]?([^"'>\s]+)/i.exec(tag);
    if (found?.[1]) return found[1].replaceAll('&amp;', '&');
  }
  return null;
}

/** A line of a CSV. */
export const csvLine = (from: string, to: string): string =>
  [from, to].map((field) => `"${field.replaceAll('"', '""')}"`).join(',');
