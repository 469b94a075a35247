import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select, Space, TreeSelect } from 'antd';
import { useState } from 'react';
import { useLocale } from '../api/locale.ts';
import { answer, http } from '../api/client.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dateWords } from '../time/dates.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { below, choicesOf, COLUMNS, type SiteColumn } from './columns-query.ts';
import { useShown } from '../ui/use-shown.ts';

type Fields = Pick<
  SiteColumn,
  | 'code'
  | 'name'
  | 'nameEn'
  | 'kind'
  | 'organisationId'
  | 'description'
  | 'keywords'
  | 'category'
  | 'link'
  | 'freshnessDays'
  | 'inNavigation'
>;
const EMPTY: Fields = {
  ...{ code: '', name: '', nameEn: '', kind: 'list', organisationId: null, description: '', keywords: '' },
  ...{ category: '', link: '', freshnessDays: null, inNavigation: false },
};

interface ColumnFormProps {
  /** Null: a new one. */
  column: SiteColumn | null;
  siteId: string;
  parentId: string | null;
  columns: readonly SiteColumn[];
  editable: boolean;
  onSaved: (id: string) => void;
  onCreateBelow: () => void;
}

/** A column to read, change, move, close or make. Names of a disclosure platform are prescribed and cannot be typed over. */
export function ColumnForm({ column, siteId, parentId, columns, editable, onSaved, onCreateBelow }: ColumnFormProps) {
  const t = useTexts();
  const words = t.columns;
  const locale = useLocale();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? column?.kind ?? 'list';
  const prescribed = (column?.role ?? '') !== '';
  const shown = useShown(COLUMNS);
  const done = async (id: string, note: string) => {
    await shown(note);
    onSaved(id);
  };
  const save = useMutation({
    mutationFn: (fields: Partial<Fields> & { status?: SiteColumn['status'] }) =>
      column
        ? answer(
            http.PATCH('/api/v1/console/columns/{id}', {
              params: { path: { id: column.id } },
              body: { version: column.version, ...fields },
            }),
          )
        : answer(http.POST('/api/v1/console/columns', { body: { ...EMPTY, ...fields, siteId, parentId } })),
    onSuccess: ({ id }) => done(id, column ? words.saved : words.created),
  });
  const freshness = column?.freshness;
  const text = (name: 'nameEn' | 'description' | 'keywords' | 'category', extra?: string) => (
    <Form.Item name={name} label={words[name]} extra={extra}>
      <Input maxLength={name === 'description' ? 300 : 120} disabled={!editable || (prescribed && name === 'nameEn')} />
    </Form.Item>
  );
  return (
    <>
      <div className="unit-head">
        <h2 lang="zh-CN">{column?.name ?? words.create}</h2>
        {column && editable && (
          <Button size="small" onClick={onCreateBelow}>
            {words.createBelow}
          </Button>
        )}
      </div>
      {column && (
        <p className="secondary">
          {words.address}{' '}
          <a href={`/columns/${column.code}`} target="_blank" rel="noreferrer">
            /columns/{column.code}
          </a>
          {freshness && ` · ${words.freshness[freshness.state]}`}
          {freshness?.lastOn && ` · ${words.lastOn(dateWords(locale, freshness.lastOn))}`}
        </p>
      )}
      {prescribed && <p className="secondary">{words.prescribed}</p>}
      <ErrorNote error={save.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!editable}
        className="unit-form"
        initialValues={column ?? EMPTY}
        onFinish={save.mutate}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: t.common.required(words.name) }]}
        >
          <Input maxLength={60} disabled={!editable || prescribed} />
        </Form.Item>
        {text('nameEn')}
        <Form.Item
          name="code"
          label={words.code}
          extra={words.codeHelp}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: words.codeWrong }]}
        >
          <Input spellCheck={false} disabled={!editable || prescribed} />
        </Form.Item>
        <Form.Item name="kind" label={words.kind}>
          <Select
            disabled={!editable || prescribed}
            options={(Object.keys(words.kinds) as SiteColumn['kind'][]).map((value) => ({
              value,
              label: words.kinds[value],
            }))}
          />
        </Form.Item>
        {kind === 'link' && (
          <Form.Item
            name="link"
            label={words.link}
            extra={words.linkHelp}
            rules={[{ required: true, message: t.common.required(words.link) }]}
          >
            <Input maxLength={500} inputMode="url" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name="organisationId" label={words.owner} extra={words.ownerHelp}>
          <UnitSelect allowClear disabled={!editable || prescribed} />
        </Form.Item>
        <Form.Item name="freshnessDays" label={words.freshnessDays} extra={words.freshnessHelp}>
          <InputNumber min={1} max={3660} precision={0} />
        </Form.Item>
        {text('category', words.categoryHelp)}
        {text('description')}
        {text('keywords')}
        <Form.Item name="inNavigation" valuePropName="checked" label={words.navigation}>
          <Checkbox>{words.inNavigation}</Checkbox>
        </Form.Item>
        {editable && (
          <Space wrap className="wide">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t.common.save}
            </Button>
            {column && (
              <Button
                danger={column.status === 'open'}
                onClick={() => save.mutate({ status: column.status === 'open' ? 'closed' : 'open' })}
              >
                {column.status === 'open' ? words.close : words.reopen}
              </Button>
            )}
          </Space>
        )}
      </Form>
      {column && editable && (!prescribed || column.role === 'platform') && (
        <MoveTo column={column} columns={columns} onMoved={() => done(column.id, words.moved)} />
      )}
    </>
  );
}

/** Moving without a mouse: choose the column it will stand under. */
function MoveTo({
  column,
  columns,
  onMoved,
}: {
  column: SiteColumn;
  columns: readonly SiteColumn[];
  onMoved: () => void;
}) {
  const t = useTexts();
  const [parentId, setParentId] = useState<string | null>(column.parentId);
  const inside = below(column.id, columns);
  const move = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/columns/{id}/move', {
          params: { path: { id: column.id } },
          body: { version: column.version, parentId, beforeId: null },
        }),
      ),
    onSuccess: onMoved,
  });
  return (
    <section aria-labelledby="move-to" className="move-to">
      <h3 id="move-to">{t.columns.moveTo}</h3>
      <ErrorNote error={move.error} />
      <Space wrap>
        <TreeSelect
          aria-label={t.columns.moveTo}
          className="full"
          allowClear
          treeDefaultExpandAll
          popupMatchSelectWidth={false}
          placeholder={t.columns.atTop}
          value={parentId ?? undefined}
          onChange={(value: string | undefined) => setParentId(value ?? null)}
          treeData={choicesOf(columns, ({ id, role }) => id !== column.id && !inside.has(id) && role === '')}
        />
        <Button loading={move.isPending} disabled={parentId === column.parentId} onClick={() => move.mutate()}>
          {t.columns.move}
        </Button>
      </Space>
    </section>
  );
}
