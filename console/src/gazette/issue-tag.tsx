import type { GazetteIssue } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';

export const GAZETTE = ['gazette'];

const LOOKS = {
  draft: { tone: 'neutral', shape: '○' },
  published: { tone: 'green', shape: '●' },
  withdrawn: { tone: 'red', shape: '■' },
} as const;

export function IssueTag({ state }: { state: GazetteIssue['state'] }) {
  const t = useTexts();
  return <StateTag {...LOOKS[state]}>{t.gazette.state[state]}</StateTag>;
}
