import type { ImportItemSummary, ImportView } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { StateTag } from '../../ui/state-tag.tsx';

const IMPORT_LOOKS = {
  reading: { tone: 'blue', shape: '◐' },
  ready: { tone: 'amber', shape: '▲' },
  done: { tone: 'green', shape: '●' },
} as const;

const ITEM_LOOKS = {
  waiting: { tone: 'neutral', shape: '○' },
  read: { tone: 'amber', shape: '▲' },
  failed: { tone: 'red', shape: '■' },
  duplicate: { tone: 'blue', shape: '◆' },
  saved: { tone: 'green', shape: '●' },
  left_out: { tone: 'neutral', shape: '◌' },
} as const;

export function ImportTag({ state }: { state: string }) {
  const t = useTexts();
  const known = state as ImportView['state'];
  return known in IMPORT_LOOKS ? <StateTag {...IMPORT_LOOKS[known]}>{t.imports.state[known]}</StateTag> : <>{state}</>;
}

export function ItemTag({ state }: { state: ImportItemSummary['state'] }) {
  const t = useTexts();
  return <StateTag {...ITEM_LOOKS[state]}>{t.imports.itemState[state]}</StateTag>;
}
