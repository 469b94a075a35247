import { Timeline } from 'antd';
import type { HistoryEntry } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { At } from '../../ui/times.tsx';

/** What happened to a document, newest first. */
export function HistoryPanel({ history }: { history: readonly HistoryEntry[] }) {
  const t = useTexts();
  return (
    <section aria-labelledby="history" className="panel">
      <h2 id="history">{t.documents.part.happened}</h2>
      {history.length === 0 ? (
        <p className="secondary">{t.documents.historyNone}</p>
      ) : (
        <Timeline
          items={history.toReversed().map((entry, at) => ({
            key: `${entry.at}-${at}`,
            content: (
              <div className="history-entry">
                <div>{t.happenings[entry.action] ?? entry.action}</div>
                {entry.reason && <div className="history-reason">{entry.reason}</div>}
                <div className="secondary">
                  {entry.actorName} · <At at={entry.at} />
                </div>
              </div>
            ),
          }))}
        />
      )}
    </section>
  );
}
