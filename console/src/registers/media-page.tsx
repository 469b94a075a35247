import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, Space, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';

type Media = Answer<'/api/v1/console/media-accounts'>['items'][number];
const MEDIA = ['media-accounts'];
const dayText = (day: Dayjs | null | undefined): string | null => day?.format('YYYY-MM-DD') ?? null;

/** Register of sites and new-media accounts: what was read today, what needs somebody, opening and closing. */
export function Component() {
  const t = useTexts();
  const words = t.registers;
  const can = usePermissions();
  const editable = can('registers.account.write');
  const [editing, setEditing] = useState<Media | 'new' | null>(null);
  const [reading, setReading] = useState<Media | null>(null);
  const [closing, setClosing] = useState<Media | null>(null);
  const query = useQuery({
    queryKey: MEDIA,
    queryFn: async () => (await answer(http.GET('/api/v1/console/media-accounts'))).items,
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
              {
                key: 'name',
                title: words.name,
                render: ({ name, account }) => (
                  <span lang="zh-CN">
                    {name}
                    {account && <span className="secondary"> {account}</span>}
                  </span>
                ),
              },
              { key: 'kind', title: words.kind, render: ({ kind }) => words.kinds[kind] },
              {
                key: 'unit',
                title: words.unit,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              { key: 'openedOn', title: words.openedOn, whole: true, render: ({ openedOn }) => <On on={openedOn} /> },
              {
                key: 'newestOn',
                title: words.newestOn,
                whole: true,
                render: ({ newestOn }) => newestOn && <On on={newestOn} />,
              },
              { key: 'attention', title: words.attention, render: (row) => <Attention row={row} /> },
              {
                key: 'actions',
                title: t.common.actions,
                render: (row) =>
                  editable && (
                    <Space wrap>
                      {row.closedOn === null && (
                        <Button size="small" onClick={() => setReading(row)}>
                          {words.read}
                        </Button>
                      )}
                      <Button size="small" onClick={() => setEditing(row)}>
                        {words.edit}
                      </Button>
                      {row.closedOn === null && (
                        <Button size="small" danger onClick={() => setClosing(row)}>
                          {words.close}
                        </Button>
                      )}
                    </Space>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {editing && <EditDialog media={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {reading && <ReadDialog media={reading} onClose={() => setReading(null)} />}
      {closing && <CloseDialog media={closing} onClose={() => setClosing(null)} />}
    </Page>
  );
}

function Attention({ row }: { row: Media }) {
  const words = useTexts().registers;
  if (row.closedOn !== null)
    return (
      <StateTag tone="neutral" shape="◌">
        {words.closed}
      </StateTag>
    );
  if (row.attention.length === 0)
    return (
      <StateTag tone="green" shape="●">
        {words.fine}
      </StateTag>
    );
  return (
    <Space wrap size={4}>
      {row.attention.map((kind) => (
        <Tag
          key={kind}
          color={kind === 'not_read_today' ? 'warning' : 'error'}
          title={kind === 'finding' ? row.finding : undefined}
        >
          {words.attentions[kind]}
        </Tag>
      ))}
    </Space>
  );
}

/** Closes the dialog and reads the register anew when the change is saved. */
function useSaved(onClose: () => void) {
  const t = useTexts();
  const shown = useShown(MEDIA);
  return async () => {
    await shown(t.common.saved);
    onClose();
  };
}

type Fields = Pick<Media, 'organisationId' | 'kind' | 'name' | 'account' | 'address' | 'siteCode'> & {
  openedOn: Dayjs;
};

function EditDialog({ media, onClose }: { media: Media | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.registers;
  const save = useMutation({
    mutationFn: ({ openedOn, ...fields }: Fields) => {
      const body = { ...fields, openedOn: dayText(openedOn) ?? '' };
      return media
        ? answer(
            http.PATCH('/api/v1/console/media-accounts/{id}', {
              params: { path: { id: media.id } },
              body: { version: media.version, ...body },
            }),
          )
        : answer(http.POST('/api/v1/console/media-accounts', { body }));
    },
    onSuccess: useSaved(onClose),
  });
  return (
    <FormDialog<Fields>
      title={media ? words.edit : words.create}
      initial={
        media
          ? { ...media, openedOn: dayjs(media.openedOn) }
          : { kind: 'wechat', name: '', account: '', address: '', siteCode: '', openedOn: dayjs() }
      }
      save={save}
      onClose={onClose}
    >
      <Form.Item name="kind" label={words.kind}>
        <Select
          options={(Object.keys(words.kinds) as Media['kind'][]).map((value) => ({
            value,
            label: words.kinds[value],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={words.name}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.name) }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="account" label={words.account}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="address" label={words.address}>
        <Input maxLength={300} inputMode="url" />
      </Form.Item>
      <Form.Item name="siteCode" label={words.siteCode}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label={words.unit}
        rules={[{ required: true, message: t.common.required(words.unit) }]}
      >
        <UnitSelect />
      </Form.Item>
      <Form.Item
        name="openedOn"
        label={words.openedOn}
        rules={[{ required: true, message: t.common.required(words.openedOn) }]}
      >
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

interface ReadFields {
  newestOn: Dayjs | null;
  finding: string;
}

function ReadDialog({ media, onClose }: { media: Media; onClose: () => void }) {
  const t = useTexts();
  const words = t.registers;
  const read = useMutation({
    mutationFn: ({ newestOn, finding }: ReadFields) =>
      answer(
        http.POST('/api/v1/console/media-accounts/{id}/readings', {
          params: { path: { id: media.id } },
          body: { newestOn: dayText(newestOn), finding: finding.trim() },
        }),
      ),
    onSuccess: useSaved(onClose),
  });
  return (
    <FormDialog<ReadFields>
      title={words.readTitle(media.name)}
      help={words.readHelp}
      okText={words.readDone}
      initial={{ newestOn: media.newestOn ? dayjs(media.newestOn) : null, finding: '' }}
      save={read}
      onClose={onClose}
    >
      <Form.Item name="newestOn" label={words.newestOn}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="finding" label={words.finding} extra={words.findingHelp}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}

interface CloseFields {
  closedOn: Dayjs;
  closingReason: string;
}

function CloseDialog({ media, onClose }: { media: Media; onClose: () => void }) {
  const t = useTexts();
  const words = t.registers;
  const close = useMutation({
    mutationFn: ({ closedOn, closingReason }: CloseFields) =>
      answer(
        http.PATCH('/api/v1/console/media-accounts/{id}', {
          params: { path: { id: media.id } },
          body: { version: media.version, closedOn: dayText(closedOn), closingReason },
        }),
      ),
    onSuccess: useSaved(onClose),
  });
  return (
    <FormDialog<CloseFields>
      title={words.closeTitle(media.name)}
      help={words.closeHelp}
      okText={words.close}
      isDanger
      initial={{ closedOn: dayjs(), closingReason: '' }}
      save={close}
      onClose={onClose}
    >
      <Form.Item
        name="closedOn"
        label={words.closedOn}
        rules={[{ required: true, message: t.common.required(words.closedOn) }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="closingReason"
        label={t.common.reason}
        rules={[{ required: true, whitespace: true, message: t.common.reasonNeeded }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
