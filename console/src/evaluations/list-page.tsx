import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EvaluationTag } from './evaluation-tag.tsx';
import { COMMON_TREE, EVALUATIONS } from './queries.ts';

/** Evaluations, the newest first. */
export function Component() {
  const t = useTexts();
  const words = t.evaluations;
  const can = usePermissions();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evaluations'))).items,
  });
  const mayWrite = can('evaluation.evaluation.write');
  return (
    <Page
      title={words.title}
      help={words.help}
      extra={
        mayWrite && (
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
            empty={<Nothing title={words.none} {...(mayWrite && { help: words.noneHelp })} />}
            onOpen={({ id }) => void navigate(`/evaluations/${id}`)}
            columns={[
              {
                key: 'title',
                title: words.field.title,
                render: ({ id, title }) => (
                  <Link to={`/evaluations/${id}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              {
                key: 'period',
                title: words.field.period,
                render: ({ fromOn, untilOn }) => (
                  <>
                    <On on={fromOn} /> – <On on={untilOn} />
                  </>
                ),
              },
              { key: 'units', title: words.field.units, render: ({ unitIds }) => words.unitCount(unitIds.length) },
              {
                key: 'state',
                title: t.common.state,
                width: 140,
                render: ({ state }) => <EvaluationTag state={state} />,
              },
            ]}
          />
        )}
      </Loaded>
      {isNew && <NewDialog onClose={() => setNew(false)} />}
    </Page>
  );
}

interface Fields {
  title: string;
  days: [Dayjs, Dayjs];
  cut: Dayjs;
  share: number;
  shareSource: string;
  objectionDays: number;
}

function NewDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const { field, create, createHelp, defaultTitle } = t.evaluations;
  const navigate = useNavigate();
  const shown = useShown(EVALUATIONS);
  const units = useOrganisations();
  const year = Number(dayOf(new Date()).slice(0, 4));
  // Departments and the governments below are evaluated; single units are taken out on the page.
  const unitIds = (units.data ?? [])
    .filter(({ kind, status }) => status === 'active' && (kind === 'department' || kind === 'district'))
    .map(({ id }) => id);
  const save = useMutation({
    mutationFn: ({ title, days: [from, until], cut, share, shareSource = '', objectionDays }: Fields) =>
      answer(
        http.POST('/api/v1/console/evaluations', {
          body: {
            ...{ title: title.trim(), fromOn: from.format('YYYY-MM-DD'), untilOn: until.format('YYYY-MM-DD') },
            ...{ cutOn: cut.format('YYYY-MM-DD'), unitIds, tree: COMMON_TREE, overallShare: share, shareSource },
            rules: { whenNothing: 'leave_out', judgesApart: 20, objectionDays, objectionSource: '' },
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await shown(t.common.saved);
      void navigate(`/evaluations/${id}`);
    },
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<Fields>
      title={create}
      help={createHelp}
      initial={{
        ...{ title: defaultTitle(year), share: 4, objectionDays: 5, shareSource: '' },
        ...{ days: [dayjs(`${year}-01-01`), dayjs(`${year}-12-31`)], cut: dayjs(`${year}-12-31`) },
      }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="title" label={field.title} rules={required(field.title)}>
        <Input maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="days" label={field.period} rules={required(field.period)}>
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item name="cut" label={field.cut} rules={required(field.cut)}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="objectionDays" label={field.objectionDays} rules={required(field.objectionDays)}>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item name="share" label={field.share} rules={required(field.share)}>
        <InputNumber min={0} max={100} precision={2} />
      </Form.Item>
      <Form.Item name="shareSource" label={field.shareSource}>
        <Input maxLength={300} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
