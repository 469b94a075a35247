import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { overviewQuery, SITE_HEALTH } from './queries.ts';

/** The self-checks by month. */
export function SelfChecksTab() {
  const words = useTexts().siteHealth;
  const can = usePermissions();
  const [isNew, setNew] = useState(false);
  const query = useQuery({
    queryKey: [...SITE_HEALTH, 'self-checks'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/site-health/self-checks'))).items,
  });
  return (
    <>
      {can('sites.selfcheck.write') && (
        <p>
          <Button type="primary" onClick={() => setNew(true)}>
            {words.begin}
          </Button>
        </p>
      )}
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.selfChecks}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.noSelfChecks} help={words.noSelfChecksHelp} />}
            columns={[
              {
                key: 'month',
                title: words.month,
                whole: true,
                render: ({ id, month, targetName }) => (
                  <Link to={`/site-health/self-checks/${id}`}>
                    {month} <span lang="zh-CN">{targetName}</span>
                  </Link>
                ),
              },
              {
                key: 'state',
                title: words.state,
                render: ({ settledAt }) =>
                  settledAt ? (
                    <StateTag tone="green" shape="●">
                      {words.settledOn(settledAt.slice(0, 10))}
                    </StateTag>
                  ) : (
                    <StateTag tone="neutral" shape="○">
                      {words.draft}
                    </StateTag>
                  ),
              },
              {
                key: 'outcome',
                title: words.outcome,
                render: ({ outcome }) => (outcome ? (words.outcomes[outcome] ?? outcome) : '—'),
              },
              { key: 'score', title: words.score, render: ({ score }) => score ?? '—' },
            ]}
          />
        )}
      </Loaded>
      {isNew && <BeginDialog onClose={() => setNew(false)} />}
    </>
  );
}

function BeginDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = t.siteHealth;
  const navigate = useNavigate();
  const targets = useQuery(overviewQuery).data?.targets ?? [];
  const save = useMutation({
    mutationFn: ({ targetId, month }: { targetId: string; month: Dayjs }) =>
      answer(
        http.POST('/api/v1/console/site-health/self-checks', { body: { targetId, month: month.format('YYYY-MM') } }),
      ),
    onSuccess: ({ id }) => void navigate(`/site-health/self-checks/${id}`),
  });
  return (
    <FormDialog<{ targetId: string; month: Dayjs }>
      title={words.beginTitle}
      initial={{ month: dayjs(), ...(targets[0] && { targetId: targets[0].id }) }}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="targetId"
        label={words.target}
        rules={[{ required: true, message: t.common.required(words.target) }]}
      >
        <Select options={targets.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="month" label={words.month} rules={[{ required: true, message: t.common.required(words.month) }]}>
        <DatePicker picker="month" />
      </Form.Item>
    </FormDialog>
  );
}
