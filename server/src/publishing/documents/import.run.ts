import { opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, errorText, type Locale } from '../../kernel/errors/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { documentErrors } from './documents.errors.ts';
import type { SavedPage } from './saved-page.reading.ts';
import { bulkHoldReasons, recogniseUnit, unitUnrecognised, withWarning, type Candidate } from './import.rules.ts';
import { candidateOf, ClaimsLost, type DocumentImport, type ImportOutcome } from './import.service.ts';

/** One run over any number of files: bounded memory, batches, a bad file reported and the rest going in. */

export interface FileReport {
  file: string;
  candidate: Candidate | null;
  outcome: ImportOutcome;
}

export interface RunOptions {
  actor: Actor;
  /** The one unit all documents go to, or the units among which the issuing body names one; `otherwise` takes what names none, with a warning. */
  unit: { id: string } | { among: readonly { id: string; name: string }[]; otherwise: string };
  publish: boolean;
  dryRun: boolean;
  locale: Locale;
  /** For pages of an older site: what lies beside a file, and the id that its document gets. */
  savedPage?: (path: string) => { page: SavedPage; documentId: string } | undefined;
}

/** Files being read or waiting to be saved, and files saved in one transaction: they bound the memory of a run however many files it has. */
const WINDOW = 128;
const BATCH = 64;
/** Faults of the installation, not of one file: a full disk, and the end of the program itself. */
const STOPS_THE_RUN: ReadonlySet<string> = new Set(['files.disk_full', 'db.disk_full', 'worker_closed']);

/**
 * Reads and saves files in the order given, yielding a report for each. Reading goes on in its threads while a batch is being saved:
 * one batch at a time, so that reports keep the order of the files.
 */
export async function* importFiles(
  documents: DocumentImport,
  paths: AsyncIterable<string> | Iterable<string>,
  options: RunOptions,
): AsyncGenerator<FileReport> {
  const reading: { file: string; candidate: Promise<Candidate | AppError> }[] = [];
  let batch: { file: string; candidate: Candidate | AppError }[] = [];
  let saving: Promise<FileReport[]> = Promise.resolve([]);

  const flush = async function* (): AsyncGenerator<FileReport> {
    const ready = batch;
    batch = [];
    yield* await saving;
    saving = saveReports(documents, ready, options);
    saving.catch(() => undefined); // awaited at the next flush, where a failure is thrown
  };
  const take = async function* (): AsyncGenerator<FileReport> {
    const next = reading.shift();
    if (!next) return;
    const candidate = await next.candidate;
    if (candidate instanceof AppError && STOPS_THE_RUN.has(String(candidate.details['cause'] ?? candidate.code))) {
      // Every further file would fail for the same reason: what was read before is saved, and the run ends with that reason.
      yield* flush();
      yield* await saving;
      throw candidate;
    }
    batch.push({ file: next.file, candidate });
    if (batch.length >= BATCH) yield* flush();
  };
  for await (const file of paths) {
    reading.push({ file, candidate: readCandidate(documents, file, options) });
    if (reading.length >= WINDOW) yield* take();
  }
  while (reading.length > 0) yield* take();
  yield* flush();
  yield* await saving;
}

async function readCandidate(
  documents: DocumentImport,
  file: string,
  options: RunOptions,
): Promise<Candidate | AppError> {
  try {
    const saved = options.savedPage?.(file);
    const result = await documents.read({ path: file }, basename(file), {
      keep: !options.dryRun,
      locale: options.locale,
      check: options.publish,
      ...(saved ? { page: saved.page } : {}),
    });
    const candidate = { ...candidateOf(basename(file), result), ...(saved ? { documentId: saved.documentId } : {}) };
    if (candidate.fields.title === '') return documentErrors.title_missing();
    const { issuingBody } = candidate.fields;
    const isGuessed = 'among' in options.unit && recogniseUnit(issuingBody, options.unit.among) === null;
    return isGuessed ? { ...candidate, result: withWarning(result, unitUnrecognised(issuingBody)) } : candidate;
  } catch (error) {
    if (error instanceof AppError) return error;
    const reason = errorText('extract.worker_crashed', options.locale);
    return documentErrors.file_reading_failed({ cause: 'worker_crashed', reason }, { cause: error });
  }
}

const failed = (error: AppError, locale: Locale): ImportOutcome => ({
  state: 'failed',
  code: String(error.details['cause'] ?? error.code),
  message: error.text(locale),
  details: error.details,
});

async function saveReports(
  documents: DocumentImport,
  ready: { file: string; candidate: Candidate | AppError }[],
  options: RunOptions,
): Promise<FileReport[]> {
  const candidates = ready.flatMap(({ candidate }) => (candidate instanceof AppError ? [] : [candidate]));
  const outcomes = options.dryRun
    ? await judged(documents, candidates, options)
    : await savedWithRetry(documents, candidates, options);
  const byCandidate = new Map(candidates.map((candidate, i) => [candidate, outcomes[i]]));
  return ready.map(({ file, candidate }) => {
    if (candidate instanceof AppError) return { file, candidate: null, outcome: failed(candidate, options.locale) };
    const outcome = byCandidate.get(candidate);
    if (!outcome) throw new Error(`no outcome for ${file}`);
    return { file, candidate, outcome };
  });
}

async function judged(
  documents: DocumentImport,
  candidates: Candidate[],
  options: RunOptions,
): Promise<ImportOutcome[]> {
  const verdicts = await documents.judge(options.actor.tenantId, candidates);
  return verdicts.map((verdict, i): ImportOutcome => {
    if (verdict.duplicateOf) return { state: 'duplicate', ...verdict.duplicateOf };
    const candidate = candidates[i];
    const held = options.publish && candidate ? bulkHoldReasons(candidate) : [];
    return {
      state: 'saved',
      documentId: '',
      held,
      published: false,
      warnings: candidate?.result.reading.warnings ?? [],
    };
  });
}

async function savedWithRetry(
  documents: DocumentImport,
  candidates: Candidate[],
  options: RunOptions,
): Promise<ImportOutcome[]> {
  const { unit } = options;
  const unitOf = ({ fields }: Candidate) =>
    'id' in unit ? unit.id : (recogniseUnit(fields.issuingBody, unit.among) ?? unit.otherwise);
  const items = candidates.map((candidate) => ({ ...candidate, organisationId: unitOf(candidate) }));
  for (let attempt = 1; ; attempt++) {
    try {
      return await documents.save(options.actor, items, { publish: options.publish, locale: options.locale });
    } catch (error) {
      if (!(error instanceof ClaimsLost) || attempt >= 5) throw error;
    }
  }
}

export interface WalkOptions {
  /** Told of files below a folder that are no documents by their name (scripts, data, archives): they are passed over, not failed. */
  onPassedOver: (path: string) => void;
}

/** What official documents are kept in; a file without an ending may be one too. */
const DOCUMENT_ENDING = /(?:^|[\\/])[^.\\/]+$|\.(?:txt|text|md|markdown|html?|shtml|xhtml|docx?|wps|ofd|pdf|xlsx)$/i;

/**
 * Every file named or below a named folder, in name order, without following links and without hidden files. A file that was named
 * itself is always yielded, whatever it is and even when it is missing, so that its fault is reported.
 */
export async function* walkFiles(paths: readonly string[], options: WalkOptions): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) yield* walkFolder(path, options);
    else yield path;
  }
}

async function* walkFolder(folder: string, options: WalkOptions): AsyncGenerator<string> {
  const names: { name: string; isFolder: boolean }[] = [];
  const opened = await opendir(folder).catch(() => null);
  if (!opened) {
    yield folder; // its fault is reported like that of a file
    return;
  }
  for await (const entry of opened) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory() || entry.isFile()) names.push({ name: entry.name, isFolder: entry.isDirectory() });
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isFolder } of names) {
    const path = join(folder, name);
    if (isFolder) yield* walkFolder(path, options);
    else if (DOCUMENT_ENDING.test(name)) yield path;
    else options.onPassedOver(path);
  }
}

/** Importing files of a folder, for the command line. */
export const fileRun = { importFiles, walkFiles, isDocumentName: (name: string) => DOCUMENT_ENDING.test(name) };
