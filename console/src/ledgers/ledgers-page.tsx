import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { EntriesTable } from './entries-table.tsx';
import { entriesQuery, LEDGERS, ledgersQuery } from './queries.ts';

const TABS = ['kinds', 'confirm', 'training'] as const;
const GROUPS = ['organisation', 'voices', 'execution', 'rules', 'other'] as const;

/** All ledgers, what waits to be confirmed, and the training cycle. */
export function Component() {
  const t = useTexts();
  const navigate = useNavigate();
  const { tab } = useParams();
  return (
    <Page title={t.ledgers.title} help={t.ledgers.help}>
      <Tabs
        activeKey={TABS.find((name) => name === tab) ?? 'kinds'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'kinds' ? '/ledgers' : `/ledgers/${key}`)}
        items={[
          { key: 'kinds', label: t.ledgers.tabs.kinds, children: <KindsTab /> },
          { key: 'confirm', label: t.ledgers.tabs.confirm, children: <ConfirmTab /> },
          { key: 'training', label: t.ledgers.tabs.training, children: <TrainingTab /> },
        ]}
      />
    </Page>
  );
}

function KindsTab() {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const query = useQuery(ledgersQuery);
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          {GROUPS.map((group) => (
            <section key={group} className="ledger-group" aria-labelledby={`ledger-${group}`}>
              <h2 id={`ledger-${group}`}>{words.groups[group]}</h2>
              <DataTable
                label={words.groups[group]}
                rows={items.filter(({ kind }) => kind.group === group)}
                rowKey={({ kind }) => kind.code}
                columns={[
                  {
                    key: 'kind',
                    title: words.kind,
                    render: ({ kind }) => (
                      <>
                        <Link to={`/ledgers/kinds/${kind.code}`}>{kind.title[locale]}</Link>
                        <div className="secondary">{kind.about[locale]}</div>
                      </>
                    ),
                  },
                  ...(['draft', 'submitted', 'confirmed'] as const).map((state) => ({
                    key: state,
                    title: words[state],
                    width: 110,
                    render: ({ kind, counts }: (typeof items)[number]) =>
                      counts[state] > 0 ? (
                        <Link to={`/ledgers/kinds/${kind.code}?state=${state}`}>{counts[state]}</Link>
                      ) : (
                        '0'
                      ),
                  })),
                ]}
              />
            </section>
          ))}
        </>
      )}
    </Loaded>
  );
}

function ConfirmTab() {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const kinds = useQuery(ledgersQuery);
  const query = useQuery(entriesQuery({ state: 'submitted', page: 1 }));
  const kindOf = (code: string) => kinds.data?.items.find(({ kind }) => kind.code === code)?.kind.title[locale] ?? code;
  return (
    <Loaded query={query}>
      {({ items }) => (
        <EntriesTable
          label={words.tabs.confirm}
          rows={items}
          kindOf={kindOf}
          steps={kinds.data?.mayConfirm ? { submitted: ['confirm', 'return'] } : {}}
          empty={<Nothing title={words.nothingToConfirm} help={words.nothingToConfirmHelp} />}
        />
      )}
    </Loaded>
  );
}

type TrainingLine = Answer<'/api/v1/console/training-cycle'>['items'][number];
const LOOKS: Record<TrainingLine['state'], { tone: 'green' | 'amber' | 'red' | 'neutral'; shape: string }> = {
  met: { tone: 'green', shape: '●' },
  short: { tone: 'amber', shape: '▲' },
  none: { tone: 'red', shape: '■' },
  unknown: { tone: 'neutral', shape: '◌' },
};

function TrainingTab() {
  const t = useTexts();
  const words = t.ledgers.training;
  const query = useQuery({
    queryKey: [...LEDGERS, 'training'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/training-cycle'))).items,
  });
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          <p className="secondary">{words.help}</p>
          <DataTable
            label={t.ledgers.tabs.training}
            rows={rows}
            rowKey={({ organisationId }) => organisationId}
            columns={[
              {
                key: 'unit',
                title: t.ledgers.unit,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              { key: 'officers', title: words.officers, render: ({ officers }) => officers },
              { key: 'trained', title: words.trained, render: ({ trained }) => String(trained) },
              { key: 'lastOn', title: words.lastOn, whole: true, render: ({ lastOn }) => lastOn && <On on={lastOn} /> },
              {
                key: 'state',
                title: t.ledgers.stateWord,
                render: ({ state }) => <StateTag {...LOOKS[state]}>{words.states[state]}</StateTag>,
              },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
