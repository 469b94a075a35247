import { Tag } from 'antd';
import type { EditionState } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';

type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red';

/** A state as a word, a colour and a shape: the colour alone never tells anything. */
export function StateTag({ tone, shape, children }: { tone: Tone; shape: string; children: string }) {
  return (
    <Tag className={`state state-${tone}`}>
      <span aria-hidden="true">{shape}</span> {children}
    </Tag>
  );
}

const LOOKS: Record<EditionState, { tone: Tone; shape: string }> = {
  draft: { tone: 'neutral', shape: '○' },
  in_review: { tone: 'blue', shape: '◐' },
  approved: { tone: 'amber', shape: '▲' },
  live: { tone: 'green', shape: '●' },
  superseded: { tone: 'neutral', shape: '◌' },
  withdrawn: { tone: 'red', shape: '■' },
};

export function EditionTag({ state }: { state: EditionState }) {
  const t = useTexts();
  return <StateTag {...LOOKS[state]}>{t.common.editionState[state]}</StateTag>;
}
