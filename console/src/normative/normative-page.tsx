import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { NormativeDocument, NormativeTodo } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { CleanupsTab } from './cleanups-tab.tsx';
import { NORMATIVE } from './queries.ts';
import { SettingsTab } from './settings-tab.tsx';
import { DutyTag, ValidityTag } from './tags.tsx';

/** What is to be done, what is registered, the clean-ups, the rules of the place. */
export function Component() {
  const t = useTexts();
  const navigate = useNavigate();
  const can = usePermissions();
  const { tab = 'todos' } = useParams();
  const words = t.normative;
  const items = [
    { key: 'todos', label: words.tabs.todos, children: <TodosTab /> },
    { key: 'documents', label: words.tabs.documents, children: <DocumentsTab /> },
    {
      key: 'cleanups',
      label: words.tabs.cleanups,
      children: <CleanupsTab mayWrite={can('normative.cleanup.write')} />,
    },
    {
      key: 'settings',
      label: words.tabs.settings,
      children: <SettingsTab mayWrite={can('normative.settings.write')} />,
    },
  ];
  const known = items.some(({ key }) => key === tab) ? tab : 'todos';
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={known}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'todos' ? '/normative' : `/normative/${key}`)}
        items={items}
      />
    </Page>
  );
}

const title = ({ documentId, title: words }: { documentId: string; title: string }) => (
  <Link to={`/documents/${documentId}`} lang="zh-CN">
    {words}
  </Link>
);
const unit = ({ organisationName }: { organisationName: string }) => <span lang="zh-CN">{organisationName}</span>;

function TodosTab() {
  const t = useTexts();
  const words = t.normative;
  const query = useQuery({
    queryKey: [...NORMATIVE, 'todos'],
    queryFn: async (): Promise<NormativeTodo[]> => (await answer(http.GET('/api/v1/console/normative-todos'))).items,
  });
  return (
    <Loaded query={query}>
      {(rows) => (
        <DataTable
          label={words.tabs.todos}
          rows={rows}
          rowKey={({ kind, documentId }) => `${kind}-${documentId}`}
          empty={<Nothing title={words.noTodos} help={words.noTodosHelp} />}
          columns={[
            { key: 'title', title: words.field.document, render: title },
            { key: 'unit', title: words.field.unit, width: 180, render: unit },
            {
              key: 'what',
              title: words.field.what,
              width: 220,
              render: ({ kind, isLate }) => (
                <StateTag tone={isLate ? 'red' : 'amber'} shape={isLate ? '■' : '▲'}>
                  {words.todo[kind]}
                </StateTag>
              ),
            },
            {
              key: 'due',
              title: words.field.due,
              width: 130,
              whole: true,
              render: ({ dueOn }) => (dueOn ? <On on={dueOn} /> : t.common.none),
            },
            { key: 'words', title: t.common.state, width: 220, render: ({ words: state }) => state },
          ]}
        />
      )}
    </Loaded>
  );
}

function DocumentsTab() {
  const t = useTexts();
  const words = t.normative;
  const query = useQuery({
    queryKey: [...NORMATIVE, 'documents'],
    queryFn: async (): Promise<NormativeDocument[]> =>
      (await answer(http.GET('/api/v1/console/normative-documents'))).items,
  });
  const day = (on: string | null) => (on ? <On on={on} /> : t.common.none);
  return (
    <Loaded query={query}>
      {(rows) => (
        <DataTable
          label={words.tabs.documents}
          rows={rows}
          rowKey={({ documentId }) => documentId}
          empty={<Nothing title={words.noDocuments} help={words.noDocumentsHelp} />}
          columns={[
            { key: 'title', title: words.field.document, render: title },
            {
              key: 'number',
              title: words.field.number,
              width: 150,
              render: ({ registrationNumber }) => <span lang="zh-CN">{registrationNumber || t.common.none}</span>,
            },
            { key: 'unit', title: words.field.unit, width: 150, render: unit },
            {
              key: 'validity',
              title: words.field.validity,
              width: 120,
              render: ({ validity }) => <ValidityTag code={validity.code} />,
            },
            {
              key: 'expires',
              title: words.field.expiresOn,
              width: 130,
              whole: true,
              render: ({ validity }) => day(validity.expiresOn),
            },
            {
              key: 'publication',
              title: words.field.publication,
              width: 150,
              render: ({ publication }) => <DutyTag state={publication.state} />,
            },
          ]}
        />
      )}
    </Loaded>
  );
}
