import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { dateWords } from '../time/dates.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EntryTag, Standing } from './ledger-words.tsx';
import { LEDGERS, type EntryLine } from './queries.ts';

type Many = 'submit' | 'confirm' | 'return' | 'drop';

/** Entries with what can be done with several of them at once. */
export function EntriesTable({
  label,
  rows,
  steps,
  kindOf,
  isFollowed = false,
  empty,
}: {
  label: string;
  rows: readonly EntryLine[];
  /** What may be done with many, by the state of an entry. */
  steps: Partial<Record<EntryLine['state'], readonly Many[]>>;
  /** Names the kind in a column of its own, where entries of several stand together. */
  kindOf?: (code: string) => string;
  isFollowed?: boolean;
  empty: ReactNode;
}) {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const shown = useShown(LEDGERS, ['workbench']);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState(false);
  const chosen = rows.filter(({ id }) => keys.has(id));
  const take = useMutation({
    mutationFn: ({ name, note }: { name: Many; note: string }) =>
      answer(
        http.POST('/api/v1/console/ledger-steps', {
          body: { name, note, entries: chosen.map(({ id, version }) => ({ id, version })) },
        }),
      ),
    onSuccess: async ({ done, failed }) => {
      await shown(null);
      setReturning(false);
      setKeys(new Set(failed.map(({ id }) => id)));
      if (done.length > 0) void message.success(words.manyDone(done.length));
    },
  });
  const may = (Object.keys(words.many) as Many[]).filter(
    (name) => chosen.length > 0 && chosen.every(({ state }) => steps[state]?.includes(name)),
  );
  const failed = take.data?.failed ?? [];
  const columns: Column<EntryLine>[] = [
    {
      key: 'title',
      title: words.entryTitle,
      render: ({ id, title }) => (
        <Link to={`/ledgers/entries/${id}`} lang="zh-CN">
          {title}
        </Link>
      ),
    },
    ...(kindOf ? [{ key: 'kind', title: words.kind, render: ({ kind }: EntryLine) => kindOf(kind) }] : []),
    {
      key: 'unit',
      title: words.unit,
      render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
    },
    {
      key: 'on',
      title: words.occurredOn,
      whole: true,
      render: ({ occurredOn }) => occurredOn && <On on={occurredOn} />,
    },
    ...(isFollowed
      ? [
          {
            key: 'progress',
            title: words.progress,
            render: ({ progress }: EntryLine) => <Standing progress={progress} />,
          },
        ]
      : []),
    { key: 'files', title: words.files, render: ({ files }) => (files > 0 ? String(files) : null) },
    {
      key: 'state',
      title: words.stateWord,
      render: ({ state, holdsUntil, isReplaced, reason }) => (
        <>
          <EntryTag state={state} />
          {state === 'confirmed' && holdsUntil && (
            <div className="secondary">
              {isReplaced
                ? words.replaced(dateWords(locale, holdsUntil))
                : words.holdsUntil(dateWords(locale, holdsUntil))}
            </div>
          )}
          {state === 'draft' && reason && <div className="secondary">{words.returnedWith(reason)}</div>}
        </>
      ),
    },
  ];
  return (
    <>
      <ErrorNote error={take.error} />
      {failed.length > 0 && (
        <Alert
          type="warning"
          role="alert"
          className="note"
          title={words.manyFailed(failed.length)}
          description={
            <ul className="plain-list">
              {failed.map(({ id, reason }) => (
                <li key={id}>
                  <span lang="zh-CN">{rows.find((row) => row.id === id)?.title ?? ''}</span> {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {chosen.length > 0 && (
        <Space wrap className="note" role="status">
          <span>{words.chosen(chosen.length)}</span>
          {may.map((name) => (
            <Button
              key={name}
              danger={name === 'drop'}
              type={name === 'confirm' || name === 'submit' ? 'primary' : 'default'}
              loading={take.isPending}
              onClick={() => (name === 'return' ? setReturning(true) : take.mutate({ name, note: '' }))}
            >
              {words.many[name]}
            </Button>
          ))}
        </Space>
      )}
      <DataTable
        label={label}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={columns}
        onOpen={({ id }) => void navigate(`/ledgers/entries/${id}`)}
        selection={{
          keys,
          onChange: (next) => setKeys(new Set(next)),
          label: ({ title }) => words.select(title),
          selectable: ({ state }) => (steps[state]?.length ?? 0) > 0,
        }}
      />
      <ReasonDialog
        open={returning}
        title={words.many.return}
        label={words.reasons.return}
        okText={words.many.return}
        busy={take.isPending}
        error={take.error}
        onSubmit={(note) => take.mutate({ name: 'return', note })}
        onCancel={() => setReturning(false)}
      />
    </>
  );
}
