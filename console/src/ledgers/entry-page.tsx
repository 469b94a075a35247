import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, NotFound, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryTag, Standing } from './ledger-words.tsx';
import { aboutQuery, entryQuery, LEDGERS, ledgersQuery, type Entry, type LedgerKind } from './queries.ts';
import { valueWords } from './values.ts';

type StepName = Entry['steps'][number]['name'];

/** An entry: what it says, its attachments, what can be done with it, what happened. */
export function Component() {
  const { id = '' } = useParams();
  const kinds = useQuery(ledgersQuery);
  const query = useQuery(entryQuery(id));
  return (
    <Loaded query={kinds}>
      {({ items }) => (
        <Loaded query={query}>
          {(entry) => {
            const kind = items.find((one) => one.kind.code === entry.kind)?.kind;
            const progress = items.find((one) => one.kind.code === 'progress')?.kind;
            return kind ? (
              <EntryView key={id} entry={entry} kind={kind} progress={kind.isFollowed ? (progress ?? null) : null} />
            ) : (
              <NotFound />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function EntryView({ entry, kind, progress }: { entry: Entry; kind: LedgerKind; progress: LedgerKind | null }) {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const units = useOrganisations();
  const [asking, setAsking] = useState<'edit' | 'report' | 'return' | 'take_back' | null>(null);
  const shown = useShown(LEDGERS, ['workbench']);
  const step = useMutation({
    mutationFn: ({ name, note = '' }: { name: StepName; note?: string }) =>
      answer(
        http.POST('/api/v1/console/ledger-entries/{id}/steps', {
          params: { path: { id: entry.id } },
          body: { name, note, version: entry.version },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      setAsking(null);
    },
  });
  const names = new Map((units.data ?? []).map(({ id, name }): [string, string] => [id, name]));
  if (entry.about) names.set(entry.about.id, entry.about.title);
  const lines = kind.fields.flatMap((field) => {
    const text = valueWords(t, locale, field, entry.fields[field.name], names);
    return text === '' ? [] : [{ field, text }];
  });
  const open = entry.steps.filter(({ allowed }) => allowed);
  const closed = entry.steps.filter(({ allowed }) => !allowed);
  return (
    <Page
      title={entry.title}
      help={kind.title[locale]}
      extra={
        <>
          {kind.isPublic && entry.state !== 'confirmed' && entry.state !== 'taken_back' && (
            <Button href={`/api/v1/console/ledger-entries/${entry.id}/preview`} target="_blank">
              {words.preview}
            </Button>
          )}
          {entry.url && (
            <Button href={locale === 'en' ? `/en${entry.url}` : entry.url} target="_blank">
              {words.toPublic}
            </Button>
          )}
        </>
      }
    >
      {entry.state === 'draft' && entry.reason && (
        <Alert type="warning" className="note" showIcon title={words.returnedWith(entry.reason)} />
      )}
      {entry.state === 'taken_back' && (
        <Alert type="info" className="note" showIcon title={words.takenBackWith(entry.reason)} />
      )}
      <section className="panel" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        <ErrorNote error={asking === null ? step.error : null} />
        {entry.state === 'draft' && entry.faults.length > 0 && (
          <>
            <p>{words.faults}</p>
            <ul className="plain-list">
              {entry.faults.map(({ field, text }) => (
                <li key={`${field} ${text}`}>{text}</li>
              ))}
            </ul>
          </>
        )}
        <Space wrap>
          {entry.mayWrite && <Button onClick={() => setAsking('edit')}>{words.edit}</Button>}
          {open.map(({ name, title }) => (
            <Button
              key={name}
              type={name === 'submit' || name === 'confirm' ? 'primary' : 'default'}
              danger={name === 'drop' || name === 'take_back'}
              loading={step.isPending && step.variables.name === name}
              onClick={() => (name === 'return' || name === 'take_back' ? setAsking(name) : step.mutate({ name }))}
            >
              {title}
            </Button>
          ))}
        </Space>
        {open.length === 0 && !entry.mayWrite && <p className="secondary">{words.nextNone}</p>}
        {closed.length > 0 && (
          <details>
            <summary>{words.closedWays}</summary>
            <ul className="plain-list">
              {closed.map(({ name, title, reason }) => (
                <li key={name}>{t.common.labelled(title, reason)}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section className="panel" aria-labelledby="content">
        <h2 id="content">{words.content}</h2>
        <dl className="facts">
          <Fact name={words.stateWord}>
            <EntryTag state={entry.state} /> <Standing progress={entry.progress} />
          </Fact>
          <Fact name={words.unit}>
            <span lang="zh-CN">{entry.organisationName}</span>
          </Fact>
          {lines.map(({ field, text }) => (
            <Fact key={field.name} name={field.title[locale]}>
              {field.type === 'entry' && entry.about ? (
                <Link to={`/ledgers/entries/${entry.about.id}`} lang="zh-CN">
                  {text}
                </Link>
              ) : (
                <span className="facts-words" lang={field.type === 'choice' ? undefined : 'zh-CN'}>
                  {text}
                </span>
              )}
            </Fact>
          ))}
        </dl>
      </section>
      <AttachmentsPanel entry={entry} kind={kind} />
      {progress && <Reports entry={entry} onAdd={() => setAsking('report')} />}
      <section className="panel" aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <ul className="plain-list">
          {entry.history.map(({ title, byName, at, note }) => (
            <li key={at + title}>
              <At at={at} /> {title} <span className="secondary">{byName}</span>
              {note && <span lang="zh-CN"> {note}</span>}
            </li>
          ))}
        </ul>
      </section>
      {asking === 'edit' && <EntryDialog kind={kind} entry={entry} onClose={() => setAsking(null)} />}
      {asking === 'report' && progress && (
        <EntryDialog kind={progress} start={{ item: entry.id }} onClose={() => setAsking(null)} />
      )}
      {(asking === 'return' || asking === 'take_back') && (
        <ReasonDialog
          open
          title={entry.steps.find(({ name }) => name === asking)?.title ?? ''}
          label={words.reasons[asking]}
          okText={entry.steps.find(({ name }) => name === asking)?.title ?? ''}
          danger={asking === 'take_back'}
          busy={step.isPending}
          error={step.error}
          onSubmit={(note) => step.mutate({ name: asking, note })}
          onCancel={() => setAsking(null)}
        >
          {asking === 'take_back' && (
            <p>
              {words.reasons.takeBackHelp} {kind.isPublic && words.reasons.takeBackPublic}
            </p>
          )}
        </ReasonDialog>
      )}
    </Page>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The progress that was reported on an item. */
function Reports({ entry, onAdd }: { entry: Entry; onAdd: () => void }) {
  const t = useTexts();
  const words = t.ledgers;
  const query = useQuery(aboutQuery(entry.id));
  return (
    <section className="panel" aria-labelledby="reports">
      <h2 id="reports">{words.reports}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="secondary">{words.noReports}</p>}
            <ul className="plain-list">
              {items.map((report) => (
                <li key={report.id}>
                  <Link to={`/ledgers/entries/${report.id}`} lang="zh-CN">
                    {report.title}
                  </Link>{' '}
                  <EntryTag state={report.state} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {entry.state === 'confirmed' && <Button onClick={onAdd}>{words.addReport}</Button>}
    </section>
  );
}
