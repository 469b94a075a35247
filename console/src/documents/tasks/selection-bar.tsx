import { Button } from 'antd';
import { useEffect, useState, type RefObject } from 'react';
import { useTexts } from '../../texts/index.ts';

/** What selected words can become. */
export type WordUse = 'task' | 'lead' | 'responsible' | 'date' | 'frequency' | 'limit' | 'threshold';
const USES: WordUse[] = ['task', 'lead', 'responsible', 'date', 'frequency', 'limit', 'threshold'];

export interface SelectedWords {
  words: string;
  /** The block where the selection starts. */
  block: number;
}

/** The words selected inside an element, or null. */
export function useSelectedWords(container: RefObject<HTMLElement | null>): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    const read = () => {
      const selection = window.getSelection();
      const words = selection?.toString().trim() ?? '';
      if (!selection || words === '' || selection.rangeCount === 0) return setSelected(null);
      const range = selection.getRangeAt(0);
      if (!container.current?.contains(range.commonAncestorContainer)) return setSelected(null);
      const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
      const block = Number(start?.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? -1);
      setSelected(block < 0 ? null : { words, block });
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [container]);
  return selected;
}

interface SelectionBarProps {
  selected: SelectedWords | null;
  hasTask: boolean;
  onUse: (use: WordUse) => void;
}

/** Turns selected words into a task or a part of the chosen one. Always in its place, so that nothing jumps while selecting. */
export function SelectionBar({ selected, hasTask, onUse }: SelectionBarProps) {
  const t = useTexts();
  const short = selected && selected.words.length > 24 ? `${selected.words.slice(0, 24)}…` : selected?.words;
  return (
    // The press must not take the selection away before it is used.
    <div className="selection-bar" onMouseDown={(event) => event.preventDefault()}>
      <span className="selection-words" aria-live="polite">
        {short ? t.tasks.selection(short.replace(/\s+/g, ' ')) : t.tasks.selectionNone}
      </span>
      <span className="selection-uses">
        {USES.map((use) => (
          <Button
            key={use}
            size="small"
            disabled={!selected || (use !== 'task' && !hasTask)}
            onClick={() => onUse(use)}
          >
            {t.tasks.use[use]}
          </Button>
        ))}
      </span>
    </div>
  );
}
