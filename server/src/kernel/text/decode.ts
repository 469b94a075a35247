/** What decodeText found. */
export interface DecodedText {
  /** Without byte order mark. */
  text: string;
  /** WHATWG name of the encoding that was used: utf-8, gb18030, utf-16le, utf-16be, or a declared one such as big5. */
  encoding: string;
  /** Where the first undecodable byte stands, as an offset in `text` (it is U+FFFD there); absent when all bytes could be read. */
  damagedAt?: number;
}

/** How much of the text may be undecodable before another encoding is the better guess. */
const TOLERATED_DAMAGE = 0.05;
/** Declarations stand near the top; a long style block may come first. */
const DECLARATION_BYTES = 8192;

/**
 * Decodes text of unknown encoding: byte order mark, then UTF-16 without one, then the declared charset checked against the bytes,
 * then UTF-8, then GB18030 (which holds GBK and GB2312). Never throws; what cannot be read becomes U+FFFD and is reported.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs('utf-8', bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  const wide = guessUtf16(bytes);
  if (wide) return decodeAs(wide, bytes);

  const utf8 = decodeAs('utf-8', bytes);
  if (utf8.damagedAt === undefined) return utf8;

  const declared = declaredEncoding(bytes);
  const damage = damageShare(utf8.text);
  // A page that says UTF-8 and is cut in the middle of a character is still UTF-8; GBK bytes are almost never valid UTF-8.
  if (damage < TOLERATED_DAMAGE) return utf8;
  const chinese = decodeAs('gb18030', bytes);
  if (declared && declared !== 'utf-8' && declared !== 'gb18030') {
    // Editors declare Latin-1 by default over Chinese bytes: believe such a label only when GB18030 does not fit.
    const other = decodeAs(declared, bytes);
    const fits = other.damagedAt === undefined;
    if (fits && (chinese.damagedAt !== undefined || !declared.startsWith('windows-'))) return other;
  }
  if (declared === 'utf-8' && damage <= damageShare(chinese.text)) return utf8;
  return chinese;
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    const damagedAt = text.indexOf('\ufffd');
    return { text, encoding, damagedAt: damagedAt < 0 ? Math.max(0, text.length - 1) : damagedAt };
  }
}

/** Share of U+FFFD among the characters beyond ASCII. */
function damageShare(text: string): number {
  let wide = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    wide++;
    if (code === 0xfffd) bad++;
  }
  return wide === 0 ? 0 : bad / wide;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DECLARATION_BYTES)).toString(
    'latin1',
  );
  const found =
    /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/i.exec(head) ??
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  if (!found?.[1]) return null;
  try {
    const name = new TextDecoder(found[1]).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: most 16-bit units are letters that Chinese or English text uses, in one byte order only. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = Math.min(bytes.length & ~1, 4096);
  if (sample < 4 || bytes.length % 2 !== 0) return null;
  let highFirst = 0;
  let highLast = 0;
  let little = 0;
  let big = 0;
  for (let i = 0; i < sample; i += 2) {
    const a = bytes[i] ?? 0;
    const b = bytes[i + 1] ?? 0;
    if (a === 0) highFirst++;
    if (b === 0) highLast++;
    if (isUsual(a | (b << 8))) little++;
    if (isUsual((a << 8) | b)) big++;
  }
  const units = sample / 2;
  if (highFirst + highLast > units * 0.2) {
    // Zero bytes decide the order: with it turned round, ASCII letters look like CJK units (0x6100).
    if (highLast > highFirst * 4 && little >= units * 0.95) return 'utf-16le';
    if (highFirst > highLast * 4 && big >= units * 0.95) return 'utf-16be';
    return null;
  }
  const best = Math.max(little, big);
  if (best < units * 0.95 || best < Math.min(little, big) * 2) return null;
  // Pairs of ASCII bytes look like CJK units (0x4e61 is "aN"), so text that is plain ASCII must not be taken for UTF-16.
  if (highFirst + highLast === 0 && isAsciiOrUtf8(bytes.subarray(0, sample))) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isUsual(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 0x0a ||
    unit === 0x0d ||
    unit === 0x09 ||
    (unit >= 0x3000 && unit < 0x3020) ||
    (unit >= 0x4e00 && unit < 0xa000) ||
    (unit >= 0xff00 && unit < 0xff60) ||
    (unit >= 0x2010 && unit < 0x2027)
  );
}

function isAsciiOrUtf8(bytes: Uint8Array): boolean {
  // The sample may end inside a character: streaming mode does not count that as a fault.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
