/** BagIt 1.0 (RFC 8493): names and tag files. Pure. */

export interface BagFile {
  /** Path below the bag, with `/`. */
  path: string;
  sha256: string;
  bytes: number;
}

export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

const LONGEST = 100;

/** A name that every file system takes, with its extension; a number before it keeps two of one name apart. */
export function safeName(name: string, number: number): string {
  // eslint-disable-next-line no-control-regex
  const plain = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(plain) ?? [];
  // Cut by characters, not in the middle of one; 100 of them are at most 300 bytes less the extension.
  let short = '';
  for (const character of stem) {
    if (Buffer.byteLength(short + character) > LONGEST * 2) break;
    short += character;
  }
  return `${String(number).padStart(2, '0')}-${short || 'file'}${extension}`;
}

/** A manifest, in the order of paths so that the same payload gives the same bytes. */
export function manifest(files: readonly BagFile[]): string {
  const escaped = (path: string) => path.replace(/%/g, '%25').replace(/\n/g, '%0A').replace(/\r/g, '%0D');
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${escaped(path)}\n`)
    .join('');
}

export interface BagInfo {
  organisation: string;
  identifier: string;
  description: string;
  /** YYYY-MM-DD */
  baggedOn: string;
  payload: readonly BagFile[];
}

export function bagInfo({ organisation, identifier, description, baggedOn, payload }: BagInfo): string {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const line = (value: string) => value.replace(/\s+/g, ' ').trim();
  return [
    `Source-Organization: ${line(organisation)}`,
    `External-Identifier: ${line(identifier)}`,
    `External-Description: ${line(description)}`,
    `Bagging-Date: ${baggedOn}`,
    `Payload-Oxum: ${octets}.${payload.length}`,
    '',
  ].join('\n');
}

/** The first instant of a month YYYY-MM in China and of the one after it; null for what is no month. */
export function monthBounds(month: string): { from: Date; until: Date } | null {
  if (!/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(month)) return null;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const start = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1) - 8 * 3_600_000);
  return { from: start(year, number), until: start(year, number + 1) };
}
