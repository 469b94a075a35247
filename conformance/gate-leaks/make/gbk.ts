/** The bytes of a text in GBK, found by asking the decoder for every two-byte code once; a character it lacks is an error. */
const codes = new Map<string, number>();
const decoder = new TextDecoder('gbk');
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const text = decoder.decode(Uint8Array.of(high, low));
    if (text.length === 1 && !codes.has(text)) codes.set(text, (high << 8) | low);
  }

export function gbk(text: string): Buffer {
  const out: number[] = [];
  for (const c of text) {
    if (c.charCodeAt(0) < 0x80) out.push(c.charCodeAt(0));
    else {
      const code = codes.get(c);
      if (code === undefined) throw new Error(`no GBK code for ${c}`);
      out.push(code >> 8, code & 255);
    }
  }
  return Buffer.from(out);
}
