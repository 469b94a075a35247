import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { At, On } from '../../ui/times.tsx';
import { DecideHidingDialog, ProposeHidingDialog } from './hiding-dialogs.tsx';
import { type HiddenCase, type Hiding, hidingsQuery } from './queries.ts';

const LOOKS = {
  proposed: { tone: 'amber', shape: '▲' },
  done: { tone: 'green', shape: '●' },
  refused: { tone: 'neutral', shape: '◌' },
} as const;

/** Whole requests that two people have hidden, and proposals to hide or show them again. */
export function Component() {
  const words = useTexts().requestHidings;
  const query = useQuery(hidingsQuery);
  const [showing, setShowing] = useState<HiddenCase | null>(null);
  const [deciding, setDeciding] = useState<{ of: Hiding; approve: boolean } | null>(null);
  return (
    <Page title={words.title} help={words.help}>
      <Loaded query={query}>
        {({ hidden, items }) => (
          <>
            <Proposals items={items} onDecide={(of, approve) => setDeciding({ of, approve })} />
            <Hidden rows={hidden} onShow={setShowing} />
          </>
        )}
      </Loaded>
      {showing && <ProposeHidingDialog requestId={showing.requestId} kind="show" onClose={() => setShowing(null)} />}
      {deciding && <DecideHidingDialog {...deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}

function Hidden({ rows, onShow }: { rows: readonly HiddenCase[]; onShow: (one: HiddenCase) => void }) {
  const words = useTexts().requestHidings;
  const locale = useLocale();
  return (
    <section aria-labelledby="hidden-now">
      <h2 id="hidden-now">{words.hidden(rows.length)}</h2>
      <DataTable<HiddenCase>
        label={words.hidden(rows.length)}
        rows={rows}
        rowKey={({ requestId }) => requestId}
        empty={<Nothing title={words.hiddenNone} help={words.hiddenNoneHelp} />}
        columns={[
          { key: 'number', title: words.number, render: (row) => <Number of={row} /> },
          {
            key: 'unit',
            title: words.unit,
            render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
          },
          { key: 'state', title: words.stateTitle, render: ({ stateTitle }) => stateTitle[locale] },
          { key: 'due', title: words.dueOn, whole: true, render: ({ dueOn }) => (dueOn ? <On on={dueOn} /> : '—') },
          {
            key: 'act',
            title: words.act,
            render: (row) =>
              row.isWaiting ? (
                words.isWaiting
              ) : (
                <Button size="small" onClick={() => onShow(row)}>
                  {words.show}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}

const Number = ({ of }: { of: Pick<HiddenCase, 'number'> }) => {
  const words = useTexts().requestHidings;
  return of.number ? <span lang="zh-CN">{of.number}</span> : words.unregistered;
};

function Proposals(props: { items: readonly Hiding[]; onDecide: (of: Hiding, approve: boolean) => void }) {
  const { items, onDecide } = props;
  const words = useTexts().requestHidings;
  return (
    <section aria-labelledby="hidings">
      <h2 id="hidings">{words.proposals}</h2>
      <DataTable<Hiding>
        label={words.proposals}
        rows={items}
        rowKey={({ id }) => id}
        empty={<Nothing title={words.proposalsNone} help={words.proposalsNoneHelp} />}
        columns={[
          {
            key: 'number',
            title: words.number,
            render: (row) =>
              // A proposal to hide is decided with the case before one's eyes; one that is hidden has no page.
              row.kind === 'hide' && row.state === 'proposed' ? (
                <Link to={`/requests/${row.requestId}`} title={words.open}>
                  <Number of={row} />
                </Link>
              ) : (
                <Number of={row} />
              ),
          },
          { key: 'what', title: words.what, render: ({ kind }) => words.kind[kind] },
          { key: 'reason', title: words.reason, render: ({ reason }) => <span lang="zh-CN">{reason}</span> },
          {
            key: 'proposed',
            title: words.proposed,
            render: (row) => (
              <>
                <At at={row.proposedAt} /> <span lang="zh-CN">{row.proposedByName}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: words.decision,
            render: (row) => (
              <>
                <StateTag {...LOOKS[row.state]}>{words.state[row.kind][row.state]}</StateTag>{' '}
                {row.decidedAt ? (
                  <>
                    <At at={row.decidedAt} /> <span lang="zh-CN">{row.decidedByName}</span>
                  </>
                ) : (
                  words.waits[row.isMine ? 'mine' : 'other']
                )}
              </>
            ),
          },
          {
            key: 'act',
            title: words.act,
            render: (row) =>
              row.state === 'proposed' ? (
                <Space wrap>
                  {!row.isMine && (
                    <Button size="small" type="primary" onClick={() => onDecide(row, true)}>
                      {words.approve[row.kind]}
                    </Button>
                  )}
                  <Button size="small" onClick={() => onDecide(row, false)}>
                    {row.isMine ? words.takeBack : words.refuse}
                  </Button>
                </Space>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </section>
  );
}
