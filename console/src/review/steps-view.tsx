import { Steps } from 'antd';
import { useLocale } from '../api/locale.ts';
import type { ReviewStep } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ClockLight } from './clock-light.tsx';
import { WaitingFor } from './waiting-for.tsx';
import { At, useInstantWords, WaitingSince } from '../ui/times.tsx';

const STATUS = { done: 'finish', waiting: 'process', later: 'wait', returned: 'error' } as const;

/** The chain: which steps have passed and by whom, which one waits since when. */
export function StepsView({ steps }: { steps: readonly ReviewStep[] }) {
  const t = useTexts();
  const locale = useLocale();
  const instant = useInstantWords();
  return (
    <Steps
      orientation="vertical"
      size="small"
      items={steps.map((step) => ({
        key: step.key,
        status: STATUS[step.state],
        title: locale === 'en' ? step.nameEn : step.nameZh,
        subTitle: t.reviews.stepState[step.state],
        content: (
          <div className="step-facts">
            {step.state === 'waiting' && (
              <>
                <div>
                  <WaitingFor names={step.waitingFor} />
                </div>
                {step.waitingSince && <WaitingSince at={step.waitingSince} />}
                {step.clock && (
                  <div>
                    <ClockLight clock={step.clock} />
                  </div>
                )}
              </>
            )}
            {step.parallel && <div className="secondary">{t.reviews.beside}</div>}
            {step.isCarried && <div className="secondary">{t.reviews.carried}</div>}
            {step.decidedForName && <div>{t.reviews.decidedFor(step.decidedForName)}</div>}
            {step.decidedAt &&
              (step.decidedByName ? (
                t.reviews.decidedBy(step.decidedByName, instant(step.decidedAt))
              ) : (
                <At at={step.decidedAt} />
              ))}
            {step.reason && <div className="history-reason">{step.reason}</div>}
          </div>
        ),
      }))}
    />
  );
}
