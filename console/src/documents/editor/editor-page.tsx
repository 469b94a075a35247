import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useTexts } from '../../texts/index.ts';
import { Loaded, Page } from '../../ui/page.tsx';
import { documentQuery } from '../queries.ts';
import { DraftEditor } from './draft-editor.tsx';

/** Fields and text of a draft to write in. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  // Asked for afresh each time: an old version in the store would only lead into a conflict.
  const query = useQuery({
    ...documentQuery(id),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const document = query.data;
  const edit = document?.actions.find(({ name }) => name === 'edit');
  if (document?.draft && edit?.allowed && (query.isFetchedAfterMount || query.isError)) {
    return <DraftEditor key={document.draft.id} document={document} draft={document.draft} />;
  }
  return (
    <Page title={t.documents.editor.title}>
      <Loaded query={query}>
        {() =>
          query.isFetchedAfterMount && (
            <Alert
              type="warning"
              showIcon
              title={t.documents.editor.notEditable}
              description={edit?.reason}
              action={<Link to={`/documents/${id}`}>{t.documents.editor.backToDocument}</Link>}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
