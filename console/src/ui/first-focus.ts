import { useRef } from 'react';

/**
 * Puts the focus on one button of a dialog once it stands open. Not by `autoFocus`: that moves the focus before the dialog has noted
 * where it came from, and after closing nobody would get it back.
 */
export function useFirstFocus() {
  const button = useRef<HTMLElement | null>(null);
  return {
    first: { ref: (element: HTMLElement | null) => void (button.current = element) },
    afterOpenChange: (isOpen: boolean) => void (isOpen && button.current?.focus()),
  };
}
