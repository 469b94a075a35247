import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EVALUATIONS, pathOf, pointsOf, type Evaluation } from './queries.ts';

/** What came to light after the publication, and the corrections beside the published scores. */
export function CorrectionsTab({ evaluation }: { evaluation: Evaluation }) {
  const words = useTexts().evaluations;
  const shown = useShown(EVALUATIONS);
  const [unit, setUnit] = useState<string | null>(null);
  const { id } = evaluation;
  const differences = useQuery({
    queryKey: [...EVALUATIONS, 'differences', id],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evaluations/{id}/differences', pathOf(id)))).items,
  });
  const corrections = useQuery({
    queryKey: [...EVALUATIONS, 'corrections', id],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evaluations/{id}/corrections', pathOf(id)))).items,
  });
  const propose = useMutation({
    mutationFn: (reason: string) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/corrections', {
          ...pathOf(id),
          body: { organisationId: unit ?? '', reason },
        }),
      ),
    onSuccess: async () => {
      await shown(words.stepDone);
      setUnit(null);
    },
  });
  const decide = useMutation({
    mutationFn: ({ correctionId, ...body }: { correctionId: string; version: number; publish: boolean }) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/corrections/{correctionId}', {
          params: { path: { id, correctionId } },
          body,
        }),
      ),
    onSuccess: () => shown(words.stepDone),
  });
  return (
    <>
      <h2>{words.differences}</h2>
      <Loaded query={differences}>
        {(rows) => (
          <DataTable
            label={words.differences}
            rows={rows}
            rowKey={({ organisationId }) => organisationId}
            empty={<Nothing title={words.noDifferences} />}
            columns={[
              { key: 'unit', title: words.unit, render: (row) => <span lang="zh-CN">{row.organisationName}</span> },
              {
                key: 'total',
                title: words.total,
                render: ({ before, after }) => words.changeOf(pointsOf(before), pointsOf(after)),
              },
              {
                key: 'duties',
                title: words.explain,
                render: ({ change }) => words.changedDuties(change.duties.length),
              },
              {
                key: 'propose',
                title: words.propose,
                render: ({ organisationId }) =>
                  evaluation.may.write ? (
                    <Button size="small" onClick={() => setUnit(organisationId)}>
                      {words.propose}
                    </Button>
                  ) : (
                    '—'
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <h2>{words.tabs.corrections}</h2>
      <ErrorNote error={decide.error} />
      <Loaded query={corrections}>
        {(rows) => (
          <DataTable
            label={words.tabs.corrections}
            rows={rows}
            rowKey={(row) => row.id}
            empty={<Nothing title={words.noCorrections} />}
            columns={[
              { key: 'unit', title: words.unit, render: (row) => <span lang="zh-CN">{row.organisationName}</span> },
              {
                key: 'total',
                title: words.total,
                render: (row) => words.changeOf(pointsOf(row.beforeTotal), pointsOf(row.afterTotal)),
              },
              { key: 'reason', title: words.reason, render: ({ reason }) => <span lang="zh-CN">{reason}</span> },
              {
                key: 'state',
                title: words.finding,
                render: (row) => (
                  <Space wrap>
                    <span>{words.correctionState[row.state]}</span>
                    {row.decidedAt && (
                      <span className="secondary">
                        {words.decided(row.decidedByName)} · <At at={row.decidedAt} />
                      </span>
                    )}
                    {row.state === 'proposed' &&
                      evaluation.may.publish &&
                      [true, false].map((publish) => (
                        <Button
                          key={String(publish)}
                          size="small"
                          loading={decide.isPending}
                          onClick={() => decide.mutate({ correctionId: row.id, version: row.version, publish })}
                        >
                          {publish ? words.publishCorrection : words.refuseCorrection}
                        </Button>
                      ))}
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <ReasonDialog
        open={unit !== null}
        title={words.propose}
        label={words.reason}
        okText={words.propose}
        busy={propose.isPending}
        error={propose.error}
        onSubmit={(reason) => propose.mutate(reason)}
        onCancel={() => setUnit(null)}
      />
    </>
  );
}
