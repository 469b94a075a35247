import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PLANS } from './plan-words.tsx';

type Ask = Answer<'/api/v1/console/work-plans/{id}/asks'>['items'][number];

/** What units ask for, and the answers. */
export function AsksPanel({ planId }: { planId: string }) {
  const words = useTexts().workPlans;
  const [deciding, setDeciding] = useState<Ask | null>(null);
  const query = useQuery({
    queryKey: [...PLANS, 'asks', planId],
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/work-plans/{id}/asks', { params: { path: { id: planId } } }))).items,
  });
  if (!query.data || query.data.length === 0) return null;
  return (
    <section className="panel">
      <h2>{words.asks.title}</h2>
      <AskList asks={query.data} onDecide={setDeciding} />
      {deciding && <DecideDialog ask={deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
}

export function AskList({ asks, onDecide }: { asks: readonly Ask[]; onDecide?: (ask: Ask) => void }) {
  const words = useTexts().workPlans;
  return (
    <ul className="plain-list">
      {asks.map((ask) => (
        <li key={ask.id} className="note">
          <strong>{words.cards.askKinds[ask.kind]}</strong> · {words.asks.state[ask.state]}
          {ask.wantedOn && (
            <>
              {' · '}
              {words.asks.wants} <On on={ask.wantedOn} />
            </>
          )}
          <div lang="zh-CN">{ask.words}</div>
          {ask.answer && (
            <div className="secondary" lang="zh-CN">
              {ask.answer}
            </div>
          )}
          {ask.mayDecide && onDecide && (
            <Button size="small" onClick={() => onDecide(ask)}>
              {words.asks.decide}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Fields {
  granted: boolean;
  answer: string;
}
function DecideDialog({ ask, onClose }: { ask: Ask; onClose: () => void }) {
  const t = useTexts();
  const words = t.workPlans.asks;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: (body: Fields) =>
      answer(http.POST('/api/v1/console/work-plan-asks/{id}/decision', { params: { path: { id: ask.id } }, body })),
    onSuccess: async () => {
      await shown(words.decided);
      onClose();
    },
  });
  return (
    <FormDialog<Fields> title={words.decide} help={ask.words} initial={{ granted: true }} save={save} onClose={onClose}>
      <Form.Item name="granted" label={words.granted}>
        <Radio.Group
          options={[
            { value: true, label: words.yes },
            { value: false, label: words.no },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="answer"
        label={words.answer}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.answer) }]}
      >
        <Input.TextArea rows={3} maxLength={1000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
