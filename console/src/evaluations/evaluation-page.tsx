import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { CorrectionsTab } from './corrections-tab.tsx';
import { EvaluationTag } from './evaluation-tag.tsx';
import { IndicatorsTab } from './indicators-tab.tsx';
import { MarksTab } from './marks-tab.tsx';
import { ObjectionsTab } from './objections-tab.tsx';
import { EVALUATIONS, judgedOf, pathOf, type Evaluation } from './queries.ts';
import { RankingTab } from './ranking-tab.tsx';
import { SamplesTab } from './samples-tab.tsx';

/** One evaluation: what it is, how units stand, what can be done next. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'one', id],
    queryFn: () => answer(http.GET('/api/v1/console/evaluations/{id}', pathOf(id))),
  });
  const title = query.data?.title ?? t.evaluations.title;
  return (
    <Page
      title={title}
      heading={<span lang="zh-CN">{title}</span>}
      tags={query.data && <EvaluationTag state={query.data.state} />}
    >
      <Loaded query={query}>{(data) => <Parts evaluation={data} />}</Loaded>
    </Page>
  );
}

function Parts({ evaluation }: { evaluation: Evaluation }) {
  const t = useTexts();
  const { tabs, field, unitCount, shareLow } = t.evaluations;
  const { may, state } = evaluation;
  const isOut = state === 'told' || state === 'published';
  return (
    <>
      <section className="panel note">
        <dl className="facts">
          <dt>{field.period}</dt>
          <dd>
            <On on={evaluation.fromOn} /> – <On on={evaluation.untilOn} />
          </dd>
          <dt>{field.cut}</dt>
          <dd>
            <On on={evaluation.cutOn} />
          </dd>
          <dt>{field.units}</dt>
          <dd>{unitCount(evaluation.unitIds.length)}</dd>
          <dt>{field.share}</dt>
          <dd>
            {evaluation.overallShare} <span lang="zh-CN">{evaluation.shareSource}</span>
            {evaluation.overallShare < 4 && <p className="tag-warning">▲ {shareLow}</p>}
          </dd>
          {evaluation.objectionsUntil && (
            <>
              <dt>{field.objectionsUntil}</dt>
              <dd>
                <On on={evaluation.objectionsUntil} />
              </dd>
            </>
          )}
          {evaluation.digest && (
            <>
              <dt>{field.digest}</dt>
              <dd>
                <code className="break-all">{evaluation.digest}</code>
              </dd>
            </>
          )}
        </dl>
        <Steps evaluation={evaluation} />
      </section>
      <Tabs
        items={[
          { key: 'ranking', label: tabs.ranking, children: <RankingTab evaluation={evaluation} /> },
          { key: 'indicators', label: tabs.indicators, children: <IndicatorsTab evaluation={evaluation} /> },
          ...(judgedOf(evaluation).length > 0 && (may.judge || may.write || isOut)
            ? [{ key: 'marks', label: tabs.marks, children: <MarksTab evaluation={evaluation} /> }]
            : []),
          ...(isOut
            ? [{ key: 'objections', label: tabs.objections, children: <ObjectionsTab evaluation={evaluation} /> }]
            : []),
          ...(state === 'published'
            ? [{ key: 'corrections', label: tabs.corrections, children: <CorrectionsTab evaluation={evaluation} /> }]
            : []),
          { key: 'samples', label: tabs.samples, children: <SamplesTab evaluation={evaluation} /> },
        ]}
      />
    </>
  );
}

/** What can be done next; what cannot says why. */
function Steps({ evaluation }: { evaluation: Evaluation }) {
  const words = useTexts().evaluations;
  const shown = useShown(EVALUATIONS);
  const [asking, setAsking] = useState<Evaluation['options'][number] | null>(null);
  const step = useMutation({
    mutationFn: (note: string) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/steps', {
          ...pathOf(evaluation.id),
          body: { version: evaluation.version, step: asking?.step as 'open', note },
        }),
      ),
    onSuccess: async () => {
      await shown(words.stepDone);
      setAsking(null);
    },
  });
  return (
    <div className="note">
      <Space wrap>
        {evaluation.options.map((option) => (
          <Button key={option.step} disabled={option.reasons.length > 0} onClick={() => setAsking(option)}>
            {option.title}
          </Button>
        ))}
      </Space>
      {evaluation.options
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ step: name, title, reasons }) => (
          <p key={name} className="secondary">
            {title}: {reasons.join('；')}
          </p>
        ))}
      <ReasonDialog
        open={asking !== null}
        title={asking?.title ?? ''}
        label={words.stepNote}
        okText={asking?.title ?? ''}
        required={false}
        busy={step.isPending}
        error={step.error}
        onSubmit={(note) => step.mutate(note)}
        onCancel={() => setAsking(null)}
      />
    </div>
  );
}
