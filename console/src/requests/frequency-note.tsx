import { Alert } from 'antd';
import { useTexts } from '../texts/index.ts';
import { On } from '../ui/times.tsx';
import type { RequestView } from './queries.ts';

/** On the page of a case: that the same applicant asks unusually much, and what article 35 lets an officer do about it, step by step. */
export function FrequencyNote({ request: { frequency } }: { request: RequestView }) {
  const words = useTexts().requests.often;
  if (!frequency || (!frequency.isUnusual && !frequency.reasons)) return null;
  const { day, month, year, most, isUnusual, reasons } = frequency;
  return (
    <Alert
      type="info"
      className="note"
      title={
        <>
          {isUnusual && <p>{words.counts(day, month, year, most)}</p>}
          <p>
            {reasons ? (
              <>
                {words.asked} <On on={reasons.askedOn} /> · {words.until} <On on={reasons.until} /> ·{' '}
                {reasons.isExplained ? words.explained : words.waiting}
              </>
            ) : (
              words.help
            )}
          </p>
        </>
      }
    />
  );
}
