import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Space, Tag } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded } from '../ui/page.tsx';
import { useShown } from '../ui/use-shown.ts';
import { SITE_HEALTH, type Setting } from './queries.ts';

const valueText = (value: Setting['value']): string => (Array.isArray(value) ? value.join('、') : String(value));

/** Every number and list that the checks use, with its source; a place sets its own. */
export function SettingsTab() {
  const t = useTexts();
  const words = t.siteHealth;
  const mayWrite = usePermissions()('sites.target.write');
  const [editing, setEditing] = useState<Setting | null>(null);
  const query = useQuery({
    queryKey: [...SITE_HEALTH, 'settings'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/site-health/settings'))).items,
  });
  return (
    <>
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.tabs.settings}
            rows={rows}
            rowKey={({ code }) => code}
            columns={[
              { key: 'name', title: words.setting, render: ({ name }) => name },
              {
                key: 'value',
                title: words.value,
                render: ({ value, standard, isOwn }) => (
                  <>
                    <span lang="zh-CN">{valueText(value)}</span>
                    {isOwn && <div className="secondary">{words.standard(valueText(standard))}</div>}
                  </>
                ),
              },
              {
                key: 'source',
                title: words.source,
                render: ({ source, isUncertain, isOwn }) => (
                  <>
                    <span lang="zh-CN">{source}</span> {isUncertain && <Tag color="warning">{words.toVerify}</Tag>}
                    {isOwn && <Tag>{words.own}</Tag>}
                  </>
                ),
              },
              {
                key: 'actions',
                title: t.common.actions,
                render: (row) =>
                  mayWrite && (
                    <Space wrap>
                      <Button size="small" aria-label={words.changeTitle(row.name)} onClick={() => setEditing(row)}>
                        {words.change}
                      </Button>
                      {row.isOwn && <Restore setting={row} />}
                    </Space>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {editing && <SettingDialog setting={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function useSet(setting: Setting, onDone: () => void) {
  const t = useTexts();
  const shown = useShown(SITE_HEALTH);
  return useMutation({
    mutationFn: (body: { value: number | string[] | null; source: string }) =>
      answer(
        http.PUT('/api/v1/console/site-health/settings/{code}', { params: { path: { code: setting.code } }, body }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onDone();
    },
  });
}

function Restore({ setting }: { setting: Setting }) {
  const words = useTexts().siteHealth;
  const set = useSet(setting, () => undefined);
  return (
    <>
      {set.error && <ErrorNote error={set.error} />}
      <Button size="small" loading={set.isPending} onClick={() => set.mutate({ value: null, source: '' })}>
        {words.back}
      </Button>
    </>
  );
}

function SettingDialog({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const t = useTexts();
  const words = t.siteHealth;
  const set = useSet(setting, onClose);
  const isList = Array.isArray(setting.value);
  const save = {
    ...set,
    mutate: ({ value, source }: { value: number | string; source: string }) =>
      set.mutate({
        value: isList
          ? String(value)
              .split('\n')
              .filter((one) => one.trim() !== '')
          : Number(value),
        source,
      }),
  };
  return (
    <FormDialog<{ value: number | string; source: string }>
      title={words.changeTitle(setting.name)}
      initial={{
        value: Array.isArray(setting.value) ? setting.value.join('\n') : setting.value,
        source: setting.isOwn ? setting.source : '',
      }}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="value"
        label={words.value}
        {...(isList && { extra: words.listHelp })}
        rules={[{ required: true, message: t.common.required(words.value) }]}
      >
        {isList ? <Input.TextArea autoSize={{ minRows: 4 }} maxLength={2000} /> : <InputNumber step={0.5} />}
      </Form.Item>
      <Form.Item
        name="source"
        label={words.source}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.source) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
