import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EVALUATIONS, judgedOf, pathOf, pointsOf, useScores, type Evaluation } from './queries.ts';

/** Marks of judges; a judge sees his own until scoring is over. */
export function MarksTab({ evaluation }: { evaluation: Evaluation }) {
  const words = useTexts().evaluations;
  const [isSigning, setSigning] = useState(false);
  const scores = useScores(evaluation.id);
  const names = new Map(scores.data?.map(({ organisationId, organisationName }) => [organisationId, organisationName]));
  const titles = new Map(judgedOf(evaluation).map(({ code, title }) => [code, title]));
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'marks', evaluation.id],
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/evaluations/{id}/marks', pathOf(evaluation.id)))).items,
  });
  return (
    <>
      <p className="secondary">{words.signHelp}</p>
      {evaluation.may.judge && evaluation.state === 'scoring' && (
        <Button className="note" type="primary" onClick={() => setSigning(true)}>
          {words.sign}
        </Button>
      )}
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.marks}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.noMarks} />}
            columns={[
              {
                key: 'unit',
                title: words.unit,
                render: (row) => <span lang="zh-CN">{names.get(row.organisationId)}</span>,
              },
              {
                key: 'indicator',
                title: words.indicator,
                render: ({ indicator }) => <span lang="zh-CN">{titles.get(indicator) ?? indicator}</span>,
              },
              { key: 'points', title: words.points, render: ({ points }) => pointsOf(points) },
              { key: 'reason', title: words.reason, render: ({ reason }) => <span lang="zh-CN">{reason}</span> },
              {
                key: 'judge',
                title: words.judge,
                render: ({ judgeName, signedAt }) => (
                  <>
                    <span lang="zh-CN">{judgeName}</span> · <At at={signedAt} />
                  </>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {isSigning && <SignDialog evaluation={evaluation} units={[...names]} onClose={() => setSigning(false)} />}
    </>
  );
}

interface Fields {
  organisationId: string;
  indicator: string;
  points: number;
  reason: string;
}

function SignDialog({
  evaluation,
  units,
  onClose,
}: {
  evaluation: Evaluation;
  units: readonly [string, string][];
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.evaluations;
  const shown = useShown(EVALUATIONS);
  const indicators = judgedOf(evaluation);
  const save = useMutation({
    mutationFn: ({ reason, ...mark }: Fields) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/marks', {
          ...pathOf(evaluation.id),
          body: { ...mark, reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<Fields> title={words.sign} help={words.signHelp} save={save} onClose={onClose}>
      <Form.Item name="organisationId" label={words.unit} rules={required(words.unit)}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="indicator" label={words.indicator} rules={required(words.indicator)}>
        <Select
          options={indicators.map(({ code, title, points }) => ({
            value: code,
            label: `${title} (${words.pointsWord(String(points))})`,
          }))}
        />
      </Form.Item>
      <Form.Item name="points" label={words.points} rules={required(words.points)}>
        <InputNumber min={0} max={1000} precision={2} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.reason) }]}
      >
        <Input.TextArea rows={3} maxLength={1000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
