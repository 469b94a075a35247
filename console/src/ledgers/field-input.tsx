import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import type { LedgerField } from './queries.ts';
import { quarterWords, recentQuarters } from './values.ts';

/** The form field of a field of a ledger: what it takes follows from its type. */
export function FieldInput({ field }: { field: LedgerField }) {
  const locale = useLocale();
  const t = useTexts();
  const label = field.title[locale];
  if (field.type === 'unit_counts') return <UnitCounts field={field} />;
  return (
    <Form.Item
      name={field.name}
      label={field.required ? `${label} *` : label}
      {...(field.help && { extra: field.help[locale] })}
      {...(field.maxLength !== null && {
        rules: [{ max: field.maxLength, message: t.common.tooLong(label, field.maxLength) }],
      })}
    >
      {control(field, t, locale)}
    </Form.Item>
  );
}

function control(field: LedgerField, t: ReturnType<typeof useTexts>, locale: 'zh' | 'en') {
  switch (field.type) {
    case 'text':
      return <Input.TextArea className="grows" rows={3} />;
    case 'integer':
      return <InputNumber className="full" precision={0} />;
    case 'amount':
    case 'percent':
      return <InputNumber className="full" min={0} step={1} />;
    case 'date':
      return <DatePicker className="full" />;
    case 'moment':
      return <DatePicker className="full" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />;
    case 'quarter':
      return <Select options={recentQuarters().map((value) => ({ value, label: quarterWords(t, value) }))} />;
    case 'choice':
      return (
        <Select allowClear options={field.options.map(({ code, title }) => ({ value: code, label: title[locale] }))} />
      );
    case 'link':
      return <Input maxLength={500} inputMode="url" placeholder="https://" />;
    case 'entry':
      return <EntrySelect kinds={field.kinds} />;
    case 'obligation':
      return <ObligationSelect />;
    default:
      return <Input />;
  }
}

interface SelectProps {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}

const search = { optionFilterProp: 'label' as const };

/** A confirmed entry of one of these kinds. */
function EntrySelect({ kinds, id, value, onChange }: SelectProps & { kinds: readonly string[] }) {
  const query = useQuery({
    queryKey: ['ledgers', 'choices', kinds],
    queryFn: async () =>
      (
        await Promise.all(
          kinds.map((kind) =>
            answer(
              http.GET('/api/v1/console/ledger-entries', { params: { query: { kind, state: 'confirmed', page: 1 } } }),
            ),
          ),
        )
      ).flatMap(({ items }) => items),
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value}
      onChange={(next?: string) => onChange?.(next)}
      allowClear
      showSearch={search}
      loading={query.isPending}
      options={(query.data ?? []).map((entry) => ({
        value: entry.id,
        label: `${entry.title} · ${entry.organisationName}`,
      }))}
    />
  );
}

function ObligationSelect({ id, value, onChange }: SelectProps) {
  const query = useQuery({
    queryKey: ['obligations', 'choices'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/obligations', { params: { query: {} } }))).items,
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value}
      onChange={(next?: string) => onChange?.(next)}
      allowClear
      showSearch={search}
      loading={query.isPending}
      options={(query.data ?? []).map((one) => ({
        value: one.id,
        label: `${one.code} ${one.versions.at(-1)?.action ?? ''}`,
      }))}
    />
  );
}

/** Units, each with a number of people. */
function UnitCounts({ field }: { field: LedgerField }) {
  const t = useTexts();
  const locale = useLocale();
  const label = field.title[locale];
  return (
    <fieldset className="choice">
      <legend>{field.required ? `${label} *` : label}</legend>
      <Form.List name={field.name} initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="ledger-count">
                <Form.Item name={[name, 'organisationId']} noStyle>
                  <UnitSelect label={t.ledgers.unit} />
                </Form.Item>
                <Form.Item name={[name, 'people']} noStyle>
                  <InputNumber aria-label={t.ledgers.people} placeholder={t.ledgers.people} min={1} precision={0} />
                </Form.Item>
                <Button type="text" aria-label={t.ledgers.removeUnit} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t.ledgers.addUnit}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
