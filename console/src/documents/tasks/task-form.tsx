import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, type ReactNode } from 'react';
import type { Task, TaskTerm } from '../../api/types.ts';
import { useTexts, type Texts } from '../../texts/index.ts';
import { amountOf, amountValue, frequencyWords, SAME_DAY, type Amount } from './task-words.ts';

interface TaskFormProps {
  task: Task;
  /** Names offered for units. */
  unitNames: readonly string[];
  onChange: (task: Task) => void;
}

/** One task to correct: what, who, by when, how often, how much. */
export function TaskForm({ task, unitNames, onChange }: TaskFormProps) {
  const t = useTexts();
  const id = useId();
  const units = unitNames.map((name) => ({ value: name, label: name }));
  const unitField = (name: 'lead' | 'responsible') => (
    <Form.Item label={t.tasks[name]} extra={t.tasks.unitHelp[name]} htmlFor={`${id}-${name}`}>
      <Select
        id={`${id}-${name}`}
        mode="tags"
        value={task[name]}
        options={units}
        tokenSeparators={['、', '，', ',', '；', ';']}
        onChange={(names: string[]) => onChange({ ...task, [name]: names.map((unit) => unit.trim()).filter(Boolean) })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="div" className="task-form">
      <Form.Item
        label={t.tasks.text}
        htmlFor={`${id}-text`}
        {...(task.text.trim() === '' && { validateStatus: 'error' as const, help: t.tasks.textMissing })}
      >
        <Input.TextArea
          id={`${id}-text`}
          className="grows"
          lang="zh-CN"
          rows={3}
          value={task.text}
          onChange={(event) => onChange({ ...task, text: event.target.value })}
        />
      </Form.Item>
      {unitField('lead')}
      {unitField('responsible')}
      <Terms
        label={t.tasks.dates}
        help={t.tasks.termHelp.dates}
        addLabel={t.tasks.addDate}
        items={task.dates}
        wordsOf={({ words }) => words}
        onAdd={() => onChange({ ...task, dates: [...task.dates, { on: '', words: '' }] })}
        onRemove={(at) => onChange({ ...task, dates: task.dates.filter((_, other) => other !== at) })}
        render={(date, at) => (
          <DatePicker
            aria-label={t.tasks.date}
            status={date.on === '' ? 'error' : ''}
            value={date.on ? dayjs(date.on) : null}
            onChange={(day) =>
              onChange({ ...task, dates: replace(task.dates, at, { ...date, on: day?.format('YYYY-MM-DD') ?? '' }) })
            }
          />
        )}
      />
      <Terms
        label={t.tasks.frequencies}
        help={t.tasks.termHelp.frequencies}
        addLabel={t.tasks.addFrequency}
        items={task.frequencies}
        wordsOf={({ words }) => words}
        onAdd={() => onChange({ ...task, frequencies: [...task.frequencies, { value: 'quarterly', words: '' }] })}
        onRemove={(at) => onChange({ ...task, frequencies: task.frequencies.filter((_, other) => other !== at) })}
        render={(term, at) => (
          <FrequencyInput
            term={term}
            onChange={(value) => onChange({ ...task, frequencies: replace(task.frequencies, at, { ...term, value }) })}
          />
        )}
      />
      <AmountTerms name="limits" task={task} onChange={onChange} />
      <AmountTerms name="thresholds" task={task} onChange={onChange} />
    </Form>
  );
}

const replace = <T,>(list: readonly T[], at: number, value: T): T[] =>
  list.map((old, other) => (other === at ? value : old));

interface TermsProps<T> {
  label: string;
  /** What belongs here, told before anybody chooses it. */
  help: string;
  addLabel: string;
  items: readonly T[];
  wordsOf: (item: T) => string;
  render: (item: T, at: number) => ReactNode;
  onAdd: () => void;
  onRemove: (at: number) => void;
}

/** A list of terms of one kind: the value to correct, the words it came from, delete, add. */
function Terms<T>({ label, help, addLabel, items, wordsOf, render, onAdd, onRemove }: TermsProps<T>) {
  const t = useTexts();
  return (
    <div className="terms" role="group" aria-label={label}>
      <div className="terms-head">
        <span>{label}</span>
        <Button size="small" type="link" icon={<PlusOutlined />} onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
      <p className="secondary term-help">{help}</p>
      {items.map((item, at) => (
        <div key={at} className="term">
          {render(item, at)}
          <span className="term-words" lang="zh-CN">
            {wordsOf(item) ? `“${wordsOf(item)}”` : t.tasks.noWords}
          </span>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.tasks.removeTerm(wordsOf(item) || label)}
            onClick={() => onRemove(at)}
          />
        </div>
      ))}
    </div>
  );
}

function FrequencyInput({ term, onChange }: { term: TaskTerm; onChange: (value: string) => void }) {
  const t = useTexts();
  const known = Object.entries(t.tasks.frequency).map(([value, label]) => ({ value, label }));
  const options =
    term.value === '' || term.value in t.tasks.frequency
      ? known
      : [...known, { value: term.value, label: frequencyWords({ value: term.value, words: '' }, t) }];
  return (
    <Select
      aria-label={t.tasks.frequencies}
      className="term-frequency"
      status={term.value === '' ? 'error' : ''}
      value={term.value || undefined}
      options={options}
      onChange={onChange}
    />
  );
}

const LIMIT_UNITS = [
  'working_days',
  'days',
  'hours',
  'minutes',
  'weeks',
  'months',
  'years',
  'working_days before',
  'days before',
];
const AMOUNT_UNITS = [
  'times',
  'percent',
  'percentage_points',
  'items',
  'people',
  'person_times',
  'households',
  'organisations',
  'sessions',
  'yuan',
];

function AmountTerms({
  name,
  task,
  onChange,
}: {
  name: 'limits' | 'thresholds';
  task: Task;
  onChange: (task: Task) => void;
}) {
  const t = useTexts();
  const start = name === 'limits' ? '3 working_days' : '>= 1 times';
  return (
    <Terms
      label={t.tasks[name]}
      help={t.tasks.termHelp[name]}
      addLabel={name === 'limits' ? t.tasks.addLimit : t.tasks.addThreshold}
      items={task[name]}
      wordsOf={({ words }) => words}
      onAdd={() => onChange({ ...task, [name]: [...task[name], { value: start, words: '' }] })}
      onRemove={(at) => onChange({ ...task, [name]: task[name].filter((_, other) => other !== at) })}
      render={(term, at) => (
        <AmountInput
          value={term.value}
          kind={name}
          onChange={(value) => onChange({ ...task, [name]: replace(task[name], at, { ...term, value }) })}
        />
      )}
    />
  );
}

interface AmountInputProps {
  value: string;
  kind: 'limits' | 'thresholds';
  onChange: (value: string) => void;
}

/** A number with its unit; a value of another form is edited as plain text, never changed behind the officer's back. */
function AmountInput({ value, kind, onChange }: AmountInputProps) {
  const t = useTexts();
  const amount = amountOf(value);
  if (kind === 'limits' && value === SAME_DAY) {
    return (
      <Select
        aria-label={t.tasks.limitUnit}
        className="term-frequency"
        value={SAME_DAY}
        options={unitOptions(LIMIT_UNITS, SAME_DAY, t)}
        onChange={(unit: string) => onChange(unit === SAME_DAY ? SAME_DAY : `1 ${unit}`)}
      />
    );
  }
  if (!amount) {
    return (
      <Input
        aria-label={t.tasks[kind]}
        className="term-plain"
        status={value.trim() === '' ? 'error' : ''}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const set = (part: Partial<Amount>) => onChange(amountValue({ ...amount, ...part }));
  return (
    <>
      {kind === 'thresholds' && (
        <Select
          aria-label={t.tasks.comparisonLabel}
          className="term-comparison"
          value={amount.comparison || '>='}
          options={Object.entries(t.tasks.comparison).map(([key, label]) => ({ value: key, label }))}
          onChange={(comparison: string) => set({ comparison })}
        />
      )}
      <Input
        aria-label={t.tasks.limitNumber}
        className="term-number"
        inputMode="decimal"
        value={amount.number}
        onChange={(event) => /^\d+(\.\d*)?$/.test(event.target.value) && set({ number: event.target.value })}
      />
      <Select
        aria-label={t.tasks.limitUnit}
        className="term-unit"
        value={amount.unit || undefined}
        options={unitOptions(kind === 'limits' ? [...LIMIT_UNITS, SAME_DAY] : AMOUNT_UNITS, amount.unit, t)}
        onChange={(unit: string) => (unit === SAME_DAY ? onChange(SAME_DAY) : set({ unit }))}
      />
    </>
  );
}

function unitOptions(names: readonly string[], current: string, t: Texts) {
  const all = current === '' || names.includes(current) ? names : [...names, current];
  return all.map((name) => ({
    value: name,
    label: name === SAME_DAY ? t.tasks.sameDay : (t.tasks.unit[name] ?? name),
  }));
}
