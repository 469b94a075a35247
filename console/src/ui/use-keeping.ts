import { useEffect, useRef, useState } from 'react';
import { dropKept, keep, type KeptKind } from './kept.ts';

const PAUSE_MS = 1000;

/** Keeps unsent work in the browser a second after typing pauses. `read` gives what is to be kept. */
export function useKeeping(accountId: string, kind: KeptKind, id: string, read: () => { at: string }) {
  const [state, setState] = useState<'idle' | 'kept' | 'failed'>('idle');
  const [at, setAt] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  const now = () => {
    clearTimeout(timer.current);
    const value = latest.current();
    const kept = keep(accountId, kind, id, value);
    setState(kept ? 'kept' : 'failed');
    if (kept) setAt(value.at);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    state,
    at,
    now,
    schedule: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(now, PAUSE_MS);
    },
    drop: () => {
      clearTimeout(timer.current);
      dropKept(accountId, kind, id);
      setState('idle');
      setAt(null);
    },
  };
}
