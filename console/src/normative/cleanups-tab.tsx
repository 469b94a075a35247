import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Cleanup } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { NORMATIVE } from './queries.ts';

/** The clean-ups of all years, and the start of a new one. */
export function CleanupsTab({ mayWrite }: { mayWrite: boolean }) {
  const t = useTexts();
  const words = t.normative;
  const [starting, setStarting] = useState(false);
  const query = useQuery({
    queryKey: [...NORMATIVE, 'cleanups'],
    queryFn: async (): Promise<Cleanup[]> => (await answer(http.GET('/api/v1/console/normative-cleanups'))).items,
  });
  return (
    <>
      {mayWrite && (
        <p>
          <Button type="primary" onClick={() => setStarting(true)}>
            {words.cleanup.start}
          </Button>
        </p>
      )}
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.cleanups}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.cleanup.none} help={words.cleanup.noneHelp} />}
            columns={[
              {
                key: 'title',
                title: words.field.cleanupTitle,
                render: ({ id, title }) => (
                  <Link to={`/normative/cleanups/${id}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              { key: 'state', title: t.common.state, width: 130, render: ({ state }) => words.cleanup.state[state] },
              {
                key: 'counts',
                title: words.field.counts,
                width: 200,
                render: ({ counts }) => {
                  const { undecided, ...done } = counts;
                  const decided = Object.values(done).reduce((sum, count) => sum + count, 0);
                  return words.cleanup.counts(decided, decided + undecided);
                },
              },
              {
                key: 'since',
                title: words.field.since,
                width: 130,
                whole: true,
                render: ({ sinceOn }) => <On on={sinceOn} />,
              },
            ]}
          />
        )}
      </Loaded>
      {starting && <StartDialog onClose={() => setStarting(false)} />}
    </>
  );
}

interface Fields {
  title: string;
  year: number;
  sinceOn: dayjs.Dayjs;
  organisationId: string;
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = t.normative;
  const navigate = useNavigate();
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: ({ sinceOn, ...rest }: Fields) =>
      answer(
        http.POST('/api/v1/console/normative-cleanups', { body: { ...rest, sinceOn: sinceOn.format('YYYY-MM-DD') } }),
      ),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: NORMATIVE });
      void navigate(`/normative/cleanups/${id}`);
    },
  });
  const year = dayjs().year();
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<Fields>
      title={words.cleanup.startTitle}
      help={words.cleanup.startHelp}
      okText={words.cleanup.start.replace('…', '')}
      initial={{ year, title: words.cleanup.defaultTitle(year), sinceOn: dayjs() }}
      save={start}
      onClose={onClose}
    >
      <Form.Item name="title" label={words.field.cleanupTitle} rules={required(words.field.cleanupTitle)}>
        <Input maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="year" label={words.field.year} rules={required(words.field.year)}>
        <InputNumber min={1949} max={2999} precision={0} />
      </Form.Item>
      <Form.Item name="sinceOn" label={words.field.since} rules={required(words.field.since)}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="organisationId" label={words.field.lead} rules={required(words.field.lead)}>
        <UnitSelect />
      </Form.Item>
    </FormDialog>
  );
}
