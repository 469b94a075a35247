import { useSyncExternalStore } from 'react';

export type Locale = 'zh' | 'en';

const KEY = 'yg.locale';
const listeners = new Set<() => void>();
let current: Locale = read();

function read(): Locale {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    // Storage can be switched off in the browser; the choice then holds until the page is closed.
    return 'zh';
  }
}

/** The language of the application: Chinese unless the reader chose English in this browser. */
export const currentLocale = (): Locale => current;

/** Changes the language, remembers it in this browser and tells everything that shows text. */
export function chooseLocale(next: Locale): void {
  current = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // See read().
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The current language; the component is drawn again when it changes. */
export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale);
