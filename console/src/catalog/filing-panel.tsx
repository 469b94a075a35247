import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { CatalogEntryBrief } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { CATALOG, entriesQuery, useFiling } from './queries.ts';

/** Beside a document: the entries of the standard catalog that it is filed under, and those where it may belong. */
export function FilingPanel({ documentId }: { documentId: string }) {
  const t = useTexts();
  const words = t.catalog.filing;
  const [choosing, setChoosing] = useState(false);
  const query = useQuery({
    queryKey: [...CATALOG, 'filing', documentId],
    queryFn: () =>
      answer(http.GET('/api/v1/console/documents/{id}/catalog-entries', { params: { path: { id: documentId } } })),
  });
  const add = useFiling(words.chosen);
  const remove = useFiling(words.takenOut);
  const put = (id: string) => add.mutate({ documentIds: [documentId], add: [id], remove: [] });
  return (
    <section aria-labelledby="filing" className="panel">
      <h2 id="filing">{words.title}</h2>
      <ErrorNote error={add.error ?? remove.error} />
      <Loaded query={query} rows={2}>
        {({ filed, suggested, mayFile }) => (
          <>
            {filed.length === 0 && <p className="secondary">{words.none}</p>}
            <EntryLines
              entries={filed}
              action={mayFile ? words.takeOut : null}
              busy={remove.isPending}
              onAct={(id) => remove.mutate({ documentIds: [documentId], add: [], remove: [id] })}
            />
            {mayFile && filed.length === 0 && suggested.length > 0 && (
              <>
                <p className="secondary">{words.suggested}</p>
                <EntryLines entries={suggested.slice(0, 3)} action={words.fileUnder} busy={add.isPending} onAct={put} />
              </>
            )}
            {mayFile && !choosing && (
              <Button size="small" onClick={() => setChoosing(true)}>
                {words.choose}
              </Button>
            )}
            {choosing && <EntrySelect label={words.choose} onChoose={put} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface EntryLinesProps {
  entries: readonly CatalogEntryBrief[];
  action: string | null;
  busy: boolean;
  onAct: (id: string) => void;
}
function EntryLines({ entries, action, busy, onAct }: EntryLinesProps) {
  if (entries.length === 0) return null;
  return (
    <ul className="plain-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span lang="zh-CN">{entryWords(entry)}</span>{' '}
          {action !== null && (
            <button
              type="button"
              className="link"
              disabled={busy}
              aria-label={`${action} ${entryWords(entry)}`}
              onClick={() => onAct(entry.id)}
            >
              {action}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** An entry chosen by typing a part of its item or content. */
export function EntrySelect({ label, onChoose }: { label: string; onChoose: (id: string) => void }) {
  const [text, setText] = useState('');
  const query = useQuery(entriesQuery({ status: 'open', ...(text.trim() && { q: text.trim() }) }));
  return (
    <Select
      className="full"
      aria-label={label}
      placeholder={label}
      value={null}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={query.isFetching}
      onChange={(id: string | null) => id !== null && onChoose(id)}
      options={(query.data?.items ?? []).slice(0, 50).map((entry) => ({ value: entry.id, label: entryWords(entry) }))}
      popupMatchSelectWidth={false}
    />
  );
}

export const entryWords = ({ field, level1, level2 }: Pick<CatalogEntryBrief, 'field' | 'level1' | 'level2'>): string =>
  [field, level1, level2].filter(Boolean).join(' › ');
