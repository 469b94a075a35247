import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Select, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';

type Data = Answer<'/api/v1/console/documents/{id}/channels'>;
type Item = Data['items'][number];
const keyOf = (id: string) => ['channels', id];

/** Where else a document was shown: WeChat, Weibo, boards, print; and what is still out there although it is public no more. */
export function ChannelsPanel({ documentId }: { documentId: string }) {
  const words = useTexts().channels;
  const [isAdding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: keyOf(documentId),
    queryFn: () =>
      answer(http.GET('/api/v1/console/documents/{id}/channels', { params: { path: { id: documentId } } })),
  });
  return (
    <section aria-labelledby="channels" className="panel">
      <h2 id="channels">{words.panel}</h2>
      <Loaded query={query} rows={2}>
        {(data) => (
          <>
            {data.items.length === 0 && <p className="secondary">{words.none}</p>}
            <ul className="plain-list">
              {data.items.map((item) => (
                <Shown key={item.id} documentId={documentId} item={item} data={data} />
              ))}
            </ul>
            {data.mayWrite && data.isPublic && (
              <Button size="small" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            )}
            {isAdding && <AddDialog documentId={documentId} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Shown({ documentId, item, data }: { documentId: string; item: Item; data: Data }) {
  const words = useTexts().channels;
  const client = useQueryClient();
  const { message } = App.useApp();
  const t = useTexts();
  const takeBack = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/documents/{id}/channels/{handover}/taken-back', {
          params: { path: { id: documentId, handover: item.id } },
        }),
      ),
    onSuccess: (next) => {
      client.setQueryData(keyOf(documentId), next);
      void message.success(t.common.saved);
    },
  });
  return (
    <li>
      {words.kinds[item.channel]}{' '}
      {item.link ? (
        <a href={item.link} target="_blank" rel="noreferrer" lang="zh-CN">
          {item.place || item.link}
        </a>
      ) : (
        <span lang="zh-CN">{item.place}</span>
      )}{' '}
      <span className="secondary">
        <At at={item.handedAt} /> <span lang="zh-CN">{item.handedByName}</span>
      </span>{' '}
      {item.takenBackAt ? <Tag>{words.takenBack}</Tag> : !data.isPublic && <Tag color="error">{words.stillOut}</Tag>}
      {!item.takenBackAt && data.mayWrite && (
        <button type="button" className="link" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
          {words.takeBack}
        </button>
      )}
      <ErrorNote error={takeBack.error} />
    </li>
  );
}

interface Fields {
  channel: Item['channel'];
  place: string;
  link: string;
  handedAt: Dayjs;
}

function AddDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.channels;
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: ({ handedAt, ...fields }: Fields) =>
      answer(
        http.POST('/api/v1/console/documents/{id}/channels', {
          params: { path: { id: documentId } },
          body: { ...fields, handedAt: handedAt.toISOString() },
        }),
      ),
    onSuccess: (next) => {
      client.setQueryData(keyOf(documentId), next);
      void message.success(t.common.saved);
      onClose();
    },
  });
  return (
    <FormDialog<Fields>
      title={words.addTitle}
      initial={{ channel: 'wechat', place: '', link: '', handedAt: dayjs() }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="channel" label={words.channel}>
        <Select
          options={(Object.keys(words.kinds) as Item['channel'][]).map((value) => ({
            ...{ value, label: words.kinds[value] },
          }))}
        />
      </Form.Item>
      <Form.Item name="place" label={words.place}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="link" label={words.link}>
        <Input maxLength={500} inputMode="url" />
      </Form.Item>
      <Form.Item
        name="handedAt"
        label={words.handedAt}
        rules={[{ required: true, message: t.common.required(words.handedAt) }]}
      >
        <DatePicker showTime />
      </Form.Item>
    </FormDialog>
  );
}
