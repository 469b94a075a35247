import type { ExtractionBuilder } from '../builder.ts';

/** Names as in the core properties of newer formats. */
const NAMES: Record<number, string> = {
  2: 'title',
  3: 'subject',
  4: 'creator',
  5: 'keywords',
  6: 'description',
  8: 'lastModifiedBy',
  12: 'created',
  13: 'modified',
};
/** 100 ns steps from 1601 to 1970. */
const EPOCH_MS = 11_644_473_600_000n;

/** Adds the document properties of an OLE file ([MS-OLEPS]) as labels, those that `names` lists; broken ones are left out. */
export function readSummary(
  bytes: Uint8Array,
  out: ExtractionBuilder,
  names: Readonly<Record<number, string>> = NAMES,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 56) return;
  const section = view.getUint32(44, true);
  if (section + 8 > bytes.length) return;
  const count = Math.min(view.getUint32(section + 4, true), 100);
  const places: [id: number, at: number][] = [];
  for (let i = 0; i < count && section + 16 + i * 8 <= bytes.length; i++) {
    places.push([view.getUint32(section + 8 + i * 8, true), section + view.getUint32(section + 12 + i * 8, true)]);
  }
  const codePageAt = places.find(([id]) => id === 1)?.[1];
  const codePage =
    codePageAt !== undefined && codePageAt + 6 <= bytes.length ? view.getUint16(codePageAt + 4, true) : 1252;
  for (const [id, at] of places) {
    const name = names[id];
    const value = name === undefined || at + 12 > bytes.length ? null : readValue(view, bytes, at, codePage);
    if (name === undefined || value === null || value.length > 1000) continue;
    out.addLabel(name, value, 'properties');
    if (name === 'title' && value.trim() !== '') out.titleHint = value.trim();
  }
}

function readValue(view: DataView, bytes: Uint8Array, at: number, codePage: number): string | null {
  const type = view.getUint32(at, true);
  const length = view.getUint32(at + 4, true);
  if (type === 0x1e && at + 8 + length <= bytes.length) {
    const encoding =
      codePage === 936 || codePage === 54936
        ? 'gb18030'
        : codePage === 65001
          ? 'utf-8'
          : codePage === 1200
            ? 'utf-16le'
            : 'windows-1252';
    return new TextDecoder(encoding).decode(bytes.subarray(at + 8, at + 8 + length)).replace(/\0[\s\S]*$/, '');
  }
  if (type === 0x1f && at + 8 + length * 2 <= bytes.length) {
    return new TextDecoder('utf-16le').decode(bytes.subarray(at + 8, at + 8 + length * 2)).replace(/\0[\s\S]*$/, '');
  }
  if (type === 0x40) {
    const ms = view.getBigUint64(at + 4, true) / 10_000n - EPOCH_MS;
    // Before 1980 it is a duration or an empty field, not a day on which an office file was written.
    return ms > 315_532_800_000n && ms < 4_102_444_800_000n ? new Date(Number(ms)).toISOString() : null;
  }
  return null;
}
