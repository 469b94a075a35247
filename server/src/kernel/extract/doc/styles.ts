import { readCharacterProperties, readParagraphProperties, type ParagraphProperties } from './properties.ts';

export interface DocStyle extends ParagraphProperties {
  bold?: boolean;
}

const NO_BASE = 0x0fff;

/** Paragraph styles by number ([MS-DOC] 2.9.271), each with what it is based on. */
export function readStyles(table: DataView, start: number, length: number): DocStyle[] {
  const end = Math.min(table.byteLength, start + length);
  if (start + 8 > end) return [];
  const headSize = table.getUint16(start, true);
  const count = Math.min(table.getUint16(start + 2, true), 4095);
  const baseSize = table.getUint16(start + 4, true);
  const own: { style: DocStyle; base: number }[] = [];
  let at = start + 2 + headSize;
  for (let i = 0; i < count && at + 2 <= end; i++) {
    const size = table.getUint16(at, true);
    own.push(
      size === 0 ? { style: {}, base: NO_BASE } : readStyle(table, at + 2, Math.min(end, at + 2 + size), baseSize),
    );
    at += 2 + size;
  }
  const resolve = (index: number, depth: number): DocStyle => {
    const entry = own[index];
    if (!entry) return {};
    const base = entry.base === NO_BASE || depth > 15 ? {} : resolve(entry.base, depth + 1);
    return { ...base, ...entry.style };
  };
  return own.map((_, index) => {
    const style = resolve(index, 0);
    // The first nine styles after Normal are always the headings.
    return index >= 1 && index <= 9 ? { ...style, headingLevel: Math.min(6, index) } : style;
  });
}

function readStyle(table: DataView, start: number, end: number, baseSize: number): { style: DocStyle; base: number } {
  const kind = table.getUint16(start + 2, true) & 15;
  const base = table.getUint16(start + 2, true) >> 4;
  const builtIn = table.getUint16(start, true) & 0x0fff;
  const style: DocStyle = builtIn === 62 ? { headingLevel: 1, align: 'center' } : {};
  if (kind !== 1) return { style, base };
  let at = start + baseSize;
  if (at + 2 > end) return { style, base };
  at += 2 + table.getUint16(at, true) * 2 + 2;
  // Two property lists follow, each with a 16-bit length and padded to an even place.
  if (at + 2 <= end) {
    const size = table.getUint16(at, true);
    if (size >= 2) readParagraphProperties(table, at + 4, Math.min(end, at + 2 + size), null, style);
    at += 2 + size + (size % 2);
  }
  if (at + 2 <= end) {
    const size = table.getUint16(at, true);
    const { bold } = readCharacterProperties(table, at + 2, Math.min(end, at + 2 + size));
    if (bold !== undefined) style.bold = bold;
  }
  return { style, base };
}
