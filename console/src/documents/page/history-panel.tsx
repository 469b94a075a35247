import { Timeline } from 'antd';
import type { HistoryEntry } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { At } from '../../ui/times.tsx';
import { summarise } from './history.ts';

/** What happened to a document. */
export function HistoryPanel({ history }: { history: readonly HistoryEntry[] }) {
  const t = useTexts();
  const entries = summarise(history);
  /** Programs have names of their own (`job:timetable`); officers read what they are. */
  const whoIs = (name: string) =>
    t.documents.programs[name] ?? (/^(job|portal):/.test(name) ? t.documents.system : name);
  return (
    <section aria-labelledby="history" className="panel">
      <h2 id="history">{t.documents.part.happened}</h2>
      {entries.length === 0 ? (
        <p className="secondary">{t.documents.historyNone}</p>
      ) : (
        <Timeline
          items={entries.map(({ at, action, actorName, reason, times }) => ({
            key: `${at}-${action}`,
            content: (
              <div className="history-entry">
                <div>
                  {t.happenings[action] ?? action}
                  {times > 1 && <span className="secondary"> {t.documents.historyTimes(times)}</span>}
                </div>
                {reason && <div className="history-reason">{reason}</div>}
                <div className="secondary">
                  {whoIs(actorName)} · <At at={at} />
                </div>
              </div>
            ),
          }))}
        />
      )}
    </section>
  );
}
