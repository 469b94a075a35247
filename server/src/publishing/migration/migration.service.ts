import { AppError } from '../../kernel/errors/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { requirePermission, type Actor } from '../../foundation/audit/index.ts';
import { columnPath, type ColumnsService, type PlacementsService } from '../columns/index.ts';
import {
  candidateOf,
  fileRun,
  savedPages,
  type DocumentImport,
  type FileReport,
  type RunOptions,
  type SavedPage,
} from '../documents/index.ts';
import { endOf, readCsv, type RedirectReport, type RedirectsService } from '../redirects/index.ts';
import { findRefresh, openDump, type Dump, type DumpFile } from './dump.reading.ts';
import { migrationErrors } from './migration.errors.ts';
import { cleanFolder, csvLine, isListPage, nearestFolder, twoColumns } from './migration.rules.ts';

/** Files looked at together in the first pass. */
const BATCH = 64;
/** Documents placed in one write. */
const PLACED_AT_ONCE = 500;

export interface MigrationDeps {
  documents: DocumentImport;
  redirects: RedirectsService;
  columns: ColumnsService;
  placements: PlacementsService;
}
export interface MigrationOptions extends Omit<RunOptions, 'savedPage'> {
  folder: string;
  oldAddress: string;
  /** CSV: old address, file in the folder; for files whose address does not follow from their place. */
  manifest: string | null;
  /** CSV: old folder, code of a column. */
  columns: string | null;
  siteId: string;
}

/** What became of a file: a document, or a page that is none and only leads on. */
export type MigrationEvent =
  | ({ kind: 'document' } & FileReport)
  | { kind: 'list' | 'refresh'; file: string; target: string | null }
  | { kind: 'refresh_loop'; file: string; target: null };

export interface MigrationSummary {
  redirects: RedirectReport;
  /** Documents that came into a column and did not stand there before. */
  placed: number;
  /** Addresses of the old site that imported pages lead to and that were not saved. */
  missing: string[];
}

/** A page as the first pass saw it. */
interface Seen {
  file: DumpFile;
  id: string;
  links: string[];
  pictures: string[];
  /** Taken over before, and changed by somebody since: left as it is. */
  isLed: boolean;
  title: string;
}

const PATH_OF_DOCUMENT = /^\/documents\/([0-9a-f-]{36})$/;
const pathOf = (id: string) => `/documents/${id}`;

/** Takes over an older site from the folder in which its pages were saved. */
export function createMigration({ documents, redirects, columns, placements }: MigrationDeps) {
  return { run };

  /**
   * Reads all pages once to know what is a document and where it will be, then imports them with their links led there, then redirects the old
   * addresses and places the documents. Run again it changes nothing; cut off, it goes on. With `dryRun` it tells what it would do. Throws
   * the errors of `openDump`, migration.columns_wrong, access.denied.
   */
  async function* run(options: MigrationOptions): AsyncGenerator<MigrationEvent, MigrationSummary> {
    const { actor, dryRun } = options;
    requirePermission(actor, 'redirects.redirect.write');
    const columnOf = await readColumns(actor, options);
    const dump = await openDump(options.folder, options.oldAddress, options.manifest);
    const targets = new Map<string, string>();
    const lead = (file: DumpFile, target: string) => {
      for (const address of file.addresses) targets.set(savedPages.addressKey(address), target);
    };

    const refreshes = new Map<DumpFile, URL>();
    const pages: DumpFile[] = [];
    for (const file of dump.files) {
      const to = file.isPage ? await findRefresh(file) : null;
      if (to) refreshes.set(file, to);
      else if (file.isPage) pages.push(file);
    }
    const look = createLook(dump, options, await ledBefore(actor, dump));
    const lists: DumpFile[] = [];
    const documentFiles = await look(pages, (file) => {
      lists.push(file);
      const column = nearestFolder(file.place, columnOf);
      if (column) lead(file, columnPath(column.code));
      return { kind: 'list', file: file.path, target: column ? columnPath(column.code) : null };
    });
    yield* documentFiles.events;
    // What a list leads to and no document offers is a document itself.
    const offered = new Set(documentFiles.seen.flatMap(({ links }) => links));
    const alone = dump.files.filter(
      (file) =>
        !file.isPage &&
        fileRun.isDocumentName(file.place) &&
        /\.[a-z]+$/i.test(file.place) &&
        !file.addresses.some((address) => offered.has(savedPages.addressKey(address))),
    );
    const seen = [...documentFiles.seen, ...(await look(alone, null)).seen];
    for (const page of seen) lead(page.file, pathOf(page.id));
    yield* refreshEvents(dump, refreshes, targets, lead);

    const missing = new Set<string>();
    const byPath = new Map(seen.map((page) => [page.file.path, page]));
    const savedPage = (path: string): { page: SavedPage; documentId: string } | undefined => {
      const page = byPath.get(path);
      const address = page?.file.addresses[0]?.href;
      if (!page || !address) return undefined;
      return { page: { address, ...besides(dump, page, targets, missing) }, documentId: page.id };
    };
    const rest = new Set([...refreshes.keys(), ...lists].map(({ path }) => path));
    const paths = [...pages, ...alone].map(({ path }) => path).filter((path) => !rest.has(path));
    for (const page of seen.filter(({ isLed }) => isLed)) {
      const { id: documentId, title } = page;
      const outcome = { state: 'duplicate', documentId, title, by: 'address' } as const;
      yield { kind: 'document', file: page.file.path, candidate: null, outcome };
    }
    const placed = new Map<string, string[]>();
    for await (const report of fileRun.importFiles(
      documents,
      paths.filter((path) => !byPath.get(path)?.isLed),
      { ...options, savedPage },
    )) {
      const page = byPath.get(report.file);
      const { outcome } = report;
      if (page && outcome.state !== 'failed') {
        // Another import may have been quicker with the same text: readers are led to what is there.
        const id = outcome.documentId || page.id;
        lead(page.file, pathOf(id));
        const column = nearestFolder(page.file.place, columnOf);
        if (column) placed.set(column.id, [...(placed.get(column.id) ?? []), id]);
        for (const { key, sha256, name } of report.candidate?.result.attachments ?? [])
          targets.set(key, `/files/${sha256}/${encodeURIComponent(name)}`);
      } else if (page) for (const address of page.file.addresses) targets.delete(savedPages.addressKey(address));
      yield { kind: 'document', ...report };
    }
    return {
      redirects: await redirect(actor, dump, targets, dryRun),
      placed: dryRun ? 0 : await place(actor, placed),
      missing: [...missing].sort(),
    };
  }

  /** The columns of old folders, by folder. */
  async function readColumns(actor: Actor, { columns: text, siteId }: MigrationOptions) {
    const found = new Map<string, { id: string; code: string }>();
    if (text === null) return found;
    const open = await columns.listOpen(actor.tenantId, siteId);
    const { pairs, faults } = twoColumns(readCsv(text), (first) => /文件夹|目录|folder/i.test(first));
    const reasons = faults.map(String);
    for (const { line, from, to } of pairs) {
      const column = open.find(({ code, kind }) => code === to && kind === 'list');
      if (column) found.set(cleanFolder(from), column);
      else reasons.push(`${line} ${to}`);
    }
    if (reasons.length > 0) throw migrationErrors.columns_wrong({ reasons: reasons.slice(0, 10) });
    return found;
  }

  /** The documents to which addresses of the old site lead already. */
  async function ledBefore(actor: Actor, dump: Dump): Promise<Map<string, string>> {
    const host = dump.files[0]?.addresses[0]?.hostname ?? '';
    const known = new Map<string, string>();
    for (const [path, target] of await redirects.list(actor.tenantId, host)) {
      const id = PATH_OF_DOCUMENT.exec(target)?.[1];
      const address = savedPages.resolveAddress(path, `http://${host}/`);
      if (id && address) known.set(savedPages.addressKey(address), id);
    }
    return known;
  }

  /** The first pass: reads files without keeping anything, and settles which document each will be. */
  function createLook(dump: Dump, options: MigrationOptions, led: ReadonlyMap<string, string>) {
    const known: Parameters<typeof savedPages.equalBefore>[0][number][] = [];
    const ids: string[] = [];
    return async (files: readonly DumpFile[], asList: ((file: DumpFile) => MigrationEvent) | null) => {
      const seen: Seen[] = [];
      const events: MigrationEvent[] = [];
      for (let at = 0; at < files.length; at += BATCH) {
        const read = await Promise.all(files.slice(at, at + BATCH).map((file) => readOnce(file, options)));
        const open = read.flatMap((one) => {
          if (!one) return [];
          const { links = [], linkShare = 0 } = one.result.sources ?? {};
          const toPages = links.filter((key) => dump.byKey.get(key)?.isPage && dump.byKey.get(key) !== one.file);
          if (asList && isListPage(linkShare, toPages.length)) {
            events.push(asList(one.file));
            return [];
          }
          // Without a title it is no document; the import says so.
          return one.fields.title === '' ? [] : [one];
        });
        const verdicts = await documents.judge(options.actor.tenantId, open);
        for (const [i, { file, result, fields }] of open.entries()) {
          const { title, documentNumber, madeOn } = result.reading.fields;
          const one = { position: ids.length, textKey: result.textKey };
          known.push({ ...one, fields: { title, documentNumber, madeOn } as typeof result.reading.fields });
          const before = file.addresses.flatMap((address) => led.get(savedPages.addressKey(address)) ?? [])[0];
          const there = verdicts[i]?.duplicateOf?.documentId || undefined;
          const id = there ?? before ?? newId();
          ids.push(id);
          const { links = [], pictures = [] } = result.sources ?? {};
          seen.push({ file, id, links, pictures, isLed: !there && before !== undefined, title: fields.title });
        }
      }
      // Two pages with one text are one document: the first.
      for (const { position, duplicateOf } of savedPages.equalBefore(known)) ids[position] = ids[duplicateOf] ?? '';
      const from = ids.length - seen.length;
      return { seen: seen.map((page, i) => ({ ...page, id: ids[from + i] ?? page.id })), events };
    };
  }

  async function readOnce(file: DumpFile, { locale }: MigrationOptions) {
    const page = { address: file.addresses[0]?.href ?? '', files: {}, links: {} };
    const name = file.place.split('/').at(-1) ?? '';
    try {
      const result = await documents.read({ path: file.path }, name, { keep: false, locale, page });
      return { ...candidateOf(name, result), file };
    } catch (error) {
      // It is reported when it is imported, where it fails again.
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  async function redirect(
    actor: Actor,
    dump: Dump,
    targets: ReadonlyMap<string, string>,
    dryRun: boolean,
  ): Promise<RedirectReport> {
    const addresses = new Map(
      dump.files.flatMap((file) => file.addresses.map((one) => [savedPages.addressKey(one), one.href] as const)),
    );
    const lines = [...targets].flatMap(([key, target]) => {
      const from = addresses.get(key);
      return from === undefined || new URL(from).pathname === '/' ? [] : [csvLine(from, target)];
    });
    if (lines.length === 0 || dryRun) return { added: lines.length, left: [] };
    return redirects.importCsv(actor, lines.join('\n'), []);
  }

  async function place(actor: Actor, wanted: ReadonlyMap<string, string[]>): Promise<number> {
    let added = 0;
    for (const [columnId, all] of wanted) {
      const ids = [...new Set(all)];
      for (let at = 0; at < ids.length; at += PLACED_AT_ONCE)
        added += (
          await placements.change(actor, {
            documentIds: ids.slice(at, at + PLACED_AT_ONCE),
            ...{ add: [columnId], remove: [] },
          })
        ).added;
    }
    return added;
  }
}

/** Pages that only send on lead to where their target is now; those that send each other round lead nowhere. */
function* refreshEvents(
  dump: Dump,
  refreshes: ReadonlyMap<DumpFile, URL>,
  targets: ReadonlyMap<string, string>,
  lead: (file: DumpFile, target: string) => void,
): Generator<MigrationEvent> {
  const next = (key: string): string | undefined => {
    const file = dump.byKey.get(key);
    const to = file && refreshes.get(file);
    return to && savedPages.addressKey(to);
  };
  for (const file of refreshes.keys()) {
    const [address] = file.addresses;
    const end = address ? endOf(savedPages.addressKey(address), next) : null;
    if (end === null) yield { kind: 'refresh_loop', file: file.path, target: null };
    else {
      const target = targets.get(end) ?? null;
      if (target) lead(file, target);
      yield { kind: 'refresh', file: file.path, target };
    }
  }
}

/** For one page: which of its links are files that come along, and where the others lead now. */
function besides(
  dump: Dump,
  { file, links, pictures }: Seen,
  targets: ReadonlyMap<string, string>,
  missing: Set<string>,
): Pick<SavedPage, 'files' | 'links'> {
  const own: Pick<SavedPage, 'files' | 'links'> = { files: {}, links: {} };
  const [host = ''] = savedPages.addressKey(file.addresses[0] ?? new URL('http://none.invalid')).split('/');
  for (const key of links) {
    const target = targets.get(key);
    const other = dump.byKey.get(key);
    if (target !== undefined && !target.startsWith('/files/')) own.links[key] = target;
    else if (other && !other.isPage) own.files[key] = other.path;
    else if (!other && key.startsWith(`${host}/`)) missing.add(key);
  }
  for (const key of pictures) {
    const other = dump.byKey.get(key);
    if (other && !other.isPage) own.files[key] = other.path;
    else if (!other && key.startsWith(`${host}/`)) missing.add(key);
  }
  return own;
}
