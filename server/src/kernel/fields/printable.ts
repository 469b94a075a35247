/** Control characters that no text needs (tab and line breaks may stay), and halves of characters that stand alone: no database or XML holds them. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/** Where in a value sent from outside (texts, lists, objects) the first character stands that cannot be kept; null when there is none. */
export function findUnprintable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return UNPRINTABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (UNPRINTABLE.test(name)) return path;
    const found = findUnprintable(inner, path === '' ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
