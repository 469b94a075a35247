import { forgetPages, type Database } from '../../kernel/db/index.ts';
import { extractFile, ExtractionError } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { recordDenial, requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import type { ClockRule } from '../../foundation/clocks/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { published } from '../documents/index.ts';
import { catalogErrors } from './catalog.errors.ts';
import {
  countEntries,
  countFiled,
  deleteFilings,
  insertEntries,
  insertFilings,
  listDescribed,
  listEntries,
  listFiledDocuments,
  listFiledUnder,
  listUnfiled,
  lockCatalog,
  updateEntry,
  type EntryFilter,
  type EntryRow,
  type StoredEntry,
} from './catalog.repo.ts';
import { FIELDS, isChanged, keysOf, suggestEntries } from './catalog.rules.ts';
import type {
  Entry,
  EntryBrief,
  EntryFields,
  EntryInput,
  FilingChange,
  FilingOfDocument,
  ImportReport,
  Term,
  Unfiled,
} from './catalog.schema.ts';
import { readTable, WIDTHS, writeTable, type Said } from './table.rules.ts';
import { clockRulesOf, readTerms } from './terms.rules.ts';

const READ = 'documents.document.read';
const WRITE = 'catalog.entry.write';
const FILE = 'catalog.filing.write';
const ENTRY = 'catalog_entry';
export const IMPORT_MAX_BYTES = 8 * 1024 * 1024;
const MOST_ENTRIES = 5000;

export type CatalogService = ReturnType<typeof createCatalogService>;
export interface CatalogDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit' | 'listUnits'>;
}

/** What duties are made of: an entry with owner, limits and the last publication under it. */
export interface StandingEntry {
  id: string;
  field: string;
  level1: string;
  level2: string;
  organisationId: string | null;
  publisher: string;
  terms: Term[];
  /** The limits as rules of clocks that start when the information is made or changes. */
  rules: ClockRule[];
  evidence: string;
  documents: number;
  lastPublishedOn: string | null;
}

/** The standard catalog (标准目录): what is to be made public by whom and how soon, and which documents do it. */
export function createCatalogService({ db, organisations }: CatalogDeps) {
  async function requireUnit(actor: Actor, id: string | null): Promise<void> {
    if (id !== null && (await organisations.findUnit(actor.tenantId, id))?.status !== 'active')
      throw catalogErrors.unit_unknown();
  }

  /** Denies, with an audit row, who may not write for the unit that owns an entry; entries without one belong to the whole place. */
  async function requireOwner(actor: Actor, organisationId: string | null): Promise<void> {
    try {
      requirePermission(actor, WRITE, organisationId ?? undefined);
      if (organisationId === null && actor.scopeOf(WRITE) !== 'all') throw catalogErrors.whole_place();
    } catch (error) {
      await recordDenial(db, actor, error);
      throw error;
    }
  }

  const service = {
    /** Entries with what is public under them, for officers. */
    async list(actor: Actor, filter: EntryFilter): Promise<Entry[]> {
      requirePermission(actor, READ);
      return (await listEntries(db, actor.tenantId, filter)).map(shown);
    },

    /** Makes an entry (`id` null) or changes, closes and reopens one. Throws conflict when somebody else changed it since. */
    async save(actor: Actor, id: string | null, { version, ...input }: EntryInput): Promise<Entry> {
      if (!input.toSociety && input.toGroup.trim() === '') throw catalogErrors.audience_missing();
      if (!input.proactive && !input.onRequest) throw catalogErrors.method_missing();
      await requireOwner(actor, input.organisationId);
      await requireUnit(actor, input.organisationId);
      const entry: StoredEntry = { ...input, terms: readTerms(input.timeLimit) };
      const needs = { permission: WRITE, ...(input.organisationId ? { organisationId: input.organisationId } : {}) };
      const savedId = await write(db, actor, needs, async ({ tx, record }) => {
        const [before] = id === null ? [] : await listEntries(tx, actor.tenantId, { ids: [id] });
        if (id !== null && !before) throw catalogErrors.not_found();
        if (before && before.organisationId !== input.organisationId)
          requirePermission(actor, WRITE, before.organisationId ?? undefined);
        const [made] = id === null ? await insertEntries(tx, actor.tenantId, [entry]) : [];
        if (id !== null && !(await updateEntry(tx, actor.tenantId, id, version, entry))) throw catalogErrors.conflict();
        const action =
          id === null
            ? 'created'
            : before?.status === entry.status
              ? 'changed'
              : entry.status === 'closed'
                ? 'closed'
                : 'reopened';
        const subjectId = id ?? made ?? '';
        record({ action: `catalog.entry.${action}`, subjectType: ENTRY, subjectId, before, after: entry });
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
        return subjectId;
      });
      const [saved] = await listEntries(db, actor.tenantId, { ids: [savedId] });
      if (!saved) throw catalogErrors.not_found();
      return shown(saved);
    },

    /**
     * Takes a catalog in Excel, all of it or nothing. Entries are known again by field, item and publisher; what the file does not have
     * stays. With `dryRun` it only says what would happen.
     */
    async importFile(
      actor: Actor,
      file: { bytes: Uint8Array; name: string },
      { field = '', dryRun = false }: { field?: string; dryRun?: boolean } = {},
    ): Promise<ImportReport> {
      await requireOwner(actor, null);
      const read = await readFile(file, field);
      const { tenantId, locale } = actor;
      const units = await organisations.listUnits(tenantId);
      const unitOf = (publisher: string) =>
        units.find(({ name, shortName }) => name === publisher || (shortName !== '' && shortName === publisher))?.id ??
        null;
      const unknown = [
        ...new Set(read.rows.filter(({ publisher }) => unitOf(publisher) === null).map((row) => row.publisher)),
      ];
      const said = (list: readonly Said[]) =>
        list.map(({ where, zh, en }) => ({ where, text: locale === 'zh' ? zh : en }));
      const warnings: Said[] = [
        ...read.warnings,
        ...unknown.map((publisher) => ({
          where: publisher || '—',
          zh: '公开主体不是本平台的单位名称，请导入后指定责任单位',
          en: 'the publisher is not the name of a unit here; choose the unit after the import',
        })),
      ];
      const fields = [...new Set(read.rows.map((row) => row.field))];
      const change = async (tx: Parameters<typeof listEntries>[0]) => {
        const known = (await listEntries(tx, tenantId, {})).filter((entry) => fields.includes(entry.field)).map(shown);
        const knownKeys = keysOf(known);
        const byKey = new Map(known.map((entry, at) => [knownKeys[at], entry]));
        const keys = keysOf(read.rows);
        const rows = read.rows.map((row, at) => ({
          row,
          owner: unitOf(row.publisher),
          entry: byKey.get(keys[at] ?? ''),
        }));
        const added = rows.filter(({ entry }) => !entry);
        const changed = rows.flatMap(({ row, owner, entry }) =>
          entry && (isChanged(entry, row, owner) || entry.status === 'closed') ? [{ row, owner, entry }] : [],
        );
        const absent = knownKeys.filter((key) => !keys.includes(key)).length;
        return { added, changed, absent };
      };
      const report = (
        { added, changed, absent }: Awaited<ReturnType<typeof change>>,
        written: boolean,
      ): ImportReport => ({
        ...{ written, added: added.length, changed: changed.length, absent, fields },
        same: read.rows.length - added.length - changed.length,
        ...{ faults: said(read.faults), warnings: said(warnings) },
      });
      if (dryRun || read.faults.length > 0 || read.rows.length === 0) return report(await change(db), false);
      return write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        await lockCatalog(tx, tenantId);
        const plan = await change(tx);
        const storedOf = (row: EntryFields, organisationId: string | null): StoredEntry => ({
          ...row,
          ...{ organisationId, terms: readTerms(row.timeLimit), status: 'open' },
        });
        const ids = await insertEntries(
          tx,
          tenantId,
          plan.added.map(({ row, owner }) => storedOf(row, owner)),
        );
        for (const { row, owner, entry } of plan.changed) {
          const after = storedOf(row, owner ?? entry.organisationId);
          await updateEntry(tx, tenantId, entry.id, entry.version, after);
          record({ action: 'catalog.entry.changed', subjectType: ENTRY, subjectId: entry.id, before: entry, after });
        }
        const after = { file: file.name, added: ids.length, changed: plan.changed.length, fields };
        record({ action: 'catalog.file.imported', subjectType: 'tenant', subjectId: tenantId, after });
        await forgetPages(tx, [`tenant:${tenantId}`]);
        return report(plan, true);
      });
    },

    /** The catalog as .xlsx in the form of the standard, a sheet for each field. Open entries only, as readers get it. */
    async exportFile(tenantId: string, filter: Pick<EntryFilter, 'field' | 'organisationId'>): Promise<Uint8Array> {
      const entries = (await listEntries(db, tenantId, { ...filter, status: 'open' })).map(shown);
      const fields = [...Map.groupBy(entries, (entry) => entry.field)];
      const sheets = (fields.length > 0 ? fields : [[filter.field || FIELDS[0], []] as [string, Entry[]]]).map(
        ([name, rows]) => ({ name, rows: writeTable(name, rows), widths: WIDTHS, frozenRows: 3 }),
      );
      return writeWorkbook(sheets);
    },

    /** Files documents under entries and takes them out, all or nothing. The actor files for the unit of every document. */
    async file(actor: Actor, { documentIds, add, remove }: FilingChange): Promise<void> {
      const documents = await listDescribed(db, actor.tenantId, documentIds);
      const isSeen = ({ organisationId }: { organisationId: string }) => actor.can(READ, organisationId);
      if (documents.length < documentIds.length || !documents.every(isSeen)) throw catalogErrors.document_unknown();
      const entries = await listEntries(db, actor.tenantId, { ids: [...add, ...remove] });
      if (entries.length < new Set([...add, ...remove]).size) throw catalogErrors.not_found();
      const closed = entries.find(({ id, status }) => add.includes(id) && status === 'closed');
      if (closed) throw catalogErrors.entry_closed({ name: closed.level2 || closed.level1 });
      const units = [...new Set(documents.map(({ organisationId }) => organisationId))];
      try {
        for (const unit of units) requirePermission(actor, FILE, unit);
      } catch (error) {
        await recordDenial(db, actor, error);
        throw error;
      }
      const [first] = units;
      const needs = { permission: FILE, ...(first ? { organisationId: first } : {}) };
      await write(db, actor, needs, async ({ tx, record }) => {
        await insertFilings(tx, actor.tenantId, add, documentIds, actor.id);
        await deleteFilings(tx, actor.tenantId, remove, documentIds);
        for (const subjectId of documentIds)
          record({ action: 'catalog.filing.changed', subjectType: 'document', subjectId, after: { add, remove } });
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
      });
    },

    /** Where a document is filed, and where it may belong. */
    async filingOf(actor: Actor, documentId: string): Promise<FilingOfDocument> {
      const [document] = await listDescribed(db, actor.tenantId, [documentId]);
      if (!document || !actor.can(READ, document.organisationId)) throw catalogErrors.document_unknown();
      const filedIds = await listFiledUnder(db, actor.tenantId, documentId);
      const entries = await listEntries(db, actor.tenantId, {});
      const open = entries.filter(({ id, status }) => status === 'open' && !filedIds.includes(id));
      return {
        filed: entries.filter(({ id }) => filedIds.includes(id)).map(briefOf),
        suggested: suggestEntries(document, open, 5).map(briefOf),
        mayFile: actor.can(FILE, document.organisationId),
      };
    },

    /** Public documents of the officer's units that are filed nowhere, with suggestions. */
    async listUnfiled(actor: Actor): Promise<Unfiled> {
      requirePermission(actor, READ);
      const scope = actor.scopeOf(READ);
      const [documents, counts, entries] = await Promise.all([
        listUnfiled(db, actor.tenantId, scope, 100),
        countFiled(db, actor.tenantId, scope),
        listEntries(db, actor.tenantId, { status: 'open' }),
      ]);
      const items = documents.map((document) => ({
        ...{ documentId: document.id, title: document.title, organisationName: document.organisationName },
        publishedOn: document.publishedOn,
        suggested: suggestEntries(document, entries, 3).map(briefOf),
      }));
      return { items, ...counts };
    },

    /** Every open entry with its owner, its limits as clock rules and its last publication: what duties are made of. */
    async listStanding(tenantId: string): Promise<StandingEntry[]> {
      return (await listEntries(db, tenantId, { status: 'open' })).map((entry) => ({
        ...{ id: entry.id, field: entry.field, level1: entry.level1, level2: entry.level2 },
        ...{ organisationId: entry.organisationId, publisher: entry.publisher, terms: entry.terms },
        ...{ rules: clockRulesOf(entry), evidence: entry.evidence },
        ...{ documents: entry.documents, lastPublishedOn: entry.lastPublishedOn },
      }));
    },

    /** Public reading: whether there is anything to list. */
    isAnyOpen: async (tenantId: string): Promise<boolean> => (await countEntries(db, tenantId, { status: 'open' })) > 0,

    /** Public reading: the newest documents filed under an entry. */
    async listDocuments(tenantId: string, entryId: string) {
      const ids = await listFiledDocuments(db, tenantId, entryId, 200);
      const summaries = new Map((await published.listSummaries(db, tenantId, ids)).map((item) => [item.id, item]));
      return ids.flatMap((id) => summaries.get(id) ?? []);
    },
  };
  return service;
}

const shown = (row: EntryRow): Entry => ({
  ...row,
  isLimitUnread: row.timeLimit.trim() !== '' && row.terms.length === 0,
});
const briefOf = ({ id, field, level1, level2, timeLimit, organisationName }: EntryRow): EntryBrief => ({
  ...{ id, field, level1, level2, timeLimit, organisationName },
});

/** All sheets of a file as entries. Throws file_too_large, file_unreadable, too_many. */
async function readFile({ bytes, name }: { bytes: Uint8Array; name: string }, field: string) {
  if (bytes.length > IMPORT_MAX_BYTES) throw catalogErrors.file_too_large({ limit: IMPORT_MAX_BYTES / 1048576 });
  const extraction = await extractFile(bytes, name).catch((error: unknown) => {
    if (!(error instanceof ExtractionError)) throw error;
    throw catalogErrors.file_unreadable({ reason: error.code }, { cause: error });
  });
  const tables = extraction.blocks.flatMap((block) => (block.kind === 'table' ? [readTable(block, field)] : []));
  const rows = tables.flatMap((table) => table.rows);
  if (rows.length > MOST_ENTRIES) throw catalogErrors.too_many({ limit: MOST_ENTRIES });
  const warnings = tables.flatMap((table) => table.warnings);
  const faults = tables.flatMap((table) => table.faults);
  if (rows.length === 0 && faults.length === 0)
    faults.push({
      where: name,
      zh: '没有读到目录事项：表头要有“公开事项”“公开内容”“公开主体”',
      en: 'no entries were found: the headings need 公开事项, 公开内容, 公开主体',
    });
  return { rows, faults: faults.slice(0, 200), warnings: warnings.slice(0, 200) };
}
