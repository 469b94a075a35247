import type { AuditEntry } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { changesOf } from './changes.ts';

const MOST = 200;

/** What an entry changed, item by item. */
export function BeforeAfter({ entry }: { entry: AuditEntry }) {
  const t = useTexts();
  const changes = changesOf(entry.before, entry.after);
  return (
    <div className="before-after">
      {changes.length === 0 ? (
        <p className="secondary">{t.audit.noDetail}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.audit.field}</th>
              <th scope="col">{t.audit.before}</th>
              <th scope="col">{t.audit.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, MOST).map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entry.requestId && (
        <p className="secondary">
          {t.common.labelled(t.audit.requestId, '')} <code>{entry.requestId}</code>
        </p>
      )}
    </div>
  );
}
