import type { StepClock } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';

const LOOKS = { normal: ['green', '●'], near: ['yellow', '▲'], overdue: ['red', '■'] } as const;

/** How a limit stands: a light that is also a word and a shape; which rule asks for it is told on hover and to screen readers. */
export function ClockLight({ clock }: { clock: StepClock }) {
  const t = useTexts();
  const [colour, shape] = LOOKS[clock.light];
  return (
    <span className={`due due-${colour}`} title={t.reviews.limitSource(clock.source)}>
      <span aria-hidden="true">{shape}</span> <span className="visually-hidden">{t.reviews.light[clock.light]}</span>{' '}
      {clock.words}
    </span>
  );
}
