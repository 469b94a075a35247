import type { ListInstance, ListLevel } from '../list-numbering.ts';

/** Names of the number formats by their code in .doc, where official texts use them. */
const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/** Lists of a document in the order in which paragraphs number them, from 1 ([MS-DOC] 2.9.150 and 2.9.131). */
export function readLists(
  table: DataView,
  listsAt: number,
  listsLength: number,
  usesAt: number,
  usesLength: number,
): ListInstance[] {
  if (listsLength < 2 || usesLength < 4) return [];
  const abstracts = readAbstractLists(table, listsAt, listsLength);
  const count = Math.min(table.getUint32(usesAt, true), 4096);
  const instances: ListInstance[] = [];
  let at = usesAt + 4 + count * 16;
  const end = Math.min(table.byteLength, usesAt + usesLength);
  for (let i = 0; i < count; i++) {
    const use = usesAt + 4 + i * 16;
    if (use + 16 > end) break;
    const id = table.getInt32(use, true);
    const levels = new Map(abstracts.get(id) ?? []);
    const startOverrides = new Map<number, number>();
    const changes = table.getUint8(use + 12);
    at += 4;
    for (let change = 0; change < changes && at + 8 <= end; change++) {
      const start = table.getInt32(at, true);
      const flags = table.getUint32(at + 4, true);
      const level = flags & 15;
      at += 8;
      if (flags & 0x20) {
        const read = readLevel(table, at);
        levels.set(level, read.level);
        at = read.end;
        if (flags & 0x10) startOverrides.set(level, read.level.start);
      } else if (flags & 0x10) startOverrides.set(level, start);
    }
    instances.push({ abstractId: String(id), levels, startOverrides });
  }
  return instances;
}

function readAbstractLists(table: DataView, start: number, length: number): Map<number, Map<number, ListLevel>> {
  const lists = new Map<number, Map<number, ListLevel>>();
  const count = Math.min(table.getUint16(start, true), 4096);
  // The levels of all lists follow behind the list of lists.
  let at = start + length;
  for (let i = 0; i < count; i++) {
    const head = start + 2 + i * 28;
    if (head + 28 > table.byteLength) break;
    const simple = (table.getUint8(head + 26) & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const read = readLevel(table, at);
      levels.set(level, read.level);
      at = read.end;
    }
    lists.set(table.getInt32(head, true), levels);
  }
  return lists;
}

function readLevel(table: DataView, start: number): { level: ListLevel; end: number } {
  const flags = table.getUint8(start + 5);
  const follow = table.getUint8(start + 15);
  const characterBytes = table.getUint8(start + 24);
  const paragraphBytes = table.getUint8(start + 25);
  const textAt = start + 28 + characterBytes + paragraphBytes;
  const length = table.getUint16(textAt, true);
  let text = '';
  for (let i = 0; i < length; i++) {
    const unit = table.getUint16(textAt + 2 + i * 2, true);
    // Units below 9 stand for the number of that level.
    text += unit < 9 ? `%${unit + 1}` : String.fromCharCode(unit);
  }
  const level: ListLevel = {
    start: table.getInt32(start, true),
    format: FORMATS[table.getUint8(start + 4)] ?? 'decimal',
    text,
    suffix: follow === 2 ? 'nothing' : follow === 1 ? 'space' : 'tab',
    legal: (flags & 4) !== 0,
    ...((flags & 8) !== 0 ? { restartAfter: table.getUint8(start + 26) - 1 } : {}),
  };
  return { level, end: textAt + 2 + length * 2 };
}
