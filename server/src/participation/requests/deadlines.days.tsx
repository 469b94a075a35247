import type { VNode } from 'preact';
import type { ClockDue } from '../../foundation/clocks/index.ts';
import { pageWriter, type PageFrame } from '../../portal/index.ts';
import { deadlineTexts } from './deadlines.texts.ts';

type Day = Pick<ClockDue['days'][number], 'date' | 'n' | 'note'>;

/** How a limit was counted, day by day; days in a row that do not count for one reason are one line. */
export function DaysTable(props: { frame: PageFrame; days: readonly Day[]; labelledBy: string }): VNode {
  const { frame, days, labelledBy } = props;
  const { date } = pageWriter(frame);
  const words = deadlineTexts(frame.locale);
  return (
    // Focus lets a keyboard scroll it sideways.
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table class="days">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.note}</th>
          </tr>
        </thead>
        <tbody>
          {stretchesOf(days).map(({ first, last }) => (
            <tr>
              <th scope="row">
                <time dateTime={first.date}>{date(first.date)}</time>
                {last !== first && (
                  <>
                    {words.until}
                    <time dateTime={last.date}>{date(last.date)}</time>
                  </>
                )}
              </th>
              <td>{first.n ?? ''}</td>
              <td>{first.note[frame.locale]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stretchesOf(days: readonly Day[]): { first: Day; last: Day }[] {
  const stretches: { first: Day; last: Day }[] = [];
  for (const day of days) {
    const open = stretches.at(-1);
    if (open && day.n === null && open.last.n === null && open.last.note.zh === day.note.zh) open.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches;
}
