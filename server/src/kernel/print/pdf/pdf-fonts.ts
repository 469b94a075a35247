import { createHash } from 'node:crypto';
import type { Face } from '../fonts/index.ts';
import { ASCENT, DESCENT } from '../fonts/true-type.ts';
import { show, type PdfFile, type Ref } from './pdf-file.ts';

/** Embeds a face: glyphs by number (Identity-H), with the table by which text can be taken out again. Null when nothing of it was used. */
export function writeFace(file: PdfFile, face: Face): Ref | null {
  const { font, glyphs } = face.finish();
  if (glyphs.length === 0) return null;
  // Six letters tell apart parts of the same font in one file (ISO 32000-1, 9.6.4): here from what is in it.
  const digest = createHash('sha256').update(font).digest();
  const tag = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
  const name = `/${tag}+Yangguang-${face.name}`;
  const data = file.stream(`/Length1 ${font.length}`, font);
  const descriptor = file.write(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [-100 ${DESCENT - 200} 1100 ${ASCENT + 200}] /ItalicAngle 0 ` +
      `/Ascent ${ASCENT} /Descent ${DESCENT} /CapHeight 700 /StemV 80 /FontFile2 ${show(data)} >>`,
  );
  const narrow = glyphs.flatMap(({ advance }, at) => (advance === 1000 ? [] : [`${at + 1} [${advance}]`]));
  const descendant = file.write(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
      `/FontDescriptor ${show(descriptor)} /DW 1000 /W [${narrow.join(' ')}] /CIDToGIDMap /Identity >>`,
  );
  const unicode = file.stream('', Buffer.from(toUnicode(glyphs.map(({ char }) => char)), 'latin1'));
  return file.write(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${show(descendant)}] /ToUnicode ${show(unicode)} >>`,
  );
}

/** The table by which text is taken out: character of each glyph from 1 on. */
export function toUnicode(chars: readonly string[]): string {
  const entries = chars.map((char, at) => {
    const code = Buffer.from(char, 'utf16le').swap16().toString('hex').toUpperCase();
    return `<${hex(at + 1)}> <${code}>`;
  });
  const blocks: string[] = [];
  // A CMap may list 100 at once.
  for (let at = 0; at < entries.length; at += 100) {
    const part = entries.slice(at, at + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** A glyph number as text is shown by. */
export const hex = (glyph: number): string => glyph.toString(16).toUpperCase().padStart(4, '0');
