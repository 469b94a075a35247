import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Query } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At, On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { overviewQuery, SITE_HEALTH, type Finding } from './queries.ts';

const PAGE = 50;
type Asked = Query<'/api/v1/console/site-health/findings'>;

/** What is to be mended: by whom, since when, what comes next. The filters stand in the address. */
export function FindingsTab() {
  const t = useTexts();
  const words = t.siteHealth;
  const [params, setParams] = useSearchParams();
  const [planning, setPlanning] = useState<Finding | null>(null);
  const [excusing, setExcusing] = useState<Finding | null>(null);
  const page = Number(params.get('page') ?? 1) || 1;
  const state = (['excused', 'mended'] as const).find((one) => one === params.get('state')) ?? 'open';
  const target = params.get('target');
  const asked: Asked = { state, page, ...(target && { target }) };
  const query = useQuery({
    queryKey: [...SITE_HEALTH, 'findings', asked],
    queryFn: () => answer(http.GET('/api/v1/console/site-health/findings', { params: { query: asked } })),
  });
  const targets = useQuery(overviewQuery).data?.targets ?? [];
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    if (name !== 'page') next.delete('page');
    setParams(next);
  };
  return (
    <>
      <Space wrap>
        <Select
          aria-label={words.state}
          value={state}
          onChange={(value: string) => set('state', value === 'open' ? '' : value)}
          options={(['open', 'excused', 'mended'] as const).map((value) => ({ value, label: words.states[value] }))}
        />
        <Select
          aria-label={words.target}
          value={target ?? ''}
          popupMatchSelectWidth={false}
          onChange={(value: string) => set('target', value)}
          options={[
            { value: '', label: words.allTargets },
            ...targets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Space>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            <p role="status">{words.total(total)}</p>
            <DataTable
              label={words.tabs.findings}
              rows={items}
              rowKey={({ id }) => id}
              empty={<Nothing title={words.noFindings} help={words.noFindingsHelp} />}
              more={{
                label: ({ title }) => `${words.more}: ${title}`,
                render: (finding) => <Facts finding={finding} />,
              }}
              columns={[
                {
                  key: 'finding',
                  title: words.finding,
                  render: (finding) => (
                    <>
                      <span lang="zh-CN">{titleOf(words, finding)}</span>
                      <div className="secondary">{finding.kindName}</div>
                    </>
                  ),
                },
                {
                  key: 'unit',
                  title: words.unit,
                  render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
                },
                {
                  key: 'since',
                  title: state === 'mended' ? words.mendedOn : words.since,
                  render: ({ firstSeenAt, mendedAt }) => <At at={mendedAt ?? firstSeenAt} />,
                },
                {
                  key: 'next',
                  title: state === 'excused' ? words.reason : words.nextStep,
                  render: ({ nextStep, excuse, excusedBy, planBy }) =>
                    excuse ? (
                      words.judged(excuse, excusedBy)
                    ) : (
                      <>
                        {nextStep}
                        {planBy && (
                          <div className="secondary">
                            {words.planBy} <On on={planBy} />
                          </div>
                        )}
                      </>
                    ),
                },
                {
                  key: 'actions',
                  title: t.common.actions,
                  render: (finding) =>
                    finding.mayWrite && (
                      <Space wrap>
                        <Button size="small" onClick={() => setPlanning(finding)}>
                          {words.plan}
                        </Button>
                        {finding.excuse === '' ? (
                          <Button size="small" onClick={() => setExcusing(finding)}>
                            {words.setAside}
                          </Button>
                        ) : (
                          <CountAgain finding={finding} />
                        )}
                      </Space>
                    ),
                },
              ]}
            />
            {total > PAGE && (
              <Space>
                <Button disabled={page <= 1} onClick={() => set('page', String(page - 1))}>
                  {words.newer}
                </Button>
                <Button disabled={page * PAGE >= total} onClick={() => set('page', String(page + 1))}>
                  {words.older}
                </Button>
              </Space>
            )}
          </>
        )}
      </Loaded>
      {planning && <PlanDialog finding={planning} onClose={() => setPlanning(null)} />}
      {excusing && <ExcuseDialog finding={excusing} onClose={() => setExcusing(null)} />}
    </>
  );
}

type Words = ReturnType<typeof useTexts>['siteHealth'];
const titleOf = (words: Words, { kind, title }: Finding): string =>
  kind === 'footer_missing' ? (words.elements[title] ?? title) : title;

/** What the check saw, with the page where it stands. */
function Facts({ finding }: { finding: Finding }) {
  const words = useTexts().siteHealth;
  const shown = Object.entries(finding.facts).flatMap(([key, value]) => {
    const name = words.facts[key];
    if (!name || value === null || value === '' || value === false) return [];
    const texts = (Array.isArray(value) ? value : [value]).map((one) => words.faults[String(one)] ?? String(one));
    return [[name, texts] as const];
  });
  return (
    <dl>
      {finding.address && (
        <div>
          <dt>{words.origin}</dt>
          <dd>
            <Address address={finding.address} />
          </dd>
        </div>
      )}
      {shown.map(([name, texts]) => (
        <div key={name}>
          <dt>{name}</dt>
          {texts.map((text) => (
            <dd key={text}>
              <Address address={text} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** A link where it is one: addresses come from pages of strangers. */
function Address({ address }: { address: string }) {
  if (!/^https?:\/\//.test(address)) return <>{address}</>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" style={{ wordBreak: 'break-all' }}>
      {address}
    </a>
  );
}

/** Sends a change of a finding and reads the lists anew. */
function useChange(finding: Finding, onDone: () => void) {
  const t = useTexts();
  const shown = useShown(SITE_HEALTH);
  return useMutation({
    mutationFn: (change: { plan?: string; planBy?: string | null; excuse?: string }) =>
      answer(
        http.PATCH('/api/v1/console/site-health/findings/{id}', {
          params: { path: { id: finding.id } },
          body: { version: finding.version, ...change },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onDone();
    },
  });
}

function CountAgain({ finding }: { finding: Finding }) {
  const words = useTexts().siteHealth;
  const change = useChange(finding, () => undefined);
  return (
    <>
      {change.error && <ErrorNote error={change.error} />}
      <Button size="small" loading={change.isPending} onClick={() => change.mutate({ excuse: '' })}>
        {words.countAgain}
      </Button>
    </>
  );
}

function PlanDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const words = useTexts().siteHealth;
  const change = useChange(finding, onClose);
  const save = {
    ...change,
    mutate: ({ plan, planBy }: { plan: string; planBy: Dayjs | null }) =>
      change.mutate({ plan, planBy: planBy?.format('YYYY-MM-DD') ?? null }),
  };
  return (
    <FormDialog<{ plan: string; planBy: Dayjs | null }>
      title={words.planTitle(titleOf(words, finding))}
      initial={{ plan: finding.plan, planBy: finding.planBy ? dayjs(finding.planBy) : null }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="plan" label={words.planText}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="planBy" label={words.planBy}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

function ExcuseDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const t = useTexts();
  const words = t.siteHealth;
  const change = useChange(finding, onClose);
  return (
    <FormDialog<{ excuse: string }>
      title={words.setAsideTitle(titleOf(words, finding))}
      help={words.setAsideHelp}
      okText={words.setAside}
      save={change}
      onClose={onClose}
    >
      <Form.Item
        name="excuse"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: t.common.reasonNeeded }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
