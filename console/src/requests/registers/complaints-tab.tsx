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
import { On } from '../../ui/times.tsx';
import { Day, RequestDialog, written } from '../dialog.tsx';
import { REQUESTS } from '../queries.ts';
import { CaseSelect } from './case-select.tsx';
import { AnswerDue } from './disputes-tab.tsx';

type Line = Answer<'/api/v1/console/openness-complaints'>['items'][number];
type Opened = Answer<'/api/v1/console/openness-complaints/{id}'>;
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
                render: ({ basis, kind, cause }) => (
                  <>
                    {`${words.bases[basis]} · ${words.kinds[kind]}`}
                    {cause && (
                      <>
                        <br />
                        {`${words.channels.status_page} · ${words.causes[cause]}`}
                      </>
                    )}
                  </>
                ),
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
      {edited === 'new' && <ComplaintDialog old={null} onClose={() => setEdited(null)} />}
      {edited !== null && edited !== 'new' && <OpenedComplaint id={edited} onClose={() => setEdited(null)} />}
    </>
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

function ComplaintDialog({ old, onClose }: { old: Opened | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.requestRegisters.complaints;
  const fromPage = old?.channel === 'status_page' ? old : null;
  const send = ({ organisationId, ...values }: Values) => {
    const {
      requestId,
      channel,
      receivedOn,
      words: said,
    } = fromPage ?? {
      ...{ requestId: values.requestId ?? null, channel: values.channel, words: values.words },
      receivedOn: written(values.receivedOn) ?? '',
    };
    const body: Body = {
      ...{ ...values, requestId, channel, receivedOn, words: said, version: old?.version ?? 0 },
      ...{ name: values.name ?? '', contact: values.contact ?? '', result: values.result ?? '' },
      ...{ finding: values.finding ?? '', measure: values.measure ?? '' },
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
      help={fromPage ? words.pageHelp : words.formHelp}
      initial={initial}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label={words.about} rules={required}>
        <UnitSelect disabled={old !== null} />
      </Form.Item>
      {fromPage ? <AsItCame complaint={fromPage} /> : <CaseField old={old} />}
      <Form.Item name="basis" label={words.basis}>
        <Radio.Group className="stacked" options={choice(words.bases)} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind}>
        <Radio.Group options={choice(words.kinds)} />
      </Form.Item>
      {!fromPage && (
        <>
          <Form.Item name="channel" label={words.channel}>
            <Select options={choice(words.channels).filter(({ value }) => value !== 'status_page')} />
          </Form.Item>
          <Day name="receivedOn" label={words.receivedOn} isRequired />
          <Form.Item name="name" label={words.name}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="contact" label={words.contact}>
            <Input maxLength={300} autoComplete="off" />
          </Form.Item>
          <Form.Item name="words" label={words.words} rules={required}>
            <Input.TextArea rows={3} maxLength={8000} />
          </Form.Item>
        </>
      )}
      <Day name="dueOn" label={words.dueOn} />
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
      <Form.Item name="result" label={words.result} {...(fromPage && { extra: words.resultHelp })}>
        <Input.TextArea rows={2} maxLength={8000} />
      </Form.Item>
    </RequestDialog>
  );
}

/** The request that an entry is about, found by its number. */
function CaseField({ old }: { old: Opened | null }) {
  const t = useTexts();
  return (
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
  );
}

/** What the applicant sent from the status page; it stays as it came. Who he is stands in the request. */
function AsItCame({ complaint }: { complaint: Opened }) {
  const t = useTexts();
  const words = t.requestRegisters.complaints;
  const { requestId, requestNumber, cause, replyDueOn, receivedOn, words: said } = complaint;
  return (
    <dl className="facts">
      <div>
        <dt>{t.requestRegisters.case}</dt>
        <dd>
          <Link to={`/requests/${requestId ?? ''}`} lang="zh-CN">
            {requestNumber || t.requestRegisters.openCase}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{words.channel}</dt>
        <dd>
          {words.channels.status_page}
          {cause && ` · ${words.causes[cause]}`}
        </dd>
      </div>
      <div>
        <dt>{words.receivedOn}</dt>
        <dd>
          <On on={receivedOn} />
        </dd>
      </div>
      {replyDueOn && (
        <div>
          <dt>{words.replyDueOn}</dt>
          <dd>
            <On on={replyDueOn} />
          </dd>
        </div>
      )}
      {said && (
        <div className="facts-words">
          <dt>{words.words}</dt>
          <dd lang="zh-CN">{said}</dd>
        </div>
      )}
    </dl>
  );
}
