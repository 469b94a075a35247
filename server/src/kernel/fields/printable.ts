/** Control characters that no text needs (tab and line breaks may stay), and halves of characters that stand alone: no database or XML holds them. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/**
 * Where in a value sent from outside (texts, lists, objects) the first character stands that cannot be kept; null when there is none. Without
 * recursion: a value of a hundred thousand brackets is small to send and would be too deep for the stack.
 */
export function findUnprintable(sent: unknown): string | null {
  const waiting: { value: unknown; path: string }[] = [{ value: sent, path: '' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && UNPRINTABLE.test(value)) return path;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value);
    if (entries.some(([name]) => UNPRINTABLE.test(name))) return path;
    // In such a depth nobody needs to be told the whole way.
    const inner = path.length > LONGEST_PATH ? () => path : (name: string) => (path === '' ? name : `${path}.${name}`);
    for (const [name, value] of entries.reverse()) waiting.push({ value, path: inner(name) });
  }
  return null;
}
const LONGEST_PATH = 200;
