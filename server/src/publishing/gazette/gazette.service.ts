import { forgetPages, isUniqueViolation, type Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import type { PrintDocument, Printer } from '../../kernel/print/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { publish, withdraw } from '../../foundation/gate/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { published } from '../documents/index.ts';
import { picturesOf, printDocumentOf } from '../standard-text/index.ts';
import { gazetteErrors } from './gazette.errors.ts';
import {
  countDocuments,
  findIssue,
  findPrint,
  insertIssue,
  listCandidates,
  listIssues,
  listItems,
  listTexts,
  lockIssue,
  replaceItems,
  TYPE,
  updateIssue,
  upsertPrint,
  type IssueRow,
  type ItemRow,
} from './gazette.repo.ts';
import {
  findFaults,
  issuePath,
  issueWords,
  manifestOf,
  printOf,
  sha256Of,
  type IssueHead,
  type PrintedItem,
} from './gazette.rules.ts';
import type { Candidate, Issue, IssueDetail, IssueInput } from './gazette.schema.ts';
import { createSigner, isSigned } from './signing.ts';

const READ = 'documents.document.read';
const WRITE = 'gazette.issue.write';
const PUBLISH = 'gazette.issue.publish';
/** Room for page numbers in the contents while pages are counted. */
const UNKNOWN_PAGE = 888;

export type GazetteService = ReturnType<typeof createGazetteService>;
export interface GazetteDeps {
  db: Database;
  files: Pick<FileStore, 'read'>;
  printer: Printer;
  keys: Pick<KeyRing, 'derive'>;
  organisations: Pick<OrganisationsService, 'findUnit' | 'listTenants'>;
  /** Of the site whose address is printed on the issue. */
  origin: string;
  now: () => Date;
}

/** One finding of a check of the issues that were published. */
export interface GazetteFinding {
  year: number;
  number: number;
  what: 'manifest' | 'signature' | 'print' | 'text';
  words: string;
}

/** Issues of the gazette (政府公报): composed of published documents, printed with fixed pages, signed, published through the gate. */
export function createGazetteService({ db, files, printer, keys, organisations, origin, now }: GazetteDeps) {
  const signer = createSigner(keys);

  /** 安澜市人民政府公报 */
  async function nameOf(tenantId: string): Promise<string> {
    const tenant = (await organisations.listTenants()).find(({ id }) => id === tenantId);
    return `${tenant?.name ?? ''}公报`;
  }

  async function requireIssue(actor: Actor, id: string): Promise<IssueRow> {
    const issue = await findIssue(db, actor.tenantId, id);
    if (!issue || !actor.can(READ, issue.organisationId)) throw gazetteErrors.not_found();
    return issue;
  }

  async function view(actor: Actor, id: string): Promise<IssueDetail> {
    const issue = await requireIssue(actor, id);
    const items = await listItems(db, actor.tenantId, id);
    const { authorIds, manifest: _manifest, signature: _signature, publicKey: _key, ...shown } = issue;
    return {
      ...shown,
      itemCount: items.length,
      items,
      url: issue.state === 'published' ? issuePath(issue.year, issue.number) : null,
      mayWrite: issue.state === 'draft' && actor.can(WRITE, issue.organisationId),
      mayPublish:
        actor.can(PUBLISH, issue.organisationId) && (issue.state !== 'draft' || !authorIds.includes(actor.id)),
    };
  }

  async function requireSound(actor: Actor, input: IssueInput): Promise<void> {
    if ((await organisations.findUnit(actor.tenantId, input.organisationId))?.status !== 'active')
      throw gazetteErrors.unit_unknown();
    const ids = [...new Set(input.items.map(({ documentId }) => documentId))];
    const items = await Promise.all(input.items.map(async (item) => item));
    if (ids.length < items.length) {
      const twice = items.find(({ documentId }, at) => items.findIndex((one) => one.documentId === documentId) < at);
      const [summary] = await published.listSummaries(db, actor.tenantId, [twice?.documentId ?? '']);
      throw gazetteErrors.twice({ title: summary?.title ?? '' });
    }
    if ((await countDocuments(db, actor.tenantId, ids)) < ids.length) throw gazetteErrors.document_unknown();
  }

  /** The documents of an issue as they are printed; throws what keeps the issue from being published. */
  async function printables(tenantId: string, items: readonly ItemRow[]): Promise<PrintedItem[]> {
    const [fault] = findFaults(items);
    if (fault) throw gazetteErrors[fault.code](fault);
    const printed: PrintedItem[] = [];
    for (const item of items) {
      const document = await published.findPublished(db, tenantId, item.documentId);
      if (!document) throw gazetteErrors.not_public({ title: item.title });
      const pictures = new Map<string, Uint8Array>();
      for (const sha256 of new Set(picturesOf(document))) {
        const bytes = await files.read(sha256).catch(() => null);
        if (bytes) pictures.set(sha256, Uint8Array.from(bytes));
      }
      const { title, documentNumber, issuingBody } = document;
      const text = printDocumentOf(document, { origin, pictures });
      printed.push({
        section: item.section,
        title,
        documentNumber,
        issuingBody,
        startPage: UNKNOWN_PAGE,
        document: text,
      });
    }
    return printed;
  }

  /** Sets the issue: counts the pages of the contents and of each document, fills in where each begins, prints the whole. */
  async function typeset(head: IssueHead, items: PrintedItem[], producedAt: string) {
    const options = { address: `${origin}${issuePath(head.year, head.number)}`, producedAt };
    const pagesOf = async (document: PrintDocument): Promise<number> =>
      (await printer.print('pdf', document)).pages ?? 0;
    const bare = ({ address: _address, ...document }: PrintDocument): PrintDocument => document;
    const front = async (with_: PrintedItem[]) => {
      const { blocks, ...document } = bare(printOf(head, with_, options));
      const first = blocks.findIndex(({ kind }) => kind === 'attachment');
      return { ...document, blocks: first < 0 ? blocks : blocks.slice(0, first) };
    };
    const counted: number[] = [];
    for (const item of items) {
      const alone = bare(printOf(head, [item], options));
      const at = alone.blocks.findIndex(({ kind }) => kind === 'attachment');
      // A line before it, so that the document begins a page as it will in the issue.
      const blocks = [{ kind: 'paragraph' as const, text: head.name }, ...alone.blocks.slice(at)];
      counted.push((await pagesOf({ ...alone, blocks })) - 1);
    }
    let frontPages = await pagesOf(await front(items));
    let placed = items;
    for (let round = 0; round < 3; round++) {
      let next = frontPages + 1;
      placed = items.map((item, at) => {
        const startPage = next;
        next += counted[at] ?? 0;
        return { ...item, startPage };
      });
      // Shorter numbers may take a line away from the contents.
      const again = await pagesOf(await front(placed));
      if (again === frontPages) break;
      frontPages = again;
    }
    const print = await printer.print('pdf', printOf(head, placed, options));
    const total = frontPages + counted.reduce((sum, pages) => sum + pages, 0);
    // The address at the very end may take a page of its own.
    const extra = (print.pages ?? 0) - total;
    if (extra < 0 || extra > 1) throw gazetteErrors.pages_moved();
    return { print, placed, counted, pages: print.pages ?? 0 };
  }

  const headOf = async (tenantId: string, issue: IssueRow, publishedOn: string): Promise<IssueHead> => {
    const { year, number, serial, note } = issue;
    return { name: await nameOf(tenantId), year, number, serial, note, publishedOn };
  };

  const happened = (w: Write, verb: string, subjectId: string, after: object) =>
    w.record({ action: `gazette.issue.${verb}`, subjectType: TYPE, subjectId, after });

  return {
    nameOf,
    publicKey: signer.publicKey,

    async list(actor: Actor): Promise<Issue[]> {
      requirePermission(actor, READ);
      return (await listIssues(db, actor.tenantId)).filter(({ organisationId }) => actor.can(READ, organisationId));
    },

    get: view,

    /** Public documents of any unit that stand in no issue yet: departments' documents are published in the gazette as well (统一发布). */
    async listCandidates(actor: Actor, filter: { text?: string; organisationId?: string }): Promise<Candidate[]> {
      requirePermission(actor, READ);
      return listCandidates(db, actor.tenantId, filter, 50);
    },

    /** A new issue (`id` null), or another composition of a draft. Throws fixed, number_taken, conflict, document_unknown, twice. */
    async save(actor: Actor, id: string | null, input: IssueInput): Promise<IssueDetail> {
      const { version, items, ...head } = input;
      const before = id === null ? null : await requireIssue(actor, id);
      if (before && before.state !== 'draft') throw gazetteErrors.fixed();
      await requireSound(actor, input);
      if (before && before.organisationId !== head.organisationId)
        requirePermission(actor, WRITE, before.organisationId);
      const needs = { permission: WRITE, organisationId: head.organisationId };
      const saved = await write(db, actor, needs, async (w) => {
        const authorIds = [...new Set([...(before?.authorIds ?? []), actor.id])];
        const subjectId = id ?? (await insertIssue(w.tx, actor.tenantId, head, authorIds));
        if (id !== null) {
          const locked = await lockIssue(w.tx, actor.tenantId, id);
          if (locked && locked.state !== 'draft') throw gazetteErrors.fixed();
          if (!(await updateIssue(w.tx, actor.tenantId, id, version, { ...head, authorIds })))
            throw gazetteErrors.conflict();
        }
        await replaceItems(w.tx, actor.tenantId, subjectId, items);
        happened(w, id === null ? 'created' : 'changed', subjectId, { ...head, items });
        return subjectId;
      }).catch((error: unknown) => {
        const { year, number } = head;
        throw isUniqueViolation(error, 'gazette_issues_number')
          ? gazetteErrors.number_taken({ year, number }, { cause: error })
          : error;
      });
      return view(actor, saved);
    },

    /** What the print edition would be; nothing is kept. */
    async preview(actor: Actor, id: string): Promise<Uint8Array> {
      const issue = await requireIssue(actor, id);
      const items = await printables(actor.tenantId, await listItems(db, actor.tenantId, id));
      const today = chinaDate(now());
      const head = await headOf(actor.tenantId, issue, issue.publishedOn ?? today);
      return (await typeset(head, items, `${today}T00:00:00.000Z`)).print.bytes;
    },

    /**
     * Prints, signs and publishes an issue; from then on its pages are fixed. Throws own_issue, the faults of its documents, conflict when
     * one of them changed while it was printed, gate.held.
     */
    async publish(actor: Actor, id: string, version: number): Promise<IssueDetail> {
      const { tenantId } = actor;
      const issue = await requireIssue(actor, id);
      if (issue.state !== 'draft') throw gazetteErrors.not_draft();
      if (issue.version !== version) throw gazetteErrors.conflict();
      if (issue.authorIds.includes(actor.id)) throw gazetteErrors.own_issue();
      const mayPublish = actor.can(PUBLISH, issue.organisationId);
      const rows = mayPublish ? await listItems(db, tenantId, id) : [];
      const publishedOn = chinaDate(now());
      const head = await headOf(tenantId, issue, publishedOn);
      // Before the transaction: setting takes a second. Who may not publish is refused by the write, without it.
      const set = mayPublish ? await typeset(head, await printables(tenantId, rows), now().toISOString()) : null;
      await write(db, actor, { permission: PUBLISH, organisationId: issue.organisationId }, async (w) => {
        if (!set) throw gazetteErrors.not_draft();
        const locked = await lockIssue(w.tx, tenantId, id);
        if (locked?.version !== version || locked.state !== 'draft') throw gazetteErrors.conflict();
        const present = await listItems(w.tx, tenantId, id);
        const isSame = present.every(
          (item, at) => item.liveEditionId !== null && item.liveEditionId === rows[at]?.liveEditionId,
        );
        if (!isSame || present.length !== rows.length) throw gazetteErrors.conflict();
        const texts = await listTexts(
          w.tx,
          tenantId,
          present.map(({ liveEditionId }) => liveEditionId ?? ''),
        );
        const items = present.map((item, at) => ({
          ...{ documentId: item.documentId, editionId: item.liveEditionId ?? '', section: item.section },
          ...{ title: item.title, documentNumber: item.documentNumber, issuingBody: item.issuingBody },
          textSha256: sha256Of(texts.get(item.liveEditionId ?? '') ?? ''),
          ...{ startPage: set.placed[at]?.startPage ?? 0, pages: set.counted[at] ?? 0 },
        }));
        const print = { sha256: sha256Of(set.print.bytes), pages: set.pages };
        const manifest = manifestOf(head, items, print);
        const signed = {
          manifest,
          sha256: sha256Of(manifest),
          signature: signer.sign(manifest),
          publicKey: signer.publicKey,
        };
        const stored = items.map(({ documentId, section, editionId, title, startPage, pages }) => ({
          ...{ documentId, section, editionId, title, startPage, pages },
        }));
        await replaceItems(w.tx, tenantId, id, stored);
        await upsertPrint(w.tx, tenantId, id, { ...print, bytes: set.print.bytes });
        await updateIssue(w.tx, tenantId, id, version, { state: 'published', publishedOn, ...signed });
        const title = `${head.name}${issueWords(head)}`;
        const text = [title, head.note, ...items.map((item) => `${item.title} ${item.documentNumber}`)].join('\n');
        await publish(w, tenantId, TYPE, [
          { subjectId: id, editionId: id, organisationId: issue.organisationId, files: [], subject: { title, text } },
        ]);
        await forgetPages(
          w.tx,
          items.map(({ documentId }) => `document:${documentId}`),
        );
        happened(w, 'published', id, { ...head, sha256: signed.sha256, print });
      });
      return view(actor, id);
    },

    /** Takes an issue back with a reason; its number may be used again. */
    async withdraw(actor: Actor, id: string, reason: string): Promise<IssueDetail> {
      const issue = await requireIssue(actor, id);
      if (issue.state !== 'published') throw gazetteErrors.not_draft();
      await write(db, actor, { permission: PUBLISH, organisationId: issue.organisationId }, async (w) => {
        const locked = await lockIssue(w.tx, actor.tenantId, id);
        if (locked?.state !== 'published') throw gazetteErrors.conflict();
        await updateIssue(w.tx, actor.tenantId, id, locked.version, { state: 'withdrawn' });
        await withdraw(w, { tenantId: actor.tenantId, subjectType: TYPE, subjectId: id }, { reason });
        const items = await listItems(w.tx, actor.tenantId, id);
        await forgetPages(
          w.tx,
          items.map(({ documentId }) => `document:${documentId}`),
        );
        happened(w, 'withdrawn', id, { reason });
      });
      return view(actor, id);
    },

    /** Every published issue against its signature, its print edition and the words of its documents. Returns how many were looked at. */
    async verify(tenantId: string, found: (finding: GazetteFinding) => void): Promise<number> {
      const issues = (await listIssues(db, tenantId)).filter(({ state }) => state === 'published');
      for (const { id, year, number } of issues) {
        const say = (what: GazetteFinding['what'], words: string) => found({ year, number, what, words });
        const issue = await findIssue(db, tenantId, id);
        if (!issue) continue;
        if (sha256Of(issue.manifest) !== issue.sha256) say('manifest', issue.sha256);
        if (!isSigned(issue.manifest, issue.signature, issue.publicKey)) say('signature', issue.publicKey);
        const told = readManifest(issue.manifest);
        const bytes = await findPrint(db, tenantId, id);
        if (!bytes || !told || sha256Of(bytes) !== told.print.sha256) say('print', told?.print.sha256 ?? '');
        const items = told?.items ?? [];
        const texts = await listTexts(
          db,
          tenantId,
          items.map(({ editionId }) => editionId),
        );
        for (const { editionId, textSha256, title } of items)
          if (sha256Of(texts.get(editionId) ?? '') !== textSha256) say('text', title);
      }
      return issues.length;
    },
  };
}

/** What a manifest tells; null when it is none. */
function readManifest(
  text: string,
): { items: { editionId: string; textSha256: string; title: string }[]; print: { sha256: string } } | null {
  try {
    return JSON.parse(text) as ReturnType<typeof readManifest>;
  } catch {
    return null;
  }
}
