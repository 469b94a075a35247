import { crc32, inflateRawSync } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { decodeText } from '../text/index.ts';
import { ExtractionError, type ExtractionLimits } from './extract.errors.ts';

/** Below this, repetitive but honest files may unpack to any ratio. */
const RATIO_FREE_BYTES = 32 * 1024 * 1024;

/** Members of a zip file, unpacked one by one on demand; the sum of what was really unpacked is held to the limits. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Throws file_damaged when missing or broken, archive_too_large when the sum passes a limit. */
  read(name: string): Promise<Uint8Array>;
  /** Like read, but null when there is no such member. */
  find(name: string): Promise<Uint8Array | null>;
}

/** Opens a zip file held in memory. Throws file_damaged, archive_too_large (entries) or archive_unsafe_path. */
export async function openArchive(bytes: Uint8Array, limits: ExtractionLimits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await damagedUnless(() =>
    yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }),
  );
  if (zip.entryCount > limits.maxEntries) throw new ExtractionError('archive_too_large', 'entries');
  const entries = await readDirectory(zip, limits);

  let unpacked = 0;
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(memberName(name));
    if (!entry) throw new ExtractionError('file_damaged', name);
    const ratioRoom = Math.max(RATIO_FREE_BYTES, bytes.length * limits.maxRatio);
    const room = Math.min(limits.maxUnpackedBytes, ratioRoom) - unpacked;
    const data = await unpack(zip, entry, buffer, name, room);
    unpacked += data.length;
    return data;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(memberName(name)),
    read,
    find: async (name) => (entries.has(memberName(name)) ? await read(name) : null),
  };
}

async function readDirectory(zip: ZipFile, limits: ExtractionLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await damagedUnless(async () => {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.maxEntries) throw new ExtractionError('archive_too_large', 'entries');
      const name = entryName(entry);
      if (name.endsWith('/')) continue;
      // The first of two members with one name counts: a second one is a way to hide content from a checker.
      if (!entries.has(name)) entries.set(name, entry);
    }
  });
  return entries;
}

function entryName(entry: Entry): string {
  const raw = (entry as unknown as { fileName: Buffer }).fileName;
  const name = decodeText(raw).text.replaceAll('\\', '/');
  const fault = yauzl.validateFileName(name);
  if (fault !== null || name.includes('\0')) {
    throw new ExtractionError('archive_unsafe_path', name.replaceAll('\0', '').slice(0, 100));
  }
  return name;
}

async function unpack(zip: ZipFile, entry: Entry, file: Buffer, name: string, room: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new ExtractionError('file_encrypted');
  const header = await damagedUnless(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }), name);
  const end = header.fileDataStart + entry.compressedSize;
  if (end > file.length) throw new ExtractionError('file_damaged', name);
  const packed = file.subarray(header.fileDataStart, end);
  let data: Uint8Array;
  if (entry.compressionMethod === 0) {
    if (packed.length > room) throw new ExtractionError('archive_too_large');
    data = packed;
  } else if (entry.compressionMethod === 8) {
    // The size in the directory may lie, so the real bytes are counted while they come out.
    if (room < 1) throw new ExtractionError('archive_too_large');
    try {
      data = inflateRawSync(packed, { maxOutputLength: room });
    } catch (error) {
      const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw new ExtractionError(tooLarge ? 'archive_too_large' : 'file_damaged', tooLarge ? undefined : name);
    }
  } else {
    throw new ExtractionError('file_damaged', name);
  }
  // Some writers leave the checksum out; a wrong one means that the text would be wrong too.
  if (entry.crc32 !== 0 && crc32(data) !== entry.crc32) throw new ExtractionError('file_damaged', name);
  return data;
}

/** Runs a library call and lets nothing but an ExtractionError out. */
async function damagedUnless<T>(call: () => Promise<T>, detail?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ExtractionError) throw error;
    throw new ExtractionError('file_damaged', detail);
  }
}

/** Member names have no leading slash; references inside documents often do. */
function memberName(name: string): string {
  return name.startsWith('/') ? name.slice(1) : name;
}

/** Joins a reference found in one member to a member name: `word/` + `../media/a.png` → `media/a.png`. */
export function resolveMember(folder: string, reference: string): string {
  const parts = reference.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of reference.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
