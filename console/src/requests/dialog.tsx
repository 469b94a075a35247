import { DatePicker, Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useRequestAct } from './queries.ts';

/** A form in a dialog; what was typed stays when it fails, also when somebody else changed the case meanwhile. */
export function RequestDialog<T extends object>(props: {
  title: string;
  help?: string;
  initial?: Partial<T>;
  send: (values: T) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, help, initial = {}, send, onClose, children } = props;
  const t = useTexts();
  const [form] = Form.useForm<T>();
  const save = useRequestAct(send, onClose);
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t.common.cancel}
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

/** A day in a form of a dialog. */
export const Day = (props: { name: string; label: string; isRequired?: boolean }) => {
  const t = useTexts();
  const rules = props.isRequired ? [{ required: true, message: t.requests.step.required }] : [];
  return (
    <Form.Item name={props.name} label={props.label} rules={rules}>
      <DatePicker className="full" />
    </Form.Item>
  );
};
export const written = (day: Dayjs | null | undefined): string | undefined => day?.format('YYYY-MM-DD');
