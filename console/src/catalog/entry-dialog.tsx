import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { answer, http } from '../api/client.ts';
import type { CatalogEntry, CatalogEntryInput } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { CATALOG } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

type Fields = Omit<CatalogEntryInput, 'version' | 'status'>;
interface EntryDialogProps {
  /** Null: a new one. */
  entry: CatalogEntry | null;
  fields: readonly string[];
  channels: readonly string[];
  onClose: () => void;
}

/** One entry of the standard catalog with its ten columns. */
export function EntryDialog({ entry, fields, channels, onClose }: EntryDialogProps) {
  const t = useTexts();
  const words = t.catalog;
  const [form] = Form.useForm<Fields>();
  const shown = useShown(CATALOG);
  const save = useMutation({
    mutationFn: ({ status, ...values }: Fields & { status: CatalogEntry['status'] }) => {
      const body = { ...values, organisationId: values.organisationId ?? null, status, version: entry?.version ?? 0 };
      return entry
        ? answer(http.PUT('/api/v1/console/standard-catalog/{id}', { params: { path: { id: entry.id } }, body }))
        : answer(http.POST('/api/v1/console/standard-catalog', { body }));
    },
    onSuccess: async () => {
      await shown(words.saved);
      onClose();
    },
  });
  const send = (values: Fields, status = entry?.status ?? 'open') => save.mutate({ ...values, status });
  const required = (label: string) => [{ required: true, whitespace: true, message: t.common.required(label) }];
  const area = (name: 'content' | 'basis' | 'evidence', most: number, needed = false) => (
    <Form.Item name={name} label={words.field[name]} rules={needed ? required(words.field[name]) : []}>
      <Input.TextArea className="grows" rows={2} maxLength={most} lang="zh-CN" />
    </Form.Item>
  );
  const line = (name: 'level1' | 'level2' | 'timeLimit' | 'publisher' | 'toGroup', most: number, needed = false) => (
    <Form.Item name={name} label={words.field[name]} rules={needed ? required(words.field[name]) : []}>
      <Input maxLength={most} lang="zh-CN" />
    </Form.Item>
  );
  const box = (name: 'toSociety' | 'proactive' | 'onRequest' | 'atCounty' | 'atTownship') => (
    <Form.Item name={name} valuePropName="checked" noStyle>
      <Checkbox>{words.field[name]}</Checkbox>
    </Form.Item>
  );
  const initial: Fields = entry ?? {
    ...{ field: '', number: 1, level1: '', level2: '', content: '', basis: '', timeLimit: USUAL, publisher: '' },
    ...{
      organisationId: null,
      channels: ['政府网站'],
      toSociety: true,
      toGroup: '',
      proactive: true,
      onRequest: false,
    },
    ...{ atCounty: true, atTownship: false, evidence: '' },
  };
  return (
    <Modal
      open
      width={680}
      title={entry ? words.edit : words.add}
      okText={t.common.save}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {entry && (
            <Button
              className="left"
              danger={entry.status === 'open'}
              onClick={() =>
                void form.validateFields().then(
                  (values) => send(pick(values), entry.status === 'open' ? 'closed' : 'open'),
                  () => undefined,
                )
              }
            >
              {entry.status === 'open' ? words.close : words.reopen}
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <ErrorNote error={save.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => send(pick(values))}
      >
        <Form.Item name="field" label={words.field.field} rules={required(words.field.field)}>
          <AutoComplete
            options={fields.map((value) => ({ value }))}
            showSearch={{ filterOption: (input, option) => String(option?.value).includes(input) }}
          />
        </Form.Item>
        <Form.Item
          name="number"
          label={words.field.number}
          rules={[{ required: true, message: t.common.required(words.field.number) }]}
        >
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
        {line('level1', 200, true)}
        {line('level2', 300)}
        {area('content', 4000, true)}
        {area('basis', 4000)}
        {line('timeLimit', 1000)}
        {line('publisher', 400)}
        <Form.Item name="organisationId" label={words.field.organisation}>
          <UnitSelect allowClear />
        </Form.Item>
        <Form.Item name="channels" label={words.field.channels}>
          <Select mode="tags" options={channels.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item label={words.field.audience}>{box('toSociety')}</Form.Item>
        {line('toGroup', 300)}
        <Form.Item label={words.field.method}>
          {box('proactive')} {box('onRequest')}
        </Form.Item>
        <Form.Item label={words.field.level}>
          {box('atCounty')} {box('atTownship')}
        </Form.Item>
        {area('evidence', 1000)}
      </Form>
    </Modal>
  );
}

/** What an entry says where nothing else is known (条例 article 26); data, so Chinese in both languages. */
const USUAL = '信息形成或者变更之日起20个工作日内';

/** Only what the form holds; an entry brings more. */
function pick(values: Fields): Fields {
  const { field, number, level1, level2, content, basis, timeLimit, publisher, organisationId, channels } = values;
  const { toSociety, toGroup, proactive, onRequest, atCounty, atTownship, evidence } = values;
  return {
    ...{ field, number, level1, level2, content, basis, timeLimit, publisher, organisationId, channels },
    ...{ toSociety, toGroup, proactive, onRequest, atCounty, atTownship, evidence },
  };
}
