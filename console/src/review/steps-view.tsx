import { Steps } from 'antd';
import { useLocale } from '../api/locale.ts';
import type { ReviewStep } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { WaitingFor } from './waiting-for.tsx';
import { At, useInstantWords, WaitingSince } from '../ui/times.tsx';

const STATUS = { done: 'finish', waiting: 'process', later: 'wait', returned: 'error' } as const;

/** The chain: which steps have passed and by whom, which one waits since when. */
export function StepsView({ steps, waitingFor }: { steps: readonly ReviewStep[]; waitingFor: readonly string[] }) {
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
                  <WaitingFor names={waitingFor} />
                </div>
                {step.waitingSince && <WaitingSince at={step.waitingSince} />}
              </>
            )}
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
