/** Memory of attempts, bounded: when full, the oldest keys are forgotten. Time is passed in (ms). */

const MAX_KEYS = 20_000;

/** Lets `limit` attempts a key through in each window of `windowMs` that begins with the key's first attempt. */
export interface AttemptCounter {
  /** Counts one more attempt. Returns 0 while it is within the limit, else the seconds until the window ends. */
  take(key: string, at: number): number;
}

export function createAttemptCounter(limit: number, windowMs: number): AttemptCounter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    take(key, at) {
      let window = windows.get(key);
      if (!window || at >= window.endsAt) {
        window = { count: 0, endsAt: at + windowMs };
        put(windows, key, window);
      }
      window.count += 1;
      return window.count > limit ? Math.max(1, Math.ceil((window.endsAt - at) / 1000)) : 0;
    },
  };
}

/** Locks of names that have no account, by the same rule as the accounts' own: `limit` failures, then locked for `lockMs`. */
export interface NameLocks {
  fail(key: string, at: number): void;
  /** Null while not locked. */
  lockedUntil(key: string, at: number): number | null;
}

export function createNameLocks(limit: number, lockMs: number): NameLocks {
  const names = new Map<string, { failures: number; until: number | null }>();
  return {
    fail(key, at) {
      const known = names.get(key);
      const failures = !known || (known.until !== null && known.until <= at) ? 1 : known.failures + 1;
      put(names, key, { failures, until: failures >= limit ? at + lockMs : null });
    },
    lockedUntil(key, at) {
      const until = names.get(key)?.until ?? null;
      return until !== null && until > at ? until : null;
    },
  };
}

function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_KEYS && oldest !== undefined) map.delete(oldest);
}
