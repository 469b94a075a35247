import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTexts } from '../texts/index.ts';
import { FormDialog, type FormDialogProps } from '../ui/form-dialog.tsx';
import { useRequestAct } from './queries.ts';

/** A step of a case as a form in a dialog. */
export function RequestDialog<T extends object>({
  send,
  ...form
}: Omit<FormDialogProps<T>, 'save' | 'okText'> & { send: (values: T) => Promise<unknown> }) {
  return <FormDialog<T> {...form} okText={form.title} save={useRequestAct(send, form.onClose)} />;
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
