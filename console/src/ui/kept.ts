/** What was typed but not yet sent, kept in this browser so that nothing is lost. One entry an account, kind and thing. */

export type KeptKind = 'text' | 'tasks' | 'import';

const PREFIX = 'yg.kept.';
const keyOf = (accountId: string, kind: KeptKind, id: string) => `${PREFIX}${accountId}.${kind}.${id}`;

/** Keeps a value. Returns false when the browser has no room or forbids storage. */
export function keep(accountId: string, kind: KeptKind, id: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(accountId, kind, id), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or null; `fits` says whether the stored value still has the form that is expected. */
export function findKept<T>(
  accountId: string,
  kind: KeptKind,
  id: string,
  fits: (value: Partial<T>) => boolean,
): T | null {
  try {
    const value = JSON.parse(localStorage.getItem(keyOf(accountId, kind, id)) ?? 'null') as T | null;
    return value !== null && fits(value) ? value : null;
  } catch {
    return null;
  }
}

export function dropKept(accountId: string, kind: KeptKind, id: string): void {
  try {
    localStorage.removeItem(keyOf(accountId, kind, id));
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}

function keysOf(accountId: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${accountId}.`));
  } catch {
    return [];
  }
}

/** How many unsent things of an account lie in this browser. */
export const countKept = (accountId: string): number => keysOf(accountId).length;

/** Forgets everything of an account, when it signs out. */
export function dropAllKept(accountId: string): void {
  for (const key of keysOf(accountId)) localStorage.removeItem(key);
}
