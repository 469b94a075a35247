import { Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useLocale } from '../api/locale.ts';
import type { ReturnKind, ReviewView } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

export interface ReturnInput {
  reason: string;
  to: string | null;
  kinds: ReturnKind[];
}

interface ReturnDialogProps {
  open: boolean;
  review: ReviewView;
  busy: boolean;
  error: unknown;
  onSubmit: (input: ReturnInput) => void;
  onCancel: () => void;
}

/** Sends a text back: to whom, what kind of fault, and what exactly is wrong. What was typed stays when it fails. */
export function ReturnDialog({ open, review, busy, error, onSubmit, onCancel }: ReturnDialogProps) {
  const t = useTexts();
  const locale = useLocale();
  const [form] = Form.useForm<{ reason: string; kinds: ReturnKind[] }>();
  const [to, setTo] = useState('');
  const kinds = Object.keys(t.reviews.kind) as ReturnKind[];
  const isAfterwards = review.mode === 'afterwards';
  return (
    <Modal
      open={open}
      title={t.reviews.returnTitle}
      okText={t.reviews.returnIt}
      okButtonProps={{ danger: isAfterwards }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
      destroyOnHidden
    >
      <p>{isAfterwards ? t.reviews.afterwardsReturnHelp : t.reviews.returnHelp}</p>
      <ErrorNote error={error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '', kinds: [] }}
        onFinish={({ reason, kinds: chosen }) => onSubmit({ reason: reason.trim(), to: to || null, kinds: chosen })}
      >
        {review.backTo.length > 0 && (
          <Form.Item label={t.reviews.returnTo}>
            <Radio.Group
              aria-label={t.reviews.returnTo}
              value={to}
              onChange={(event) => setTo(String(event.target.value))}
              options={[
                { value: '', label: t.reviews.returnToAuthor },
                ...review.backTo.map(({ key, nameZh, nameEn }) => ({
                  value: key,
                  label: t.reviews.returnToStep(locale === 'en' ? nameEn : nameZh),
                })),
              ]}
            />
            <p className="secondary">
              {review.resubmit === 'start' ? t.reviews.resubmitStart : t.reviews.resubmitReturning}
            </p>
          </Form.Item>
        )}
        <Form.Item name="kinds" label={t.reviews.returnKinds}>
          <Checkbox.Group options={kinds.map((value) => ({ value, label: t.reviews.kind[value] }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t.reviews.returnReason}
          rules={[
            { required: true, whitespace: true, message: t.common.reasonNeeded },
            { max: 1000, message: t.common.reasonTooLong },
          ]}
        >
          <Input.TextArea className="grows" rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
