import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/errors.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Nothing } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { On } from '../../ui/times.tsx';
import { type SimilarGroup, useMayDraft, useToDraft } from './queries.ts';

/** The first request of a group names it: the server groups anew each time. */
const keyOf = ({ requests }: SimilarGroup) => requests[0]?.id ?? '';

/** The same information, asked for by several and given to them: one press drafts a document that gives it to everybody. */
export function GroupsTab({ groups }: { groups: readonly SimilarGroup[] }) {
  const t = useTexts();
  const words = t.requestOpenings;
  const mayDraft = useMayDraft();
  const toDraft = useToDraft();
  const open = useMutation({
    mutationFn: (group: SimilarGroup) =>
      answer(
        http.POST('/api/v1/console/request-openings', { body: { requestIds: group.requests.map(({ id }) => id) } }),
      ),
    onSuccess: toDraft,
  });
  return (
    <>
      <p className="secondary">{words.groupsHelp}</p>
      <ErrorNote error={open.error} />
      <DataTable<SimilarGroup>
        label={words.tabs.groups}
        rows={groups}
        rowKey={keyOf}
        empty={<Nothing title={words.noGroups} help={words.noGroupsHelp} />}
        columns={[
          { key: 'title', title: words.asked, render: ({ title }) => <span lang="zh-CN">{title}</span> },
          {
            key: 'unit',
            title: words.unit,
            render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
          },
          {
            key: 'applicants',
            title: words.applicants,
            render: ({ applicants, suggested }) => (
              <>
                {words.count(applicants)}
                {suggested && ` · ${words.suggested}`}
              </>
            ),
          },
          {
            key: 'requests',
            title: words.requests,
            render: ({ requests }) => (
              <ul className="plain-list">
                {requests.map(({ id, number, repliedOn }) => (
                  <li key={id}>
                    <Link to={`/requests/${id}`} lang="zh-CN">
                      {number || words.openCase}
                    </Link>{' '}
                    <On on={repliedOn} />
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'draft',
            title: t.common.actions,
            render: (group) =>
              group.documentId ? (
                <>
                  <StateTag tone="green" shape="●">
                    {words.drafted}
                  </StateTag>{' '}
                  <LinkButton size="small" to={`/documents/${group.documentId}`} aria-label={words.openOf(group.title)}>
                    {words.openDraft}
                  </LinkButton>
                </>
              ) : mayDraft ? (
                <Button
                  type="primary"
                  size="small"
                  aria-label={words.draftOf(group.title)}
                  loading={open.isPending && open.variables === group}
                  disabled={open.isPending && open.variables !== group}
                  onClick={() => open.mutate(group)}
                >
                  {words.draft}
                </Button>
              ) : (
                <span className="secondary">{words.notMine}</span>
              ),
          },
        ]}
      />
    </>
  );
}
