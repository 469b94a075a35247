import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from './errors.tsx';

export interface FormDialogProps<T extends object> {
  title: string;
  help?: string;
  /** What the button says; “save” if nothing is said. */
  okText?: string;
  isDanger?: boolean;
  initial?: Partial<T>;
  save: { mutate: (values: T) => void; isPending: boolean; error: Error | null };
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog; what was typed stays when it fails, also when somebody else was faster. */
export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const { title, help, okText, isDanger = false, initial = {}, save, onClose, children } = props;
  const t = useTexts();
  const [form] = Form.useForm<T>();
  return (
    <Modal
      open
      title={title}
      okText={okText ?? t.common.save}
      cancelText={t.common.cancel}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {help && <p className="secondary">{help}</p>}
      <ErrorNote error={save.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values: T) => save.mutate(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
