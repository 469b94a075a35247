import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../../api/client.ts';
import type { Answer, Input as Sent } from '../../api/types.ts';
import { usePermissions } from '../../app/session.tsx';
import { UnitSelect } from '../../organisations/unit-select.tsx';
import { useTexts } from '../../texts/index.ts';
import { dayOf } from '../../time/dates.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded, Nothing } from '../../ui/page.tsx';
import { At, On } from '../../ui/times.tsx';
import { Day, RequestDialog, written } from '../dialog.tsx';
import { REQUESTS } from '../queries.ts';
import { CaseSelect } from './case-select.tsx';
import { AnswerDue } from './disputes-tab.tsx';

type Line = Answer<'/api/v1/console/openness-complaints'>['items'][number];
type Body = Sent<'/api/v1/console/openness-complaints/{id}', 'put'>;

/** Complaints under articles 47 and 51: about whom, by when, what was found, what came of it. Who complains is shown when one is opened. */
export function ComplaintsTab() {
  const t = useTexts();
  const can = usePermissions();
  const words = t.requestRegisters.complaints;
  const query = useQuery({
    queryKey: [...REQUESTS, 'openness-complaints'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/openness-complaints'))).items,
  });
  const [withEnded, setWithEnded] = useState(false);
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const mayWrite = can('requests.request.oversee');
  return (
    <>
      <p className="secondary">{words.help}</p>
      <Space wrap className="note">
        {mayWrite && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {words.enter}
          </Button>
        )}
        <Checkbox checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)}>
          {t.requestRegisters.withEnded}
        </Checkbox>
      </Space>
      <Loaded query={query}>
        {(rows) => (
          <DataTable<Line>
            label={t.requestRegisters.tabs.complaints}
            rows={rows.filter((row) => withEnded || row.endedOn === null)}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.none} help={words.noneHelp} />}
            columns={[
              {
                key: 'about',
                title: words.about,
                render: (row) => (
                  <>
                    <span lang="zh-CN">{row.organisationName}</span>
                    {row.requestId && (
                      <>
                        <br />
                        <Link to={`/requests/${row.requestId}`} lang="zh-CN">
                          {row.requestNumber || t.requestRegisters.openCase}
                        </Link>
                      </>
                    )}
                  </>
                ),
              },
              {
                key: 'basis',
                title: words.basis,
                render: ({ basis, kind }) => `${words.bases[basis]} · ${words.kinds[kind]}`,
              },
              { key: 'received', title: words.receivedOn, whole: true, render: (row) => <On on={row.receivedOn} /> },
              {
                key: 'due',
                title: words.due,
                render: (row) =>
                  row.endedOn ? '' : row.dueOn ? <AnswerDue due={row.dueOn} done={null} /> : words.noDue,
              },
              {
                key: 'finding',
                title: words.finding,
                render: (row) => (
                  <>
                    {words.findings[row.finding]}
                    {row.measure && ` · ${words.measures[row.measure]}`}
                    {row.endedOn && (
                      <>
                        {' '}
                        <On on={row.endedOn} />
                      </>
                    )}
                  </>
                ),
              },
              ...(mayWrite
                ? [
                    {
                      key: 'edit',
                      title: t.common.actions,
                      width: 70,
                      render: (row: Line) => (
                        <button type="button" className="link" onClick={() => setEdited(row.id)}>
                          {words.open}
                        </button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      {mayWrite && <Unanswered />}
      {edited === 'new' && <ComplaintDialog old={null} onClose={() => setEdited(null)} />}
      {edited !== null && edited !== 'new' && <OpenedComplaint id={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

type Message = Answer<'/api/v1/console/request-complaints'>['items'][number];

/** What applicants say on the page of their own request: that no answer came. The answer is read on the same page. */
function Unanswered() {
  const t = useTexts();
  const words = t.requestRegisters.complaints;
  const [answered, setAnswered] = useState<Message | null>(null);
  const query = useQuery({
    queryKey: [...REQUESTS, 'complaints'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/request-complaints'))).items,
  });
  return (
    <section aria-labelledby="unanswered">
      <h2 id="unanswered">{words.unanswered}</h2>
      <p className="secondary">{words.unansweredHelp}</p>
      <Loaded query={query} rows={2}>
        {(rows) => (
          <DataTable<Message>
            label={words.unanswered}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.noUnanswered} />}
            columns={[
              {
                key: 'case',
                title: t.requestRegisters.case,
                render: (row) => (
                  <>
                    <Link to={`/requests/${row.requestId}`} lang="zh-CN">
                      {row.number || t.requestRegisters.openCase}
                    </Link>{' '}
                    <span lang="zh-CN">{row.organisationName}</span>
                  </>
                ),
              },
              {
                key: 'cause',
                title: words.basis,
                render: ({ cause }) => words.causes[cause as keyof typeof words.causes],
              },
              { key: 'made', title: words.receivedOn, whole: true, render: (row) => <At at={row.madeAt} /> },
              { key: 'words', title: words.words, render: (row) => <span lang="zh-CN">{row.words}</span> },
              {
                key: 'answer',
                title: words.reply,
                render: (row) =>
                  row.answeredAt ? (
                    <span lang="zh-CN">
                      {row.answer}（{row.answeredByName}）
                    </span>
                  ) : (
                    <button type="button" className="link" onClick={() => setAnswered(row)}>
                      {words.doReply}
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {answered && (
        <RequestDialog<{ words: string }>
          title={words.doReply}
          help={words.replyHelp}
          send={({ words: said }) =>
            answer(
              http.PUT('/api/v1/console/request-complaints/{id}/answer', {
                params: { path: { id: answered.id } },
                body: { version: answered.version, words: said },
              }),
            )
          }
          onClose={() => setAnswered(null)}
        >
          <Form.Item name="words" label={words.reply} rules={[{ required: true, message: t.requests.step.required }]}>
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
        </RequestDialog>
      )}
    </section>
  );
}

/** The complaint with who complains: fetched when it is opened, and forgotten when it is closed. */
function OpenedComplaint({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['complaint', id],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: () => answer(http.GET('/api/v1/console/openness-complaints/{id}', { params: { path: { id } } })),
  });
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ComplaintDialog old={query.data} onClose={onClose} /> : null;
}

type Values = Omit<Body, 'receivedOn' | 'dueOn' | 'endedOn' | 'version'> & {
  organisationId: string;
  receivedOn: Dayjs;
  dueOn?: Dayjs | null;
  endedOn?: Dayjs | null;
};

function ComplaintDialog({
  old,
  onClose,
}: {
  old: Answer<'/api/v1/console/openness-complaints/{id}'> | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.requestRegisters.complaints;
  const send = ({ organisationId, ...values }: Values) => {
    const body: Body = {
      ...{ ...values, requestId: values.requestId ?? null, version: old?.version ?? 0 },
      ...{ name: values.name ?? '', contact: values.contact ?? '', result: values.result ?? '' },
      ...{ finding: values.finding ?? '', measure: values.measure ?? '', receivedOn: written(values.receivedOn) ?? '' },
      ...{ dueOn: written(values.dueOn) ?? null, endedOn: written(values.endedOn) ?? null },
    };
    return old
      ? answer(http.PUT('/api/v1/console/openness-complaints/{id}', { params: { path: { id: old.id } }, body }))
      : answer(
          http.POST('/api/v1/console/organisations/{id}/openness-complaints', {
            params: { path: { id: organisationId } },
            body,
          }),
        );
  };
  const required = [{ required: true, message: t.requests.step.required }];
  const choice = <T extends string>(of: Record<T, string>) =>
    (Object.entries(of) as [T, string][]).map(([value, label]) => ({ value, label }));
  const initial: Partial<Values> = old
    ? {
        ...old,
        receivedOn: dayjs(old.receivedOn),
        dueOn: old.dueOn ? dayjs(old.dueOn) : null,
        endedOn: old.endedOn ? dayjs(old.endedOn) : null,
      }
    : {
        basis: 'request',
        kind: 'complaint',
        channel: 'post',
        receivedOn: dayjs(dayOf(new Date())),
        finding: '',
        measure: '',
      };
  return (
    <RequestDialog<Values>
      title={old ? words.change : words.enter}
      help={words.formHelp}
      initial={initial}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label={words.about} rules={required}>
        <UnitSelect disabled={old !== null} />
      </Form.Item>
      <Form.Item noStyle dependencies={['organisationId']}>
        {({ getFieldValue }) => (
          <Form.Item name="requestId" label={t.requestRegisters.case}>
            <CaseSelect
              unit={(getFieldValue('organisationId') as string | undefined) ?? null}
              known={
                old?.requestId ? { id: old.requestId, number: old.requestNumber || t.requestRegisters.openCase } : null
              }
            />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="basis" label={words.basis}>
        <Radio.Group className="stacked" options={choice(words.bases)} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind}>
        <Radio.Group options={choice(words.kinds)} />
      </Form.Item>
      <Form.Item name="channel" label={words.channel}>
        <Select options={choice(words.channels)} />
      </Form.Item>
      <Day name="receivedOn" label={words.receivedOn} isRequired />
      <Day name="dueOn" label={words.dueOn} />
      <Form.Item name="name" label={words.name}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={words.contact}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name="words" label={words.words} rules={required}>
        <Input.TextArea rows={3} maxLength={8000} />
      </Form.Item>
      <Form.Item name="finding" label={words.finding}>
        <Select options={choice(words.findings)} />
      </Form.Item>
      <Form.Item noStyle dependencies={['finding']}>
        {({ getFieldValue }) =>
          ['founded', 'partly'].includes(String(getFieldValue('finding'))) && (
            <Form.Item name="measure" label={words.measure} extra={words.measureHelp}>
              <Select options={choice(words.measures)} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Day name="endedOn" label={words.endedOn} />
      <Form.Item name="result" label={words.result}>
        <Input.TextArea rows={2} maxLength={8000} />
      </Form.Item>
    </RequestDialog>
  );
}
