import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { dateWords } from '../../time/dates.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded, Nothing, Page } from '../../ui/page.tsx';
import { At } from '../../ui/times.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { CaseTable } from './case-table.tsx';
import { DestructionTag } from './destruction-tag.tsx';
import { type Destruction, type DestructionDesk, DESTRUCTIONS, destructionsQuery } from './queries.ts';

/** Identity data whose time is over: what is due, what waits for a second person, certificates of what was done. */
export function Component() {
  const words = useTexts().requestDestructions;
  const query = useQuery(destructionsQuery);
  return (
    <Page title={words.title} help={words.help}>
      <Loaded query={query}>
        {(desk) => (
          <>
            <Due desk={desk} />
            <section aria-labelledby="destructions">
              <h2 id="destructions">{words.list}</h2>
              <DataTable<Destruction>
                label={words.list}
                rows={desk.items}
                rowKey={({ id }) => id}
                empty={<Nothing title={words.none} help={words.noneHelp} />}
                columns={[
                  {
                    key: 'proposed',
                    title: words.proposed,
                    render: (row) => (
                      <Link to={`/destructions/${row.id}`}>
                        <At at={row.proposedAt} /> <span lang="zh-CN">{row.proposedByName}</span>
                      </Link>
                    ),
                  },
                  { key: 'state', title: words.stateTitle, render: ({ state }) => <DestructionTag state={state} /> },
                  { key: 'cases', title: words.cases, render: ({ cases }) => words.count(cases.length) },
                  {
                    key: 'decided',
                    title: words.decided,
                    render: (row) =>
                      row.decidedAt ? (
                        <>
                          <At at={row.decidedAt} /> <span lang="zh-CN">{row.decidedByName}</span>
                        </>
                      ) : (
                        words.next[row.isMine ? 'mine' : 'other']
                      ),
                  },
                ]}
              />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Due({ desk }: { desk: DestructionDesk }) {
  const t = useTexts();
  const words = t.requestDestructions;
  const locale = useLocale();
  const client = useQueryClient();
  const shown = useShown(DESTRUCTIONS);
  const propose = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/console/request-destructions')),
    onSuccess: ({ cases }) => shown(words.proposedNow(cases)),
    onError: () => client.invalidateQueries({ queryKey: DESTRUCTIONS }),
  });
  return (
    <section aria-labelledby="due">
      <h2 id="due">{words.due(desk.due.length)}</h2>
      <p className="secondary">{words.dueHelp(dateWords(locale, desk.closedBefore))}</p>
      <ErrorNote error={propose.error} />
      {desk.due.length > 0 && (
        <p>
          <Popconfirm
            title={words.proposeTitle(desk.due.length)}
            description={words.proposeHelp}
            okText={words.propose}
            cancelText={t.common.cancel}
            onConfirm={() => propose.mutate()}
          >
            <Button type="primary" loading={propose.isPending}>
              {words.propose}
            </Button>
          </Popconfirm>
        </p>
      )}
      <CaseTable label={words.due(desk.due.length)} cases={desk.due} />
    </section>
  );
}
