import { newId, type Database } from '../../kernel/db/index.ts';
import { AppError, errorText, type ErrorDetails, type Locale } from '../../kernel/errors/index.ts';
import { createWorkerPool, WorkerTaskError, workerUrl, type WorkerPool } from '../../kernel/workers/index.ts';
import { write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { publish } from '../../foundation/gate/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  insertClaims,
  insertDocumentFiles,
  insertDocuments,
  insertFiles,
  listClaims,
  type ClaimedKey,
  type NewEdition,
  type StoredFile,
} from './documents.repo.ts';
import { fieldsOf } from './documents.rules.ts';
import type { DocumentFields } from './documents.schema.ts';
import { bulkHoldReasons, judgeCandidate, keysOf, type Candidate, type Verdict } from './import.rules.ts';
import type { ReadFileResult, ReadFileTask } from './import.worker.ts';
import type { ReadingWarning } from './reading.schema.ts';

export interface ImportDeps {
  db: Database;
  storeFolder: string;
  maxBytes: number;
  now: () => Date;
}

/** What became of one file. */
export type ImportOutcome =
  | {
      state: 'saved';
      documentId: string;
      held: { code: string; words: string }[];
      published: boolean;
      warnings: ReadingWarning[];
    }
  | { state: 'duplicate'; documentId: string; title: string; by: 'number' | 'text' }
  | { state: 'failed'; code: string; message: string };

export interface SaveItem extends Candidate {
  organisationId: string;
}
export type DocumentImport = ReturnType<typeof createDocumentImport>;

const CHINA_DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const ANALYSIS_TIMEOUT_MS = 60_000;
const ANALYSIS_HEAP_MB = 1024;

/** Reads files in threads and saves what was read, in batches, through the same writes for the command line and the console. */
export function createDocumentImport({ db, storeFolder, maxBytes, now }: ImportDeps, threads: number) {
  let pool: WorkerPool<ReadFileTask, ReadFileResult> | null = null;
  const today = () => CHINA_DATE.format(now());

  return {
    /** Reads one file. Throws documents.file_reading_failed with the reason in the reader's language. */
    async read(
      source: { path: string } | { sha256: string },
      fileName: string,
      options: { keep: boolean; locale: Locale },
    ): Promise<ReadFileResult> {
      pool ??= createWorkerPool({
        url: workerUrl(import.meta.url, 'import.worker'),
        size: threads,
        timeoutMs: ANALYSIS_TIMEOUT_MS,
        maxHeapMb: ANALYSIS_HEAP_MB,
      });
      try {
        return await pool.run({ ...source, fileName, storeFolder, maxBytes, keep: options.keep });
      } catch (error) {
        throw readingFailure(error, options.locale, maxBytes);
      }
    },

    /** Which of these are already in the store (dry run). */
    async judge(tenantId: string, items: readonly Candidate[]): Promise<Verdict[]> {
      return judgeInOrder(items, await listClaims(db, tenantId, items.flatMap(keysOf)), () => '').verdicts;
    },

    /** Saves a batch in one transaction; with `publish`, what nothing speaks against goes out through the gate at once. */
    async save(actor: Actor, items: readonly SaveItem[], options: { publish: boolean }): Promise<ImportOutcome[]> {
      if (items.length === 0) return [];
      const permission = options.publish ? 'documents.document.bulk_publish' : 'documents.document.import';
      for (const { organisationId } of items) {
        if (!actor.can(permission, organisationId)) throw new AppError('access.denied', { permission });
      }
      return write(db, actor, { permission }, (w) => saveBatch(w, actor, items, options.publish));
    },

    async close(): Promise<void> {
      await pool?.close();
      pool = null;
    },
  };

  async function saveBatch(
    w: Write,
    actor: Actor,
    items: readonly SaveItem[],
    publishNow: boolean,
  ): Promise<ImportOutcome[]> {
    const { tenantId } = actor;
    const taken = await listClaims(w.tx, tenantId, items.flatMap(keysOf));
    const ids = items.map(() => newId());
    const { verdicts } = judgeInOrder(items, taken, (i) => ids[i] ?? '');
    const wanted = verdicts.flatMap((verdict, i) =>
      verdict.claims.map((claim) => ({ ...claim, documentId: ids[i] ?? '' })),
    );
    const got = await insertClaims(w.tx, tenantId, wanted);
    // Somebody claimed one of them between our look and our claim: the whole batch is tried again with fresh eyes.
    if (got.length < wanted.length) throw new ClaimsLost();

    const outcomes: ImportOutcome[] = [];
    const editions: NewEdition[] = [];
    const stored: StoredFile[] = [];
    const publications: Parameters<typeof publish>[3][number][] = [];
    for (const [i, item] of items.entries()) {
      const verdict = verdicts[i];
      const documentId = ids[i] ?? '';
      if (!verdict) continue;
      if (verdict.duplicateOf) {
        outcomes.push({ state: 'duplicate', ...verdict.duplicateOf });
        continue;
      }
      const held = publishNow ? bulkHoldReasons(item) : [];
      const published = publishNow && held.length === 0;
      const edition = editionOf(actor, item, verdict, documentId, published, today());
      editions.push(edition);
      stored.push(item.result.original, ...item.result.images);
      if (published) publications.push(publicationOf(item, edition));
      outcomes.push({ state: 'saved', documentId, held, published, warnings: edition.warnings });
      w.record({
        action: published ? 'documents.document.published' : 'documents.document.imported',
        subjectType: 'document',
        subjectId: documentId,
        after: {
          title: edition.title,
          documentNumber: edition.documentNumber,
          file: item.fileName,
          sha256: item.result.original.sha256,
        },
      });
    }
    await insertFiles(w.tx, tenantId, stored);
    await insertDocuments(w.tx, tenantId, editions);
    await insertDocumentFiles(
      w.tx,
      tenantId,
      editions.flatMap((edition) => filesOf(edition).map((sha256) => ({ sha256, documentId: edition.documentId }))),
    );
    if (publications.length > 0) await publish(w, tenantId, 'document', publications);
    if (editions.length === 0) {
      w.record({
        action: 'documents.import.nothing_new',
        subjectType: 'import',
        subjectId: newId(),
        after: { files: items.length },
      });
    }
    return outcomes;
  }
}

/** Another import claimed the same key at the same moment; the caller tries again. */
export class ClaimsLost extends Error {}

/** Judges candidates one after the other, so that the second of two equal files in a batch is the duplicate of the first. */
function judgeInOrder(
  items: readonly Candidate[],
  taken: readonly ClaimedKey[],
  idOf: (index: number) => string,
): { verdicts: Verdict[] } {
  const known: ClaimedKey[] = [...taken];
  const verdicts = items.map((item, i) => {
    const verdict = judgeCandidate(item, known);
    for (const claim of verdict.claims)
      known.push({ ...claim, documentId: idOf(i), title: item.fields.title, madeOn: item.fields.madeOn });
    return verdict;
  });
  return { verdicts };
}

const filesOf = (edition: NewEdition) => [
  ...(edition.originalFile ? [edition.originalFile] : []),
  ...edition.body.flatMap((block) => (block.kind === 'image' ? [block.file] : [])),
];

function editionOf(
  actor: Actor,
  item: SaveItem,
  verdict: Verdict,
  documentId: string,
  published: boolean,
  today: string,
): NewEdition {
  const { fields, result } = item;
  const warnings: ReadingWarning[] = [...result.reading.warnings];
  if (verdict.numberTaken)
    warnings.push({ code: 'number_taken', field: 'documentNumber', words: fields.documentNumber });
  return {
    documentId,
    editionId: newId(),
    organisationId: item.organisationId,
    number: 1,
    state: published ? 'live' : 'draft',
    source: 'import',
    createdBy: actor.id,
    authorIds: [actor.id],
    ...fields,
    publishedOn: published ? (fields.publishedOn ?? today) : fields.publishedOn,
    body: result.reading.body,
    plainText: result.plainText,
    warnings,
    tasks: result.reading.tasks,
    originalFile: result.original.sha256,
    originalName: item.fileName,
    originalMediaType: result.original.mediaType,
  };
}

function publicationOf(item: SaveItem, edition: NewEdition) {
  const { original, images } = item.result;
  const used = new Set(filesOf(edition));
  const shown = images.filter((image) => used.has(image.sha256));
  const files = shown.map(({ sha256, mediaType }) => ({
    sha256,
    mediaType,
    name: `${sha256.slice(0, 12)}.${mediaType.split('/')[1] ?? 'bin'}`,
  }));
  return {
    subjectId: edition.documentId,
    editionId: edition.editionId,
    organisationId: edition.organisationId,
    files: [...files, { sha256: original.sha256, mediaType: original.mediaType, name: edition.originalName }],
    subject: { title: edition.title, text: edition.plainText },
  };
}

/** The reading as a candidate, with what the officer corrected. */
export function candidateOf(fileName: string, result: ReadFileResult, corrected?: DocumentFields): Candidate {
  return { fileName, result, fields: corrected ?? fieldsOf(result.reading) };
}

function readingFailure(error: unknown, locale: Locale, maxBytes: number): AppError {
  if (error instanceof AppError) return error;
  const { code = 'worker_crashed', detail } = error as WorkerTaskError;
  const details: ErrorDetails = { detail: detail ?? '', limit: `${Math.round(maxBytes / 1048576)} MB` };
  return documentErrors.file_reading_failed(
    { cause: code, reason: errorText(`extract.${code}`, locale, details) },
    { cause: error },
  );
}
