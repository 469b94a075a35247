import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { quarterWords } from './values.ts';
import type { EntryLine } from './queries.ts';

const STATES = {
  draft: { tone: 'neutral', shape: '○' },
  submitted: { tone: 'blue', shape: '◐' },
  confirmed: { tone: 'green', shape: '●' },
  taken_back: { tone: 'red', shape: '■' },
  dropped: { tone: 'neutral', shape: '◌' },
} as const;
const LIGHTS = {
  done: { tone: 'green', shape: '●' },
  on_time: { tone: 'blue', shape: '○' },
  behind: { tone: 'amber', shape: '▲' },
  silent: { tone: 'amber', shape: '◌' },
  late: { tone: 'red', shape: '■' },
} as const;

export function EntryTag({ state }: { state: EntryLine['state'] }) {
  const t = useTexts();
  return <StateTag {...STATES[state]}>{t.ledgers.states[state]}</StateTag>;
}

/** How far an item is, and how that stands. */
export function Standing({ progress }: { progress: EntryLine['progress'] }) {
  const t = useTexts();
  if (!progress) return null;
  return (
    <>
      <StateTag {...LIGHTS[progress.light]}>{t.ledgers.lights[progress.light]}</StateTag> {progress.percent}%
      {progress.quarter && <span className="secondary"> {quarterWords(t, progress.quarter)}</span>}
    </>
  );
}
