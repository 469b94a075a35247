import { DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, type ReactNode } from 'react';
import { FIELD_NAMES, VALIDITIES, type DocumentFields, type FieldName, type Validity } from '../api/types.ts';
import { useTexts, type Texts } from '../texts/index.ts';

/** Longest value of each field that is text, as the server accepts it. */
const LONGEST: Partial<Record<FieldName, number>> = {
  title: 400,
  documentNumber: 100,
  issuingBody: 200,
  indexNumber: 100,
  topic: 200,
  subjectWords: 200,
  mainRecipients: 2000,
};

/** What is wrong with the fields, by name; empty when they can be sent. */
export function fieldFaults(fields: DocumentFields, t: Texts): Partial<Record<FieldName, string>> {
  const faults: Partial<Record<FieldName, string>> = {};
  if (fields.title.trim() === '') faults.title = t.common.required(t.documents.field.title);
  for (const name of FIELD_NAMES) {
    const most = LONGEST[name];
    if (most !== undefined && (fields[name] ?? '').length > most)
      faults[name] = t.common.tooLong(t.documents.field[name], most);
  }
  return faults;
}

interface FieldsFormProps {
  value: DocumentFields;
  onChange: (value: DocumentFields) => void;
  faults?: Partial<Record<FieldName, string>>;
  /** Shown beside the label, such as how certain the reading is. */
  aside?: (name: FieldName) => ReactNode;
  /** Shown under the field, such as the words it came from. */
  below?: (name: FieldName) => ReactNode;
  onFocus?: (name: FieldName) => void;
}

/** The statutory fields of a document to fill in: label above, help and fault below. */
export function FieldsForm({ value, onChange, faults = {}, aside, below, onFocus }: FieldsFormProps) {
  const t = useTexts();
  const id = useId();
  return (
    <Form layout="vertical" component="div" className="fields-form">
      {FIELD_NAMES.map((name) => {
        const fault = faults[name];
        const help = t.documents.fieldHelp[name];
        const extra = below?.(name) ?? help;
        return (
          <Form.Item
            key={name}
            htmlFor={`${id}-${name}`}
            label={
              <span className="label-line">
                <span>{t.documents.field[name]}</span>
                {aside?.(name)}
              </span>
            }
            {...(fault && { validateStatus: 'error' as const, help: fault })}
            {...(extra && { extra })}
          >
            <FieldInput
              id={`${id}-${name}`}
              name={name}
              value={value}
              invalid={fault !== undefined}
              onChange={onChange}
              {...(onFocus && { onFocus: () => onFocus(name) })}
            />
          </Form.Item>
        );
      })}
    </Form>
  );
}

interface FieldInputProps {
  id: string;
  name: FieldName;
  value: DocumentFields;
  invalid: boolean;
  onChange: (value: DocumentFields) => void;
  onFocus?: () => void;
}

function FieldInput({ id, name, value, invalid, onChange, onFocus }: FieldInputProps) {
  const t = useTexts();
  const shared = { id, onFocus, 'aria-invalid': invalid };
  switch (name) {
    case 'madeOn':
    case 'publishedOn':
      return (
        <DatePicker
          {...shared}
          className="full"
          value={value[name] ? dayjs(value[name]) : null}
          onChange={(day) => onChange({ ...value, [name]: day ? day.format('YYYY-MM-DD') : null })}
        />
      );
    case 'validity':
      return (
        <Select<Validity>
          {...shared}
          value={value.validity}
          onChange={(validity) => onChange({ ...value, validity })}
          options={(['', ...VALIDITIES] as const).map((validity) => ({
            value: validity,
            label: t.common.validity[validity],
          }))}
        />
      );
    case 'title':
    case 'mainRecipients':
      return (
        <Input.TextArea
          {...shared}
          className="grows"
          lang="zh-CN"
          rows={2}
          value={value[name]}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        />
      );
    default:
      return (
        <Input
          {...shared}
          lang="zh-CN"
          value={value[name]}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        />
      );
  }
}
