import { Form, Input, Modal } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from './errors.tsx';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  label: string;
  okText: string;
  danger?: boolean;
  /** Without it the reason may stay empty. */
  required?: boolean;
  busy: boolean;
  error: unknown;
  /** What will happen. */
  children?: ReactNode;
  onSubmit: (reason: string) => void;
  onCancel: () => void;
}

/** Asks for a reason before something is done that others will see. What was typed stays when it fails. */
export function ReasonDialog({
  open,
  title,
  label,
  okText,
  danger,
  required = true,
  busy,
  error,
  children,
  onSubmit,
  onCancel,
}: ReasonDialogProps) {
  const t = useTexts();
  const [form] = Form.useForm<{ reason: string }>();
  const field = useRef<HTMLTextAreaElement | null>(null);
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger: danger ?? false }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
      destroyOnHidden
      afterOpenChange={(now) => now && field.current?.focus()}
    >
      {children}
      <ErrorNote error={error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={({ reason }) => onSubmit(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={label}
          rules={[
            ...(required ? [{ required: true, whitespace: true, message: t.common.reasonNeeded }] : []),
            { max: 1000, message: t.common.reasonTooLong },
          ]}
        >
          <Input.TextArea
            ref={(input) => void (field.current = input?.resizableTextArea?.textArea ?? null)}
            className="grows"
            rows={3}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
