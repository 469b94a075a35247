import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Col, DatePicker, Form, Input, Row, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Input as Body } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useShown } from '../ui/use-shown.ts';
import { DUTIES, lastOf, OBLIGATIONS, type Obligation, type Version } from './duty-words.tsx';
import { ObligationFields } from './obligation-fields.tsx';
import { bodyOf, fieldsOf, type Fields } from './obligation-values.ts';

type NewBody = Body<'/api/v1/console/obligations', 'post'>;

/** One obligation beside the words of its source: what was recognised is filled in, what was not is marked. */
export function Component() {
  const { id = 'new' } = useParams();
  const words = useTexts().obligations;
  const query = useQuery({
    queryKey: [...OBLIGATIONS, 'one', id],
    enabled: id !== 'new',
    queryFn: async () => answer(http.GET('/api/v1/console/obligations/{id}', { params: { path: { id } } })),
  });
  if (id === 'new')
    return (
      <Page title={words.create} help={words.help}>
        <Editor one={null} />
      </Page>
    );
  return (
    <Page title={query.data?.code ?? words.title} help={words.help}>
      <Loaded query={query}>{(one) => <Editor key={one.version} one={one} />}</Loaded>
    </Page>
  );
}

function Editor({ one }: { one: Obligation | null }) {
  const t = useTexts();
  const words = t.obligations;
  const can = usePermissions();
  const navigate = useNavigate();
  const client = useQueryClient();
  const shown = useShown(OBLIGATIONS, DUTIES);
  const [form] = Form.useForm<Fields>();
  const last = one ? lastOf(one) : undefined;
  const save = useMutation({
    mutationFn: (fields: Fields) => {
      const body = bodyOf(fields, last);
      if (!one) return answer(http.POST('/api/v1/console/obligations', { body: body as NewBody }));
      const { code: _code, ...change } = body;
      return answer(
        http.PATCH('/api/v1/console/obligations/{id}', {
          params: { path: { id: one.id } },
          body: { ...change, version: one.version, reason: fields.reason } as never,
        }),
      );
    },
    onSuccess: async (saved) => {
      client.setQueryData([...OBLIGATIONS, 'one', saved.id], saved);
      await shown(t.common.saved);
      if (!one) void navigate(`/obligations/${saved.id}`, { replace: true });
    },
  });
  const isEditable = can('duties.obligation.write') && !one?.endedOn;
  return (
    <>
      <ErrorNote error={save.error} />
      {one && (
        <p>
          <Link to={`/duties?obligation=${one.id}`}>{words.duties}</Link>
          {one.endedOn && <strong> {words.ended(one.endedOn)}</strong>} <span lang="zh-CN">{one.endReason}</span>
        </p>
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!isEditable}
        initialValues={fieldsOf(one)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Row gutter={32}>
          <Col xs={24} lg={9}>
            <SourceFields />
          </Col>
          <Col xs={24} lg={15}>
            <ObligationFields unrecognised={last?.checked ? [] : (last?.unrecognised ?? [])} isNew={one === null} />
            {isEditable && (
              <Space wrap>
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {one ? words.change : words.save}
                </Button>
                {one && <EndButtons one={one} />}
              </Space>
            )}
          </Col>
        </Row>
      </Form>
      {one && <Versions versions={one.versions} />}
    </>
  );
}

function SourceFields() {
  const t = useTexts();
  const words = t.obligations;
  return (
    <>
      <h2>{words.sourceTitle}</h2>
      <Form.Item
        name="document"
        label={words.document}
        rules={[{ required: true, message: t.common.required(words.document) }]}
      >
        <Input maxLength={300} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="clause" label={words.clause}>
        <Input maxLength={100} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="words" label={words.words}>
        <Input.TextArea autoSize={{ minRows: 8 }} maxLength={4000} lang="zh-CN" />
      </Form.Item>
    </>
  );
}

/** An end closes what is not due yet; nothing disappears. */
function EndButtons({ one }: { one: Obligation }) {
  const t = useTexts();
  const words = t.obligations;
  const shown = useShown(OBLIGATIONS, DUTIES);
  const [asks, setAsks] = useState<'end' | 'delete' | null>(null);
  const [on, setOn] = useState<Dayjs>(dayjs());
  const end = useMutation({
    mutationFn: (reason: string) =>
      answer(
        http.POST('/api/v1/console/obligations/{id}/end', {
          params: { path: { id: one.id } },
          body: { version: one.version, reason, on: asks === 'end' ? on.format('YYYY-MM-DD') : null },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      setAsks(null);
    },
  });
  return (
    <>
      <Button onClick={() => setAsks('end')}>{words.end}</Button>
      <Button danger onClick={() => setAsks('delete')}>
        {words.delete}
      </Button>
      <ReasonDialog
        open={asks !== null}
        title={asks === 'delete' ? words.delete : words.end}
        label={t.common.reason}
        okText={asks === 'delete' ? words.delete : words.end}
        danger
        busy={end.isPending}
        error={end.error}
        onSubmit={(reason) => end.mutate(reason)}
        onCancel={() => setAsks(null)}
      >
        <p>{words.endHelp}</p>
        {asks === 'end' && (
          <DatePicker
            aria-label={words.validUntil}
            value={on}
            allowClear={false}
            onChange={(day) => day && setOn(day)}
          />
        )}
      </ReasonDialog>
    </>
  );
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const words = useTexts().obligations;
  return (
    <section>
      <h2>{words.versions}</h2>
      <ul>
        {versions.map(({ number, validFrom, action }) => (
          <li key={number}>
            {words.versionOf(number, validFrom)} <span lang="zh-CN">{action}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
