/** Folding of full-width forms, so that one pattern reads both keyboards. */

/** Forms outside the block U+FF01–FF5E that have a plain partner. */
const OTHERS: Record<string, string> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\t': ' ',
  '﹙': '(',
  '﹚': ')',
  '﹛': '{',
  '﹜': '}',
  '﹝': '〔',
  '﹞': '〕',
  '﹕': ':',
  '﹔': ';',
  '﹐': ',',
  '﹑': '、',
  '﹪': '%',
  '︰': ':',
  '∶': ':',
  '〖': '【',
  '〗': '】',
};

/** Folded code unit of each code unit; a table, because texts are folded again and again while they are read. */
const FOLDED = new Uint16Array(0x10000).map((_, code) => {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return (OTHERS[String.fromCharCode(code)] ?? String.fromCharCode(code)).charCodeAt(0);
});

/**
 * Full-width letters, digits, punctuation and brackets become half-width, wide spaces become a space. Keeps the length,
 * so an offset in the result is an offset in the source. 〔〕【】、。《》“” have no half-width partner and stay.
 */
export function foldWidth(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const plain = FOLDED[code] ?? code;
    if (plain === code) continue;
    folded += text.slice(from, i) + String.fromCharCode(plain);
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}
