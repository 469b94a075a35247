import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useTexts } from '../../texts/index.ts';
import { Loaded, Page } from '../../ui/page.tsx';
import { documentQuery } from '../queries.ts';
import { TasksEditor } from './tasks-editor.tsx';

/** The recognised tasks of a document beside its text, to be corrected on one screen. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({ ...documentQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  const edition = query.data?.draft ?? query.data?.live;
  const correct = query.data?.actions.find(({ name }) => name === 'correct_tasks');
  if (query.data && edition && correct?.allowed) {
    return <TasksEditor key={edition.id} document={query.data} edition={edition} />;
  }
  return (
    <Page title={t.tasks.title}>
      <Loaded query={query}>
        {() => (
          <Alert
            type="warning"
            showIcon
            title={t.documents.editor.notEditable}
            description={correct?.reason}
            action={<Link to={`/documents/${id}`}>{t.documents.editor.backToDocument}</Link>}
          />
        )}
      </Loaded>
    </Page>
  );
}
