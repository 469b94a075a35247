import { opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, type Locale } from '../../kernel/errors/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { documentErrors } from './documents.errors.ts';
import { bulkHoldReasons, type Candidate } from './import.rules.ts';
import { candidateOf, ClaimsLost, type DocumentImport, type ImportOutcome } from './import.service.ts';

/** One run over any number of files: bounded memory, batches, a bad file reported and the rest going in. */

export interface FileReport {
  file: string;
  candidate: Candidate | null;
  outcome: ImportOutcome;
}

export interface RunOptions {
  actor: Actor;
  /** The unit a document goes to, from its fields. */
  organisationOf: (candidate: Candidate) => string;
  publish: boolean;
  dryRun: boolean;
  locale: Locale;
}

const WINDOW = 64;
const BATCH = 50;

/** Reads and saves files in the order given, yielding a report for each; a folder means every file below it, in name order. */
export async function* importFiles(
  documents: DocumentImport,
  paths: AsyncIterable<string> | Iterable<string>,
  options: RunOptions,
): AsyncGenerator<FileReport> {
  const reading: { file: string; candidate: Promise<Candidate | AppError> }[] = [];
  let batch: { file: string; candidate: Candidate }[] = [];

  const flush = async (): Promise<FileReport[]> => {
    const ready = batch;
    batch = [];
    return saveReports(documents, ready, options);
  };
  const take = async function* (): AsyncGenerator<FileReport> {
    const next = reading.shift();
    if (!next) return;
    const candidate = await next.candidate;
    if (candidate instanceof AppError) {
      // Reports keep the order of the files: what was read before this one is saved first.
      yield* await flush();
      yield { file: next.file, candidate: null, outcome: failed(candidate, options.locale) };
      return;
    }
    batch.push({ file: next.file, candidate });
    if (batch.length >= BATCH) yield* await flush();
  };
  for await (const file of paths) {
    reading.push({ file, candidate: readCandidate(documents, file, options) });
    if (reading.length >= WINDOW) yield* take();
  }
  while (reading.length > 0) yield* take();
  yield* await flush();
}

async function readCandidate(
  documents: DocumentImport,
  file: string,
  options: RunOptions,
): Promise<Candidate | AppError> {
  try {
    const result = await documents.read({ path: file }, basename(file), {
      keep: !options.dryRun,
      locale: options.locale,
    });
    const candidate = candidateOf(basename(file), result);
    return candidate.fields.title === '' ? documentErrors.title_missing() : candidate;
  } catch (error) {
    return error instanceof AppError
      ? error
      : documentErrors.file_reading_failed({ cause: 'io', reason: (error as Error).message }, { cause: error });
  }
}

const failed = (error: AppError, locale: Locale): ImportOutcome => ({
  state: 'failed',
  code: String(error.details['cause'] ?? error.code),
  message: error.text(locale),
});

async function saveReports(
  documents: DocumentImport,
  ready: { file: string; candidate: Candidate }[],
  options: RunOptions,
): Promise<FileReport[]> {
  if (ready.length === 0) return [];
  const candidates = ready.map(({ candidate }) => candidate);
  const outcomes = options.dryRun
    ? await judged(documents, candidates, options)
    : await savedWithRetry(documents, candidates, options);
  return ready.map(({ file, candidate }, i) => ({
    file,
    candidate,
    outcome: outcomes[i] ?? failed(documentErrors.not_found(), options.locale),
  }));
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
  const items = candidates.map((candidate) => ({ ...candidate, organisationId: options.organisationOf(candidate) }));
  for (let attempt = 1; ; attempt++) {
    try {
      return await documents.save(options.actor, items, { publish: options.publish });
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
  for await (const entry of await opendir(folder)) {
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
