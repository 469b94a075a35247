import { Checkbox, Form, Radio } from 'antd';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import type { DocumentDetail } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { DocumentSelect } from '../document-select.tsx';
import { useAct } from './use-act.ts';

const KINDS = ['withdrawn', 'privacy', 'secrecy'] as const;
type Kind = (typeof KINDS)[number];

/** Takes back what is public: why, what takes its place, and what the page that stays may say. */
export function WithdrawDialog({
  document,
  open,
  onClose,
}: {
  document: DocumentDetail;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTexts();
  const { id, live } = document;
  const [kind, setKind] = useState<Kind>('withdrawn');
  const [replacement, setReplacement] = useState<string[]>([]);
  const [showTitle, setShowTitle] = useState(false);
  const replacementId = replacement[0] ?? null;
  const withdraw = useAct(
    (reason: string) =>
      answer(
        http.POST('/api/v1/console/documents/{id}/withdraw', {
          params: { path: { id } },
          body: { reason, kind, replacementId, showTitle: showTitle && kind === 'withdrawn' },
        }),
      ),
    t.documents.done.withdrawn,
    onClose,
  );
  return (
    <ReasonDialog
      open={open}
      title={t.documents.withdrawTitle}
      label={t.documents.withdrawReason}
      okText={t.documents.action.withdraw}
      danger
      busy={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate(reason)}
      onCancel={onClose}
    >
      <p lang="zh-CN" className="asked-title">
        {live?.title}
      </p>
      <p>{t.documents.withdrawTakes}</p>
      <ul>
        {t.documents.withdrawList.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <p>{t.documents.withdrawLeaves}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={t.timed.withdrawKind}>
          <Radio.Group
            className="stacked"
            value={kind}
            onChange={({ target }) => setKind(target.value as Kind)}
            options={KINDS.map((value) => ({ value, label: t.timed.withdrawKinds[value] }))}
          />
        </Form.Item>
        <Form.Item label={t.timed.replacement} htmlFor="replacement" extra={t.timed.replacementHelp}>
          <DocumentSelect id="replacement" state="live" most={1} value={replacement} onChange={setReplacement} />
        </Form.Item>
        {kind === 'withdrawn' && (
          <Checkbox className="note" checked={showTitle} onChange={({ target }) => setShowTitle(target.checked)}>
            {t.timed.showTitle}
          </Checkbox>
        )}
      </Form>
    </ReasonDialog>
  );
}
