import type { PageSummary } from './pages-query.ts';
import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';

const LOOKS = {
  draft: { tone: 'neutral', shape: '○' },
  in_review: { tone: 'blue', shape: '◐' },
  approved: { tone: 'amber', shape: '▲' },
  live: { tone: 'green', shape: '●' },
  changed: { tone: 'blue', shape: '◐' },
  withdrawn: { tone: 'red', shape: '■' },
} as const;

/** Where a composed page stands. */
export function PageStateTag({ state }: { state: PageSummary['state'] }) {
  const t = useTexts();
  return <StateTag {...LOOKS[state]}>{t.pages.states[state]}</StateTag>;
}
