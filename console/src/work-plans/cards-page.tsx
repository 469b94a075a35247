import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { WorkPlanCard } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { Due } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { AskList } from './asks-panel.tsx';
import { PLANS, ScheduleView } from './plan-words.tsx';

/** The task cards of an officer's units. */
export function Component() {
  const t = useTexts();
  const words = t.workPlans.cards;
  const [reporting, setReporting] = useState<WorkPlanCard | null>(null);
  const [asking, setAsking] = useState<WorkPlanCard | null>(null);
  const query = useQuery({
    queryKey: [...PLANS, 'cards'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/work-plan-cards'))).items,
  });
  return (
    <Page title={words.title} help={words.help}>
      <Loaded query={query}>
        {(cards) =>
          cards.length === 0 ? (
            <Nothing title={words.none} help={words.noneHelp} />
          ) : (
            <ul className="task-cards">
              {cards.map((card) => (
                <TaskCard key={card.partId} card={card} onReport={setReporting} onAsk={setAsking} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {reporting && <ReportDialog card={reporting} onClose={() => setReporting(null)} />}
      {asking && <AskDialog card={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}

interface CardProps {
  card: WorkPlanCard;
  onReport: (card: WorkPlanCard) => void;
  onAsk: (card: WorkPlanCard) => void;
}
function TaskCard({ card, onReport, onAsk }: CardProps) {
  const t = useTexts();
  const words = t.workPlans;
  const last = card.progress.at(-1);
  return (
    <li className="panel task-card">
      <h2 lang="zh-CN">
        {card.number} {card.title}
      </h2>
      <p className="secondary" lang="zh-CN">
        {card.planTitle} · {card.organisationName} · {words.role[card.role]}
      </p>
      {card.missing.length > 0 && <p className="tag-unsure">▲ {words.cards.missing(card.missing.join('、'))}</p>}
      <dl className="facts">
        <dt>{words.field.due}</dt>
        <dd>
          <ScheduleView schedule={card.schedule} /> {card.dueOn && <Due on={card.dueOn} />}
        </dd>
        {card.leadName && card.role !== 'lead' && (
          <>
            <dt>{words.cards.lead}</dt>
            <dd lang="zh-CN">{card.leadName}</dd>
          </>
        )}
        {card.expects && (
          <>
            <dt>{words.field.expects}</dt>
            <dd lang="zh-CN">{card.expects}</dd>
          </>
        )}
        {card.threshold && (
          <>
            <dt>{words.field.threshold}</dt>
            <dd lang="zh-CN">{card.threshold}</dd>
          </>
        )}
        {card.duties.length > 0 && (
          <>
            <dt>{words.cards.duty}</dt>
            <dd>
              {card.duties.slice(-3).map((duty) => (
                <div key={duty.period}>{duty.explanation}</div>
              ))}
            </dd>
          </>
        )}
        <dt>{words.field.percent}</dt>
        <dd>
          {last ? `${words.percent(last.percent)} · ${words.cards.outlooks[last.outlook]}` : words.cards.nothingYet}
        </dd>
      </dl>
      {(card.partWords || card.words) && <p lang="zh-CN">{card.partWords || card.words}</p>}
      {(card.progress.length > 0 || card.asks.length > 0) && (
        <details>
          <summary>{words.cards.history}</summary>
          <ul className="plain-list">
            {card.progress.map(({ quarter, percent, outlook, words: said }) => (
              <li key={quarter}>
                {words.cards.quarterOf(quarter)} · {words.percent(percent)} · {words.cards.outlooks[outlook]}
                <div lang="zh-CN">{said}</div>
              </li>
            ))}
          </ul>
          <AskList asks={card.asks} />
        </details>
      )}
      <Space wrap>
        <Button type="primary" disabled={card.quartersBegun === 0} onClick={() => onReport(card)}>
          {words.cards.report}
        </Button>
        <Button onClick={() => onAsk(card)}>{words.cards.ask}</Button>
      </Space>
    </li>
  );
}

interface Report {
  quarter: number;
  percent: number;
  outlook: 'on_track' | 'at_risk' | 'done';
  words: string;
}
function ReportDialog({ card, onClose }: { card: WorkPlanCard; onClose: () => void }) {
  const t = useTexts();
  const words = t.workPlans.cards;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: (said: Report) =>
      answer(
        http.POST('/api/v1/console/work-plan-cards/{id}/progress', {
          params: { path: { id: card.partId } },
          body: { ...said, version: card.progress.find(({ quarter }) => quarter === said.quarter)?.version ?? 0 },
        }),
      ),
    onSuccess: async () => {
      await shown(words.reported);
      onClose();
    },
  });
  const quarter = card.missing[0] ?? card.quartersBegun;
  const before = card.progress.find((one) => one.quarter === quarter) ?? card.progress.at(-1);
  return (
    <FormDialog<Report>
      title={words.report}
      help={card.title}
      initial={{ quarter, percent: before?.percent ?? 0, outlook: before?.outlook ?? 'on_track', words: '' }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="quarter" label={words.quarter}>
        <Select
          options={Array.from({ length: card.quartersBegun }, (_, n) => ({
            value: n + 1,
            label: words.quarterOf(n + 1),
          }))}
        />
      </Form.Item>
      <Form.Item name="percent" label={words.percent}>
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="outlook" label={words.outlook}>
        <Select
          options={(['on_track', 'at_risk', 'done'] as const).map((value) => ({ value, label: words.outlooks[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="words"
        label={words.words}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.words) }]}
      >
        <Input.TextArea rows={4} maxLength={1000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}

interface AskFields {
  kind: 'help' | 'date';
  words: string;
  wantedOn: Dayjs | null;
}
function AskDialog({ card, onClose }: { card: WorkPlanCard; onClose: () => void }) {
  const t = useTexts();
  const words = t.workPlans.cards;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: ({ kind, words: said, wantedOn }: AskFields) =>
      answer(
        http.POST('/api/v1/console/work-plan-cards/{id}/asks', {
          params: { path: { id: card.partId } },
          body: { kind, words: said, wantedOn: kind === 'date' ? (wantedOn?.format('YYYY-MM-DD') ?? null) : null },
        }),
      ),
    onSuccess: async () => {
      await shown(words.asked);
      onClose();
    },
  });
  return (
    <FormDialog<AskFields> title={words.ask} help={card.title} initial={{ kind: 'help' }} save={save} onClose={onClose}>
      <Form.Item name="kind" label={words.askKind}>
        <Select options={(['help', 'date'] as const).map((value) => ({ value, label: words.askKinds[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'date' && (
            <Form.Item name="wantedOn" label={words.wantedOn}>
              <DatePicker />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item
        name="words"
        label={words.askWords}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.askWords) }]}
      >
        <Input.TextArea rows={3} maxLength={1000} lang="zh-CN" />
      </Form.Item>
    </FormDialog>
  );
}
