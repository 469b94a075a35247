import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Progress } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, http } from '../../api/client.ts';
import type { ImportItemSummary, ImportView } from '../../api/types.ts';
import { useSession } from '../../app/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/errors.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loaded, Page } from '../../ui/page.tsx';
import { useInstantWords } from '../../ui/times.tsx';
import { isIncluded, titleOf, useCorrections } from './corrections.ts';
import { ImportTag, ItemTag } from './import-tags.tsx';
import { importQuery } from './queries.ts';

/** The files of one import: progress, what became of each, which to save. */
export function Component() {
  const t = useTexts();
  const instant = useInstantWords();
  const { id = '' } = useParams();
  const query = useQuery(importQuery(id));
  const view = query.data;
  return (
    <Page
      title={view ? t.imports.viewTitle(instant(view.createdAt)) : t.imports.title}
      tags={view && <ImportTag state={view.state} />}
      extra={<LinkButton to="/import">{t.imports.backToList}</LinkButton>}
    >
      <Loaded query={query}>{(data) => <ImportFiles view={data} />}</Loaded>
    </Page>
  );
}

function ImportFiles({ view }: { view: ImportView }) {
  const t = useTexts();
  const instant = useInstantWords();
  const { account } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { corrections, set, forget } = useCorrections(account.id, view.id);
  const included = view.items.filter((item) => isIncluded(item, corrections));
  const untitled = included.find((item) => titleOf(item, corrections).trim() === '');
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/imports/{id}/save', {
          params: { path: { id: view.id } },
          body: {
            items: view.items
              .filter(({ state }) => state === 'read')
              .map((item) => {
                const corrected = corrections.items[item.position]?.fields;
                const include = isIncluded(item, corrections);
                return {
                  position: item.position,
                  include,
                  ...(include && corrected && { fields: corrected }),
                };
              }),
          },
        }),
      ),
    onSuccess: (saved) => {
      forget();
      client.setQueryData(importQuery(view.id).queryKey, saved);
      for (const key of ['documents', 'workbench']) void client.invalidateQueries({ queryKey: [key] });
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
      void message.success(t.imports.saved(saved.items.filter(({ state }) => state === 'saved').length));
    },
  });
  const count = (state: ImportItemSummary['state']) => view.items.filter((item) => item.state === state).length;
  const columns: Column<ImportItemSummary>[] = [
    {
      key: 'file',
      title: t.imports.file,
      render: (item) => <FileCell item={item} importId={view.id} title={titleOf(item, corrections)} />,
    },
    { key: 'state', title: t.common.state, width: 130, render: ({ state }) => <ItemTag state={state} /> },
    {
      key: 'findings',
      title: t.imports.findings,
      width: 150,
      render: ({ state, isReadable, warningCount }) =>
        isReadable &&
        (state === 'read' || state === 'duplicate') && (
          <span className={warningCount > 0 ? 'amber' : 'secondary'}>
            {warningCount > 0 ? t.imports.toCheck(warningCount) : t.imports.certainAll}
          </span>
        ),
    },
    ...(view.state === 'ready'
      ? [
          {
            key: 'include',
            title: t.imports.include,
            width: 70,
            render: (item: ImportItemSummary) =>
              item.state === 'read' &&
              item.isReadable && (
                <Checkbox
                  aria-label={t.imports.includeFile(item.fileName)}
                  checked={isIncluded(item, corrections)}
                  onChange={(event) => set(item.position, { include: event.target.checked })}
                />
              ),
          },
        ]
      : []),
    {
      key: 'open',
      title: t.common.actions,
      width: 110,
      render: (item) =>
        item.state === 'saved' && item.documentId ? (
          <Link to={`/documents/${item.documentId}`}>{t.imports.openSaved}</Link>
        ) : (
          item.isReadable &&
          item.state !== 'left_out' && (
            <Link to={`/import/${view.id}/${item.position}`} aria-label={`${t.imports.check} ${item.fileName}`}>
              {t.imports.check}
            </Link>
          )
        ),
    },
  ];
  const percent = view.total > 0 ? Math.round((view.finished / view.total) * 100) : 100;
  return (
    <>
      {view.state === 'reading' && (
        <Alert
          type="info"
          role="status"
          className="note"
          title={t.imports.progress(view.finished, view.total)}
          description={
            <>
              <Progress percent={percent} aria-label={t.imports.progress(view.finished, view.total)} />
              {t.imports.leave}
            </>
          }
        />
      )}
      {view.state !== 'reading' && (
        <p>
          {view.state === 'done'
            ? t.imports.saved(count('saved'))
            : t.imports.summary(count('read'), count('duplicate'), count('failed'))}
          {view.state === 'ready' && <span className="secondary"> {t.imports.keptUntil(instant(view.keptUntil))}</span>}
        </p>
      )}
      <ErrorNote error={save.error} />
      <DataTable label={t.imports.title} columns={columns} rows={view.items} rowKey={({ position }) => position} />
      {view.state === 'ready' && count('read') > 0 && (
        <div className="save-bar">
          {untitled ? (
            <span className="amber">
              {t.imports.missingTitle(untitled.fileName)}{' '}
              <button
                type="button"
                className="link"
                onClick={() => void navigate(`/import/${view.id}/${untitled.position}`)}
              >
                {t.imports.check}
              </button>
            </span>
          ) : (
            <span className="secondary">{t.imports.saveHelp}</span>
          )}
          <Button
            type="primary"
            disabled={included.length === 0 || untitled !== undefined}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {included.length === 0 ? t.imports.saveNone : t.imports.save(included.length)}
          </Button>
        </div>
      )}
    </>
  );
}

/** The file's name, the title that was read, and the reason when it cannot be used. */
function FileCell({ item, importId, title }: { item: ImportItemSummary; importId: string; title: string }) {
  const t = useTexts();
  return (
    <div className="file-cell">
      {title && <div lang="zh-CN">{title}</div>}
      <div className={title ? 'secondary' : undefined}>{item.fileName}</div>
      {item.error && <div className="reason">{item.error.message}</div>}
      {item.duplicateOf && (
        <div>
          {t.imports.equalFile(item.duplicateOf.fileName)}{' '}
          <Link to={`/import/${importId}/${item.duplicateOf.position}`}>{t.imports.openEqual}</Link>
        </div>
      )}
      {item.state === 'duplicate' && item.documentId && (
        <div>
          {t.imports.existing(item.documentTitle ?? '')}{' '}
          <Link to={`/documents/${item.documentId}`}>{t.imports.openExisting}</Link>
        </div>
      )}
    </div>
  );
}
