/** One line of expected.json. */
export interface Expected {
  readonly file: string;
  readonly clean: boolean;
  /** What leaks and where, or for a clean file what it holds that only looks like a leak. */
  readonly leak: string;
  readonly kinds: readonly string[];
  /** Every entry must stand in the excerpt or place of some finding, `|` parts alternatives; absent when holding is enough. */
  readonly mustFind?: readonly string[];
  readonly shared?: true;
}
export interface Item extends Expected {
  readonly bytes: Buffer;
}

/** A file with a leak. The first folder says which half of the corpus it belongs to. */
export const leak = (
  file: string,
  kinds: readonly string[],
  what: string,
  mustFind: readonly string[],
  bytes: Buffer | string,
): Item => ({
  file: `leaks/${file}`,
  clean: false,
  leak: what,
  kinds,
  ...(mustFind.length ? { mustFind } : {}),
  bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'utf8'),
});

export const clean = (file: string, kinds: readonly string[], what: string, bytes: Buffer | string): Item => ({
  file: `clean/${file}`,
  clean: true,
  leak: what,
  kinds,
  bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'utf8'),
});
