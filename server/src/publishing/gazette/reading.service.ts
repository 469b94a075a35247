import type { Database } from '../../kernel/db/index.ts';
import { findTombstone } from '../../foundation/gate/index.ts';
import { gazetteErrors } from './gazette.errors.ts';
import {
  findByPrintHash,
  findPrint,
  findPublishedIssue,
  findWithdrawnId,
  listItems,
  listPlacesOf,
  listPublishedIssues,
  TYPE,
  type PublishedIssueRow,
} from './gazette.repo.ts';
import { citationOf, isAskedFor, issuePath, issueWords } from './gazette.rules.ts';
import type { PublicIssue, PublicIssueDetail } from './gazette.schema.ts';
import type { GazetteService } from './gazette.service.ts';

export type GazetteReading = ReturnType<typeof createGazetteReading>;

/** What readers may see of the gazette; nothing of a document that is not public, and no print edition that holds such a document. */
export function createGazetteReading({ db, gazette }: { db: Database; gazette: Pick<GazetteService, 'nameOf'> }) {
  async function requirePublished(tenantId: string, year: number, number: number) {
    const issue = await findPublishedIssue(db, tenantId, year, number);
    if (issue) return issue;
    const subjectId = await findWithdrawnId(db, tenantId, year, number);
    const tombstone = subjectId && (await findTombstone(db, { tenantId, subjectType: TYPE, subjectId }));
    throw tombstone ? gazetteErrors.withdrawn({ reason: tombstone.reason }) : gazetteErrors.not_found();
  }
  const summaryOf = (name: string, row: Omit<PublishedIssueRow, 'visibleFrom' | 'lastPublishedAt'>): PublicIssue => {
    const { year, number, serial, publishedOn, itemCount } = row;
    return { url: issuePath(year, number), name, year, number, serial, publishedOn, itemCount };
  };

  return {
    async list(tenantId: string, year?: number): Promise<PublicIssue[]> {
      const name = await gazette.nameOf(tenantId);
      return (await listPublishedIssues(db, tenantId, year)).map((row) => summaryOf(name, row));
    },

    /** The newest issues as entries of a feed; the titles in them are told by their pages, which know what is public now. */
    async newest(tenantId: string, limit: number) {
      const name = await gazette.nameOf(tenantId);
      const issues = (await listPublishedIssues(db, tenantId)).slice(0, limit);
      const entries = issues.map((row) => ({
        ...{ id: row.id, path: issuePath(row.year, row.number), title: `${name} ${issueWords(row)}` },
        ...{ author: name, category: '', summary: '', publishedOn: row.publishedOn || null },
        ...{ publishedAt: row.visibleFrom, updatedAt: row.lastPublishedAt },
      }));
      return { title: name, entries };
    },

    /** The newest issues that a search asks for by name, year or number. */
    async search(tenantId: string, query: string, limit: number): Promise<PublicIssue[]> {
      const name = await gazette.nameOf(tenantId);
      const issues = (await listPublishedIssues(db, tenantId)).filter((issue) => isAskedFor(query, issue));
      return issues.slice(0, limit).map((row) => summaryOf(name, row));
    },

    isAnyPublished: async (tenantId: string): Promise<boolean> => (await listPublishedIssues(db, tenantId)).length > 0,

    /** Throws gazette.not_found or withdrawn. */
    async get(
      tenantId: string,
      year: number,
      number: number,
    ): Promise<PublicIssueDetail & { id: string; documentIds: string[] }> {
      const issue = await requirePublished(tenantId, year, number);
      const name = await gazette.nameOf(tenantId);
      const rows = await listItems(db, tenantId, issue.id);
      const isWhole = rows.every(({ isShowable }) => isShowable);
      const items = rows.map((row) => ({
        ...{ position: row.position, section: row.section, startPage: row.startPage ?? 0, pages: row.pages ?? 0 },
        // The title of now: what was printed may name what a correction took away.
        title: row.isPublic ? (row.isShowable ? row.printedTitle : row.title) : '',
        documentNumber: row.isPublic ? row.documentNumber : '',
        issuingBody: row.isPublic ? row.issuingBody : '',
        url: row.isPublic ? `/documents/${row.documentId}` : null,
        citation: citationOf({ name, year, number }, row.startPage ?? 0),
      }));
      const signed = {
        manifest: issue.manifest,
        sha256: issue.sha256,
        signature: issue.signature,
        publicKey: issue.publicKey,
      };
      const nothing = { manifest: '', sha256: '', signature: '', publicKey: '' };
      return {
        ...summaryOf(name, { ...issue, publishedOn: issue.publishedOn ?? '', itemCount: rows.length }),
        ...{ id: issue.id, note: issue.note, items, documentIds: rows.map(({ documentId }) => documentId) },
        printUrl: isWhole ? `${issuePath(year, number)}/print.pdf` : null,
        // The signed text names every title.
        ...(isWhole ? signed : nothing),
      };
    },

    /** The print edition. Throws print_held when something in it may not be shown any more. */
    async print(tenantId: string, year: number, number: number): Promise<Buffer> {
      const issue = await requirePublished(tenantId, year, number);
      const rows = await listItems(db, tenantId, issue.id);
      const bytes = rows.every(({ isShowable }) => isShowable) ? await findPrint(db, tenantId, issue.id) : null;
      if (!bytes) throw gazetteErrors.print_held();
      return bytes;
    },

    findByHash: (tenantId: string, sha256: string) => findByPrintHash(db, tenantId, sha256.toLowerCase()),

    /** Where a document stands in the gazette, for its page. */
    async placesOf(tenantId: string, documentId: string) {
      const places = await listPlacesOf(db, tenantId, documentId);
      const name = places.length > 0 ? await gazette.nameOf(tenantId) : '';
      return places.map((place) => ({
        ...{ path: issuePath(place.year, place.number), issueId: place.issueId },
        citation: citationOf({ name, ...place }, place.startPage ?? 0),
      }));
    },
  };
}
