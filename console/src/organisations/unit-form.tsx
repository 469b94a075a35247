import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { ORGANISATIONS } from './organisations-query.ts';
import { UnitSelect } from './unit-select.tsx';
import { useShown } from '../ui/use-shown.ts';

type Fields = Pick<
  Organisation,
  | 'parentId'
  | 'code'
  | 'name'
  | 'shortName'
  | 'nameEn'
  | 'kind'
  | 'creditCode'
  | 'address'
  | 'phone'
  | 'officeHours'
  | 'duties'
  | 'sortOrder'
>;

interface UnitFormProps {
  /** Null: a new one. */
  unit: Organisation | null;
  parentId: string | null;
  units: readonly Organisation[];
  editable: boolean;
  onSaved: (id: string) => void;
}

const EMPTY: Omit<Fields, 'parentId'> = {
  code: '',
  name: '',
  shortName: '',
  nameEn: '',
  kind: 'department',
  creditCode: '',
  address: '',
  phone: '',
  officeHours: '',
  duties: '',
  sortOrder: 0,
};

/** A unit to read, edit or create; doubtful values are saved and pointed out. */
export function UnitForm({ unit, parentId, units, editable, onSaved }: UnitFormProps) {
  const t = useTexts();
  const words = t.organisations;
  const shown = useShown(ORGANISATIONS);
  const { modal } = App.useApp();
  const [dirty, setDirty] = useState(false);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: (change: Partial<Fields> & { status?: Organisation['status'] }) =>
      unit
        ? answer(
            http.PATCH('/api/v1/organisations/{id}', {
              params: { path: { id: unit.id } },
              body: { version: unit.version, ...change },
            }),
          )
        : answer(
            http.POST('/api/v1/organisations', {
              body: { ...EMPTY, ...change, code: change.code ?? '', name: change.name ?? '' },
            }),
          ),
    onSuccess: async ({ organisation, warnings: notes }) => {
      rememberWarnings(
        organisation.id,
        notes.map((note) => note.message),
      );
      setWarnings(notes.map((note) => note.message));
      await shown(unit ? words.saved : words.created);
      onSaved(organisation.id);
    },
  });
  const shownWarnings = warnings.length > 0 ? warnings : unit ? recentWarnings(unit.id) : [];
  const close = () => {
    if (!unit) return;
    if (unit.status === 'closed') return save.mutate({ status: 'active' });
    modal.confirm({
      title: words.closeUnit,
      content: words.closeHelp(unit.name),
      okText: words.closeUnit,
      okButtonProps: { danger: true },
      onOk: () => save.mutate({ status: 'closed' }),
    });
  };
  const below = unit ? descendantsOf(unit.id, units) : new Set<string>();
  const text = (
    name: 'shortName' | 'nameEn' | 'creditCode' | 'address' | 'phone' | 'officeHours',
    most: number,
    extra?: string,
  ) => (
    <Form.Item
      name={name}
      label={words[name]}
      extra={extra}
      rules={[{ max: most, message: t.common.tooLong(words[name], most) }]}
    >
      <Input />
    </Form.Item>
  );
  return (
    <>
      <div className="unit-head">
        <Link to="/organisations" className="back-to-tree">
          {t.common.back}
        </Link>
        <h2>{unit?.name ?? words.create}</h2>
        {unit && editable && (
          <LinkButton to={`/organisations?new=${unit.id}`} size="small">
            {words.createBelow}
          </LinkButton>
        )}
      </div>
      <ErrorNote error={save.error} />
      {shownWarnings.length > 0 && (
        <Alert
          type="warning"
          role="status"
          showIcon
          className="note"
          title={words.warnings}
          description={shownWarnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
        />
      )}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        disabled={!editable}
        className="unit-form"
        initialValues={unit ?? { ...EMPTY, parentId }}
        onValuesChange={() => setDirty(true)}
        onFinish={save.mutate}
      >
        <LeaveGuard active={dirty && !save.isPending} />
        <Form.Item
          name="name"
          label={words.name}
          rules={[
            { required: true, whitespace: true, message: t.common.required(words.name) },
            { max: 100, message: t.common.tooLong(words.name, 100) },
          ]}
        >
          <Input />
        </Form.Item>
        {text('shortName', 60, words.shortNameHelp)}
        <Form.Item
          name="code"
          label={words.code}
          extra={words.codeHelp}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,40}$/, message: words.codeWrong }]}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="parentId" label={words.parent}>
          <UnitSelect
            allowClear
            placeholder={words.noParent}
            disabled={!editable}
            only={units.map(({ id }) => id).filter((id) => id !== unit?.id && !below.has(id))}
          />
        </Form.Item>
        <Form.Item name="kind" label={words.kind}>
          <Select
            options={(Object.keys(words.kinds) as Organisation['kind'][]).map((value) => ({
              value,
              label: words.kinds[value],
            }))}
          />
        </Form.Item>
        {text('creditCode', 40, words.creditCodeHelp)}
        {text('nameEn', 200)}
        {text('phone', 60)}
        {text('address', 200)}
        {text('officeHours', 200)}
        <Form.Item name="sortOrder" label={words.sortOrder}>
          <InputNumber min={-100_000} max={100_000} />
        </Form.Item>
        <Form.Item
          name="duties"
          label={words.duties}
          className="wide"
          rules={[{ max: 5000, message: t.common.tooLong(words.duties, 5000) }]}
        >
          <Input.TextArea className="grows" rows={4} />
        </Form.Item>
        {editable && (
          <Space wrap className="wide">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t.common.save}
            </Button>
            {unit && (
              <Button danger={unit.status === 'active'} onClick={close}>
                {unit.status === 'active' ? words.closeUnit : words.reopen}
              </Button>
            )}
          </Space>
        )}
      </Form>
    </>
  );
}

// The form is drawn anew for the saved version; what was to be pointed out has to outlive that.
const lastWarnings = new Map<string, { at: number; notes: readonly string[] }>();
const WARNING_MS = 5 * 60_000;
const rememberWarnings = (id: string, notes: readonly string[]) => void lastWarnings.set(id, { at: Date.now(), notes });
function recentWarnings(id: string): readonly string[] {
  const last = lastWarnings.get(id);
  return last && Date.now() - last.at < WARNING_MS ? last.notes : [];
}

/** Everything under a unit: it cannot become its own superior. */
function descendantsOf(id: string, units: readonly Organisation[]): Set<string> {
  const found = new Set<string>();
  // Parents stand before children, so one pass is enough.
  for (const unit of units) if (unit.parentId && (unit.parentId === id || found.has(unit.parentId))) found.add(unit.id);
  return found;
}
