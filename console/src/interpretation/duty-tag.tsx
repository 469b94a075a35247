import type { InterpretationDuty } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';

const LOOKS = {
  not_needed: { tone: 'neutral', shape: '◌' },
  exempt: { tone: 'neutral', shape: '◌' },
  waiting: { tone: 'neutral', shape: '○' },
  running: { tone: 'blue', shape: '◐' },
  overdue: { tone: 'red', shape: '■' },
  kept: { tone: 'green', shape: '●' },
  late: { tone: 'amber', shape: '▲' },
} as const;

/** How a document stands with its interpretation, in a word, a colour and a shape. */
export function DutyTag({ state }: { state: InterpretationDuty['duty']['state'] }) {
  const t = useTexts();
  return <StateTag {...LOOKS[state]}>{t.interpretation.states[state]}</StateTag>;
}
