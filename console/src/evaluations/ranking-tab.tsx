import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { EVALUATIONS, pathOf, pointsOf, useScores, type Evaluation, type Score } from './queries.ts';

/** How units stand: totals with the counts beside them, and what each rests on. */
export function RankingTab({ evaluation }: { evaluation: Evaluation }) {
  const words = useTexts().evaluations;
  const query = useScores(evaluation.id);
  const [open, setOpen] = useState<Score | null>(null);
  const isLive = evaluation.state === 'draft' || evaluation.state === 'scoring';
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          {isLive && <p className="secondary">{words.provisional}</p>}
          <DataTable
            label={words.tabs.ranking}
            rows={rows}
            rowKey={({ organisationId }) => organisationId}
            columns={[
              {
                key: 'unit',
                title: words.unit,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              { key: 'rank', title: words.rank, width: 80, render: ({ rank }) => rank },
              {
                key: 'total',
                title: words.total,
                width: 160,
                render: ({ total, waits }) => (
                  <>
                    {pointsOf(total)}
                    {waits && <span className="secondary"> · {words.waiting}</span>}
                  </>
                ),
              },
              {
                key: 'counts',
                title: words.counts,
                render: ({ counts }) => words.countsOf(counts.met, counts.met_late, counts.overdue),
              },
              {
                key: 'explain',
                title: words.explain,
                render: (row) => (
                  <Button size="small" onClick={() => setOpen(row)}>
                    {words.explain}
                  </Button>
                ),
              },
            ]}
          />
          {open && <ExplainDialog evaluation={evaluation} score={open} onClose={() => setOpen(null)} />}
        </>
      )}
    </Loaded>
  );
}

function ExplainDialog({ evaluation, score, onClose }: { evaluation: Evaluation; score: Score; onClose: () => void }) {
  const t = useTexts();
  const words = t.evaluations;
  const { organisationId } = score;
  const titles = new Map(evaluation.tree.flatMap(({ indicators }) => indicators).map((one) => [one.code, one.title]));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'duties', evaluation.id, organisationId],
    queryFn: async () =>
      (
        await answer(
          http.GET('/api/v1/console/evaluations/{id}/duties', {
            params: { path: { id: evaluation.id }, query: { organisationId } },
          }),
        )
      ).items,
  });
  const obligations = useQuery({
    queryKey: ['obligations', 'names'],
    queryFn: async () =>
      new Map(
        (await answer(http.GET('/api/v1/console/obligations'))).items.map(({ id, code, versions }) => [
          id,
          `${code} ${versions.at(-1)?.action ?? ''}`,
        ]),
      ),
    retry: false,
  });
  const tried = useMutation({
    mutationFn: (met: { obligationId: string; organisationId: string; period: string }[]) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/what-if', {
          ...pathOf(evaluation.id),
          body: { organisationId, met },
        }),
      ),
  });
  const keyOf = (duty: { obligationId: string; organisationId: string; period: string }) =>
    `${duty.obligationId}/${duty.organisationId}/${duty.period}`;
  return (
    <Modal open width={900} title={words.explainTitle(score.organisationName)} onCancel={onClose} footer={null}>
      <DataTable
        label={words.tabs.indicators}
        rows={score.indicators}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'indicator',
            title: words.indicator,
            render: ({ code }) => (
              <>
                {code} <span lang="zh-CN">{titles.get(code)}</span>
              </>
            ),
          },
          {
            key: 'points',
            title: words.points,
            render: ({ points, most, waits }) =>
              points === null
                ? waits
                  ? words.waiting
                  : words.nothingToCount
                : `${pointsOf(points)} / ${pointsOf(most)}`,
          },
          {
            key: 'counts',
            title: words.counts,
            render: ({ counts }) => words.countsOf(counts.met, counts.met_late, counts.overdue),
          },
        ]}
      />
      <h3>{words.whatIf}</h3>
      <p className="secondary">{words.whatIfHelp}</p>
      <ErrorNote error={tried.error} />
      <Loaded query={query}>
        {(duties) => {
          const missed = duties.filter(({ state }) => state !== 'met');
          return missed.length === 0 ? (
            <p>{words.noMissed}</p>
          ) : (
            <>
              <DataTable
                label={words.whatIf}
                rows={missed}
                rowKey={keyOf}
                selection={{
                  keys: chosen,
                  onChange: (keys) => setChosen(new Set(keys)),
                  label: ({ period, obligationId }) =>
                    `${obligations.data?.get(obligationId) ?? words.dutyOf} ${period}`,
                  selectable: () => true,
                }}
                columns={[
                  {
                    key: 'duty',
                    title: words.dutyOf,
                    render: ({ obligationId }) => (
                      <span lang="zh-CN">{obligations.data?.get(obligationId) ?? '—'}</span>
                    ),
                  },
                  { key: 'period', title: words.dutyPeriod, render: ({ period }) => period },
                  { key: 'state', title: t.common.state, render: ({ state }) => words.dutyState[state] ?? state },
                ]}
              />
              <Button
                className="note"
                disabled={chosen.size === 0}
                loading={tried.isPending}
                onClick={() =>
                  tried.mutate(
                    missed
                      .filter((duty) => chosen.has(keyOf(duty)))
                      .map(({ obligationId, organisationId: unit, period }) => ({
                        obligationId,
                        organisationId: unit,
                        period,
                      })),
                  )
                }
              >
                {words.whatIf}
              </Button>
              <p role="status">
                {tried.data && words.whatIfResult(pointsOf(tried.data.before.total), pointsOf(tried.data.after.total))}
              </p>
            </>
          );
        }}
      </Loaded>
    </Modal>
  );
}
