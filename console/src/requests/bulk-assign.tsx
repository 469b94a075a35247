import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { runBulk, type BulkOutcome } from '../documents/bulk/bulk.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { errorWords } from '../ui/errors.tsx';
import { OfficerSelect } from './dispatch-dialog.tsx';
import { REQUESTS, type RequestItem } from './queries.ts';

/** Several requests on the desk of one officer: one after the other, each with what became of it. */
export function BulkAssign({
  chosen,
  onClose,
}: {
  chosen: readonly RequestItem[];
  onClose: (done: readonly string[]) => void;
}) {
  const t = useTexts();
  const words = t.requests.bulk;
  const client = useQueryClient();
  // What was chosen when the dialog came up: the list behind it is asked for anew.
  const [items] = useState(chosen);
  const [unit, setUnit] = useState<string | null>(null);
  const [officer, setOfficer] = useState<string | undefined>();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, BulkOutcome>>(new Map());
  const [phase, setPhase] = useState<'asking' | 'running' | 'ended'>('asking');
  const stopped = useRef(false);
  const done = items.filter(({ id }) => outcomes.get(id)?.state === 'done').map(({ id }) => id);
  const run = async () => {
    if (!officer) return;
    setPhase('running');
    await runBulk(
      items.map(({ id, version, title }) => ({ key: id, id, version, title, to: `/requests/${id}`, may: [] })),
      async ({ id, version }) => {
        const body = { version, officerId: officer };
        await answer(http.PUT('/api/v1/console/requests/{id}/officer', { params: { path: { id } }, body }));
      },
      {
        onOutcome: (key, outcome) => setOutcomes((before) => new Map(before).set(key, outcome)),
        isStopped: () => stopped.current,
      },
    );
    await client.invalidateQueries({ queryKey: REQUESTS });
    setPhase('ended');
  };
  const whyOf = (outcome: BulkOutcome | undefined) =>
    outcome?.state === 'refused'
      ? errorWords(outcome.error, t)
      : outcome?.state === 'unknown'
        ? t.bulk.unknownHelp
        : '';
  return (
    <Modal
      open
      width={640}
      title={words.assignTitle(items.length)}
      closable={phase !== 'running'}
      keyboard={phase !== 'running'}
      mask={{ closable: false }}
      onCancel={() => onClose(done)}
      footer={
        phase === 'asking'
          ? [
              <Button key="no" onClick={() => onClose([])}>
                {t.common.cancel}
              </Button>,
              <Button key="yes" type="primary" disabled={!officer} onClick={() => void run()}>
                {words.assign}
              </Button>,
            ]
          : phase === 'running'
            ? [
                <Button key="stop" onClick={() => void (stopped.current = true)}>
                  {t.bulk.stop}
                </Button>,
              ]
            : [
                <Button key="close" type="primary" onClick={() => onClose(done)}>
                  {t.bulk.close}
                </Button>,
              ]
      }
    >
      {phase === 'asking' && (
        <Form layout="vertical" requiredMark={false}>
          <p className="secondary">{words.assignHelp}</p>
          <Form.Item label={t.requests.step.unitId} htmlFor="bulk-unit">
            <UnitSelect
              id="bulk-unit"
              value={unit}
              onChange={(next) => {
                setUnit(next);
                setOfficer(undefined);
              }}
            />
          </Form.Item>
          <Form.Item label={t.requests.dispatch.officer} htmlFor="bulk-officer">
            <OfficerSelect id="bulk-officer" unit={unit} value={officer} onChange={setOfficer} />
          </Form.Item>
        </Form>
      )}
      {phase === 'running' && (
        <div role="status">
          <p>{words.running(outcomes.size, items.length)}</p>
          <Progress
            percent={Math.round((outcomes.size / items.length) * 100)}
            aria-label={words.running(outcomes.size, items.length)}
          />
        </div>
      )}
      {phase === 'ended' && (
        <Alert
          role="status"
          showIcon
          className="note"
          type={done.length === items.length ? 'success' : 'warning'}
          title={words.ended(done.length, items.length)}
        />
      )}
      <ul className="bulk-items">
        {items.map((one) => {
          const outcome = outcomes.get(one.id);
          const why = whyOf(outcome);
          return (
            <li key={one.id}>
              <div className="bulk-item">
                <Link to={`/requests/${one.id}`} target="_blank" lang="zh-CN">
                  {one.number} {one.title}
                </Link>
                {outcome && <strong>{t.bulk.state[outcome.state]}</strong>}
              </div>
              {why && <div className="reason">{why}</div>}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
