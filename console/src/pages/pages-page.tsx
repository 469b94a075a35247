import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Space, TreeSelect } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { choicesOf, useColumns, useSites, type SiteColumn } from '../columns/columns-query.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { PAGES, usePages, type PageSummary } from './pages-query.ts';
import { PageStateTag } from './page-state-tag.tsx';

/** Composed pages of a site: the home page, special topics, compilations, single texts, guides. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const sites = useSites();
  const siteId = params.get('site') ?? sites.data?.[0]?.id;
  const query = usePages(siteId);
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={t.pages.title}
      help={t.pages.help}
      extra={
        <Space wrap>
          {(sites.data ?? []).length > 1 && (
            <Select
              aria-label={t.columns.site}
              value={siteId ?? null}
              onChange={(site) => setParams({ site })}
              options={(sites.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              popupMatchSelectWidth={false}
            />
          )}
          {can('pages.page.write') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t.pages.create}
            </Button>
          )}
        </Space>
      }
    >
      <Loaded query={query}>
        {(pages) => (
          <DataTable
            label={t.pages.title}
            rows={pages}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate(`/pages/${id}`)}
            empty={<Nothing title={t.pages.none} help={t.pages.noneHelp} />}
            columns={[
              {
                key: 'title',
                title: t.pages.name,
                render: ({ id, title }) => (
                  <Link to={`/pages/${id}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              { key: 'kind', title: t.pages.kind, render: ({ kind }) => t.pages.kinds[kind] },
              {
                key: 'state',
                title: t.common.state,
                render: ({ state }) => <PageStateTag state={state} />,
              },
              { key: 'changedAt', title: t.common.changedAt, render: ({ changedAt }) => <At at={changedAt} /> },
            ]}
          />
        )}
      </Loaded>
      {creating && siteId && <NewPageDialog siteId={siteId} onClose={() => setCreating(false)} />}
    </Page>
  );
}

interface Fields {
  kind: PageSummary['kind'];
  title: string;
  titleEn: string;
  code: string;
  organisationId: string;
  columnId: string | null;
}

function NewPageDialog({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.pages;
  const navigate = useNavigate();
  const client = useQueryClient();
  const columns = useColumns(siteId);
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'topic';
  const create = useMutation({
    mutationFn: (fields: Fields) =>
      answer(
        http.POST('/api/v1/console/pages', {
          body: { ...fields, siteId, columnId: fields.columnId ?? null, titleEn: fields.titleEn ?? '' },
        }),
      ),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: PAGES });
      void navigate(`/pages/${id}`);
    },
  });
  const fits = (column: SiteColumn) =>
    kind === 'topic' || kind === 'compilation'
      ? column.kind === 'topics'
      : column.kind === 'page' && (kind === 'guide') === (column.role === 'guide') && column.role !== 'requests';
  return (
    <Modal
      open
      title={words.create}
      okText={words.create}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNote error={create.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'topic', title: '', titleEn: '', code: '', columnId: null }}
        onFinish={create.mutate}
      >
        <Form.Item name="kind" label={words.kind}>
          <Select
            options={(Object.keys(words.kinds) as PageSummary['kind'][]).map((value) => ({
              value,
              label: words.kinds[value],
            }))}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: t.common.required(words.name) }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="titleEn" label={words.nameEn}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="code"
          label={words.code}
          extra={words.codeHelp}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: t.columns.codeWrong }]}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={words.unit}
          rules={[{ required: true, message: t.common.required(words.unit) }]}
        >
          <UnitSelect />
        </Form.Item>
        {kind !== 'home' && (
          <Form.Item
            name="columnId"
            label={words.column}
            rules={[{ required: kind === 'text' || kind === 'guide', message: t.common.required(words.column) }]}
          >
            <TreeSelect
              allowClear
              treeDefaultExpandAll
              popupMatchSelectWidth={false}
              treeData={choicesOf(columns.data ?? [], fits)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
