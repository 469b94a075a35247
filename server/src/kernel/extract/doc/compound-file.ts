import { ExtractionError } from '../extract.errors.ts';

/** Streams of an OLE compound file ([MS-CFB]): the container of .doc, .wps and of password-protected office files. */
export interface CompoundFile {
  has(name: string): boolean;
  /** The stream's bytes, or null when there is none of that name. Throws file_damaged for broken chains. */
  find(name: string): Uint8Array | null;
}

const END_OF_CHAIN = 0xfffffffe;
const MAX_REGULAR = 0xfffffffa;

interface DirectoryEntry {
  name: string;
  start: number;
  size: number;
}

/** Opens a compound file held in memory; every chain is walked at most once around, so loops end. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) throw new ExtractionError('file_damaged', 'ole header');
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6)
    throw new ExtractionError('file_damaged', 'ole header');
  const sectorSize = 1 << sectorShift;
  const miniCutoff = view.getUint32(56, true);
  const sectorCount = Math.ceil(bytes.length / sectorSize);

  const sector = (id: number): Uint8Array => {
    const start = (id + 1) * sectorSize;
    if (id >= MAX_REGULAR || start >= bytes.length) throw new ExtractionError('file_damaged', 'ole sector');
    return bytes.subarray(start, start + sectorSize);
  };
  const chain = (start: number, table: Uint32Array): number[] => {
    const ids: number[] = [];
    for (let id = start; id !== END_OF_CHAIN; id = table[id] ?? 0xffffffff) {
      if (id >= table.length || ids.length > table.length) throw new ExtractionError('file_damaged', 'ole chain');
      ids.push(id);
    }
    return ids;
  };

  const fat = readTable(fatSectors(view, sector, sectorCount), sector);
  const directory = readDirectory(join(chain(view.getUint32(48, true), fat).map(sector)));
  const root = directory.get('Root Entry') ?? [...directory.values()][0];
  const miniStart = view.getUint32(60, true);
  const miniFat = miniStart < MAX_REGULAR ? readTable(chain(miniStart, fat), sector) : new Uint32Array();
  let miniStream: Uint8Array | undefined;

  return {
    has: (name) => directory.has(name),
    find: (name) => {
      const entry = directory.get(name);
      if (!entry) return null;
      if (entry.size === 0) return new Uint8Array();
      if (entry.size > bytes.length) throw new ExtractionError('file_damaged', 'ole stream');
      if (entry.size >= miniCutoff) return join(chain(entry.start, fat).map(sector)).subarray(0, entry.size);
      miniStream ??= root && root.start < MAX_REGULAR ? join(chain(root.start, fat).map(sector)) : new Uint8Array();
      const whole = miniStream;
      const parts = chain(entry.start, miniFat).map((id) => whole.subarray(id * 64, id * 64 + 64));
      return join(parts).subarray(0, entry.size);
    },
  };
}

/** Sectors that hold the allocation table: 109 in the header, the rest in a chain of their own. */
function fatSectors(view: DataView, sector: (id: number) => Uint8Array, sectorCount: number): number[] {
  const ids: number[] = [];
  for (let i = 0; i < 109; i++) {
    const id = view.getUint32(76 + i * 4, true);
    if (id < MAX_REGULAR) ids.push(id);
  }
  let next = view.getUint32(68, true);
  for (let guard = 0; next < MAX_REGULAR; guard++) {
    if (guard > sectorCount) throw new ExtractionError('file_damaged', 'ole chain');
    const part = sector(next);
    const partView = new DataView(part.buffer, part.byteOffset, part.byteLength);
    const slots = Math.floor(part.length / 4) - 1;
    for (let i = 0; i < slots; i++) {
      const id = partView.getUint32(i * 4, true);
      if (id < MAX_REGULAR) ids.push(id);
    }
    next = slots < 0 ? END_OF_CHAIN : partView.getUint32(slots * 4, true);
  }
  if (ids.length > sectorCount) throw new ExtractionError('file_damaged', 'ole chain');
  return ids;
}

function readTable(ids: number[], sector: (id: number) => Uint8Array): Uint32Array {
  const bytes = join(ids.map(sector));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true));
}

/** All streams by name. The tree is not walked: the names that matter exist once, in the root. */
function readDirectory(bytes: Uint8Array): Map<string, DirectoryEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, DirectoryEntry>();
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const nameBytes = view.getUint16(at + 64, true);
    const type = view.getUint8(at + 66);
    if ((type !== 2 && type !== 5 && type !== 1) || nameBytes < 2 || nameBytes > 64) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes - 2));
    if (entries.has(name)) continue;
    entries.set(name, { name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
