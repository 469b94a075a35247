import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Space, Tag, Tree } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { ColumnForm } from './column-form.tsx';
import { choicesOf, COLUMNS, useColumns, useSites, type SiteColumn } from './columns-query.ts';
import { PlatformDialog } from './platform-dialog.tsx';

/** The tree of a site's columns on the left, to be moved by dragging; the chosen one on the right, with a way to move it by keyboard. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const navigate = useNavigate();
  const { id } = useParams();
  const [params, setParams] = useSearchParams();
  const sites = useSites();
  const siteId = params.get('site') ?? sites.data?.[0]?.id;
  const query = useColumns(siteId);
  const editable = can('columns.column.write');
  const creating = params.get('new');
  const go = (path: string) =>
    void navigate(`${path}${siteId ? `${path.includes('?') ? '&' : '?'}site=${siteId}` : ''}`);
  return (
    <Page
      title={t.columns.title}
      help={t.columns.help}
      extra={
        <Space wrap>
          <Select
            aria-label={t.columns.site}
            value={siteId ?? null}
            loading={sites.isPending}
            onChange={(site) => setParams({ site })}
            options={(sites.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            popupMatchSelectWidth={false}
          />
          {editable && siteId && <PlatformDialog siteId={siteId} />}
          {editable && (
            <Button type="primary" onClick={() => go('/columns?new=')}>
              {t.columns.create}
            </Button>
          )}
        </Space>
      }
    >
      <Loaded query={query}>
        {(columns) => {
          const chosen = columns.find((column) => column.id === id);
          return (
            <div className={chosen || creating !== null ? 'organisations chosen' : 'organisations'}>
              <section aria-label={t.columns.tree} className="unit-tree">
                <ColumnTree
                  columns={columns}
                  chosen={id}
                  editable={editable}
                  onChoose={(key) => go(`/columns/${key}`)}
                />
              </section>
              <section aria-label={chosen?.name ?? t.columns.create} className="unit-details">
                {creating !== null && editable && siteId ? (
                  <ColumnForm
                    key={`new-${creating}`}
                    column={null}
                    siteId={siteId}
                    parentId={creating || null}
                    columns={columns}
                    editable
                    onSaved={(saved) => go(`/columns/${saved}`)}
                    onCreateBelow={() => undefined}
                  />
                ) : chosen ? (
                  <ColumnForm
                    key={`${chosen.id}-${chosen.version}`}
                    column={chosen}
                    siteId={chosen.siteId}
                    parentId={chosen.parentId}
                    columns={columns}
                    editable={editable}
                    onSaved={() => undefined}
                    onCreateBelow={() => go(`/columns?new=${chosen.id}`)}
                  />
                ) : (
                  <p className="secondary">{t.columns.choose}</p>
                )}
              </section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ColumnTree({
  columns,
  chosen,
  editable,
  onChoose,
}: {
  columns: readonly SiteColumn[];
  chosen: string | undefined;
  editable: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const move = useMutation({
    mutationFn: ({ id, ...to }: { id: string; parentId: string | null; beforeId: string | null; version: number }) =>
      answer(http.POST('/api/v1/console/columns/{id}/move', { params: { path: { id } }, body: to })),
    onSuccess: () => void message.success(t.columns.moved),
    onSettled: () => void client.invalidateQueries({ queryKey: COLUMNS }),
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const items = useMemo(() => choicesOf(columns, () => true), [columns]);
  if (columns.length === 0) return <Nothing title={t.columns.none} help={t.columns.noneHelp} />;
  return (
    <>
      <ErrorNote error={move.error} />
      <Tree
        blockNode
        aria-label={t.columns.tree}
        treeData={items}
        draggable={editable ? { icon: false } : false}
        defaultExpandedKeys={columns.filter(({ role }) => role !== 'statutory').map(({ id }) => id)}
        selectedKeys={chosen ? [chosen] : []}
        onSelect={(_, { node }) => onChoose(node.key)}
        titleRender={(node) => <ColumnTitle column={byId.get(node.key)} />}
        onDrop={({ node, dragNode, dropToGap, dropPosition }) => {
          const dragged = byId.get(dragNode.key);
          const target = byId.get(node.key);
          if (!dragged || !target) return;
          const parentId = dropToGap ? target.parentId : target.id;
          const siblings = columns.filter((one) => one.parentId === parentId && one.id !== dragged.id);
          const index = siblings.findIndex(({ id }) => id === target.id);
          // Above the target, or behind it: then before the one that follows.
          const isAbove = dropPosition < Number(node.pos.split('-').at(-1));
          const before = dropToGap ? (isAbove ? target : siblings[index + 1]) : siblings[0];
          move.mutate({ id: dragged.id, version: dragged.version, parentId, beforeId: before?.id ?? null });
        }}
      />
    </>
  );
}

function ColumnTitle({ column }: { column: SiteColumn | undefined }) {
  const t = useTexts();
  if (!column) return null;
  const { freshness } = column;
  return (
    <span lang="zh-CN">
      {column.name}
      {column.status === 'closed' && <span className="secondary">（{t.columns.closed}）</span>}
      {freshness && freshness.state !== 'fresh' && (
        <>
          {' '}
          <Tag color={freshness.state === 'due' ? 'warning' : 'error'}>{t.columns.freshness[freshness.state]}</Tag>
        </>
      )}
    </span>
  );
}
