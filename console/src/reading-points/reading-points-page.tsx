import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';

type Point = Answer<'/api/v1/console/reading-points'>['items'][number];
const POINTS = ['reading-points'];

/** Reading points: where they are, when they are open, what lies there and when somebody last looked. */
export function Component() {
  const t = useTexts();
  const words = t.readingPoints;
  const editable = usePermissions()('registers.account.write');
  const [editing, setEditing] = useState<Point | 'new' | null>(null);
  const query = useQuery({
    queryKey: POINTS,
    queryFn: async () => (await answer(http.GET('/api/v1/console/reading-points'))).items,
  });
  return (
    <Page
      title={words.title}
      help={words.help}
      extra={
        editable && (
          <Button type="primary" onClick={() => setEditing('new')}>
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
            columns={[
              { key: 'name', title: words.name, render: ({ name }) => <span lang="zh-CN">{name}</span> },
              { key: 'kind', title: words.kind, render: ({ kind }) => words.kinds[kind] },
              { key: 'address', title: words.address, render: ({ address }) => <span lang="zh-CN">{address}</span> },
              { key: 'hours', title: words.hours, render: ({ hours }) => <span lang="zh-CN">{hours}</span> },
              {
                key: 'stockCheckedOn',
                title: words.stockCheckedOn,
                whole: true,
                render: ({ stockCheckedOn }) => stockCheckedOn && <On on={stockCheckedOn} />,
              },
              {
                key: 'state',
                title: words.state,
                render: ({ closedOn }) =>
                  closedOn ? (
                    <StateTag tone="neutral" shape="◌">
                      {words.closed}
                    </StateTag>
                  ) : (
                    <StateTag tone="green" shape="●">
                      {words.open}
                    </StateTag>
                  ),
              },
              {
                key: 'actions',
                title: t.common.actions,
                render: (row) =>
                  editable && (
                    <Space wrap>
                      <Button size="small" onClick={() => setEditing(row)}>
                        {words.edit}
                      </Button>
                      <Toggle point={row} />
                    </Space>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {editing && <EditDialog point={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

/** Reads the list anew when a change is saved. */
function useSaved(after: () => void = () => undefined) {
  const t = useTexts();
  const shown = useShown(POINTS);
  return async () => {
    await shown(t.common.saved);
    after();
  };
}

function Toggle({ point: { id, version, closedOn } }: { point: Point }) {
  const words = useTexts().readingPoints;
  const act = useMutation({
    mutationFn: () =>
      answer(
        http.PATCH('/api/v1/console/reading-points/{id}', {
          params: { path: { id } },
          body: { version, closedOn: closedOn ? null : dayjs().format('YYYY-MM-DD') },
        }),
      ),
    onSuccess: useSaved(),
  });
  return (
    <>
      <Button size="small" danger={!closedOn} loading={act.isPending} onClick={() => act.mutate()}>
        {closedOn ? words.reopen : words.close}
      </Button>
      <ErrorNote error={act.error} />
    </>
  );
}

type Fields = Pick<Point, 'organisationId' | 'name' | 'kind' | 'address' | 'hours' | 'phone' | 'stock'> & {
  stockCheckedOn: Dayjs | null;
};

function EditDialog({ point, onClose }: { point: Point | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.readingPoints;
  const save = useMutation({
    mutationFn: ({ stockCheckedOn, ...fields }: Fields) => {
      const body = { ...fields, stockCheckedOn: stockCheckedOn?.format('YYYY-MM-DD') ?? null };
      return point
        ? answer(
            http.PATCH('/api/v1/console/reading-points/{id}', {
              params: { path: { id: point.id } },
              body: { version: point.version, ...body },
            }),
          )
        : answer(http.POST('/api/v1/console/reading-points', { body }));
    },
    onSuccess: useSaved(onClose),
  });
  const needed = (label: string) => [{ required: true, whitespace: true, message: t.common.required(label) }];
  const initialValues = point
    ? { ...point, stockCheckedOn: point.stockCheckedOn ? dayjs(point.stockCheckedOn) : null }
    : { kind: 'library' as const, name: '', address: '', hours: '', phone: '', stock: '', stockCheckedOn: null };
  return (
    <FormDialog<Fields> title={point ? words.edit : words.create} initial={initialValues} save={save} onClose={onClose}>
      <Form.Item name="name" label={words.name} rules={needed(words.name)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind}>
        <Select
          options={(Object.keys(words.kinds) as Point['kind'][]).map((value) => ({
            ...{ value, label: words.kinds[value] },
          }))}
        />
      </Form.Item>
      <Form.Item name="organisationId" label={words.unit} rules={needed(words.unit)}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="address" label={words.address} rules={needed(words.address)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="hours" label={words.hours}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={words.phone}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="stock" label={words.stock}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="stockCheckedOn" label={words.stockCheckedOn}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
