import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, http } from '../api/client.ts';
import type { WorkPlanItem, WorkPlanItemInput } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useShown } from '../ui/use-shown.ts';
import { useExchange } from './exchange-panel.tsx';
import { PLANS } from './plan-words.tsx';

type Kind = 'none' | 'once' | 'every' | 'after';
type PartInput = WorkPlanItemInput['parts'][number];
export interface ItemFields extends Omit<WorkPlanItemInput, 'schedule' | 'parts'> {
  kind: Kind;
  by: Dayjs | null;
  period: 'day' | 'week' | 'month' | 'quarter' | 'half_year' | 'year';
  times: number;
  what: string;
  amount: number;
  unit: 'working_day' | 'natural_day' | 'hour';
  parts: (Omit<PartInput, 'dueOn'> & { dueOn: Dayjs | null })[];
}
const dayText = (day: Dayjs | null | undefined): string | null => day?.format('YYYY-MM-DD') ?? null;
const NEW_PART = {
  ...{ role: 'responsible' as const, organisationId: null, unitWords: '', lowerTenantId: null, words: '' },
  ...{ dueOn: null, share: null },
};

/** An item as the form holds it. */
export function fieldsOf(item: WorkPlanItem | null): ItemFields {
  const schedule = item?.schedule ?? null;
  return {
    ...{ number: item?.number ?? '', title: item?.title ?? '', words: item?.words ?? '', expects: item?.expects ?? '' },
    ...{ scheduleWords: item?.scheduleWords ?? '', threshold: item?.threshold ?? '', unsure: item?.unsure ?? [] },
    visibility: item?.visibility ?? 'public',
    kind: schedule?.kind ?? (item ? 'none' : 'once'),
    by: schedule?.kind === 'once' && schedule.by ? dayjs(schedule.by) : null,
    period: schedule?.kind === 'every' ? schedule.period : 'quarter',
    times: schedule?.kind === 'every' ? schedule.times : 1,
    what: schedule?.kind === 'after' ? schedule.what : '',
    amount: schedule?.kind === 'after' ? schedule.amount : 3,
    unit: schedule?.kind === 'after' ? schedule.unit : 'working_day',
    parts: (item?.parts ?? [])
      .filter(({ parentId }) => parentId === null)
      .map(({ role, organisationId, unitWords, lowerTenantId, words, dueOn, share }) => ({
        ...{ role, organisationId, unitWords, lowerTenantId, words, share, dueOn: dueOn ? dayjs(dueOn) : null },
      })),
  };
}

/** What the form says, as the server takes it; a schedule keeps its own due rule where the form does not show it. */
export function itemOf(fields: ItemFields, before: WorkPlanItem | null): WorkPlanItemInput {
  const { kind, by, period, times, what, amount, unit, parts, ...rest } = fields;
  const due = before?.schedule?.kind === 'every' && before.schedule.period === period ? before.schedule.due : {};
  const schedules = {
    none: null,
    once: { kind: 'once' as const, by: dayText(by) },
    every: { kind: 'every' as const, period, times, due },
    after: { kind: 'after' as const, what: what?.trim() ?? '', amount, unit },
  };
  return {
    ...rest,
    schedule: schedules[kind],
    parts: parts.map(({ dueOn, organisationId, lowerTenantId, unitWords, words, share, role }) => ({
      ...{ role, organisationId: organisationId ?? null, lowerTenantId: lowerTenantId ?? null, words: words ?? '' },
      // Once a unit is named, the words of the source stay in the item only.
      unitWords: organisationId ? '' : (unitWords ?? ''),
      ...{ share: share ?? null, dueOn: dayText(dueOn) },
    })),
  };
}

/** Makes or changes an item of a draft, beside the words of its source. */
export function ItemDialog({
  planId,
  item,
  onClose,
}: {
  planId: string;
  item: WorkPlanItem | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.workPlans;
  const shown = useShown(PLANS);
  const save = useMutation({
    mutationFn: (fields: ItemFields) => {
      const body = itemOf(fields, item);
      return item
        ? answer(
            http.PUT('/api/v1/console/work-plans/{id}/items/{itemId}', {
              params: { path: { id: planId, itemId: item.id } },
              body: { version: item.version, item: body },
            }),
          )
        : answer(http.POST('/api/v1/console/work-plans/{id}/items', { params: { path: { id: planId } }, body }));
    },
    onSuccess: async () => {
      await shown(words.saved);
      onClose();
    },
  });
  return (
    <FormDialog<ItemFields>
      title={item ? words.editItem : words.addItem}
      initial={fieldsOf(item)}
      save={save}
      onClose={onClose}
    >
      <ItemForm item={item} />
    </FormDialog>
  );
}

/** The fields of an item; also of one that an amendment brings. */
export function ItemForm({ item }: { item: WorkPlanItem | null }) {
  const t = useTexts();
  const words = t.workPlans;
  const { field } = words;
  const kind = Form.useWatch<Kind>('kind');
  return (
    <>
      {item?.words && (
        <blockquote className="source-words" lang="zh-CN">
          {item.words}
        </blockquote>
      )}
      <Form.Item name="words" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="scheduleWords" hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name="title"
        label={field.itemTitle}
        rules={[{ required: true, whitespace: true, message: t.common.required(field.itemTitle) }]}
      >
        <Input maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="number" label={field.number}>
        <Input maxLength={40} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="kind" label={field.schedule} {...(item?.scheduleWords && { extra: item.scheduleWords })}>
        <Select
          options={(['none', 'once', 'every', 'after'] as const).map((value) => ({
            value,
            label: words.schedule[value],
          }))}
        />
      </Form.Item>
      {kind === 'once' && (
        <Form.Item name="by" label={field.by}>
          <DatePicker />
        </Form.Item>
      )}
      {kind === 'every' && (
        <Space wrap align="start">
          <Form.Item name="period" label={field.period}>
            <Select
              className="filter-wide"
              options={(['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const).map((value) => ({
                value,
                label: words.period[value],
              }))}
            />
          </Form.Item>
          <Form.Item name="times" label={field.times}>
            <InputNumber min={1} max={366} precision={0} />
          </Form.Item>
        </Space>
      )}
      {kind === 'after' && (
        <>
          <Form.Item
            name="what"
            label={field.what}
            rules={[{ required: true, whitespace: true, message: t.common.required(field.what) }]}
          >
            <Input maxLength={200} lang="zh-CN" />
          </Form.Item>
          <Space wrap align="start">
            <Form.Item name="amount" label={field.amount}>
              <InputNumber min={0} max={1000} precision={0} />
            </Form.Item>
            <Form.Item name="unit" label={field.limitUnit}>
              <Select
                className="filter-wide"
                options={(['working_day', 'natural_day', 'hour'] as const).map((value) => ({
                  value,
                  label: words.limitUnit[value],
                }))}
              />
            </Form.Item>
          </Space>
        </>
      )}
      <Form.Item name="threshold" label={field.threshold}>
        <Input maxLength={300} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="expects" label={field.expects}>
        <Input.TextArea rows={2} maxLength={1000} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="visibility" label={field.visibility}>
        <Select
          options={(['public', 'internal'] as const).map((value) => ({ value, label: words.visibility[value] }))}
        />
      </Form.Item>
      <PartsForm />
      <Form.Item name="unsure" label={words.checked} extra={words.checkHelp}>
        <StillUnsure asked={item?.unsure ?? []} />
      </Form.Item>
    </>
  );
}

/** A tick takes a doubt away: what stays in the value is still to be looked at. */
function StillUnsure({
  asked,
  value = [],
  onChange,
}: {
  asked: readonly ('units' | 'schedule' | 'threshold')[];
  value?: string[];
  onChange?: (value: string[]) => void;
}) {
  const words = useTexts().workPlans;
  if (asked.length === 0) return <span className="secondary">—</span>;
  return (
    <Checkbox.Group
      value={asked.filter((one) => !value.includes(one))}
      onChange={(ticked) => onChange?.(asked.filter((one) => !ticked.includes(one)))}
      options={asked.map((one) => ({ value: one, label: words.unsure[one] }))}
    />
  );
}

function PartsForm() {
  const t = useTexts();
  const words = t.workPlans;
  const { field } = words;
  const tenants = useExchange().data?.tenants ?? [];
  return (
    <Form.List name="parts">
      {(rows, { add, remove }) => (
        <fieldset className="parts">
          <legend>{field.units}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="part-row">
              <Space wrap align="start">
                <Form.Item name={[name, 'role']} label={field.role}>
                  <Select
                    className="filter-wide"
                    options={(['lead', 'responsible'] as const).map((value) => ({ value, label: words.role[value] }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'organisationId']} label={field.organisation}>
                  <UnitSelect allowClear className="filter-wide" />
                </Form.Item>
                <Form.Item name={[name, 'unitWords']} label={field.unitWords}>
                  <Input maxLength={120} lang="zh-CN" />
                </Form.Item>
                <Form.Item name={[name, 'share']} label={field.share}>
                  <InputNumber min={0} max={100} precision={0} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} label={field.partDue}>
                  <DatePicker />
                </Form.Item>
              </Space>
              <Form.Item name={[name, 'words']} label={field.partWords}>
                <Input.TextArea rows={1} maxLength={2000} lang="zh-CN" />
              </Form.Item>
              <Form.Item name={[name, 'lowerTenantId']} label={words.exchange.lower} hidden={tenants.length === 0}>
                <Select
                  allowClear
                  className="filter-wide"
                  options={tenants.map(({ id, name: label }) => ({ value: id, label }))}
                />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {words.removePart}
              </Button>
            </div>
          ))}
          <Button onClick={() => add(rows.length === 0 ? { ...NEW_PART, role: 'lead' } : NEW_PART)}>
            {words.addPart}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
