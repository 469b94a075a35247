import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Printer, PrintFormat } from '../../kernel/print/index.ts';
import { findTombstone } from '../../foundation/gate/index.ts';
import type { FileChecks } from '../../foundation/gate/checks/index.ts';
import { published } from '../documents/index.ts';
import { standardTextErrors } from './standard-text.errors.ts';
import { deleteStale, findStandardText, saveStandardText } from './standard-text.repo.ts';
import { fileNameOf, inputHash, picturesOf, printDocumentOf, type PublishedDocument } from './standard-text.rules.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Making a file takes a thread a second at worst; who comes after so many others is asked to come again. */
const MOST_WAITING = 20;

export interface StandardText {
  bytes: Uint8Array;
  fileName: string;
  /** Names the content: the same hash, the same bytes. */
  inputHash: string;
}
export interface StandardTextDeps {
  db: Database;
  files: Pick<FileStore, 'read'>;
  printer: Printer;
  checks: Pick<FileChecks, 'check' | 'checkText'>;
}
export type StandardTextService = ReturnType<typeof createStandardTextService>;

/** Standard texts (标准文本) of published documents: made when first asked for, checked by their bytes, kept until the document changes. */
export function createStandardTextService({ db, files, printer, checks }: StandardTextDeps) {
  /** What is being made now, so that many who ask at once wait for one. */
  const making = new Map<string, Promise<Uint8Array | null>>();

  async function requirePublic(tenantId: string, id: string): Promise<PublishedDocument> {
    const document = ID.test(id) ? await published.findPublished(db, tenantId, id) : null;
    if (document) return document;
    const key = { tenantId, subjectType: 'document', subjectId: id };
    throw ID.test(id) && (await findTombstone(db, key)) ? standardTextErrors.gone() : standardTextErrors.not_found();
  }

  async function picturesFor(document: PublishedDocument): Promise<Map<string, Uint8Array>> {
    const pictures = new Map<string, Uint8Array>();
    for (const sha256 of new Set(picturesOf(document))) {
      const bytes = await files.read(sha256).catch(() => null);
      if (bytes) pictures.set(sha256, Uint8Array.from(bytes));
    }
    return pictures;
  }

  /** Grave findings in the bytes that the text itself does not have: what went through the gate as text may stand in print as well. */
  async function findAdded(document: PublishedDocument, bytes: Uint8Array, name: string, origin: string) {
    const folder = await mkdtemp(join(tmpdir(), 'yangguang-print-'));
    try {
      const path = join(folder, 'text');
      await writeFile(path, bytes);
      const inFile = (await checks.check({ path }, name)).filter(
        // The site's own address is printed on every text; on a machine without a public name it looks like an internal one.
        ({ severity, kind, excerpt }) =>
          severity === 'high' && !(kind === 'internal_address' && excerpt.startsWith(origin)),
      );
      if (inFile.length === 0) return [];
      const inText = await checks.checkText({ title: document.title, text: wordsOf(document) });
      return inFile.filter(({ kind }) => !inText.some((known) => known.kind === kind));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    /** Throws standard_text.not_found, gone, held or busy; print.too_large. `origin` is the site's, as https://host. */
    async get(tenantId: string, id: string, format: PrintFormat, origin: string): Promise<StandardText> {
      const document = await requirePublic(tenantId, id);
      const hash = inputHash(printDocumentOf(document, { origin, pictures: new Map() }), picturesOf(document));
      const key = { tenantId, documentId: id, format, inputHash: hash };
      const fileName = fileNameOf(document.title, format);
      const known = await findStandardText(db, key);
      let bytes: Uint8Array | null | undefined = known?.bytes;
      if (!known) {
        const name = `${tenantId} ${id} ${format} ${hash}`;
        let task = making.get(name);
        if (!task) {
          if (making.size >= MOST_WAITING) throw standardTextErrors.busy();
          task = (async () => {
            const pictures = await picturesFor(document);
            const made = await printer.print(format, printDocumentOf(document, { origin, pictures }));
            const findings = await findAdded(document, made.bytes, fileName, origin);
            // What could not be checked is not given out, and checked again the next time: it may have been the checker's fault.
            if (findings.some(({ kind }) => kind === 'not_checkable')) return null;
            const passed = findings.length === 0 ? made.bytes : null;
            await saveStandardText(db, key, {
              ...{ edition: document.edition, bytes: passed, notes: made.notes },
              // What was found may be somebody's number: kinds and places are enough for those who look.
              findings: findings.map(({ kind, where }) => ({ kind, where })),
            });
            return passed;
          })().finally(() => making.delete(name));
          making.set(name, task);
        }
        bytes = await task;
      }
      if (!bytes) throw standardTextErrors.held();
      // Making takes a while; what was withdrawn meanwhile is not given out.
      await requirePublic(tenantId, id).catch(async (error: unknown) => {
        // The surface was asked to let go of it before it was there.
        await deleteStale(db, tenantId, [id]);
        throw error;
      });
      return { bytes, fileName, inputHash: hash };
    },
  };
}

const wordsOf = (document: PublishedDocument): string =>
  [
    ...[document.documentNumber, document.issuingBody, document.indexNumber, document.mainRecipients],
    ...document.body.flatMap((block) => {
      if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ text }) => text));
      return block.kind === 'image' ? [block.alt] : [`${block.marker ?? ''}${block.text}`];
    }),
  ].join('\n');
