/** The embedded search engine as the rest of the program sees it; all SQLite work happens in worker threads. */
import { workerUrl } from '../workers/index.ts';
import { Channel, WorkerFailure } from './channel.ts';
import { ensureFolder } from './folder.ts';
import { indexErrors } from './index.errors.ts';
import type {
  EmptyReason,
  IndexChange,
  IndexEntry,
  IndexQuery,
  IndexResult,
  ListedItem,
  SearchIndex,
} from './index.port.ts';

export interface SearchIndexOptions {
  folder: string;
  /** Reader workers, 1–16; each holds the dictionary (about 50 MB) and the facts of every item (37 bytes each). */
  readers?: number;
  /** Called when damage is met while running and the index had to begin empty: a rebuild is due. */
  onEmptied?: (reason: EmptyReason) => void;
}

/** Searches waiting per reader before new ones are turned away; at 10 ms each this is two seconds of waiting. */
const QUEUE_LIMIT = 200;
/** Text handed to the writer in one message: copying it holds up the event loop for well under a millisecond. */
const PART_CHARACTERS = 100_000;
const PART_CHANGES = 200;
/** How often a reader that crashed is replaced within one minute before searching fails instead. */
const RESTARTS = 5;

/** Opens the index in a folder, creating it if needed. Throws `index.not_opened` when the folder cannot be made or written. */
export async function openSearchIndex(options: SearchIndexOptions): Promise<SearchIndex> {
  try {
    ensureFolder(options.folder);
  } catch (error) {
    throw indexErrors.not_opened({ folder: options.folder }, { cause: error });
  }
  const index = new EmbeddedIndex(options);
  await index.start();
  return index;
}

class EmbeddedIndex implements SearchIndex {
  readonly #options: SearchIndexOptions;
  #writer: Channel | null = null;
  #readers: Channel[] = [];
  #restarts: number[] = [];
  #isClosed = false;
  /** The last change asked for; each waits for the one before. */
  #tail: Promise<unknown> = Promise.resolve();
  emptied: EmptyReason | null = null;

  constructor(options: SearchIndexOptions) {
    this.#options = options;
  }

  get isWriter(): boolean {
    return this.#writer !== null;
  }

  async start(): Promise<void> {
    try {
      await this.#openWriter();
      const count = Math.min(16, Math.max(1, Math.floor(this.#options.readers ?? 2)));
      for (let i = 0; i < count; i++) this.#addReader();
      await Promise.all(this.#readers.map((reader) => reader.call('look')));
    } catch (error) {
      // Where another process writes, a broken file is for that one to replace; until then searches say so.
      if (!this.#writer && this.#readers.length && error instanceof WorkerFailure && error.isCorruption) return;
      await this.close();
      throw indexErrors.not_opened({ folder: this.#options.folder }, { cause: error });
    }
  }

  async #openWriter(): Promise<boolean> {
    const channel = new Channel(workerUrl(import.meta.url, 'search-writer.worker'), this.#options.folder, () => {
      if (this.#writer === channel) this.#writer = null;
    });
    const opened = await channel.call<{ emptied: EmptyReason | null } | null>('open');
    if (!opened) {
      await channel.close();
      return false;
    }
    this.#writer = channel;
    this.emptied = opened.emptied;
    return true;
  }

  #addReader(): void {
    const reader = new Channel(workerUrl(import.meta.url, 'search-reader.worker'), this.#options.folder, () => {
      this.#readers = this.#readers.filter((other) => other !== reader);
      if (this.#isClosed) return;
      const now = Date.now();
      this.#restarts = [...this.#restarts.filter((at) => now - at < 60_000), now];
      if (this.#restarts.length <= RESTARTS) this.#addReader();
    });
    this.#readers.push(reader);
  }

  tryBecomeWriter(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#writer) return true;
      const isWriter = await this.#openWriter();
      if (isWriter) await this.#lookAgain();
      return isWriter;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(indexErrors.closed());
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  #requireWriter(): Channel {
    if (!this.#writer) throw indexErrors.not_writer();
    return this.#writer;
  }

  apply(changes: readonly IndexChange[], checkpoint?: string): Promise<void> {
    return this.#inTurn(async () => {
      const writer = this.#requireWriter();
      try {
        await writer.call('begin');
        for (const part of partsOf(changes)) await writer.call('put', part);
        await writer.call('commit', checkpoint);
      } catch (error) {
        if (error instanceof WorkerFailure && error.isCorruption) {
          await this.#abandon();
          throw indexErrors.damaged({}, { cause: error });
        }
        await writer.call('rollback').catch(() => undefined);
        throw indexErrors.write_failed({}, { cause: error });
      }
    });
  }

  search(query: IndexQuery): Promise<IndexResult> {
    return this.#read('search', query);
  }

  find(asked: { tenantId: string; kind: string; ids: readonly string[] }): Promise<IndexEntry[]> {
    return this.#read('find', asked);
  }

  list(asked: { afterRow: number; limit: number }): Promise<ListedItem[]> {
    return this.#read('list', asked);
  }

  checkpoint(): Promise<string | null> {
    return this.#read('checkpoint');
  }

  count(): Promise<number> {
    return this.#read('count');
  }

  async #read<T>(name: string, value?: unknown, isSecondTry = false): Promise<T> {
    if (this.#isClosed) throw indexErrors.closed();
    const reader = this.#readers.reduce<Channel | null>(
      (least, other) => (!least || other.load < least.load ? other : least),
      null,
    );
    if (!reader) throw indexErrors.failed();
    if (reader.load >= QUEUE_LIMIT) throw indexErrors.overloaded();
    try {
      return await reader.call<T>(name, value);
    } catch (error) {
      if (!(error instanceof WorkerFailure) || !error.isCorruption) throw indexErrors.failed({}, { cause: error });
      if (!this.#writer || isSecondTry) throw indexErrors.damaged({}, { cause: error });
      await this.#inTurn(() => this.#abandon());
      return this.#read(name, value, true);
    }
  }

  async #abandon(): Promise<void> {
    await this.#requireWriter().call('abandon');
    this.emptied = 'corrupt';
    await this.#lookAgain();
    this.#options.onEmptied?.('corrupt');
  }

  async #lookAgain(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.call('look').catch(() => undefined)));
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#requireWriter().call('reset');
      await this.#lookAgain();
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#tail;
    const writer = this.#writer;
    this.#writer = null;
    await Promise.all(this.#readers.map((reader) => reader.close()));
    await writer?.close();
  }
}

/** Batches small enough that handing one over is no pause; a single long body goes alone. */
function* partsOf(changes: readonly IndexChange[]): Generator<IndexChange[]> {
  let part: IndexChange[] = [];
  let characters = 0;
  for (const change of changes) {
    const size = 'removed' in change ? 0 : change.body.length;
    if (part.length && (characters + size > PART_CHARACTERS || part.length >= PART_CHANGES)) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(change);
    characters += size;
  }
  if (part.length) yield part;
}
