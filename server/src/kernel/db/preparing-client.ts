import pg from 'pg';

/** A statement whose text begins with this is prepared once on each connection. Only for texts of which there are few. */
export const PREPARED = '/* prepared */ ';
/** More texts than a program has; beyond them statements go as they are, so that a server never keeps them without end. */
const MOST = 200;

/** A connection that gives the statements marked `PREPARED` a name: the server reads and plans them once and not each time. */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  override query = ((...args: unknown[]) => Reflect.apply(super.query, this, this.#named(args))) as pg.Client['query'];

  #named(args: unknown[]): unknown[] {
    const [text, values, ...rest] = args;
    if (typeof text !== 'string' || !text.startsWith(PREPARED)) return args;
    const name = this.#names.get(text) ?? `yg_${this.#names.size}`;
    if (this.#names.size >= MOST && !this.#names.has(text)) return args;
    this.#names.set(text, name);
    return [{ name, text, values }, ...rest];
  }
}
