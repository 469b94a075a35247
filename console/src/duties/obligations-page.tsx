import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { usePermissions } from '../app/session.tsx';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { useShown } from '../ui/use-shown.ts';
import { DUTIES, lastOf, OBLIGATIONS, scheduleWords, type Obligation } from './duty-words.tsx';

/** All obligations, what of them needs somebody, and the rule packs that they can come from. */
export function Component() {
  const t = useTexts();
  const words = t.obligations;
  const can = usePermissions();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [isPacksOpen, setPacksOpen] = useState(false);
  const search = params.get('q') ?? '';
  const query = useQuery({
    queryKey: [...OBLIGATIONS, 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/obligations'))).items,
  });
  const fits = (one: Obligation) => {
    const last = lastOf(one);
    return `${one.code} ${one.field} ${last?.action} ${last?.source.document} ${last?.source.clause}`.includes(search);
  };
  return (
    <Page
      title={words.title}
      help={words.help}
      extra={
        can('duties.obligation.write') && (
          <Space wrap>
            <Button onClick={() => setPacksOpen(true)}>{words.packs}</Button>
            <Button type="primary" onClick={() => void navigate('/obligations/new')}>
              {words.create}
            </Button>
          </Space>
        )
      }
    >
      <Gaps />
      <Input.Search
        aria-label={words.searchLabel}
        placeholder={words.searchLabel}
        allowClear
        defaultValue={search}
        style={{ maxWidth: 420 }}
        onSearch={(q) => setParams(q ? { q } : {}, { replace: true })}
      />
      <Loaded query={query}>
        {(all) => (
          <DataTable
            label={words.title}
            rows={all.filter(fits)}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.none} help={words.noneHelp} />}
            columns={[
              {
                key: 'action',
                title: words.action,
                render: (one) => (
                  <>
                    <Link to={`/obligations/${one.id}`} lang="zh-CN">
                      {lastOf(one)?.action}
                    </Link>
                    <div className="secondary">{one.code}</div>
                    {(lastOf(one)?.unrecognised?.length ?? 0) > 0 && !lastOf(one)?.checked && (
                      <span className="tag-warning"> ▲ {words.toCheck}</span>
                    )}
                    {one.endedOn && <span className="secondary"> {words.ended(one.endedOn)}</span>}
                  </>
                ),
              },
              { key: 'field', title: words.field, width: 80, render: ({ field }) => field },
              {
                key: 'schedule',
                title: words.schedule,
                render: (one) => {
                  const last = lastOf(one);
                  return last && scheduleWords(last.schedule, t);
                },
              },
              { key: 'units', title: words.responsible, render: (one) => <Units one={one} /> },
            ]}
          />
        )}
      </Loaded>
      {isPacksOpen && <Packs onClose={() => setPacksOpen(false)} />}
    </Page>
  );
}

function Units({ one }: { one: Obligation }) {
  const words = useTexts().obligations;
  const units = useOrganisations();
  const responsible = lastOf(one)?.responsible;
  if (!responsible) return null;
  if (responsible.kind === 'all') return words.allOf(responsible.of.map((kind) => words.unitKinds[kind]).join('、'));
  if (responsible.unitIds.length === 0) return <span className="tag-warning">■ {words.nobody}</span>;
  const names = responsible.unitIds.map((id) => units.data?.find((unit) => unit.id === id)?.name ?? '…');
  return <span lang="zh-CN">{names.join('、')}</span>;
}

/** What nobody answers for is said above the list, never left out. */
function Gaps() {
  const words = useTexts().obligations;
  const query = useQuery({
    queryKey: [...DUTIES, 'gaps'],
    queryFn: async () => answer(http.GET('/api/v1/console/duties/gaps')),
  });
  if (!query.data) return null;
  const { withoutUnits, unchecked, closedUnits } = query.data;
  const notes = [
    ...(withoutUnits.length > 0 ? [words.withoutUnits(withoutUnits.length)] : []),
    ...(unchecked.length > 0 ? [words.unchecked(unchecked.length)] : []),
    ...(closedUnits.length > 0 ? [words.closedUnits(closedUnits.map(({ name }) => name).join('、'))] : []),
  ];
  return notes.map((note) => <Alert key={note} type="warning" showIcon title={note} style={{ marginBottom: 12 }} />);
}

/** Rule packs of the release; where places differ, what is chosen is asked before. */
function Packs({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = t.obligations;
  const locale = useLocale();
  const shown = useShown(OBLIGATIONS, DUTIES, ['rule-packs']);
  const [choices, setChoices] = useState<Record<string, string>>({});
  const query = useQuery({
    queryKey: ['rule-packs'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/rule-packs'))).items,
  });
  const install = useMutation({
    mutationFn: ({ code, rules }: { code: string; rules: readonly string[] }) =>
      answer(
        http.POST('/api/v1/console/rule-packs/{code}/installations', {
          params: { path: { code } },
          body: { choices: Object.fromEntries(Object.entries(choices).filter(([rule]) => rules.includes(rule))) },
        }),
      ),
    onSuccess: ({ created, changed, unchanged }) => shown(words.result(created, changed, unchanged)),
  });
  return (
    <Drawer open onClose={onClose} size="large" title={words.packs}>
      <p className="secondary">{words.packsHelp}</p>
      <ErrorNote error={install.error} />
      <Loaded query={query}>
        {(packs) =>
          packs.map((pack) => (
            <section key={pack.code} aria-label={pack.title[locale]} style={{ marginBottom: 24 }}>
              <h3>{pack.title[locale]}</h3>
              <p className="secondary">
                <span lang="zh-CN">{pack.source}</span> ·{' '}
                {pack.installed ? words.installed(pack.installed, pack.installedCount) : words.count(pack.count)}
              </p>
              {pack.choices.map(({ rule, action, options }) => (
                <p key={rule}>
                  <span lang="zh-CN">{action}</span>{' '}
                  <Select
                    aria-label={action}
                    style={{ minWidth: 220 }}
                    value={choices[rule] ?? options[0]?.code ?? ''}
                    options={options.map(({ code, title }) => ({ value: code, label: title[locale] }))}
                    onChange={(code: string) => setChoices({ ...choices, [rule]: code })}
                  />
                </p>
              ))}
              <Button
                loading={install.isPending && install.variables?.code === pack.code}
                disabled={install.isPending}
                onClick={() => install.mutate({ code: pack.code, rules: pack.choices.map(({ rule }) => rule) })}
              >
                {words.install}
              </Button>
            </section>
          ))
        }
      </Loaded>
    </Drawer>
  );
}
