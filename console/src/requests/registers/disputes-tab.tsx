import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../../api/client.ts';
import type { Answer, Input as Sent } from '../../api/types.ts';
import { usePermissions } from '../../app/session.tsx';
import { UnitSelect } from '../../organisations/unit-select.tsx';
import { useTexts } from '../../texts/index.ts';
import { dayOf } from '../../time/dates.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Loaded, Nothing } from '../../ui/page.tsx';
import { Due, On } from '../../ui/times.tsx';
import { Day, RequestDialog, written } from '../dialog.tsx';
import { REQUESTS } from '../queries.ts';
import { CaseSelect } from './case-select.tsx';

export type Dispute = Answer<'/api/v1/console/disputes'>['items'][number];
type Body = Sent<'/api/v1/console/disputes/{id}', 'put'>;
type Start = Partial<Pick<Dispute, 'organisationId' | 'requestId' | 'requestNumber'>>;

export const disputesQuery = {
  queryKey: [...REQUESTS, 'disputes'],
  queryFn: async () => (await answer(http.GET('/api/v1/console/disputes'))).items,
};

/** The day by which the authority answers, as a light, until it has. */
export function AnswerDue({ due, done }: { due: string | null; done: string | null }) {
  const words = useTexts().requestRegisters;
  if (done)
    return (
      <>
        {words.answered} <On on={done} />
      </>
    );
  if (!due) return <span className="secondary">{words.noLimit}</span>;
  if (due < dayOf(new Date()))
    return (
      <span className="due due-red">
        <span aria-hidden="true">■</span> {words.overdue} <On on={due} />
      </span>
    );
  return <Due on={due} />;
}

/** Reconsiderations and lawsuits: who decides, by when the authority answers, how it ended. */
export function DisputesTab() {
  const t = useTexts();
  const can = usePermissions();
  const words = t.requestRegisters;
  const [params, setParams] = useSearchParams();
  const query = useQuery(disputesQuery);
  const [withEnded, setWithEnded] = useState(false);
  const [edited, setEdited] = useState<Dispute | Start | null>(null);
  // From the page of a case: the entry is begun with it.
  const from = params.get('request');
  const begun: Start | null = from
    ? { requestId: from, requestNumber: params.get('number') ?? '', organisationId: params.get('unit') ?? '' }
    : null;
  const opened = edited ?? begun;
  const mayWrite = can('requests.request.work');
  const columns: Column<Dispute>[] = [
    {
      key: 'track',
      title: words.track,
      render: (row) => (
        <>
          {words.tracks[row.track]}
          {row.track === 'reconsideration' && row.procedure === 'simple' && `（${words.procedures.simple}）`}
          {row.number && (
            <>
              <br />
              <span lang="zh-CN">{row.number}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'case',
      title: words.case,
      render: (row) => (
        <>
          <span lang="zh-CN">{row.organisationName}</span>
          {row.requestId && (
            <>
              <br />
              <Link to={`/requests/${row.requestId}`} lang="zh-CN">
                {row.requestNumber || words.openCase}
              </Link>
            </>
          )}
        </>
      ),
    },
    { key: 'body', title: words.body, render: (row) => <span lang="zh-CN">{row.body}</span> },
    { key: 'filed', title: words.filedOn, whole: true, render: (row) => <On on={row.filedOn} /> },
    {
      key: 'due',
      title: words.answerDue,
      render: (row) =>
        row.endedOn && !row.answeredOn ? '' : <AnswerDue due={row.answerDueOn} done={row.answeredOn} />,
    },
    {
      key: 'result',
      title: words.result,
      render: (row) =>
        row.endedOn ? (
          <>
            {words.results[row.result]} <On on={row.endedOn} />
          </>
        ) : (
          words.goesOn
        ),
    },
    ...(mayWrite
      ? [
          {
            key: 'edit',
            title: t.common.actions,
            width: 70,
            render: (row: Dispute) => (
              <button type="button" className="link" onClick={() => setEdited(row)}>
                {words.edit}
              </button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <p className="secondary">{words.disputesHelp}</p>
      <Space wrap className="note">
        {mayWrite && (
          <Button type="primary" onClick={() => setEdited({})}>
            {words.enterDispute}
          </Button>
        )}
        <Checkbox checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)}>
          {words.withEnded}
        </Checkbox>
      </Space>
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.disputes}
            rows={rows.filter((row) => withEnded || row.endedOn === null)}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<Nothing title={words.noDisputes} help={words.noDisputesHelp} />}
          />
        )}
      </Loaded>
      {opened && (
        <DisputeDialog
          dispute={opened}
          onClose={() => {
            setEdited(null);
            if (begun) setParams({}, { replace: true });
          }}
        />
      )}
    </>
  );
}

type Values = Pick<Body, 'requestId' | 'track' | 'number' | 'body' | 'procedure' | 'result'> & {
  organisationId: string;
  filedOn: Dayjs;
  servedOn?: Dayjs | null;
  answeredOn?: Dayjs | null;
  endedOn?: Dayjs | null;
};
const TRACKS = ['reconsideration', 'suit', 'suit_after'] as const;

function DisputeDialog({ dispute, onClose }: { dispute: Dispute | Start; onClose: () => void }) {
  const t = useTexts();
  const words = t.requestRegisters;
  const old = 'id' in dispute ? dispute : null;
  const day = (on: string | null | undefined) => (on ? dayjs(on) : null);
  const send = ({ organisationId, ...values }: Values) => {
    const body: Body = {
      ...{ ...values, number: values.number ?? '', requestId: values.requestId ?? null, version: old?.version ?? 0 },
      ...{ filedOn: written(values.filedOn) ?? '', servedOn: written(values.servedOn) ?? null },
      ...{ answeredOn: written(values.answeredOn) ?? null, endedOn: written(values.endedOn) ?? null },
      result: values.result ?? '',
    };
    return old
      ? answer(http.PUT('/api/v1/console/disputes/{id}', { params: { path: { id: old.id } }, body }))
      : answer(
          http.POST('/api/v1/console/organisations/{id}/disputes', { params: { path: { id: organisationId } }, body }),
        );
  };
  const required = [{ required: true, message: t.requests.step.required }];
  const initial: Partial<Values> = {
    ...{ track: old?.track ?? 'reconsideration', procedure: old?.procedure ?? 'ordinary', result: old?.result ?? '' },
    ...(dispute.organisationId && { organisationId: dispute.organisationId }),
    ...{ requestId: dispute.requestId ?? null, number: old?.number ?? '', body: old?.body ?? '' },
    ...(old && { filedOn: dayjs(old.filedOn) }),
    ...{ servedOn: day(old?.servedOn), answeredOn: day(old?.answeredOn), endedOn: day(old?.endedOn) },
  };
  return (
    <RequestDialog<Values>
      title={old ? words.changeDispute : words.enterDispute}
      help={words.disputeHelp}
      initial={initial}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label={words.contested} rules={required}>
        <UnitSelect disabled={old !== null} />
      </Form.Item>
      <Form.Item noStyle dependencies={['organisationId']}>
        {({ getFieldValue }) => (
          <Form.Item name="requestId" label={words.case}>
            <CaseSelect
              unit={(getFieldValue('organisationId') as string | undefined) ?? null}
              known={
                dispute.requestId ? { id: dispute.requestId, number: dispute.requestNumber || words.openCase } : null
              }
            />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="track" label={words.track}>
        <Radio.Group className="stacked" options={TRACKS.map((value) => ({ value, label: words.tracks[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['track']}>
        {({ getFieldValue }) =>
          getFieldValue('track') === 'reconsideration' && (
            <Form.Item name="procedure" label={words.procedure}>
              <Radio.Group
                options={(['ordinary', 'simple'] as const).map((value) => ({ value, label: words.procedures[value] }))}
              />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="body" label={words.body} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="number" label={words.number}>
        <Input maxLength={60} />
      </Form.Item>
      <Day name="filedOn" label={words.filedOn} isRequired />
      <Day name="servedOn" label={words.servedOn} />
      <Day name="answeredOn" label={words.answeredOn} />
      <Form.Item name="result" label={words.result}>
        <Select
          options={(['', 'upheld', 'corrected', 'other'] as const).map((value) => ({
            value,
            label: words.results[value],
          }))}
        />
      </Form.Item>
      <Day name="endedOn" label={words.endedOn} />
    </RequestDialog>
  );
}
