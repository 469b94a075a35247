import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown, Form, Input, Space, Upload } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http, upload } from '../api/client.ts';
import { useColumns } from '../columns/columns-query.ts';
import { FindingsPanel } from '../documents/page/findings-panel.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { BlockFields } from './block-fields.tsx';
import { KINDS_OF, newBlock, pageQuery, PAGES, type Block, type PageDetail, type PageDraft } from './pages-query.ts';
import { PageStateTag } from './page-state-tag.tsx';

/** One composed page: its blocks in order, what speaks against publishing, what can be done. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery(pageQuery(id));
  const page = query.data;
  return (
    <Page
      title={page?.title ?? t.pages.title}
      heading={<span lang="zh-CN">{page?.title ?? t.common.loading}</span>}
      tags={page && <PageStateTag state={page.state} />}
      help={page && t.pages.kindHelp[page.kind]}
    >
      <Loaded query={query}>
        {(data) => <PageParts key={`${data.id}-${data.draft?.version ?? 0}-${data.live?.version ?? 0}`} page={data} />}
      </Loaded>
    </Page>
  );
}

function PageParts({ page }: { page: PageDetail }) {
  const t = useTexts();
  const words = t.pages;
  const client = useQueryClient();
  const { message } = App.useApp();
  const { draft, live } = page;
  const [content, setContent] = useState<PageDraft | null>(draft);
  const [withdrawing, setWithdrawing] = useState(false);
  const [recalling, setRecalling] = useState(false);
  const isChanged = draft !== null && content !== draft;
  const keep = (saved: PageDetail) => {
    client.setQueryData(pageQuery(page.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: [...PAGES, 'list'] });
  };
  const params = { path: { id: page.id } };
  const act = useMutation({
    mutationFn: async (
      action: 'start' | 'discard' | 'submit' | 'publish' | { recall: string } | { reason: string },
    ) => {
      if (action === 'start') return answer(http.POST('/api/v1/console/pages/{id}/draft', { params }));
      if (action === 'discard') return answer(http.POST('/api/v1/console/pages/{id}/discard', { params }));
      if (action === 'publish')
        return answer(
          http.POST('/api/v1/console/pages/{id}/publish', { params, body: { version: draft?.version ?? 0 } }),
        );
      const body = { version: draft?.version ?? 0 };
      if (action === 'submit') return answer(http.POST('/api/v1/console/pages/{id}/submit', { params, body }));
      if ('recall' in action)
        return answer(http.POST('/api/v1/console/pages/{id}/recall', { params, body: { reason: action.recall } }));
      return answer(http.POST('/api/v1/console/pages/{id}/withdraw', { params, body: action }));
    },
    onSuccess: (saved, action) => {
      setWithdrawing(false);
      setRecalling(false);
      void message.success(
        action === 'publish' ? words.published : action === 'submit' ? words.submitted : t.common.saved,
      );
      keep(saved);
    },
  });
  const save = useMutation({
    mutationFn: (next: PageDraft) => {
      const { title, titleEn, summary, cover, coverAlt, blocks } = next;
      const body = { version: draft?.version ?? 0, title, titleEn, summary, cover, coverAlt, blocks };
      return answer(http.PUT('/api/v1/console/pages/{id}/draft', { params, body }));
    },
    onSuccess: (saved) => {
      void message.success(t.common.saved);
      keep(saved);
    },
  });
  const isOpen = draft?.state === 'draft';
  const canSave = isOpen && page.mayWrite;
  return (
    <div className="document">
      <section className="document-what" aria-label={words.content}>
        <ErrorNote error={save.error ?? (withdrawing || recalling ? null : act.error)} />
        {draft && !isOpen && (
          <Alert
            type="info"
            showIcon
            className="note"
            title={draft.state === 'approved' ? words.reviewed : words.inReview}
            description={page.reviewId && <Link to={`/reviews/${page.reviewId}`}>{words.openReview}</Link>}
          />
        )}
        {(draft ?? live) && <FindingsPanel of="pages" id={page.id} version={(draft ?? live)?.version ?? 0} />}
        {draft && page.faults.length > 0 && (
          <Alert
            type="warning"
            showIcon
            className="note"
            title={words.faults}
            description={page.faults.map((fault) => (
              <div key={fault}>{fault}</div>
            ))}
          />
        )}
        {content ? (
          <ContentForm page={page} content={content} onChange={canSave ? setContent : () => undefined} />
        ) : (
          <p className="secondary">{live ? words.liveOnly : words.gone}</p>
        )}
      </section>
      <div className="document-side">
        <section aria-labelledby="actions" className="panel">
          <h2 id="actions">{t.common.actions}</h2>
          <Space direction="vertical" className="full">
            {canSave && (
              <Button
                type="primary"
                block
                loading={save.isPending}
                disabled={!isChanged}
                onClick={() => content && save.mutate(content)}
              >
                {t.common.save}
              </Button>
            )}
            {!draft && page.mayWrite && (
              <Button type="primary" block loading={act.isPending} onClick={() => act.mutate('start')}>
                {words.start}
              </Button>
            )}
            {(draft ?? live) && (
              <Space.Compact block>
                <Button block href={`/api/v1/console/pages/${page.id}/preview`} target="_blank" disabled={isChanged}>
                  {words.preview}
                </Button>
                <Button
                  href={`/api/v1/console/pages/${page.id}/preview?lang=en`}
                  target="_blank"
                  disabled={isChanged}
                  lang="en"
                >
                  {words.previewEn}
                </Button>
              </Space.Compact>
            )}
            {isOpen && page.mayWrite && (
              <Button
                block
                disabled={isChanged || page.faults.length > 0}
                loading={act.isPending}
                onClick={() => act.mutate('submit')}
              >
                {words.submit}
              </Button>
            )}
            {draft?.state === 'approved' && (
              <Button
                type="primary"
                block
                disabled={!page.mayPublish || page.faults.length > 0}
                loading={act.isPending}
                onClick={() => act.mutate('publish')}
              >
                {words.publish}
              </Button>
            )}
            {draft?.state === 'approved' && !page.mayPublish && <p className="secondary">{words.notYours}</p>}
            {draft && !isOpen && page.mayWrite && (
              <Button block onClick={() => setRecalling(true)}>
                {words.recall}
              </Button>
            )}
            {isChanged && <p className="secondary">{words.saveFirst}</p>}
            {live && page.url && (
              <a href={page.url} target="_blank" rel="noreferrer">
                {words.open}
              </a>
            )}
            {canSave && (
              <Button block danger onClick={() => act.mutate('discard')}>
                {words.discard}
              </Button>
            )}
            {live && (
              <Button block danger onClick={() => setWithdrawing(true)}>
                {words.withdraw}
              </Button>
            )}
          </Space>
        </section>
      </div>
      <ReasonDialog
        open={recalling}
        title={words.recall}
        label={t.common.reason}
        okText={words.recall}
        required={false}
        busy={act.isPending}
        error={act.error}
        onSubmit={(recall) => act.mutate({ recall })}
        onCancel={() => setRecalling(false)}
      >
        <p>{words.recallHelp}</p>
      </ReasonDialog>
      <ReasonDialog
        open={withdrawing}
        title={words.withdraw}
        label={t.common.reason}
        okText={words.withdraw}
        danger
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ reason })}
        onCancel={() => setWithdrawing(false)}
      >
        <p>{words.withdrawHelp}</p>
      </ReasonDialog>
    </div>
  );
}

function ContentForm({
  page,
  content,
  onChange,
}: {
  page: PageDetail;
  content: PageDraft;
  onChange: (content: PageDraft) => void;
}) {
  const t = useTexts();
  const words = t.pages;
  const columns = useColumns(page.siteId);
  const [failure, setFailure] = useState<unknown>(null);
  const set = (change: Partial<PageDraft>) => onChange({ ...content, ...change });
  const setBlocks = (blocks: Block[]) => set({ blocks });
  const storePicture = async (file: File): Promise<string | null> => {
    const form = new FormData();
    form.append('file', file);
    setFailure(null);
    try {
      return (await upload<{ sha256: string }>(`/api/v1/console/pages/${page.id}/pictures`, form, () => undefined))
        .sha256;
    } catch (error) {
      setFailure(error);
      return null;
    }
  };
  const move = (from: number, to: number) => {
    const blocks = [...content.blocks];
    const [block] = blocks.splice(from, 1);
    if (block) blocks.splice(to, 0, block);
    setBlocks(blocks);
  };
  return (
    <>
      <ErrorNote error={failure} />
      {page.kind !== 'home' && (
        <Form layout="vertical">
          <Form.Item label={words.name} htmlFor="page-title">
            <Input
              id="page-title"
              maxLength={100}
              value={content.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={words.nameEn} htmlFor="page-title-en">
            <Input
              id="page-title-en"
              maxLength={200}
              value={content.titleEn}
              onChange={(event) => set({ titleEn: event.target.value })}
            />
          </Form.Item>
          {(page.kind === 'topic' || page.kind === 'compilation') && (
            <>
              <Form.Item label={words.summary} htmlFor="page-summary">
                <Input.TextArea
                  id="page-summary"
                  className="grows"
                  maxLength={1000}
                  rows={2}
                  value={content.summary}
                  onChange={(event) => set({ summary: event.target.value })}
                />
              </Form.Item>
              <Form.Item label={words.cover} extra={words.coverHelp}>
                <Space wrap align="start">
                  {content.cover && (
                    <img
                      className="cover-thumb"
                      src={`/api/v1/console/pictures/${content.cover}`}
                      alt={content.coverAlt}
                    />
                  )}
                  <Upload
                    accept="image/png,image/jpeg"
                    showUploadList={false}
                    beforeUpload={(file) => {
                      void storePicture(file).then((cover) => cover && set({ cover }));
                      return false;
                    }}
                  >
                    <Button>{words.choosePicture}</Button>
                  </Upload>
                  {content.cover && (
                    <Button onClick={() => set({ cover: null, coverAlt: '' })}>{t.common.remove}</Button>
                  )}
                </Space>
              </Form.Item>
              {content.cover && (
                <Form.Item label={words.alt} htmlFor="page-alt">
                  <Input
                    id="page-alt"
                    maxLength={200}
                    value={content.coverAlt}
                    onChange={(event) => set({ coverAlt: event.target.value })}
                  />
                </Form.Item>
              )}
            </>
          )}
        </Form>
      )}
      <ol className="blocks">
        {content.blocks.map((block, at) => (
          <li key={at} className="panel">
            <div className="block-head">
              <h3>{words.blocks[block.kind]}</h3>
              <Space>
                <Button
                  size="small"
                  disabled={at === 0}
                  aria-label={words.up(words.blocks[block.kind])}
                  onClick={() => move(at, at - 1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={at === content.blocks.length - 1}
                  aria-label={words.down(words.blocks[block.kind])}
                  onClick={() => move(at, at + 1)}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={words.removeBlock(words.blocks[block.kind])}
                  onClick={() => setBlocks(content.blocks.filter((_, other) => other !== at))}
                >
                  {t.common.remove}
                </Button>
              </Space>
            </div>
            <BlockFields
              block={block}
              id={`block-${at}`}
              columns={columns.data ?? []}
              isFirst={at === 0}
              storePicture={storePicture}
              onChange={(next) => setBlocks(content.blocks.map((other, index) => (index === at ? next : other)))}
            />
          </li>
        ))}
      </ol>
      <Dropdown
        trigger={['click']}
        menu={{
          items: KINDS_OF[page.kind].map((kind) => ({
            key: kind,
            label: words.blocks[kind],
            onClick: () => setBlocks([...content.blocks, newBlock(kind)]),
          })),
        }}
      >
        <Button>{words.addBlock}</Button>
      </Dropdown>
    </>
  );
}
