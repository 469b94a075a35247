import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Form, Input, Modal, Radio, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { At, Due } from '../ui/times.tsx';
import { useAct } from '../documents/timed/use-act.ts';

type Report = Answer<'/api/v1/console/error-reports'>['items'][number];
const OUTCOMES = ['mended', 'answered'] as const;

/** Errors that readers reported on pages of my units, the longest due first. */
export function Component() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const open = params.get('all') === null;
  const [asked, setAsked] = useState<Report | null>(null);
  const query = useQuery({
    queryKey: ['documents', 'error-reports', open],
    queryFn: () => answer(http.GET('/api/v1/console/error-reports', { params: { query: { open } } })),
  });
  return (
    <Page title={t.errorReports.title} help={t.errorReports.help}>
      <Segmented
        aria-label={t.errorReports.title}
        value={open ? 'open' : 'all'}
        onChange={(value) => setParams(value === 'all' ? { all: '1' } : {}, { replace: true })}
        options={[
          { value: 'open', label: t.errorReports.open },
          { value: 'all', label: t.errorReports.all },
        ]}
      />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t.errorReports.none} />
          ) : (
            <ul className="rows">
              {items.map((report) => (
                <li key={report.id} className="row">
                  <div className="row-main">
                    <Link to={`/documents/${report.documentId}`} className="row-title" lang="zh-CN">
                      {report.title}
                    </Link>
                    <p lang="zh-CN">{report.message}</p>
                    <div className="row-facts">
                      {report.number} · {report.organisationName} · <At at={report.receivedAt} />
                      {report.contact && ` · ${report.contact}`}
                    </div>
                    <div className={report.isLate ? 'row-facts late' : 'row-facts'}>
                      {report.state === 'open' ? (
                        <>
                          {report.isLate && `■ ${t.errorReports.late} `}
                          <Due on={report.dueOn} />
                        </>
                      ) : (
                        `${t.errorReports.state[report.state]} · ${report.answeredByName} · ${report.answer}`
                      )}
                    </div>
                  </div>
                  {report.state === 'open' && <Button onClick={() => setAsked(report)}>{t.errorReports.answer}</Button>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {asked && <AnswerDialog report={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function AnswerDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useTexts();
  const [state, setState] = useState<(typeof OUTCOMES)[number]>('mended');
  const [words, setWords] = useState('');
  const send = useAct(
    () =>
      answer(
        http.PUT('/api/v1/console/error-reports/{id}', {
          params: { path: { id: report.id } },
          body: { version: report.version, state, answer: words },
        }),
      ),
    t.errorReports.done,
    onClose,
  );
  return (
    <Modal
      open
      title={`${t.errorReports.answer} ${report.number}`}
      okText={t.errorReports.answer}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <ErrorNote error={send.error} />
      <p lang="zh-CN">{report.message}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={t.errorReports.outcome}>
          <Radio.Group
            className="stacked"
            value={state}
            onChange={({ target }) => setState(target.value as (typeof OUTCOMES)[number])}
            options={OUTCOMES.map((value) => ({ value, label: t.errorReports.state[value] }))}
          />
        </Form.Item>
        <Form.Item label={t.errorReports.words} htmlFor="report-answer">
          <Input.TextArea
            id="report-answer"
            rows={3}
            maxLength={2000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
