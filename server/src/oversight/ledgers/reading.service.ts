import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { findTombstone, type SiteScope } from '../../foundation/gate/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { EntriesService } from './entries.service.ts';
import { ledgerErrors } from './ledgers.errors.ts';
import { findKind, LEDGER_KINDS } from './ledgers.kinds.ts';
import { listEntries, listFiles } from './ledgers.repo.ts';
import type { EntryLine, FieldValues, FileLine } from './ledgers.schema.ts';
import type { LedgerKind } from './ledgers.types.ts';
import { pointOf, standingOf } from './present.service.ts';
import { countPublished, listPublished, TYPE, type PublicEntry } from './public.repo.ts';

/** An entry as its public page shows it. */
export interface ShownEntry {
  id: string;
  kind: LedgerKind;
  title: string;
  organisationId: string;
  organisationName: string;
  fields: FieldValues;
  occurredOn: string;
  standing: EntryLine['progress'];
  /** Its reports, the newest quarter first. */
  reports: { id: string; fields: FieldValues; occurredOn: string; files: FileLine[] }[];
  /** The item that a report is about, where that is public. */
  item: { id: string; title: string } | null;
  files: FileLine[];
  /** A later one of the unit stands in its place since this day. */
  replacedOn: string | null;
}
export interface ShownLine {
  id: string;
  title: string;
  organisationName: string;
  occurredOn: string;
  standing: EntryLine['progress'];
  fields: FieldValues;
  replacedOn: string | null;
}

export type LedgersReading = ReturnType<typeof createLedgersReading>;

/** What the public reads of ledgers. */
export function createLedgersReading(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  entries: EntriesService;
  now: () => Date;
}) {
  const { db, now } = deps;
  const byQuarter = (a: { fields: FieldValues }, b: { fields: FieldValues }) =>
    String(b.fields['quarter']).localeCompare(String(a.fields['quarter']));
  /** Items stand in the order of their year and number, as they were set. */
  const byNumber = (a: PublicEntry, b: PublicEntry) =>
    Number(b.fields['year']) - Number(a.fields['year']) ||
    String(a.fields['number'] ?? '').localeCompare(String(b.fields['number'] ?? ''), 'zh', { numeric: true });
  const today = () => chinaDate(now());

  /** When a later one of the same kind and unit took its place; null while none did. */
  const replacedOn = (
    kind: LedgerKind,
    entry: Pick<PublicEntry, 'id' | 'organisationId' | 'occurredOn'>,
    all: readonly PublicEntry[],
  ) =>
    kind.lasts !== 'until_replaced'
      ? null
      : (all
          .filter((one) => one.organisationId === entry.organisationId && one.occurredOn > entry.occurredOn)
          .map(({ occurredOn }) => occurredOn)
          .sort()[0] ?? null);

  return {
    /** Public kinds in which something is public, with how much. */
    async kinds(tenantId: string, on?: SiteScope): Promise<{ kind: LedgerKind; count: number }[]> {
      const counts = new Map((await countPublished(db, tenantId, on)).map(({ kind, n }) => [kind, n]));
      return LEDGER_KINDS.flatMap((kind) => {
        const count = counts.get(kind.code) ?? 0;
        // Reports of progress stand on the pages of their items.
        return count > 0 && kind.code !== 'progress' ? [{ kind, count }] : [];
      });
    },

    isAnyPublished: async (tenantId: string): Promise<boolean> => (await countPublished(db, tenantId)).length > 0,

    /** What is public of a kind, with how each item stands. Throws kind_unknown. */
    async list(tenantId: string, code: string, on?: SiteScope): Promise<{ kind: LedgerKind; rows: ShownLine[] }> {
      const kind = findKind(code);
      if (!kind?.isPublic || code === 'progress') throw ledgerErrors.kind_unknown();
      const rows = await listPublished(db, tenantId, { kind: code, on });
      const reports = Map.groupBy(
        kind.progress
          ? await listPublished(db, tenantId, { kind: 'progress', aboutIds: rows.map(({ id }) => id) })
          : [],
        ({ aboutId }) => aboutId,
      );
      return {
        kind,
        rows: (kind.progress ? rows.toSorted(byNumber) : rows).map((row) => ({
          ...{ id: row.id, title: row.title, organisationName: row.organisationName, occurredOn: row.occurredOn },
          standing: standingOf(
            kind,
            row,
            (reports.get(row.id) ?? []).map(({ fields }) => pointOf(fields)),
            today(),
          ),
          ...{ fields: row.fields, replacedOn: replacedOn(kind, row, rows) },
        })),
      };
    },

    /** A public entry, or when and why it was taken back. Throws not_found. */
    async get(tenantId: string, id: string): Promise<ShownEntry | { withdrawnOn: string; reason: string }> {
      const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
      const [entry] = isId ? await listPublished(db, tenantId, { ids: [id] }) : [];
      const kind = entry && findKind(entry.kind);
      if (!entry || !kind) {
        const gone = isId ? await findTombstone(db, { tenantId, subjectType: TYPE, subjectId: id }) : null;
        if (!gone) throw ledgerErrors.not_found();
        return { withdrawnOn: chinaDate(gone.withdrawnAt), reason: gone.reason };
      }
      const [reports, items, siblings] = await Promise.all([
        kind.progress ? listPublished(db, tenantId, { kind: 'progress', aboutIds: [id] }) : [],
        kind.code === 'progress' ? listPublished(db, tenantId, { ids: [entry.aboutId] }) : [],
        kind.lasts === 'until_replaced' ? listPublished(db, tenantId, { kind: kind.code }) : [],
      ]);
      const files = await listFiles(db, tenantId, [id, ...reports.map((report) => report.id)]);
      return shown(kind, entry, reports, files, {
        item: items[0] ? { id: items[0].id, title: items[0].title } : null,
        replacedOn: replacedOn(kind, entry, siblings),
      });
    },

    /** An entry as its public page would show it, for staff. */
    async preview(actor: Actor, id: string): Promise<ShownEntry> {
      const row = await deps.entries.rowOf(actor, id);
      const kind = deps.entries.kindOf(row.kind);
      const { tenantId } = actor;
      const reports = kind.progress
        ? await listEntries(db, tenantId, { kinds: ['progress'], states: ['confirmed'], aboutIds: [id] })
        : [];
      const [item] =
        kind.code === 'progress' && row.aboutId ? await listEntries(db, tenantId, { ids: [row.aboutId] }) : [];
      const files = await listFiles(db, tenantId, [id, ...reports.map((report) => report.id)]);
      const dated = { ...row, occurredOn: row.occurredOn ?? today() };
      const about = item ? { id: item.id, title: item.title } : null;
      return shown(
        ...([kind, dated, reports.map((one) => ({ ...one, occurredOn: one.occurredOn ?? today() })), files] as const),
        { item: about, replacedOn: null },
      );
    },
  };

  type Told = Pick<PublicEntry, 'id' | 'title' | 'organisationId' | 'organisationName' | 'fields' | 'occurredOn'>;
  function shown(
    kind: LedgerKind,
    entry: Told,
    reports: readonly Pick<PublicEntry, 'id' | 'fields' | 'occurredOn'>[],
    files: readonly (FileLine & { entryId: string })[],
    more: Pick<ShownEntry, 'item' | 'replacedOn'>,
  ): ShownEntry {
    const filesOf = (id: string) => files.filter(({ entryId, isPublic }) => entryId === id && isPublic);
    const { id, title, organisationId, organisationName, fields, occurredOn } = entry;
    return {
      ...{ id, kind, title, organisationId, organisationName, fields, occurredOn },
      standing: standingOf(
        kind,
        entry,
        reports.map((report) => pointOf(report.fields)),
        today(),
      ),
      reports: reports
        .map((report) => ({
          id: report.id,
          fields: report.fields,
          occurredOn: report.occurredOn,
          files: filesOf(report.id),
        }))
        .sort(byQuarter),
      files: filesOf(id),
      ...more,
    };
  }
}
