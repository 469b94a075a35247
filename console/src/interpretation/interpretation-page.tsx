import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Interpretation, InterpretationDuty } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { EditionTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { DutyTag } from './duty-tag.tsx';
import { ExpertsTab } from './experts-tab.tsx';
import { LeadersTab } from './leaders-tab.tsx';
import { INTERPRETATION } from './queries.ts';
import { SettingsTab } from './settings-tab.tsx';

/** What still lacks an interpretation, the interpretations, the heads of units, the pool, the rules of the place. */
export function Component() {
  const t = useTexts();
  const navigate = useNavigate();
  const can = usePermissions();
  const { tab = 'duties' } = useParams();
  const words = t.interpretation;
  const items = [
    { key: 'duties', label: words.tabs.duties, children: <DutiesTab /> },
    { key: 'items', label: words.tabs.items, children: <ItemsTab /> },
    { key: 'leaders', label: words.tabs.leaders, children: <LeadersTab /> },
    { key: 'experts', label: words.tabs.experts, children: <ExpertsTab mayWrite={can('interpretation.pool.write')} /> },
    {
      key: 'settings',
      label: words.tabs.settings,
      children: <SettingsTab mayWrite={can('interpretation.settings.write')} />,
    },
  ];
  const known = items.some(({ key }) => key === tab) ? tab : 'duties';
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={known}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'duties' ? '/interpretations' : `/interpretations/${key}`)}
        items={items}
      />
    </Page>
  );
}

function DutiesTab() {
  const t = useTexts();
  const words = t.interpretation;
  const query = useQuery({
    queryKey: [...INTERPRETATION, 'duties'],
    queryFn: async (): Promise<InterpretationDuty[]> =>
      (await answer(http.GET('/api/v1/console/interpretation-duties'))).items,
  });
  return (
    <Loaded query={query}>
      {(rows) => (
        <DataTable
          label={words.tabs.duties}
          rows={rows}
          rowKey={({ documentId }) => documentId}
          empty={<Nothing title={words.noDuties} help={words.noDutiesHelp} />}
          columns={[
            {
              key: 'title',
              title: words.field.document,
              render: ({ documentId, title }) => (
                <Link to={`/documents/${documentId}`} lang="zh-CN">
                  {title}
                </Link>
              ),
            },
            {
              key: 'unit',
              title: words.field.unit,
              width: 180,
              render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
            },
            {
              key: 'genre',
              title: words.field.genre,
              width: 80,
              render: ({ genre }) => <span lang="zh-CN">{genre}</span>,
            },
            {
              key: 'on',
              title: words.field.publishedOn,
              width: 122,
              whole: true,
              render: ({ publishedOn }) => <On on={publishedOn} />,
            },
            { key: 'state', title: t.common.state, width: 120, render: ({ duty }) => <DutyTag state={duty.state} /> },
            { key: 'duty', title: words.field.duty, width: 220, render: ({ duty }) => duty.words },
          ]}
        />
      )}
    </Loaded>
  );
}

function ItemsTab() {
  const t = useTexts();
  const words = t.interpretation;
  const query = useQuery({
    queryKey: [...INTERPRETATION, 'items'],
    queryFn: async (): Promise<Interpretation[]> => (await answer(http.GET('/api/v1/console/interpretations'))).items,
  });
  return (
    <Loaded query={query}>
      {(rows) => (
        <DataTable
          label={words.tabs.items}
          rows={rows}
          rowKey={({ documentId }) => documentId}
          empty={<Nothing title={words.noItems} help={words.noItemsHelp} />}
          columns={[
            {
              key: 'title',
              title: words.field.title,
              render: ({ documentId, title }) => (
                <Link to={`/documents/${documentId}`} lang="zh-CN">
                  {title}
                </Link>
              ),
            },
            { key: 'state', title: t.common.state, width: 96, render: ({ state }) => <EditionTag state={state} /> },
            { key: 'form', title: words.field.form, width: 110, render: ({ form }) => words.form[form] },
            {
              key: 'who',
              title: words.field.interpreter,
              width: 200,
              render: ({ interpreter, interpreterRole }) => (
                <>
                  {words.interpreter[interpreter]} <span lang="zh-CN">{interpreterRole}</span>
                </>
              ),
            },
            {
              key: 'explains',
              title: words.field.explains,
              render: ({ explains }) =>
                explains.map(({ id, title }) => (
                  <div key={id}>
                    <Link to={`/documents/${id}`} lang="zh-CN">
                      {title}
                    </Link>
                  </div>
                )),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
