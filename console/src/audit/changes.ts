/** One item of what an audit entry changed. */
export interface Change {
  name: string;
  before: string;
  after: string;
}

/** The items of an entry before and after, as text; nested values are named by their path, unchanged ones are left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const left = flat(before);
  const right = flat(after);
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .map((name) => ({ name, before: left.get(name) ?? '', after: right.get(name) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null))
    into.set(path, value.map(String).join('、'));
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, into);
  } else into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  return into;
}
