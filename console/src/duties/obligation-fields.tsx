import { Checkbox, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { TypesSelect, UnitsSelect } from './duty-words.tsx';
import type { Fields } from './obligation-values.ts';

const options = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));

/** What an obligation says; fields that were not recognised in the source are marked. */
export function ObligationFields({ unrecognised, isNew }: { unrecognised: readonly string[]; isNew: boolean }) {
  const t = useTexts();
  const words = t.obligations;
  const who = Form.useWatch<Fields['who']>('who');
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  const mark = (name: string, label: string): ReactNode =>
    unrecognised.includes(name) ? (
      <span>
        {label} <span className="tag-warning">▲ {words.unrecognised}</span>
      </span>
    ) : (
      label
    );
  return (
    <>
      <h2>{words.title}</h2>
      <Space wrap align="start">
        <Form.Item name="code" label={words.code} rules={required(words.code)}>
          <Input maxLength={80} disabled={!isNew} />
        </Form.Item>
        <Form.Item name="field" label={words.field} rules={required(words.field)}>
          <Input maxLength={6} style={{ width: 90 }} />
        </Form.Item>
        <Form.Item name="validFrom" label={words.validFrom} rules={required(words.validFrom)}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="validUntil" label={words.validUntil}>
          <DatePicker />
        </Form.Item>
      </Space>
      <Form.Item name="action" label={mark('action', words.action)} rules={required(words.action)}>
        <Input.TextArea autoSize maxLength={500} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="leadUnits" label={mark('leadUnits', words.leadUnits)}>
        <Select mode="tags" open={false} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item name="who" label={words.whoKind}>
        <Select options={options(words.who)} />
      </Form.Item>
      {who === 'all' ? (
        <Form.Item name="of" label={words.responsible} rules={required(words.responsible)}>
          <Select mode="multiple" options={options(words.unitKinds)} />
        </Form.Item>
      ) : (
        <Form.Item name="unitIds" label={mark('responsible', words.responsible)}>
          <UnitsSelect />
        </Form.Item>
      )}
      <ScheduleFields label={mark('schedule', words.kind)} />
      <Form.Item name="types" label={mark('evidence', words.evidence)}>
        <TypesSelect />
      </Form.Item>
      <Form.Item name="needles" label={words.evidenceWords}>
        <Input.TextArea autoSize maxLength={2000} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="byHand" valuePropName="checked">
        <Checkbox>{words.byHand}</Checkbox>
      </Form.Item>
      <Space wrap align="start">
        <Form.Item name="count" label={words.needed} rules={required(words.needed)}>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="threshold" label={mark('threshold', words.threshold)}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="weight" label={words.weight} rules={required(words.weight)}>
          <InputNumber min={0} max={1000} />
        </Form.Item>
        <Form.Item name="visibility" label={words.visibility}>
          <Select options={options(words.visibilities)} style={{ width: 120 }} />
        </Form.Item>
      </Space>
      {unrecognised.length > 0 && (
        <Form.Item name="checked" valuePropName="checked">
          <Checkbox>{words.checked}</Checkbox>
        </Form.Item>
      )}
      {!isNew && (
        <Form.Item name="reason" label={words.changeReason} rules={required(words.changeReason)}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </>
  );
}

function ScheduleFields({ label }: { label: ReactNode }) {
  const t = useTexts();
  const words = t.obligations;
  const kind = Form.useWatch<Fields['kind']>('kind');
  const { month, working_day, natural_day, hour } = words.units;
  const number = (name: string, text: string, min: number, max: number, isRequired = false) => (
    <Form.Item
      name={name}
      label={text}
      rules={isRequired ? [{ required: true, message: t.common.required(text) }] : []}
    >
      <InputNumber min={min} max={max} precision={0} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="kind" label={label}>
        <Select options={options(words.kinds)} />
      </Form.Item>
      {kind === 'once' && (
        <Form.Item name="by" label={words.by}>
          <DatePicker />
        </Form.Item>
      )}
      {kind === 'every' && (
        <Space wrap align="start">
          <Form.Item name="period" label={words.period}>
            <Select options={options(words.periods)} style={{ width: 130 }} />
          </Form.Item>
          {number('times', words.times, 1, 366, true)}
          {number('months', words.months, -11, 12)}
          {number('day', words.day, 1, 31)}
          {number('plusAmount', words.plus, 1, 1000)}
          <Form.Item name="plusUnit" label={words.unit}>
            <Select options={options({ working_day, natural_day })} style={{ width: 130 }} />
          </Form.Item>
        </Space>
      )}
      {kind === 'on_event' && (
        <>
          <Form.Item
            name="trigger"
            label={words.trigger}
            rules={[{ required: true, message: t.common.required(words.trigger) }]}
          >
            <TypesSelect />
          </Form.Item>
          <Space wrap align="start">
            {number('amount', words.limit, 0, 1000, true)}
            <Form.Item name="unit" label={words.unit}>
              <Select options={options({ working_day, natural_day, hour })} style={{ width: 130 }} />
            </Form.Item>
            <Form.Item name="match" label={words.match}>
              <Select options={options(words.matches)} style={{ width: 220 }} />
            </Form.Item>
          </Space>
        </>
      )}
      {kind === 'fresh' && (
        <Space wrap align="start">
          {number('amount', words.maxAge, 1, 1000, true)}
          <Form.Item name="unit" label={words.unit}>
            <Select options={options({ natural_day, month })} style={{ width: 130 }} />
          </Form.Item>
        </Space>
      )}
    </>
  );
}
