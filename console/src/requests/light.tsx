import { useTexts } from '../texts/index.ts';
import type { RequestItem } from './queries.ts';

const LOOKS = {
  none: ['', '○'],
  normal: ['green', '●'],
  near: ['yellow', '▲'],
  overdue: ['red', '■'],
  paused: ['', '◐'],
} as const;

/** How the clock of a case stands: a light that is also a word and a shape. */
export function RequestLight({ request }: { request: Pick<RequestItem, 'light' | 'clock'> }) {
  const t = useTexts();
  const [colour, shape] = LOOKS[request.light];
  return (
    <span className={colour ? `due due-${colour}` : 'due'}>
      <span aria-hidden="true">{shape}</span>{' '}
      {/* Without a light the words of the clock say it all: “not started” before “answered” would be untrue. */}
      {request.light !== 'none' && <span className="visually-hidden">{t.requests.light[request.light]}</span>}{' '}
      {request.clock || (request.light === 'none' ? t.requests.notStarted : t.requests.light[request.light])}
    </span>
  );
}
