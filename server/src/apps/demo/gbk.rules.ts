/**
 * Text to GBK, for the demo's files in the old encoding. Node decodes GBK but does not encode it, so the table is the
 * decoder turned round: 126 × 190 codes, made once in some milliseconds.
 */
let codes: Map<string, number> | null = null;

function table(): Map<string, number> {
  if (codes) return codes;
  const decoder = new TextDecoder('gbk');
  codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !codes.has(character)) {
        codes.set(character, lead * 256 + trail);
      }
    }
  }
  return codes;
}

/** Bytes in GBK; null when the text has a character that GBK does not know. */
export function encodeGbk(text: string): Uint8Array | null {
  const known = table();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const code = known.get(character);
    if (code === undefined) return null;
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
