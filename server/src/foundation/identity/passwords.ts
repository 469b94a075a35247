import { randomInt } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { identityErrors } from './identity.errors.ts';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. The library's algorithm is argon2id when none is named. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
/** Hashing runs on the four threads that files and names are read on as well: two stay free for those. */
const AT_ONCE = 2;
/** A second's work; more than that waiting is an attack, and waiting longer helps nobody. */
const MAX_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAX_WAITING) throw identityErrors.busy();
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The same characters however a keyboard composed them. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'), 'utf8');

/** Hashes off the event loop. Throws identity.busy when a hundred others wait. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(bytesOf(password), COST));

let decoy: Promise<string> | undefined;

/**
 * Compares off the event loop. Without a hash (unknown name) it does the same work against a decoy and answers false, so that the
 * time of the answer does not tell which names exist.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(makeOneTimePassword());
  const against = stored ?? (await decoy);
  const same = await inTurn(() => verify(against, bytesOf(password)).catch(() => false));
  return same && stored !== null;
}

/** True for a hash made with other costs than today's: to be replaced when its owner signs in. */
export function isOutdated(stored: string): boolean {
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored);
    return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
  } catch {
    return true;
  }
}

/** No characters that look alike in print: 31 of them, 16 places, 79 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be typed once, in four groups: `k7mw-9fqp-x3nd-r8ht`. */
export const makeOneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join(
    '-',
  );
