import { newId, type Database } from '../../kernel/db/index.ts';
import { AppError, errorText, type ErrorDetails, type Locale } from '../../kernel/errors/index.ts';
import '../../kernel/extract/index.ts'; // declares the texts of what can be wrong with a file
import { fileErrors } from '../../kernel/files/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { createWorkerPool, WorkerTaskError, workerUrl, type WorkerPool } from '../../kernel/workers/index.ts';
import { write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { publish } from '../../foundation/gate/index.ts';
import { assess, holding, keepChecks } from '../../foundation/gate/checks/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  lockOpenEditions,
  insertClaims,
  insertDocuments,
  listClaims,
  updateEdition,
  type ClaimedKey,
  type NewEdition,
} from './documents.repo.ts';
import { insertDocumentFiles, insertFiles, type StoredFile } from './document-files.repo.ts';
import { fieldsOf, publicationFor, typedFields } from './documents.rules.ts';
import { decideByPublishing } from './disclosure.repo.ts';
import { stepOfSystem } from './edition-flow.rules.ts';
import { publicationOf } from './editions.service.ts';
import type { DocumentFields } from './documents.schema.ts';
import { renewStatistics } from './import.repo.ts';
import { bulkHoldReasons, judgeCandidate, keysOf, type Candidate, type Verdict } from './import.rules.ts';
import type { ReadFileResult, ReadTask, ReadTextResult, ReadTextTask } from './import.worker.ts';
import type { ReadingWarning } from './reading.schema.ts';
import type { SavedPage } from './saved-page.reading.ts';

/** Codes of the system and of the runtime that nobody foresaw. */
const UNFORESEEN = /^(?:E[A-Z]+|ERR_\w+|worker_crashed)$/;

export interface ImportDeps {
  db: Database;
  storeFolder: string;
  maxBytes: number;
  now: () => Date;
  /** Told of files at which the reader itself broke. */
  log?: Logger;
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
  | { state: 'duplicate'; documentId: string; title: string; by: 'number' | 'text' | 'address' }
  | { state: 'failed'; code: string; message: string; details: ErrorDetails };

export interface SaveItem extends Candidate {
  organisationId: string;
}
export type DocumentImport = ReturnType<typeof createDocumentImport>;

const ANALYSIS_TIMEOUT_MS = 60_000;
const ANALYSIS_HEAP_MB = 1024;

/** Reads files in threads and saves what was read, in batches, through the same writes for the command line and the console. */
export function createDocumentImport({ db, storeFolder, maxBytes, now, log }: ImportDeps, threads: number) {
  let pool: WorkerPool<ReadTask, ReadFileResult | ReadTextResult> | null = null;
  let added = 0;
  let nextLookAt = 1;
  const today = () => chinaDate(now());

  const threadsOf = () =>
    (pool ??= createWorkerPool({
      url: workerUrl(import.meta.url, 'import.worker'),
      size: threads,
      timeoutMs: ANALYSIS_TIMEOUT_MS,
      maxHeapMb: ANALYSIS_HEAP_MB,
    }));

  return {
    /** Reads one file. Throws documents.file_reading_failed with the reason in the reader's language. */
    async read(
      source: { path: string } | { sha256: string },
      fileName: string,
      options: { keep: boolean; locale: Locale; check?: boolean; page?: SavedPage },
    ): Promise<ReadFileResult> {
      try {
        const { keep, check, page } = options;
        const file = {
          ...source,
          fileName,
          storeFolder,
          maxBytes,
          keep,
          ...(check ? { check } : {}),
          ...(page ? { page } : {}),
        };
        return (await threadsOf().run({ file })) as ReadFileResult;
      } catch (error) {
        const failure = readingFailure(error, options.locale, maxBytes);
        if (failure.details['cause'] === 'worker_crashed') log?.error({ err: error, file: fileName }, 'reading a file');
        throw failure;
      }
    },

    /** Reads a text as an officer edited it. Throws documents.file_reading_failed when it takes more time or memory than there is. */
    async readText(task: ReadTextTask, locale: Locale): Promise<ReadTextResult> {
      try {
        return (await threadsOf().run({ text: task })) as ReadTextResult;
      } catch (error) {
        log?.error({ err: error }, 'reading an edited text');
        throw readingFailure(error, locale, maxBytes);
      }
    },

    /** Which of these are already in the store (dry run). */
    async judge(tenantId: string, items: readonly Candidate[]): Promise<Verdict[]> {
      return judgeInOrder(items, await listClaims(db, tenantId, items.flatMap(keysOf)), () => '').verdicts;
    },

    /**
     * Saves a batch in one transaction; with `publish`, what nothing speaks against goes out through the gate at once. When the database
     * refuses the content of one, the batch is saved one by one, and only that one fails.
     */
    async save(
      actor: Actor,
      items: readonly SaveItem[],
      options: {
        publish: boolean;
        locale?: Locale;
        /** Done in the same write as the batch: what became of it and its trace stand or fall together. */
        together?: (w: Write, outcomes: readonly ImportOutcome[]) => Promise<void>;
      },
    ): Promise<ImportOutcome[]> {
      if (items.length === 0) return [];
      const permission = options.publish ? 'documents.document.bulk_publish' : 'documents.document.import';
      for (const { organisationId } of items) {
        if (!actor.can(permission, organisationId)) throw new AppError('access.denied', { permission });
      }
      const saveTogether = async (batch: readonly SaveItem[]) => {
        const saved = await write(db, actor, { permission }, async (w) => {
          const outcomes = await saveBatch(w, actor, batch, options.publish);
          await options.together?.(w, outcomes);
          return outcomes;
        });
        await countAdded(saved);
        return saved;
      };
      try {
        return await saveTogether(items);
      } catch (error) {
        if (refusalOf(error) === null) throw error;
      }
      const outcomes: ImportOutcome[] = [];
      for (const item of items) {
        try {
          outcomes.push(...(await saveTogether([item])));
        } catch (error) {
          const reason = refusalOf(error);
          if (reason === null) throw error;
          log?.error({ err: error, file: item.fileName }, 'the database refused a document');
          const refused = documentErrors.file_refused({ reason }, { cause: error });
          const message = refused.text(options.locale ?? actor.locale);
          outcomes.push({ state: 'failed', code: refused.code, message, details: { reason } });
        }
      }
      return outcomes;
    },

    async close(): Promise<void> {
      await pool?.close();
      pool = null;
    },
  };

  /** The first batches into an empty store change what PostgreSQL should plan for. What they saved stands, whatever becomes of this. */
  async function countAdded(outcomes: readonly ImportOutcome[]): Promise<void> {
    added += outcomes.filter(({ state }) => state === 'saved').length;
    if (added < nextLookAt) return;
    nextLookAt = added * 8;
    await renewStatistics(db, added).catch(() => undefined);
  }

  async function saveBatch(
    w: Write,
    actor: Actor,
    items: readonly SaveItem[],
    publishNow: boolean,
  ): Promise<ImportOutcome[]> {
    const { tenantId } = actor;
    const taken = await listClaims(w.tx, tenantId, items.flatMap(keysOf));
    const ids = items.map(({ documentId }) => documentId ?? newId());
    const { verdicts } = judgeInOrder(items, taken, (i) => ids[i] ?? '');
    const wanted = verdicts.flatMap((verdict, i) =>
      verdict.claims.map((claim) => ({ ...claim, documentId: ids[i] ?? '' })),
    );
    const got = await insertClaims(w.tx, tenantId, wanted);
    // Somebody claimed one of them between our look and our claim: the whole batch is tried again with fresh eyes.
    if (got.length < wanted.length) throw new ClaimsLost();

    if (publishNow)
      await keepChecks(
        w.tx,
        tenantId,
        items.flatMap(({ result }) => result.checks ?? []),
      );
    const outcomes: ImportOutcome[] = [];
    const editions: NewEdition[] = [];
    const stored: StoredFile[] = [];
    const holders: { sha256: string; documentId: string }[] = [];
    const publications: Parameters<typeof publish>[3][number][] = [];
    for (const [i, item] of items.entries()) {
      const verdict = verdicts[i];
      const documentId = ids[i] ?? '';
      if (!verdict) continue;
      if (verdict.duplicateOf) {
        const late = publishNow ? await publishUntouched(w, actor, verdict.duplicateOf, today()) : null;
        outcomes.push(late ?? { state: 'duplicate', ...verdict.duplicateOf });
        continue;
      }
      const held = publishNow ? bulkHoldReasons(item) : [];
      const published = publishNow && held.length === 0;
      const edition = editionOf(actor, item, verdict, documentId, published, today());
      editions.push(edition);
      const { original, images, attachments = [] } = item.result;
      stored.push(original, ...images, ...attachments);
      // Never by the links in the text: those may name any file.
      for (const sha256 of [...filesOf(edition), ...attachments.map((file) => file.sha256)])
        holders.push({ sha256, documentId });
      // Nobody touched the tasks yet: their words stand in the text, which the gate reads.
      if (published) publications.push(publicationFor(edition, [...images, ...attachments], []));
      outcomes.push({ state: 'saved', documentId, held, published, warnings: edition.warnings });
      w.record({
        action: published ? 'documents.document.published' : 'documents.document.imported',
        subjectType: 'document',
        subjectId: documentId,
        ...(item.asRead ? { before: item.asRead } : {}),
        after: {
          title: edition.title,
          documentNumber: edition.documentNumber,
          file: item.fileName,
          sha256: item.result.original.sha256,
          ...(item.asRead ? correctedOf(item.fields, item.asRead) : {}),
        },
      });
    }
    await insertFiles(w.tx, tenantId, stored);
    await insertDocuments(w.tx, tenantId, editions);
    await insertDocumentFiles(w.tx, tenantId, holders);
    if (publications.length > 0) await publish(w, tenantId, 'document', publications);
    if (editions.length === 0 && outcomes.every((outcome) => outcome.state !== 'saved' || !outcome.published)) {
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

/** The code with which the database refuses content (data that it cannot hold, a broken constraint, a limit); null for other errors. */
function refusalOf(error: unknown): string | null {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && /^(?:22|23|54)[0-9A-Z]{3}$/.test(code) ? code : null;
}

/** Another import claimed the same key at the same moment; the caller tries again. */
export class ClaimsLost extends Error {}

/**
 * Old stock that went in as a draft before and that nobody touched since: a second run with `publish` publishes it. Null when it is
 * something else: public already, edited, in review, or the same number with another text.
 */
async function publishUntouched(
  w: Write,
  actor: Actor,
  duplicate: { documentId: string; by: 'number' | 'text' },
  today: string,
): Promise<ImportOutcome | null> {
  const { tenantId } = actor;
  const { documentId, by } = duplicate;
  const { draft, live } = await lockOpenEditions(w.tx, tenantId, documentId);
  if (by !== 'text' || live || !draft) return null;
  const to = stepOfSystem('publish_at_once', draft.state, draft.version === 1 && draft.number === 1);
  if (!to) return null;
  if (!actor.can('documents.document.bulk_publish', draft.organisationId)) return null;
  // Nobody touched the tasks: their words stand in the text.
  const publication = await publicationOf(w.tx, tenantId, draft.id, []);
  const held = await heldNow(w, tenantId, publication);
  if (held.length > 0) return { state: 'saved', documentId, held, published: false, warnings: draft.warnings };
  const publishedOn = draft.publishedOn ?? today;
  await updateEdition(w.tx, tenantId, draft.id, { state: to, publishedOn, publicSince: new Date() });
  await decideByPublishing(w.tx, tenantId, documentId);
  await publish(w, tenantId, 'document', [publication]);
  const after = { title: draft.title, publishedOn };
  w.record({ action: 'documents.document.published', subjectType: 'document', subjectId: documentId, after });
  return { state: 'saved', documentId, held: [], published: true, warnings: draft.warnings };
}

/** Why a draft that waits may not go out; one whose file is another than the one just checked waits for somebody to look. */
async function heldNow(
  w: Write,
  tenantId: string,
  publication: Awaited<ReturnType<typeof publicationOf>>,
): Promise<{ code: string; words: string }[]> {
  try {
    const found = (await assess(w.tx, tenantId, 'document', [publication])).get(publication.subjectId) ?? [];
    return holding(found).map(({ kind, excerpt }) => ({ code: kind, words: excerpt }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'checks.not_checked') return [{ code: 'not_checkable', words: '' }];
    throw error;
  }
}

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
  const { disclosure = '' } = result.reading;
  if (!published && disclosure === '') warnings.push({ code: 'disclosure_missing' });
  if (!published && disclosure === 'withheld') warnings.push({ code: 'disclosure_clause_missing' });
  if (verdict.numberTaken)
    warnings.push({ code: 'number_taken', field: 'documentNumber', words: fields.documentNumber });
  return {
    documentId,
    editionId: newId(),
    organisationId: item.organisationId,
    number: 1,
    state: stepOfSystem(published ? 'publish_at_once' : 'import', 'none', true) ?? 'draft',
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
    // Publishing old stock at once is the decision to make it public; otherwise only the text itself may say so.
    disclosure: published ? 'proactive' : disclosure,
  };
}

/** The reading as a candidate, with what the officer corrected. */
export function candidateOf(
  fileName: string,
  result: ReadFileResult,
  corrected: Partial<DocumentFields> = {},
): Candidate {
  const read = fieldsOf(result.reading);
  const fields = { ...read, ...typedFields(corrected) };
  const names = (Object.keys(corrected) as (keyof DocumentFields)[]).filter((name) => read[name] !== fields[name]);
  if (names.length === 0) return { fileName, result, fields };
  return { fileName, result, fields, asRead: Object.fromEntries(names.map((name) => [name, read[name]])) };
}

/** The officer's values of the fields that he corrected. */
const correctedOf = (fields: DocumentFields, asRead: Partial<DocumentFields>): Partial<DocumentFields> =>
  Object.fromEntries((Object.keys(asRead) as (keyof DocumentFields)[]).map((name) => [name, fields[name]]));

/** What the system said when a file was opened or stored, as errors that say what to do. */
const SYSTEM_FAILURES: Record<string, (reason: string, cause: unknown) => AppError> = {
  ENOENT: (_reason, cause) => documentErrors.file_missing({}, { cause }),
  ENOTDIR: (_reason, cause) => documentErrors.file_missing({}, { cause }),
  EACCES: (reason, cause) => documentErrors.file_unreadable({ reason }, { cause }),
  EPERM: (reason, cause) => documentErrors.file_unreadable({ reason }, { cause }),
  EISDIR: (reason, cause) => documentErrors.file_unreadable({ reason }, { cause }),
  EIO: (reason, cause) => documentErrors.file_unreadable({ reason }, { cause }),
  // Thrown by the store in the reading thread; only the code crosses over.
  'files.disk_full': (_reason, cause) => fileErrors.disk_full({}, { cause }),
  'files.not_found': (_reason, cause) => fileErrors.not_found({}, { cause }),
};

function readingFailure(error: unknown, locale: Locale, maxBytes: number): AppError {
  if (error instanceof AppError) return error;
  const { code = 'worker_crashed', detail } = error as WorkerTaskError;
  const known = SYSTEM_FAILURES[code];
  if (known) return known(code, error);
  const cause = UNFORESEEN.test(code) ? 'worker_crashed' : code;
  const details: ErrorDetails = { cause, detail: detail ?? '', limit: `${Math.round(maxBytes / 1048576)} MB` };
  return documentErrors.file_reading_failed(
    { ...details, reason: errorText(`extract.${cause}`, locale, details) },
    { cause: error },
  );
}

/** Why a file could not be read or saved, in the language of whoever reads it now. */
export function failureText(code: string, details: ErrorDetails, locale: Locale): { code: string; message: string } {
  const cause = details['cause'];
  if (typeof cause !== 'string') return { code, message: errorText(code, locale, details) };
  const reason = errorText(`extract.${cause}`, locale, details);
  return { code: cause, message: errorText(code, locale, { ...details, reason }) };
}
