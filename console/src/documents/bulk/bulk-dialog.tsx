import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../texts/index.ts';
import { errorWords } from '../../ui/errors.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { act, runBulk, type BulkAction, type BulkItem, type BulkOutcome } from './bulk.ts';

const LOOKS = {
  done: { tone: 'green', shape: '●' },
  refused: { tone: 'red', shape: '■' },
  unknown: { tone: 'amber', shape: '▲' },
  untouched: { tone: 'neutral', shape: '○' },
} as const;

interface BulkDialogProps {
  action: BulkAction;
  chosen: readonly BulkItem[];
  /** With the keys of what was done. */
  onClose: (done: readonly string[]) => void;
}

/** Says which items it concerns, does them one after the other, and lists what became of each. */
export function BulkDialog({ action, chosen, onClose }: BulkDialogProps) {
  const t = useTexts();
  const client = useQueryClient();
  // What was chosen when the question came up: the list behind it may change while it runs.
  const [items] = useState(() => chosen.filter(({ may }) => may.includes(action)));
  const [others] = useState(() => chosen.filter(({ may }) => !may.includes(action)));
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, BulkOutcome>>(new Map());
  const [phase, setPhase] = useState<'asking' | 'running' | 'ended'>('asking');
  const [stopping, setStopping] = useState(false);
  const stopped = useRef(false);
  const name = t.bulk.action[action];
  const keysOf = (state: BulkOutcome['state']) =>
    items.map(({ key }) => key).filter((key) => outcomes.get(key)?.state === state);

  useEffect(() => {
    if (phase !== 'running') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [phase]);

  const run = async () => {
    setPhase('running');
    await runBulk(items, (item) => act(action, item), {
      onOutcome: (key, outcome) => setOutcomes((before) => new Map(before).set(key, outcome)),
      isStopped: () => stopped.current,
    });
    for (const key of ['documents', 'workbench', 'reviews']) void client.invalidateQueries({ queryKey: [key] });
    setPhase('ended');
  };
  const close = () => onClose(keysOf('done'));
  const footer = {
    asking: [
      <Button key="no" onClick={close}>
        {t.common.cancel}
      </Button>,
      <Button key="yes" type="primary" danger={action === 'discard'} onClick={() => void run()}>
        {t.bulk.ok(name, items.length)}
      </Button>,
    ],
    running: [
      <Button
        key="stop"
        loading={stopping}
        onClick={() => {
          stopped.current = true;
          setStopping(true);
        }}
      >
        {t.bulk.stop}
      </Button>,
    ],
    ended: [
      <Button key="close" type="primary" autoFocus onClick={close}>
        {t.bulk.close}
      </Button>,
    ],
  }[phase];
  return (
    <Modal
      open
      width={640}
      title={t.bulk.title(name, items.length)}
      footer={footer}
      closable={phase !== 'running'}
      keyboard={phase !== 'running'}
      mask={{ closable: false }}
      onCancel={close}
    >
      {phase === 'asking' && <p>{t.bulk.help[action]}</p>}
      {phase === 'running' && (
        <div role="status">
          <p>{t.bulk.running(outcomes.size, items.length)}</p>
          <Progress
            percent={Math.round((outcomes.size / items.length) * 100)}
            aria-label={t.bulk.running(outcomes.size, items.length)}
          />
        </div>
      )}
      {phase === 'ended' && (
        <Alert
          role="status"
          showIcon
          className="note"
          type={keysOf('done').length === items.length ? 'success' : 'warning'}
          title={t.bulk.ended(keysOf('done').length, items.length)}
          {...(keysOf('done').length < items.length && { description: t.bulk.endedHelp })}
        />
      )}
      <ul className="bulk-items">
        {items.map((item) => (
          <ItemRow key={item.key} item={item} outcome={outcomes.get(item.key)} />
        ))}
      </ul>
      {phase === 'asking' && others.length > 0 && (
        <>
          <p className="secondary">{t.bulk.others(others.length)}</p>
          <ul className="bulk-items secondary">
            {others.map((item) => (
              <ItemRow key={item.key} item={item} outcome={undefined} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

function ItemRow({ item, outcome }: { item: BulkItem; outcome: BulkOutcome | undefined }) {
  const t = useTexts();
  const why =
    outcome?.state === 'refused'
      ? errorWords(outcome.error, t)
      : outcome?.state === 'unknown'
        ? t.bulk.unknownHelp
        : '';
  return (
    <li>
      <div className="bulk-item">
        {/* A new tab: the dialog with the results stays. */}
        <Link to={item.to} target="_blank" lang="zh-CN">
          {item.title || t.documents.untitled}
        </Link>
        {outcome && <StateTag {...LOOKS[outcome.state]}>{t.bulk.state[outcome.state]}</StateTag>}
      </div>
      {why && <div className="reason">{why}</div>}
    </li>
  );
}
