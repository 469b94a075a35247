import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer, WorkPlan } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { At, On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PLANS } from './plan-words.tsx';

type Message = Answer<'/api/v1/console/work-plan-exchange'>['messages'][number];

/** What passes between the plans of different places, as this side has it. */
export const useExchange = () =>
  useQuery({
    queryKey: [...PLANS, 'exchange'],
    queryFn: () => answer(http.GET('/api/v1/console/work-plan-exchange')),
  });

/** Tasks from above and what was heard from below; nothing is shown where there is no other place. */
export function ExchangePanel({ plans, mayTake }: { plans: readonly WorkPlan[]; mayTake: boolean }) {
  const words = useTexts().workPlans;
  const [taking, setTaking] = useState<Message | null>(null);
  const rows = useExchange().data?.messages ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="panel">
      <h2>{words.exchange.title}</h2>
      <p className="secondary">{words.exchange.help}</p>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id} className="note">
            <strong>{words.exchange.kind[row.direction][row.kind]}</strong> <span lang="zh-CN">{row.otherName}</span> ·{' '}
            <At at={row.sentAt} />
            {row.title && <div lang="zh-CN">{row.title}</div>}
            {row.dueOn && (
              <div>
                {words.field.due} <On on={row.dueOn} />
              </div>
            )}
            {row.percent !== null && (
              <div>
                {words.percent(row.percent)}
                {row.outlook && ` · ${words.cards.outlooks[row.outlook]}`}
              </div>
            )}
            {row.direction === 'in' &&
              row.kind === 'task' &&
              (row.itemId ? (
                <span className="secondary">{words.exchange.taken}</span>
              ) : (
                mayTake && (
                  <Button size="small" onClick={() => setTaking(row)}>
                    {words.exchange.take}
                  </Button>
                )
              ))}
          </li>
        ))}
      </ul>
      {taking && (
        <TakeDialog
          message={taking}
          plans={plans.filter(({ state }) => state === 'draft')}
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  );
}

function TakeDialog({
  message,
  plans,
  onClose,
}: {
  message: Message;
  plans: readonly WorkPlan[];
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.workPlans.exchange;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: (body: { planId: string }) =>
      answer(
        http.POST('/api/v1/console/work-plan-exchange/{id}/taking', { params: { path: { id: message.id } }, body }),
      ),
    onSuccess: async () => {
      await shown(words.done);
      onClose();
    },
  });
  return (
    <FormDialog<{ planId: string }> title={words.take} help={message.title} save={save} onClose={onClose}>
      <Form.Item name="planId" label={words.into} rules={[{ required: true, message: t.common.required(words.into) }]}>
        <Select options={plans.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
    </FormDialog>
  );
}
