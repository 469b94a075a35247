import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { savedPages } from '../documents/index.ts';
import { readCsv } from '../redirects/index.ts';
import { migrationErrors } from './migration.errors.ts';
import { addressesOf, isPageName, refreshTarget, twoColumns } from './migration.rules.ts';

/** The folder of an older site: which file stood at which address. */

export interface DumpFile {
  /** As it is opened. */
  path: string;
  /** Within the folder, with slashes. */
  place: string;
  addresses: URL[];
  isPage: boolean;
}
export interface Dump {
  files: DumpFile[];
  byKey: Map<string, DumpFile>;
}

/**
 * Looks through a folder; below it, one named like the old host is where its pages are (as programs save sites). The manifest names files whose
 * address does not follow from their place. Throws migration.address_wrong, folder_empty, manifest_wrong.
 */
export async function openDump(folder: string, oldAddress: string, manifest: string | null): Promise<Dump> {
  const base = savedPages.resolveAddress(oldAddress, 'about:blank');
  if (!base || !base.hostname.includes('.')) throw migrationErrors.address_wrong({ words: oldAddress });
  base.search = base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const inside = join(folder, base.hostname);
  const isInside = (await stat(inside).catch(() => null))?.isDirectory() ?? false;
  const root = await realpath(isInside ? inside : folder).catch(() => folder);
  const named = manifest === null ? new Map<string, URL[]>() : readManifest(manifest, base);

  const dump: Dump = { files: [], byKey: new Map() };
  for await (const path of walk(root)) {
    const place = relative(root, path).split(sep).join('/');
    const addresses = named.get(place) ?? addressesOf(base.href, place);
    named.delete(place);
    const file = { path, place, addresses, isPage: isPageName(place) };
    dump.files.push(file);
    for (const address of addresses) {
      const key = savedPages.addressKey(address);
      if (!dump.byKey.has(key)) dump.byKey.set(key, file);
    }
  }
  if (named.size > 0) throw migrationErrors.manifest_wrong({ reasons: [...named.keys()].slice(0, 5) });
  if (!dump.files.some((file) => file.isPage)) throw migrationErrors.folder_empty({ words: folder });
  return dump;
}

function readManifest(text: string, base: URL): Map<string, URL[]> {
  const { pairs, faults } = twoColumns(readCsv(text), (first) => !/[/.]/.test(first));
  const named = new Map<string, URL[]>();
  for (const { line, from, to } of pairs) {
    const address = savedPages.resolveAddress(from, base.href);
    const place = to.replaceAll('\\', '/').replace(/^\.?\//, '');
    if (address) named.set(place, [...(named.get(place) ?? []), address]);
    else faults.push(line);
  }
  if (faults.length > 0) throw migrationErrors.manifest_wrong({ reasons: faults.slice(0, 5).map(String) });
  return named;
}

/** In name order, without following links and without hidden files. */
async function* walk(folder: string): AsyncGenerator<string> {
  const entries: { name: string; isFolder: boolean }[] = [];
  const opened = await opendir(folder).catch(() => null);
  if (!opened) return;
  for await (const entry of opened)
    if (!entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()))
      entries.push({ name: entry.name, isFolder: entry.isDirectory() });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isFolder } of entries) {
    if (isFolder) yield* walk(join(folder, name));
    else yield join(folder, name);
  }
}

/** Where a page sends its readers at once; null for a page of its own. */
export async function findRefresh(file: DumpFile): Promise<URL | null> {
  const { size } = await stat(file.path);
  // A page that only sends on is short.
  if (size > 8192) return null;
  const target = refreshTarget(await readFile(file.path, 'latin1'));
  return target === null ? null : savedPages.resolveAddress(target, file.addresses[0]?.href ?? '');
}
