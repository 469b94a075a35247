import { hash } from 'node:crypto';
import type { Database } from '../../kernel/db/index.ts';
import { extractFile, ExtractionError } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { chinaMinute } from '../../kernel/time/index.ts';
import { recordDenial, requirePermission, type Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { PERMISSIONS, type EntriesService } from './entries.service.ts';
import { cleaned, findFaults, valueWords, type Fault } from './fields.rules.ts';
import { ledgerErrors } from './ledgers.errors.ts';
import { findBySubmission, listEntries, titlesOf, type EntryFilter } from './ledgers.repo.ts';
import type { ImportReport, NewEntry } from './ledgers.schema.ts';
import { headingCells, headingsOf, hintsOf, readRows, TITLE, UNIT, valuesOf, widthsOf } from './sheets.rules.ts';

export const SHEET_MAX_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 1000;
const MOST_FAULTS = 200;
/** A sheet of MOST_ROWS rows unpacks to a few megabytes; what is larger is no ledger. */
const LIMITS = { maxUnpackedBytes: 64 * 1024 * 1024, maxBlocks: 20_000 };
const MOST_EXPORTED = 5000;

export type SheetsService = ReturnType<typeof createSheetsService>;

/** Ledgers in Excel: a template, entries out, rows in as drafts, all or none. */
export function createSheetsService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  entries: EntriesService;
  now: () => Date;
}) {
  const { db, organisations, entries, now } = deps;

  return {
    /** An empty sheet of a kind, with what each column takes. */
    template(actor: Actor, code: string): { name: string; bytes: Uint8Array } {
      requirePermission(actor, PERMISSIONS.read);
      const kind = entries.kindOf(code);
      const rows = [headingCells(headingsOf(kind)), hintsOf(kind).map((value) => ({ value }))];
      const bytes = writeWorkbook([{ name: kind.title.zh, rows, widths: widthsOf(kind), frozenRows: 1 }]);
      return { name: `${kind.title.zh}模板.xlsx`, bytes };
    },

    /** The entries of a kind that the reader may see, at most 5,000, in the form of the template with their state beside. */
    async workbook(
      actor: Actor,
      code: string,
      filter: Pick<EntryFilter, 'states' | 'organisationId' | 'text' | 'year'>,
    ): Promise<{ name: string; bytes: Uint8Array }> {
      requirePermission(actor, PERMISSIONS.read);
      const kind = entries.kindOf(code);
      const { tenantId } = actor;
      const wanted = { ...filter, kinds: [code], scope: actor.scopeOf(PERMISSIONS.read) };
      const rows = await listEntries(db, tenantId, wanted, { limit: MOST_EXPORTED, offset: 0 });
      const units = await organisations.listUnits(tenantId);
      const about = await titlesOf(
        db,
        tenantId,
        rows.flatMap(({ aboutType, aboutId }) => (aboutType === 'ledger_entry' ? [aboutId] : [])),
      );
      const nameOf = (id: string) => about.get(id) ?? units.find((unit) => unit.id === id)?.name ?? '';
      const lines = rows.map((row) => [
        ...[{ value: row.organisationName }, { value: row.title }],
        ...kind.fields.map((field) => {
          const value = row.fields[field.name];
          if (typeof value === 'number') return { value };
          // A quarter stands as the template takes it, so that what goes out can come in again.
          return {
            value: field.type === 'quarter' ? String(value ?? '') : valueWords(field, value, 'zh', nameOf, chinaMinute),
          };
        }),
        { value: STATES[row.state] },
      ]);
      const bytes = writeWorkbook([
        {
          ...{ name: kind.title.zh, rows: [headingCells([...headingsOf(kind), '状态']), ...lines] },
          ...{ widths: [...widthsOf(kind), 10], frozenRows: 1 },
        },
      ]);
      return { name: `${kind.title.zh}.xlsx`, bytes };
    },

    /**
     * Takes rows as drafts, all or none; with `dryRun` it only says what would happen. A row of a file that came before is known again.
     * Throws file_too_large, sheet_unreadable, too_many_rows.
     */
    async importFile(
      actor: Actor,
      code: string,
      bytes: Uint8Array,
      { dryRun }: { dryRun: boolean },
    ): Promise<ImportReport> {
      const kind = entries.kindOf(code);
      try {
        requirePermission(actor, PERMISSIONS.write);
      } catch (error) {
        await recordDenial(db, actor, error);
        throw error;
      }
      const { tenantId, locale } = actor;
      const tables = await readTables(bytes);
      const read = tables.flatMap((table) => {
        const rows = readRows(kind, table.rows);
        return rows ? [{ name: table.name, rows }] : [];
      });
      if (read.length === 0)
        throw ledgerErrors.sheet_unreadable({
          reason: locale === 'zh' ? `没有“${UNIT}”和“${TITLE}”的表头` : `no headings ${UNIT} and ${TITLE}`,
        });
      const rows = read.flatMap(({ name, rows: own }, at) => own.map((row) => ({ ...row, sheet: name, at })));
      if (rows.length > MOST_ROWS) throw ledgerErrors.too_many_rows({ limit: MOST_ROWS });
      const units = await organisations.listUnits(tenantId);
      const unitOf = (name: string) =>
        units.find((unit) => unit.name === name || (unit.shortName !== '' && unit.shortName === name))?.id ?? null;
      const aboutKinds = kind.fields.flatMap((field) => (field.type === 'entry' ? field.kinds : []));
      const items =
        aboutKinds.length > 0
          ? await listEntries(db, tenantId, {
              ...{ kinds: aboutKinds, states: ['confirmed'], scope: actor.scopeOf(PERMISSIONS.read) },
            })
          : [];
      const entryOf = (_kinds: readonly string[], title: string) => {
        const found = items.filter((item) => item.title === title);
        return found.length === 1 ? (found[0]?.id ?? null) : null;
      };
      const isUnit = (id: string) => units.some((unit) => unit.id === id);
      const file = hash('sha256', bytes).slice(0, 40);
      const faults: { where: string; text: string }[] = [];
      const inputs: NewEntry[] = [];
      for (const row of rows) {
        const where = read.length > 1 ? `${row.sheet} ${row.line}` : String(row.line);
        const { fields, faults: unread } = valuesOf(kind, row, { unitOf, entryOf });
        const organisationId = unitOf(row.unit);
        const wrong: Fault[] = [
          ...unread,
          ...findFaults(kind, cleaned(kind, fields), { now: now(), isUnit, whole: true }).filter(
            ({ field }) => !unread.some((one) => one.field === field),
          ),
        ];
        if (!organisationId)
          wrong.unshift({ field: 'unit', zh: `没有“${row.unit}”这个单位`, en: `there is no unit “${row.unit}”` });
        else if (!actor.can(PERMISSIONS.write, organisationId))
          wrong.unshift({
            field: 'unit',
            zh: `没有为“${row.unit}”登记的权限`,
            en: `you may not file for “${row.unit}”`,
          });
        if (row.title === '') wrong.unshift({ field: 'title', zh: '“标题”没有填写', en: '“Title” is missing' });
        if ([...row.title].length > 120)
          wrong.unshift({ field: 'title', zh: '“标题”超过 120 字', en: '“Title” is too long' });
        faults.push(...wrong.map((fault) => ({ where, text: fault[locale] })));
        inputs.push({
          ...{ kind: code, organisationId: organisationId ?? '', title: row.title, fields },
          submissionKey: `xlsx:${code}:${file}:${row.at}_${row.line}`,
        });
      }
      const known = new Set(
        (
          await findBySubmission(
            db,
            tenantId,
            inputs.map(({ submissionKey }) => submissionKey),
          )
        ).map(({ submissionKey }) => submissionKey),
      );
      const fresh = inputs.filter(({ submissionKey }) => !known.has(submissionKey));
      const report = { added: fresh.length, same: known.size, faults: faults.slice(0, MOST_FAULTS) };
      if (dryRun || faults.length > 0 || fresh.length === 0) return { written: false, ...report };
      const filed = await entries.file(actor, fresh);
      const added = filed.filter(({ isNew }) => isNew).length;
      return { written: true, ...report, added, same: inputs.length - added };
    },
  };
}

const STATES = { draft: '草稿', submitted: '待确认', confirmed: '已确认', taken_back: '已撤回', dropped: '已作废' };

async function readTables(bytes: Uint8Array) {
  if (bytes.length > SHEET_MAX_BYTES) throw ledgerErrors.file_too_large({ limit: SHEET_MAX_BYTES / 1048576 });
  const extraction = await extractFile(bytes, 'ledger.xlsx', LIMITS).catch((error: unknown) => {
    if (!(error instanceof ExtractionError)) throw error;
    throw ledgerErrors.sheet_unreadable({ reason: error.code }, { cause: error });
  });
  if (extraction.format !== 'xlsx') throw ledgerErrors.sheet_unreadable({ reason: extraction.format });
  return extraction.blocks.flatMap((block) =>
    block.kind === 'table' ? [{ name: block.caption ?? '', rows: block.rows }] : [],
  );
}
