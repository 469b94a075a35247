import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(width >= 800px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** True where tables have room; phones and narrow windows show cards. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
