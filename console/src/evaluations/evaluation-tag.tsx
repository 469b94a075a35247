import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';
import type { Evaluation } from './queries.ts';

const LOOKS = {
  draft: { tone: 'neutral', shape: '○' },
  scoring: { tone: 'blue', shape: '◐' },
  told: { tone: 'blue', shape: '◑' },
  published: { tone: 'green', shape: '●' },
} as const;

export function EvaluationTag({ state }: { state: Evaluation['state'] }) {
  return <StateTag {...LOOKS[state]}>{useTexts().evaluations.state[state]}</StateTag>;
}
