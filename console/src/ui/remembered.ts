import { useState } from 'react';

/** A state that this browser remembers; `usual` until something was chosen, or when what is stored cannot be read. */
export function useRemembered<T>(key: string, usual: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? usual;
    } catch {
      return usual;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage is full or forbidden: the choice holds until the page is closed.
      }
    },
  ];
}
