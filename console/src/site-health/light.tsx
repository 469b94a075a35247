import { useTexts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';
import type { Target } from './queries.ts';

const LOOKS = {
  green: { tone: 'green', shape: '●' },
  yellow: { tone: 'amber', shape: '▲' },
  red: { tone: 'red', shape: '■' },
  grey: { tone: 'neutral', shape: '○' },
} as const;

/** How an area stands: a word, a colour and a shape. */
export function Light({ area }: { area: Target['areas'][number] }) {
  const words = useTexts().siteHealth;
  return (
    <StateTag {...LOOKS[area.light]}>
      {words.areaLine(words.areas[area.code] ?? area.code, words.lights[area.light], area.count)}
    </StateTag>
  );
}
