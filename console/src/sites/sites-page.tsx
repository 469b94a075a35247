import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Select, Space, Upload } from 'antd';
import { useState } from 'react';
import { answer, http, upload } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { SITES, useSites, type Site } from '../columns/columns-query.ts';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { useShown } from '../ui/use-shown.ts';

type Fields = Pick<
  Site,
  | 'name'
  | 'nameEn'
  | 'host'
  | 'aliases'
  | 'palette'
  | 'description'
  | 'descriptionEn'
  | 'siteCode'
  | 'icpNumber'
  | 'policeNumber'
  | 'organiser'
  | 'operator'
  | 'contact'
  | 'address'
  | 'ipv6'
  | 'showsAll'
  | 'unitIds'
>;
const EMPTY: Fields = {
  ...{
    name: '',
    nameEn: '',
    host: null,
    aliases: [],
    palette: 'blue',
    description: '',
    descriptionEn: '',
    siteCode: '',
  },
  ...{ icpNumber: '', policeNumber: '', organiser: '', operator: '', contact: '', address: '', ipv6: false },
  ...{ showsAll: false, unitIds: [] },
};
const PALETTES: Record<Site['palette'], string> = {
  ...{ blue: '#1455a3', red: '#9b1c1c', green: '#1d5c34', teal: '#0b5a63', indigo: '#3b3f9c', slate: '#3a4654' },
};

/** The sites of the installation: who they are, where they answer, how they look, what stands at their foot. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const sites = useSites();
  const [chosen, setChosen] = useState<string | null>(null);
  const editable = can('organisations.site.write');
  return (
    <Page
      title={t.sites.title}
      help={t.sites.help}
      extra={
        editable && (
          <Button type="primary" onClick={() => setChosen('new')}>
            {t.sites.create}
          </Button>
        )
      }
    >
      <Loaded query={sites}>
        {(list) => {
          const site = list.find(({ id }) => id === chosen) ?? (chosen === 'new' ? null : list[0]);
          return (
            <>
              {list.length > 1 && (
                <DataTable
                  label={t.sites.title}
                  rows={list}
                  rowKey={({ id }) => id}
                  onOpen={({ id }) => setChosen(id)}
                  columns={[
                    {
                      key: 'name',
                      title: t.sites.name,
                      render: ({ id, name }) => (
                        <Button type="link" size="small" lang="zh-CN" onClick={() => setChosen(id)}>
                          {name}
                        </Button>
                      ),
                    },
                    { key: 'host', title: t.sites.host, render: ({ host }) => host ?? t.sites.allOthers },
                    { key: 'siteCode', title: t.sites.siteCode, render: ({ siteCode }) => siteCode },
                    { key: 'status', title: t.sites.status, render: ({ status }) => t.sites.states[status] },
                  ]}
                />
              )}
              {site !== undefined && (
                <SiteForm
                  key={site ? `${site.id}-${site.version}` : 'new'}
                  site={site}
                  editable={editable}
                  onSaved={setChosen}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function SiteForm({
  site,
  editable,
  onSaved,
}: {
  site: Site | null;
  editable: boolean;
  onSaved: (id: string) => void;
}) {
  const t = useTexts();
  const words = t.sites;
  const units = useOrganisations();
  const shown = useShown(SITES);
  const done = async (saved: Site) => {
    await shown(words.saved);
    onSaved(saved.id);
  };
  const save = useMutation({
    mutationFn: (fields: Partial<Fields> & { status?: Site['status']; emblem?: null }) =>
      site
        ? answer(
            http.PATCH('/api/v1/sites/{id}', {
              params: { path: { id: site.id } },
              body: { version: site.version, ...fields } as never,
            }),
          )
        : answer(http.POST('/api/v1/sites', { body: { ...EMPTY, ...(fields as Partial<Fields>) } })),
    onSuccess: done,
  });
  const emblem = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return upload<Site>(`/api/v1/sites/${site?.id}/emblem?version=${site?.version}`, form, () => undefined);
    },
    onSuccess: done,
  });
  const text = (
    name: Exclude<keyof Fields, 'aliases' | 'palette' | 'ipv6' | 'showsAll' | 'unitIds'>,
    help?: string,
  ) => (
    <Form.Item name={name} label={words[name]} extra={help}>
      <Input maxLength={300} />
    </Form.Item>
  );
  return (
    <>
      <h2 lang="zh-CN">{site?.name ?? words.create}</h2>
      <ErrorNote error={save.error ?? emblem.error} />
      {site && site.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="note"
          title={words.missing(site.missing.map((key) => words[key as 'siteCode']).join(' · '))}
        />
      )}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        disabled={!editable}
        className="unit-form"
        initialValues={site ?? EMPTY}
        onFinish={(fields) => save.mutate({ ...fields, host: fields.host?.trim() || null })}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: t.common.required(words.name) }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        {text('nameEn')}
        {text('host', words.hostHelp)}
        <Form.Item name="aliases" label={words.aliases} extra={words.aliasesHelp}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，']} />
        </Form.Item>
        <Form.Item name="palette" label={words.palette}>
          <Select
            options={(Object.keys(PALETTES) as Site['palette'][]).map((value) => ({
              value,
              label: words.palettes[value],
            }))}
            optionRender={({ value, label }) => (
              <>
                <svg width="12" height="12" aria-hidden="true">
                  <rect width="12" height="12" fill={PALETTES[value as Site['palette']]} />
                </svg>{' '}
                {label}
              </>
            )}
          />
        </Form.Item>
        <Form.Item name="showsAll" valuePropName="checked" label={words.shown} extra={words.showsAllHelp}>
          <Checkbox>{words.showsAll}</Checkbox>
        </Form.Item>
        <Form.Item noStyle dependencies={['showsAll']}>
          {({ getFieldValue }) =>
            getFieldValue('showsAll') ? null : (
              <Form.Item name="unitIds" label={words.units} extra={words.unitsHelp}>
                <Select
                  mode="multiple"
                  optionFilterProp="label"
                  options={(units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                  loading={units.isPending}
                />
              </Form.Item>
            )
          }
        </Form.Item>
        {text('siteCode', words.siteCodeHelp)}
        {text('icpNumber')}
        {text('policeNumber')}
        {text('organiser')}
        {text('operator')}
        {text('contact')}
        {text('address')}
        {text('description')}
        {text('descriptionEn')}
        <Form.Item name="ipv6" valuePropName="checked" label={words.ipv6}>
          <Checkbox>{words.ipv6Shown}</Checkbox>
        </Form.Item>
        {editable && (
          <Space wrap className="wide">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t.common.save}
            </Button>
            {site && (
              <Upload
                accept="image/png,image/jpeg"
                showUploadList={false}
                beforeUpload={(file) => {
                  emblem.mutate(file);
                  return false;
                }}
              >
                <Button loading={emblem.isPending}>{words.emblem}</Button>
              </Upload>
            )}
            {site?.emblem && <Button onClick={() => save.mutate({ emblem: null })}>{words.noEmblem}</Button>}
            {site && site.host !== null && (
              <Button
                danger={site.status === 'open'}
                onClick={() => save.mutate({ status: site.status === 'open' ? 'closed' : 'open' })}
              >
                {site.status === 'open' ? words.close : words.reopen}
              </Button>
            )}
          </Space>
        )}
      </Form>
    </>
  );
}
