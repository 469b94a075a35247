import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer, WorkPlanDetail, WorkPlanItem } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { fieldsOf, ItemForm, itemOf, type ItemFields } from './item-dialog.tsx';
import { PLANS } from './plan-words.tsx';

type Amendment = Answer<'/api/v1/console/work-plans/{id}/amendments'>['items'][number];
export type Proposal = { kind: 'add' } | { kind: 'replace' | 'end'; item: WorkPlanItem };

/** What was changed in a plan in force: from which day, why, and who agreed. */
export function AmendmentsPanel({ plan, onAdd }: { plan: WorkPlanDetail; onAdd: () => void }) {
  const words = useTexts().workPlans.amendments;
  const [deciding, setDeciding] = useState<Amendment | null>(null);
  const query = useQuery({
    queryKey: [...PLANS, 'amendments', plan.id],
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/work-plans/{id}/amendments', { params: { path: { id: plan.id } } })))
        .items,
  });
  const rows = query.data ?? [];
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p className="secondary">{words.help}</p>
      {plan.mayWrite && plan.state === 'in_force' && <Button onClick={onAdd}>{words.add}</Button>}
      {rows.length === 0 && <p className="secondary">{words.none}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id} className="note">
            <strong>{words.number(row.number)}</strong> · {words.state[row.state]} · {words.from}{' '}
            <On on={row.effectiveOn} />
            <ul className="plain-list">
              {row.changes.map((change, at) => (
                <li key={at}>
                  {words.kind[change.kind]}{' '}
                  <span lang="zh-CN">{[change.before, change.after].filter(Boolean).join(' → ')}</span>
                </li>
              ))}
            </ul>
            <div lang="zh-CN">{row.reason}</div>
            <div className="secondary">
              {words.proposedBy(row.proposedByName)}
              {row.decidedByName && ` · ${words.decidedBy(row.decidedByName)}`}
            </div>
            {row.mayDecide && (
              <Button size="small" onClick={() => setDeciding(row)}>
                {words.decide}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deciding && <DecideDialog amendment={deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
}

type ProposalFields = ItemFields & { effectiveOn: Dayjs; reason: string };

/** Proposes one change of a plan in force; it waits for somebody else. */
export function ProposeDialog({
  planId,
  proposal,
  onClose,
}: {
  planId: string;
  proposal: Proposal;
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.workPlans.amendments;
  const shown = useShown(PLANS);
  const item = proposal.kind === 'add' ? null : proposal.item;
  const save = useMutation({
    mutationFn: ({ effectiveOn, reason, ...fields }: ProposalFields) =>
      answer(
        http.POST('/api/v1/console/work-plans/{id}/amendments', {
          params: { path: { id: planId } },
          body: {
            ...{ effectiveOn: effectiveOn.format('YYYY-MM-DD'), reason },
            changes: [
              proposal.kind === 'add'
                ? { kind: 'add', item: itemOf(fields, null) }
                : proposal.kind === 'end'
                  ? { kind: 'end', itemId: proposal.item.id }
                  : { kind: 'replace', itemId: proposal.item.id, item: itemOf(fields, item) },
            ],
          },
        }),
      ),
    onSuccess: async () => {
      await shown(words.proposed);
      onClose();
    },
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <FormDialog<ProposalFields>
      title={`${words.kind[proposal.kind]}${item ? ` ${item.title}` : ''}`}
      help={words.proposeHelp}
      initial={{ ...fieldsOf(item), effectiveOn: dayjs(), reason: '' }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="effectiveOn" label={words.effectiveOn} rules={required(words.effectiveOn)}>
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.reason) }]}
      >
        <Input.TextArea rows={2} maxLength={1000} lang="zh-CN" />
      </Form.Item>
      {proposal.kind !== 'end' && <ItemForm item={item} />}
    </FormDialog>
  );
}

function DecideDialog({ amendment, onClose }: { amendment: Amendment; onClose: () => void }) {
  const words = useTexts().workPlans.amendments;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: ({ agreed, note = '' }: { agreed: boolean; note: string }) =>
      answer(
        http.POST('/api/v1/console/work-plan-amendments/{id}/decision', {
          params: { path: { id: amendment.id } },
          body: { agreed, note },
        }),
      ),
    onSuccess: async () => {
      await shown(words.decided);
      onClose();
    },
  });
  return (
    <FormDialog<{ agreed: boolean; note: string }>
      title={words.decide}
      help={amendment.reason}
      initial={{ agreed: true, note: '' }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="agreed" label={words.decision}>
        <Radio.Group
          options={[
            { value: true, label: words.agree },
            { value: false, label: words.refuse },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea rows={2} maxLength={1000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
