import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { CleanupDetail } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { cleanupQuery, NORMATIVE } from './queries.ts';

type Item = CleanupDetail['items'][number];
type Result = Item['result'];
const RESULTS: readonly Result[] = ['', 'continue', 'amend', 'repeal', 'expire'];

/** One clean-up: a result for every document, then its steps. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery(cleanupQuery(id));
  return (
    <Page title={query.data?.title ?? t.common.loading}>
      <Loaded query={query}>{(data) => <Cleanup key={data.version} cleanup={data} />}</Loaded>
    </Page>
  );
}

function Cleanup({ cleanup }: { cleanup: CleanupDetail }) {
  const t = useTexts();
  const words = t.normative;
  const can = usePermissions();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [items, setItems] = useState<readonly Item[]>(cleanup.items);
  const isOpen = cleanup.state === 'drafting' && can('normative.cleanup.write');
  const isChanged = items !== cleanup.items;
  const done = (data: CleanupDetail) => {
    client.setQueryData(cleanupQuery(cleanup.id).queryKey, data);
    void client.invalidateQueries({ queryKey: NORMATIVE });
    void message.success(words.saved);
  };
  const path = { id: cleanup.id };
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/console/normative-cleanups/{id}/results', {
          params: { path },
          body: {
            version: cleanup.version,
            items: items.map(({ documentId, result, note, expiresOn }) => ({ documentId, result, note, expiresOn })),
          },
        }),
      ),
    onSuccess: done,
  });
  const step = useMutation({
    mutationFn: (name: 'submit' | 'return' | 'drop' | 'publish') =>
      answer(
        http.POST('/api/v1/console/normative-cleanups/{id}/steps', {
          params: { path },
          body: { name, version: cleanup.version, note: '' },
        }),
      ),
    onSuccess: done,
  });
  const change = (documentId: string, part: Partial<Item>) =>
    setItems(items.map((item) => (item.documentId === documentId ? { ...item, ...part } : item)));
  const take = (name: string) => {
    const known = (['submit', 'return', 'drop', 'publish'] as const).find((one) => one === name);
    if (!known) return;
    if (known === 'submit' || known === 'return') return step.mutate(known);
    modal.confirm({
      title: words.cleanup.step[known],
      content: known === 'publish' ? words.cleanup.publishHelp : undefined,
      okText: words.cleanup.step[known],
      onOk: () => step.mutate(known),
    });
  };
  return (
    <>
      <p className="secondary">
        {words.cleanup.state[cleanup.state]} · {words.cleanup.counts(items.filter(isDecided).length, items.length)}
        {cleanup.state === 'published' && (
          <>
            {' · '}
            <a href={`/normative/cleanups/${cleanup.id}`}>{words.cleanup.public}</a>
          </>
        )}
      </p>
      <ErrorNote error={save.error ?? step.error} />
      <Space wrap className="note">
        {isOpen && (
          <>
            <Button
              onClick={() => setItems(items.map((item) => (isDecided(item) ? item : { ...item, result: 'continue' })))}
            >
              {words.cleanup.allContinue}
            </Button>
            <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
              {words.cleanup.save}
            </Button>
          </>
        )}
        {cleanup.actions.map(({ name, allowed, reason }) => (
          <Button
            key={name}
            disabled={!allowed || isChanged}
            title={reason || undefined}
            danger={name === 'drop'}
            loading={step.isPending}
            onClick={() => take(name)}
          >
            {words.cleanup.step[name as keyof typeof words.cleanup.step]}
          </Button>
        ))}
      </Space>
      <DataTable
        label={words.field.result}
        rows={items}
        rowKey={({ documentId }) => documentId}
        columns={[
          {
            key: 'title',
            title: words.field.document,
            render: ({ documentId, title, registrationNumber }) => (
              <>
                <Link to={`/documents/${documentId}`} lang="zh-CN">
                  {title}
                </Link>
                <div className="secondary" lang="zh-CN">
                  {registrationNumber}
                </div>
              </>
            ),
          },
          {
            key: 'unit',
            title: words.field.unit,
            width: 150,
            render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
          },
          {
            key: 'result',
            title: words.field.result,
            width: 150,
            render: ({ documentId, title, result }) =>
              isOpen ? (
                <Select<Result>
                  aria-label={words.cleanup.resultOf(title)}
                  className="full"
                  value={result}
                  onChange={(next) =>
                    change(documentId, { result: next, ...(next === 'continue' ? {} : { expiresOn: null }) })
                  }
                  options={RESULTS.map((value) => ({ value, label: words.cleanup.result[value] }))}
                />
              ) : (
                words.cleanup.result[result]
              ),
          },
          {
            key: 'note',
            title: words.field.note,
            width: 240,
            render: ({ documentId, title, note }) =>
              isOpen ? (
                <Input
                  aria-label={words.cleanup.noteOf(title)}
                  lang="zh-CN"
                  maxLength={300}
                  value={note}
                  onChange={(event) => change(documentId, { note: event.target.value })}
                />
              ) : (
                <span lang="zh-CN">{note}</span>
              ),
          },
          {
            key: 'term',
            title: words.field.newTerm,
            width: 160,
            render: ({ documentId, title, result, expiresOn }) =>
              isOpen ? (
                <DatePicker
                  aria-label={words.cleanup.termOf(title)}
                  disabled={result !== 'continue'}
                  value={expiresOn ? dayjs(expiresOn) : null}
                  onChange={(day: dayjs.Dayjs | null) =>
                    change(documentId, { expiresOn: day?.format('YYYY-MM-DD') ?? null })
                  }
                />
              ) : (
                (expiresOn ?? '')
              ),
          },
        ]}
      />
    </>
  );
}

const isDecided = ({ result }: Item) => result !== '';
