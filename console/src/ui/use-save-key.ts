import { useEffect } from 'react';

/** Ctrl+S (⌘S) saves, as in every editor; the browser's own "save page" never comes up on such a screen. */
export function useSaveKey(active: boolean, save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      if (active) save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
