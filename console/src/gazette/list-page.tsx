import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { GazetteIssue } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { GAZETTE, IssueTag } from './issue-tag.tsx';

/** Issues of the gazette, newest first. */
export function Component() {
  const t = useTexts();
  const words = t.gazette;
  const can = usePermissions();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: [...GAZETTE, 'list'],
    queryFn: async (): Promise<GazetteIssue[]> => (await answer(http.GET('/api/v1/console/gazette'))).items,
  });
  return (
    <Page
      title={words.title}
      help={words.help}
      extra={
        can('gazette.issue.write') && (
          <LinkButton type="primary" to="/gazette/new">
            {words.create}
          </LinkButton>
        )
      }
    >
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.none} help={words.noneHelp} />}
            onOpen={({ id }) => void navigate(`/gazette/${id}`)}
            columns={[
              {
                key: 'issue',
                title: words.field.issue,
                render: ({ id, year, number }) => <Link to={`/gazette/${id}`}>{words.issue(year, number)}</Link>,
              },
              {
                key: 'items',
                title: words.field.items,
                width: 100,
                render: ({ itemCount }) => words.itemCount(itemCount),
              },
              { key: 'state', title: t.common.state, width: 110, render: ({ state }) => <IssueTag state={state} /> },
              {
                key: 'on',
                title: words.field.publishedOn,
                width: 130,
                whole: true,
                render: ({ publishedOn }) => publishedOn && <On on={publishedOn} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
