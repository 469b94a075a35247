/** Characters of symbol fonts that stand in forms and lists; the code points of these fonts mean nothing elsewhere. */
const WINGDINGS: Record<string, string> = {
  A1: '○',
  A8: '□',
  '6F': '□',
  '71': '□',
  FE: '☑',
  FD: '☒',
  FC: '✓',
  FB: '✗',
  '6C': '●',
  '6E': '■',
  '75': '◆',
  E0: '→',
  DF: '←',
  E1: '↑',
  E2: '↓',
};
const WINGDINGS_2: Record<string, string> = {
  '50': '✓',
  '4F': '✗',
  '52': '☑',
  '53': '☒',
  A3: '□',
  '2A': '□',
  '97': '●',
};

/** Text of a `w:sym`; '' when the sign is unknown or only a bullet. */
export function symbolText(font: string, char: string): string {
  const code = Number.parseInt(char, 16);
  if (!Number.isFinite(code) || code <= 0 || code > 0xffff) return '';
  const low = (code & 0xff).toString(16).toUpperCase();
  if (/^wingdings 2$/i.test(font)) return WINGDINGS_2[low] ?? '';
  if (/^wingdings/i.test(font)) return WINGDINGS[low] ?? '';
  return code >= 0xe000 && code <= 0xf8ff ? '' : String.fromCharCode(code);
}
