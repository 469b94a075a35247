import { useTexts } from '../../texts/index.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import type { Destruction } from './queries.ts';

const LOOKS = {
  proposed: { tone: 'amber', shape: '▲' },
  done: { tone: 'green', shape: '●' },
  refused: { tone: 'neutral', shape: '◌' },
} as const;

export function DestructionTag({ state }: { state: Destruction['state'] }) {
  const words = useTexts().requestDestructions;
  return <StateTag {...LOOKS[state]}>{words.state[state]}</StateTag>;
}
