import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useSession } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EVALUATIONS, pathOf, useScores, type Evaluation } from './queries.ts';

/** Objections of units to what they were told, and the answers. */
export function ObjectionsTab({ evaluation }: { evaluation: Evaluation }) {
  const words = useTexts().evaluations;
  const [isNew, setNew] = useState(false);
  const [answering, setAnswering] = useState<{ id: string; version: number } | null>(null);
  const query = useQuery({
    queryKey: [...EVALUATIONS, 'objections', evaluation.id],
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/evaluations/{id}/objections', pathOf(evaluation.id)))).items,
  });
  return (
    <>
      {evaluation.may.object && evaluation.state === 'told' && (
        <Button className="note" onClick={() => setNew(true)}>
          {words.object}
        </Button>
      )}
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.objections}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.noObjections} />}
            columns={[
              { key: 'unit', title: words.unit, render: (row) => <span lang="zh-CN">{row.organisationName}</span> },
              { key: 'indicator', title: words.indicator, render: ({ indicator }) => indicator },
              { key: 'words', title: words.words, render: (row) => <span lang="zh-CN">{row.words}</span> },
              {
                key: 'state',
                title: words.answer,
                render: (row) => (
                  <>
                    {words.objectionState[row.state]} <span lang="zh-CN">{row.answer}</span>
                    {row.answeredAt && (
                      <span className="secondary">
                        {' '}
                        · <span lang="zh-CN">{row.answeredByName}</span> · <At at={row.answeredAt} />
                      </span>
                    )}
                    {row.state === 'filed' && evaluation.may.write && (
                      <Button size="small" onClick={() => setAnswering(row)}>
                        {words.answer}
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {isNew && <ObjectDialog evaluation={evaluation} onClose={() => setNew(false)} />}
      {answering && <AnswerDialog evaluation={evaluation} objection={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

interface ObjectFields {
  organisationId: string;
  indicator: string;
  words: string;
}

function ObjectDialog({ evaluation, onClose }: { evaluation: Evaluation; onClose: () => void }) {
  const t = useTexts();
  const words = t.evaluations;
  const shown = useShown(EVALUATIONS);
  const { account } = useSession();
  const scores = useScores(evaluation.id);
  const own = scores.data?.some(({ organisationId }) => organisationId === account.organisationId);
  const save = useMutation({
    mutationFn: (fields: ObjectFields) =>
      answer(http.POST('/api/v1/console/evaluations/{id}/objections', { ...pathOf(evaluation.id), body: fields })),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<ObjectFields>
      title={words.object}
      help={words.objectHelp}
      initial={own && account.organisationId ? { organisationId: account.organisationId } : {}}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label={words.unit} rules={required(words.unit)}>
        <Select
          options={scores.data?.map(({ organisationId, organisationName }) => ({
            value: organisationId,
            label: organisationName,
          }))}
        />
      </Form.Item>
      <Form.Item name="indicator" label={words.indicator} rules={required(words.indicator)}>
        <Select
          options={evaluation.tree
            .flatMap(({ indicators }) => indicators)
            .map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
        />
      </Form.Item>
      <Form.Item name="words" label={words.words} rules={required(words.words)}>
        <Input.TextArea rows={4} maxLength={2000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}

function AnswerDialog({
  evaluation,
  objection,
  onClose,
}: {
  evaluation: Evaluation;
  objection: { id: string; version: number };
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.evaluations;
  const shown = useShown(EVALUATIONS);
  const save = useMutation({
    mutationFn: (fields: { upheld: boolean; answer: string }) =>
      answer(
        http.POST('/api/v1/console/evaluations/{id}/objections/{objectionId}', {
          params: { path: { id: evaluation.id, objectionId: objection.id } },
          body: { ...fields, version: objection.version },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  return (
    <FormDialog<{ upheld: boolean; answer: string }>
      title={words.answer}
      initial={{ upheld: false }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="upheld" label={words.finding}>
        <Radio.Group
          options={[
            { value: true, label: words.upheld },
            { value: false, label: words.rejected },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="answer"
        label={words.answer}
        rules={[{ required: true, message: t.common.required(words.answer) }]}
      >
        <Input.TextArea rows={4} maxLength={2000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
