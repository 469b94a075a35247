/**
 * Character maps of old Chinese PDFs (GBK-EUC-H, UniGB-UCS2-H and their like), which pdf.js looks for in files that are not shipped with it.
 * Only the way from code to Unicode matters here, so the glyph numbers between the two are replaced by Unicode itself: the code map leads to
 * the code point, and the map from glyph numbers to Unicode (Adobe-GB1-UCS2) is the identity.
 */
export class PdfBinaryData {
  /** Fonts whose glyph numbers are real ones: there the identity would give wrong characters, so nothing is given and the reader says so. */
  static unmapped = false;
  static #mapped = false;

  /** Forgets what the last document asked for. */
  static reset(): void {
    PdfBinaryData.unmapped = false;
    PdfBinaryData.#mapped = false;
  }

  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`not shipped: ${kind}`);
    const name = filename.replace(/\.bcmap$/, '');
    if (/^(GBK|GBKp|GB|GBpc)-EUC-[HV]$|^GBK2K-[HV]$/.test(name)) {
      PdfBinaryData.#mapped = true;
      return encode(gbkMap(name));
    }
    if (/^Uni(GB|CNS|JIS|JIS2004|KS)[A-Za-z0-9]*-(UCS2|UTF16)(-HW)?-[HV]$/.test(name)) {
      PdfBinaryData.#mapped = true;
      return encode(cmap(name, '<0000> <ffff>', ['begincidrange', '<0000> <ffff> 0', 'endcidrange']));
    }
    if (/^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name) && PdfBinaryData.#mapped) {
      return encode(cmap(name, '<0000> <ffff>', ['beginbfrange', '<0000> <ffff> <0000>', 'endbfrange']));
    }
    PdfBinaryData.unmapped = true;
    throw new Error(`not shipped: ${name}`);
  }
}

let gbkLines: string[] | undefined;

/** All one- and two-byte codes of GBK. */
function gbkMap(name: string): string {
  gbkLines ??= makeGbkLines();
  return cmap(name, '<00> <80> <8140> <fefe>', ['begincidrange', '<00> <80> 0', ...gbkLines, 'endcidrange']);
}

function makeGbkLines(): string[] {
  const decoder = new TextDecoder('gb18030');
  const lines: string[] = [];
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const point = low === 0x7f ? 0xfffd : (decoder.decode(Uint8Array.of(high, low)).codePointAt(0) ?? 0xfffd);
      if (point === 0xfffd || point > 0xffff) continue;
      const code = ((high << 8) | low).toString(16);
      lines.push(`<${code}> <${code}> ${point}`);
    }
  }
  return lines;
}

function cmap(name: string, codespace: string, body: string[]): string {
  const spaces = codespace.split(' ').length / 2;
  return [
    `/CMapName /${name} def`,
    `${spaces} begincodespacerange`,
    codespace,
    'endcodespacerange',
    ...body.map((line) => (line.startsWith('begin') ? `${body.length - 2} ${line}` : line)),
    'endcmap',
  ].join('\n');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
