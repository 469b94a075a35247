import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { GazetteIssueDetail, GazetteIssueInput } from '../api/types.ts';
import { useSession } from '../app/session.tsx';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { Candidates } from './candidates.tsx';
import { added, type Composed } from './composition.ts';
import { ComposedList } from './composed-list.tsx';
import { GAZETTE, IssueTag } from './issue-tag.tsx';

type Head = Pick<GazetteIssueInput, 'organisationId' | 'year' | 'number' | 'serial' | 'note'>;

/** One issue: what it is, its documents in order, preview, publishing. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const isNew = id === 'new';
  const query = useQuery({
    queryKey: [...GAZETTE, 'one', id],
    enabled: !isNew,
    queryFn: (): Promise<GazetteIssueDetail> =>
      answer(http.GET('/api/v1/console/gazette/{id}', { params: { path: { id } } })),
  });
  const issue = query.data;
  const title = issue ? t.gazette.issue(issue.year, issue.number) : isNew ? t.gazette.create : t.gazette.title;
  return (
    <Page title={title} tags={issue && <IssueTag state={issue.state} />}>
      {isNew ? (
        <Composer key="new" issue={null} />
      ) : (
        <Loaded query={query}>{(data) => <Composer key={`${data.id} ${data.version}`} issue={data} />}</Loaded>
      )}
    </Page>
  );
}

function Composer({ issue }: { issue: GazetteIssueDetail | null }) {
  const t = useTexts();
  const words = t.gazette;
  const { account } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [head, setHead] = useState<Partial<Head>>(() => headOf(issue, account.organisationId));
  const [items, setItems] = useState<Composed[]>(issue?.items ?? []);
  const [isChanged, setChanged] = useState(issue === null);
  const mayWrite = issue === null || issue.mayWrite;
  const set = (change: Partial<Head>) => {
    setHead({ ...head, ...change });
    setChanged(true);
  };
  const compose = (next: Composed[]) => {
    setItems(next);
    setChanged(true);
  };
  const save = useMutation({
    mutationFn: () => {
      const { organisationId = '', year = 0, number = 0, serial = 0, note = '' } = head;
      const body = {
        ...{ version: issue?.version ?? 0, organisationId, year, number, serial, note },
        items: items.map(({ documentId, section }) => ({ documentId, section: section.trim() })),
      };
      return issue
        ? answer(http.PUT('/api/v1/console/gazette/{id}', { params: { path: { id: issue.id } }, body }))
        : answer(http.POST('/api/v1/console/gazette', { body }));
    },
    onSuccess: (saved) => {
      setChanged(false);
      client.setQueryData([...GAZETTE, 'one', saved.id], saved);
      void client.invalidateQueries({ queryKey: GAZETTE });
      void message.success(words.saved);
      if (!issue) void navigate(`/gazette/${saved.id}`, { replace: true });
    },
  });
  const isComplete = Boolean(head.organisationId && head.year && head.number);
  return (
    <>
      <ErrorNote error={save.error} />
      {mayWrite ? <HeadForm head={head} onChange={set} /> : <HeadFacts head={head} />}
      <h2>{words.compose}</h2>
      {items.length === 0 && <p className="secondary">{words.emptyIssue}</p>}
      <ComposedList items={items} pages={issue?.items ?? []} disabled={!mayWrite} onChange={compose} />
      <Space wrap className="note">
        {mayWrite && (
          <Button
            type="primary"
            disabled={!isChanged || !isComplete}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {words.save}
          </Button>
        )}
        {issue && items.length > 0 && !isChanged && (
          <Button href={`/api/v1/console/gazette/${issue.id}/preview.pdf`}>{words.preview}</Button>
        )}
        {issue && isChanged && <span className="secondary">{words.previewNeedsSave}</span>}
      </Space>
      {issue && !isChanged && <Publishing issue={issue} />}
      {mayWrite && (
        <Candidates
          taken={items.map(({ documentId }) => documentId)}
          onAdd={(entry) => compose(added(items, { ...entry, section: items.at(-1)?.section ?? '' }))}
        />
      )}
      {isChanged && items.length > 0 && <LeaveGuard active={!save.isPending} />}
    </>
  );
}

function headOf(issue: GazetteIssueDetail | null, unit: string | null): Partial<Head> {
  if (!issue)
    return { year: Number(dayOf(new Date()).slice(0, 4)), serial: 0, note: '', ...(unit && { organisationId: unit }) };
  const { organisationId, year, number, serial, note } = issue;
  return { organisationId, year, number, serial, note };
}

/** What is fixed is read, not filled in. */
function HeadFacts({ head }: { head: Partial<Head> }) {
  const { field } = useTexts().gazette;
  const units = useOrganisations();
  return (
    <section className="panel note">
      <dl className="facts">
        <dt>{field.unit}</dt>
        <dd lang="zh-CN">{units.data?.find(({ id }) => id === head.organisationId)?.name}</dd>
        <dt>{field.serial}</dt>
        <dd>{head.serial || '—'}</dd>
        <dt>{field.note}</dt>
        <dd lang="zh-CN">{head.note || '—'}</dd>
      </dl>
    </section>
  );
}

function HeadForm({ head, onChange }: { head: Partial<Head>; onChange: (change: Partial<Head>) => void }) {
  const t = useTexts();
  const { field } = t.gazette;
  const count = (name: 'year' | 'number' | 'serial', min: number, max: number) => (
    <Form.Item label={field[name]} htmlFor={`issue-${name}`}>
      <InputNumber
        id={`issue-${name}`}
        min={min}
        max={max}
        precision={0}
        value={head[name] ?? null}
        onChange={(value) => onChange({ [name]: value ?? undefined })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="div">
      <Space wrap align="start">
        {count('year', 1900, 2999)}
        {count('number', 1, 400)}
        {count('serial', 0, 100_000)}
        <Form.Item label={field.unit} htmlFor="issue-unit">
          <UnitSelect
            id="issue-unit"
            className="filter-wide"
            value={head.organisationId ?? null}
            onChange={(unit) => onChange(unit ? { organisationId: unit } : {})}
          />
        </Form.Item>
      </Space>
      <Form.Item label={field.note} htmlFor="issue-note">
        <Input.TextArea
          id="issue-note"
          rows={2}
          maxLength={500}
          lang="zh-CN"
          value={head.note ?? ''}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}

/** Publishing and withdrawing, with what each of them does. */
function Publishing({ issue }: { issue: GazetteIssueDetail }) {
  const t = useTexts();
  const words = t.gazette;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null);
  const path = { path: { id: issue.id } };
  const after = (done: string) => (saved: GazetteIssueDetail) => {
    client.setQueryData([...GAZETTE, 'one', saved.id], saved);
    void client.invalidateQueries({ queryKey: GAZETTE });
    void message.success(done);
    setAsking(null);
  };
  const publish = useMutation({
    mutationFn: () =>
      answer(http.POST('/api/v1/console/gazette/{id}/publish', { params: path, body: { version: issue.version } })),
    onSuccess: after(words.published),
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      answer(http.POST('/api/v1/console/gazette/{id}/withdraw', { params: path, body: { reason } })),
    onSuccess: after(words.withdrawn),
  });
  if (issue.state === 'withdrawn') return null;
  return (
    <section className="panel">
      {issue.state === 'draft' && (
        <>
          <Button
            type="primary"
            disabled={!issue.mayPublish || issue.items.length === 0}
            onClick={() => setAsking('publish')}
          >
            {words.publish}
          </Button>
          {!issue.mayPublish && <p className="secondary">{words.notYours}</p>}
        </>
      )}
      {issue.state === 'published' && (
        <>
          <p>
            {issue.url && <a href={issue.url}>{words.open}</a>}
            <br />
            <span className="secondary">{words.checksum}</span> <code>{issue.sha256}</code>
          </p>
          {issue.mayPublish && (
            <Button danger onClick={() => setAsking('withdraw')}>
              {words.withdraw}
            </Button>
          )}
        </>
      )}
      <Modal
        open={asking === 'publish'}
        title={words.publishTitle}
        okText={words.publish}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate()}
        onCancel={() => setAsking(null)}
      >
        <p>{words.publishHelp}</p>
        <ErrorNote error={publish.error} />
      </Modal>
      <ReasonDialog
        open={asking === 'withdraw'}
        title={words.withdrawTitle}
        label={words.withdrawReason}
        okText={words.withdraw}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onSubmit={(reason) => withdraw.mutate(reason)}
        onCancel={() => setAsking(null)}
      />
    </section>
  );
}
