import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EVALUATIONS, pathOf, useScores, type Evaluation } from './queries.ts';

interface Drawn {
  sampleId: string;
  version: number;
  index: number;
}

/** Duties that a third party looks at, drawn by lot. */
export function SamplesTab({ evaluation }: { evaluation: Evaluation }) {
  const t = useTexts();
  const words = t.evaluations;
  const shown = useShown(EVALUATIONS);
  const [isDrawing, setDrawing] = useState(false);
  const [looking, setLooking] = useState<Drawn | null>(null);
  const scores = useScores(evaluation.id);
  const names = new Map(scores.data?.map(({ organisationId, organisationName }) => [organisationId, organisationName]));
  const { id, may } = evaluation;
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'samples', id],
    queryFn: async () => (await answer(http.GET('/api/v1/console/evaluations/{id}/samples', pathOf(id)))).items,
  });
  const draw = useMutation({
    mutationFn: (body: { size: number }) =>
      answer(http.POST('/api/v1/console/evaluations/{id}/samples', { ...pathOf(id), body })),
    onSuccess: async () => {
      await shown(words.stepDone);
      setDrawing(false);
    },
  });
  const assess = useMutation({
    mutationFn: ({ finding, note = '' }: { finding: 'sound' | 'not_sound'; note: string }) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/samples/{sampleId}', {
          params: { path: { id, sampleId: looking?.sampleId ?? '' } },
          body: { version: looking?.version ?? 0, index: looking?.index ?? 0, finding, note },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      setLooking(null);
    },
  });
  return (
    <>
      <p className="secondary">{words.drawHelp}</p>
      {may.assess && (
        <Button className="note" onClick={() => setDrawing(true)}>
          {words.draw}
        </Button>
      )}
      <Loaded query={query}>
        {(samples) =>
          samples.length === 0 ? (
            <Nothing title={words.noSamples} />
          ) : (
            samples.map((sample) => (
              <section key={sample.id} className="panel note">
                <p>
                  <At at={sample.drawnAt} /> · <span lang="zh-CN">{sample.drawnByName}</span>
                </p>
                <p className="secondary">
                  {words.seed} <code className="break-all">{sample.seed}</code> ·{' '}
                  {words.population(sample.population, sample.populationDigest.slice(0, 16))}
                </p>
                <DataTable
                  label={words.tabs.samples}
                  rows={sample.items.map((item, index) => ({ ...item, index }))}
                  rowKey={({ index }) => index}
                  columns={[
                    {
                      key: 'unit',
                      title: words.unit,
                      render: (row) => <span lang="zh-CN">{names.get(row.organisationId) ?? '—'}</span>,
                    },
                    { key: 'period', title: words.dutyPeriod, render: ({ period }) => period },
                    { key: 'state', title: t.common.state, render: ({ state }) => words.dutyState[state] ?? state },
                    {
                      key: 'finding',
                      title: words.finding,
                      render: ({ finding, note, index }) => (
                        <>
                          {finding === '' ? '—' : finding === 'sound' ? `● ${words.sound}` : `■ ${words.notSound}`}{' '}
                          <span lang="zh-CN">{note}</span>
                          {may.assess && (
                            <Button
                              size="small"
                              onClick={() => setLooking({ sampleId: sample.id, version: sample.version, index })}
                            >
                              {words.finding}
                            </Button>
                          )}
                        </>
                      ),
                    },
                  ]}
                />
              </section>
            ))
          )
        }
      </Loaded>
      {isDrawing && (
        <FormDialog<{ size: number }>
          title={words.draw}
          help={words.drawHelp}
          initial={{ size: 10 }}
          save={draw}
          onClose={() => setDrawing(false)}
        >
          <Form.Item
            name="size"
            label={words.size}
            rules={[{ required: true, message: t.common.required(words.size) }]}
          >
            <InputNumber min={1} max={500} precision={0} />
          </Form.Item>
        </FormDialog>
      )}
      {looking && (
        <FormDialog<{ finding: 'sound' | 'not_sound'; note: string }>
          title={words.finding}
          initial={{ finding: 'sound', note: '' }}
          save={assess}
          onClose={() => setLooking(null)}
        >
          <Form.Item name="finding" label={words.finding}>
            <Radio.Group
              options={[
                { value: 'sound', label: words.sound },
                { value: 'not_sound', label: words.notSound },
              ]}
            />
          </Form.Item>
          <Form.Item name="note" label={words.note}>
            <Input.TextArea rows={3} maxLength={1000} lang="zh-CN" />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
