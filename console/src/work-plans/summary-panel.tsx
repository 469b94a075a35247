import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer, WorkPlanDetail } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { Due, On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PLANS } from './plan-words.tsx';

type Summary = Answer<'/api/v1/console/work-plans/{id}/summary'>;

/** The yearly summary: text and figures, sent once. */
export function SummaryPanel({ plan }: { plan: WorkPlanDetail }) {
  const words = useTexts().workPlans.summary;
  const query = useQuery({
    queryKey: [...PLANS, 'summary', plan.id],
    queryFn: () => answer(http.GET('/api/v1/console/work-plans/{id}/summary', { params: { path: { id: plan.id } } })),
  });
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <Loaded query={query} rows={2}>
        {(summary) => <Body key={summary.version} plan={plan} summary={summary} />}
      </Loaded>
    </section>
  );
}

function Body({ plan, summary }: { plan: WorkPlanDetail; summary: Summary }) {
  const words = useTexts().workPlans.summary;
  const { modal } = App.useApp();
  const shown = useShown(PLANS);
  const [text, setText] = useState(summary.words);
  const path = { path: { id: plan.id } };
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/console/work-plans/{id}/summary', {
          params: path,
          body: { words: text, version: summary.version },
        }),
      ),
    onSuccess: () => shown(words.saved),
  });
  const send = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/work-plans/{id}/summary/sending', {
          params: path,
          body: { version: summary.version },
        }),
      ),
    onSuccess: () => shown(words.sent),
  });
  const { items, done, atRisk, silent, percent } = summary.figures;
  const mayWrite = plan.mayWrite && plan.state === 'in_force' && summary.sentOn === null;
  return (
    <>
      {summary.sentOn ? (
        <p>
          {words.sentOn} <On on={summary.sentOn} />
        </p>
      ) : (
        summary.dueOn && (
          <p>
            {words.due} <Due on={summary.dueOn} />
          </p>
        )
      )}
      <p>{words.figures(items, done, atRisk, silent, percent)}</p>
      <ErrorNote error={save.error ?? send.error} />
      {mayWrite ? (
        <>
          <Input.TextArea
            rows={6}
            maxLength={20_000}
            lang="zh-CN"
            aria-label={words.title}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Space wrap className="note">
            <Button loading={save.isPending} disabled={text === summary.words} onClick={() => save.mutate()}>
              {words.save}
            </Button>
            <Button
              type="primary"
              loading={send.isPending}
              disabled={summary.words.trim() === '' || text !== summary.words}
              onClick={() =>
                void modal.confirm({
                  title: words.sendTitle,
                  content: words.sendHelp,
                  okText: words.send,
                  onOk: () => send.mutateAsync().catch(() => undefined),
                })
              }
            >
              {words.send}
            </Button>
          </Space>
        </>
      ) : (
        <p className="as-written" lang="zh-CN">
          {summary.words || '—'}
        </p>
      )}
    </>
  );
}

/** Making the progress public, and taking it back. */
export function PublicPanel({ plan }: { plan: WorkPlanDetail }) {
  const words = useTexts().workPlans.publication;
  const shown = useShown(PLANS);
  const [asking, setAsking] = useState(false);
  const path = { path: { id: plan.id } };
  const publish = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/work-plans/{id}/publication', { params: path, body: { version: plan.version } }),
      ),
    onSuccess: () => shown(words.published),
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      answer(http.POST('/api/v1/console/work-plans/{id}/withdrawal', { params: path, body: { reason } })),
    onSuccess: async () => {
      await shown(words.withdrawn);
      setAsking(false);
    },
  });
  if (plan.state !== 'in_force' && plan.state !== 'closed') return null;
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p className="secondary">{words.help}</p>
      {plan.url && (
        <p>
          <a href={plan.url}>{words.open}</a>
        </p>
      )}
      <ErrorNote error={publish.error} />
      {plan.mayPublish && (
        <Space wrap>
          <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate()}>
            {plan.isPublic ? words.again : words.publish}
          </Button>
          {plan.isPublic && (
            <Button danger onClick={() => setAsking(true)}>
              {words.withdraw}
            </Button>
          )}
        </Space>
      )}
      <ReasonDialog
        open={asking}
        title={words.withdraw}
        label={words.reason}
        okText={words.withdraw}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onSubmit={(reason) => withdraw.mutate(reason)}
        onCancel={() => setAsking(false)}
      />
    </section>
  );
}
