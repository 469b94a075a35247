import { forgetPages, type Database } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { refresh } from '../../foundation/gate/index.ts';
import { published } from '../documents/index.ts';
import { columnErrors } from './columns.errors.ts';
import { listColumns } from './columns.repo.ts';
import { placeText, type Place } from './columns.rules.ts';
import type { Column, ColumnPage, PlacementChange } from './columns.schema.ts';
import {
  COUNTED_TO,
  countPlaces,
  deletePlacements,
  insertPlacements,
  listDocumentUnits,
  listPlacements,
  listPlaces,
  listYears,
  type ListFilter,
} from './placements.repo.ts';

const WRITE = 'columns.placement.write';
const READ = 'documents.document.read';

export type PlacementsService = ReturnType<typeof createPlacementsService>;

/** One thing in several columns and sites, and the public lists that come of it. */
export function createPlacementsService({ db }: { db: Database }) {
  return {
    /** The columns that each of these documents stands in. */
    async list(actor: Actor, documentIds: readonly string[]): Promise<{ columnId: string; documentId: string }[]> {
      requirePermission(actor, READ);
      const rows = await listPlacements(db, actor.tenantId, documentIds);
      return rows.map(({ columnId, subjectId }) => ({ columnId, documentId: subjectId }));
    },

    /**
     * Adds and removes places of up to 500 documents in one step: all or nothing. The actor writes for the unit of every document; a column
     * of a disclosure platform takes what its own unit places there. Throws document_unknown, not_found, takes_no_documents, column_closed.
     */
    async change(actor: Actor, input: PlacementChange): Promise<{ added: number; removed: number }> {
      const { documentIds, add, remove } = input;
      const units = await listDocumentUnits(db, actor.tenantId, documentIds);
      const unknown = documentIds.filter((id) => !units.has(id));
      if (unknown.length > 0) throw columnErrors.document_unknown({ count: unknown.length });
      const columns = new Map((await listColumns(db, actor.tenantId)).map((column) => [column.id, column]));
      const required = new Set([...units.values()]);
      for (const id of [...add, ...remove]) {
        const column = columns.get(id);
        if (!column) throw columnErrors.not_found();
        if (column.role !== '' && column.organisationId !== null) required.add(column.organisationId);
        if (add.includes(id)) requireTakes(column);
      }
      const [first, ...others] = required;
      for (const unit of others) requirePermission(actor, WRITE, unit);
      return write(db, actor, { permission: WRITE, ...(first ? { organisationId: first } : {}) }, async (w) => {
        const { tx, record } = w;
        const added = add.length > 0 ? await insertPlacements(tx, actor.tenantId, add, documentIds, actor.id) : 0;
        const removed = remove.length > 0 ? await deletePlacements(tx, actor.tenantId, remove, documentIds) : 0;
        for (const id of documentIds)
          record({
            action: 'columns.placement.changed',
            subjectType: 'document',
            subjectId: id,
            after: { add, remove },
          });
        // The search engine knows on which sites a document stands.
        await refresh(w, actor.tenantId, 'document', documentIds);
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
        return { added, removed };
      });
    },

    /** Public reading: a page of a column. What is not public (any more) is not there, whatever the list remembers. */
    async page(tenantId: string, columnId: string, filter: ListFilter, limit: number): Promise<ColumnPage> {
      const places = await listPlaces(db, tenantId, columnId, filter, limit + 1);
      const isBackwards = Boolean(filter.after);
      const hasMore = places.length > limit;
      const shown = isBackwards && hasMore ? places.slice(1) : places.slice(0, limit);
      const [first, last] = [shown[0], shown.at(-1)];
      const isOlder = isBackwards || hasMore;
      const isNewer = isBackwards ? hasMore : Boolean(filter.before);
      return {
        items: await itemsOf(tenantId, shown),
        before: isOlder && last ? placeText(last) : null,
        after: isNewer && first ? placeText(first) : null,
      };
    },

    /** Exact up to 10,000, beyond that "at least". */
    async count(tenantId: string, columnId: string, year?: string) {
      const count = await countPlaces(db, tenantId, columnId, year);
      return {
        value: Math.min(count, COUNTED_TO),
        kind: count > COUNTED_TO ? ('at_least' as const) : ('exact' as const),
      };
    },

    years: (tenantId: string, columnId: string): Promise<string[]> => listYears(db, tenantId, columnId),
  };

  async function itemsOf(tenantId: string, places: readonly Place[]): Promise<ColumnPage['items']> {
    const known = await published.listSummaries(
      db,
      tenantId,
      places.map(({ subjectId }) => subjectId),
    );
    const byId = new Map(known.map((summary) => [summary.id, summary]));
    return places.flatMap(({ subjectId, listedOn }) => {
      const summary = byId.get(subjectId);
      return summary ? [{ ...summary, excerpt: summaryOf(summary), listedOn }] : [];
    });
  }
}

function requireTakes(column: Column): void {
  if (column.kind !== 'list') throw columnErrors.takes_no_documents({ name: column.name });
  if (column.status === 'closed') throw columnErrors.column_closed({ name: column.name });
}

/** 内容概述: the first words after title, number and addressees, which stand in the catalog already. */
function summaryOf({
  title,
  documentNumber,
  excerpt,
}: {
  title: string;
  documentNumber: string;
  excerpt: string;
}): string {
  const heads = new Set([title, documentNumber].map(bare));
  const lines = excerpt.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '' && !isHead(bare(line), heads) && !/[：:]$/.test(line));
  return (first < 0 ? '' : lines.slice(first).join(' ')).replace(/\s+/g, ' ').slice(0, 140).trim();
}
const bare = (text: string): string => text.replace(/[\s（）()〔〕[\]]/g, '');
const isHead = (line: string, heads: ReadonlySet<string>): boolean =>
  [...heads].some((head) => head !== '' && (head === line || head.startsWith(line) || head.endsWith(line)));
