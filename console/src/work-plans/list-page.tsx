import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions, useSession } from '../app/session.tsx';
import { DocumentSelect } from '../documents/document-select.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { ExchangePanel } from './exchange-panel.tsx';
import { PLANS, PlanTag } from './plan-words.tsx';

/** Yearly work plans, the newest first. */
export function Component() {
  const t = useTexts();
  const words = t.workPlans;
  const can = usePermissions();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const query = useQuery({
    queryKey: [...PLANS, 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/work-plans'))).items,
  });
  return (
    <Page
      title={words.title}
      help={words.help}
      extra={
        can('plans.plan.write') && (
          <Button type="primary" onClick={() => setNew(true)}>
            {words.create}
          </Button>
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
            onOpen={({ id }) => void navigate(`/work-plans/${id}`)}
            columns={[
              {
                key: 'title',
                title: words.field.title,
                render: ({ id, title }) => (
                  <Link to={`/work-plans/${id}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              { key: 'year', title: words.field.year, width: 80, render: ({ year }) => words.yearOf(year) },
              {
                key: 'unit',
                title: words.field.unit,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              {
                key: 'items',
                title: words.field.items,
                render: ({ itemCount, unsureCount, orphanCount }) => (
                  <>
                    {words.itemCount(itemCount)}
                    {unsureCount > 0 && <span className="secondary"> · {words.unsureCount(unsureCount)}</span>}
                    {orphanCount > 0 && <span className="tag-warning"> · ■ {words.orphanCount(orphanCount)}</span>}
                  </>
                ),
              },
              {
                key: 'percent',
                title: words.field.percent,
                width: 90,
                render: ({ percent }) => words.percent(percent),
              },
              { key: 'state', title: t.common.state, width: 110, render: ({ state }) => <PlanTag state={state} /> },
            ]}
          />
        )}
      </Loaded>
      <ExchangePanel plans={query.data ?? []} mayTake={can('plans.plan.write')} />
      {isNew && <NewPlanDialog onClose={() => setNew(false)} />}
    </Page>
  );
}

interface Fields {
  organisationId: string;
  year: number;
  title: string;
  note: string;
  summaryDueOn: Dayjs | null;
  document: string[];
}

function NewPlanDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const { field, create, createHelp } = t.workPlans;
  const navigate = useNavigate();
  const client = useQueryClient();
  const { account } = useSession();
  const year = Number(dayOf(new Date()).slice(0, 4));
  const save = useMutation({
    mutationFn: ({ document = [], summaryDueOn, note = '', ...rest }: Fields) =>
      answer(
        http.POST('/api/v1/console/work-plans', {
          body: {
            ...{ ...rest, note, summaryDueOn: summaryDueOn?.format('YYYY-MM-DD') ?? null },
            ...(document[0] && { documentId: document[0] }),
          },
        }),
      ),
    onSuccess: (plan) => {
      client.setQueryData([...PLANS, 'one', plan.id], plan);
      void client.invalidateQueries({ queryKey: PLANS });
      void navigate(`/work-plans/${plan.id}`);
    },
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<Fields>
      title={create}
      help={createHelp}
      initial={{
        year,
        note: '',
        document: [],
        ...(account.organisationId && { organisationId: account.organisationId }),
      }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="document" label={field.document}>
        <DocumentSelect most={1} />
      </Form.Item>
      <Form.Item name="title" label={field.title} rules={required(field.title)}>
        <Input maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="year" label={field.year} rules={required(field.year)}>
        <InputNumber min={1990} max={2999} precision={0} />
      </Form.Item>
      <Form.Item name="organisationId" label={field.unit} rules={required(field.unit)}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="summaryDueOn" label={field.summaryDueOn}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="note" label={field.note}>
        <Input.TextArea rows={2} maxLength={2000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
