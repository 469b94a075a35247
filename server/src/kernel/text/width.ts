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

const FOLDABLE = /[\uff01-\uff5e\u3000\u00a0\u2002\u2003\u2009\t﹙-﹞﹕﹔﹐﹑﹪︰∶〖〗]/g;

/**
 * Full-width letters, digits, punctuation and brackets become half-width, wide spaces become a space. Keeps the length,
 * so an offset in the result is an offset in the source. 〔〕【】、。《》“” have no half-width partner and stay.
 */
export function foldWidth(text: string): string {
  return text.replace(FOLDABLE, (char) => OTHERS[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
