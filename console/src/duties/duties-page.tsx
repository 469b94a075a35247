import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Form, Input, Pagination, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { usePermissions } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { DUTIES, DutyTag, STATES, type DutyRow } from './duty-words.tsx';

const PAGE = 50;

/** Duties with their lights; the filters stand in the address, so that a list can be sent to somebody. */
export function Component() {
  const t = useTexts();
  const words = t.duties;
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<DutyRow | null>(null);
  const value = (name: string) => params.get(name) ?? undefined;
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [name, wanted] of Object.entries({ page: undefined, ...change }))
      if (wanted) next.set(name, wanted);
      else next.delete(name);
    setParams(next, { replace: true });
  };
  const page = Number(value('page') ?? '1');
  const query = useQuery({
    queryKey: [...DUTIES, 'list', params.toString()],
    queryFn: async () =>
      answer(
        http.GET('/api/v1/console/duties', {
          params: {
            query: {
              ...Object.fromEntries(
                ['unit', 'state', 'field', 'from', 'until', 'obligation'].flatMap((name) =>
                  value(name) ? [[name, value(name)]] : [],
                ),
              ),
              page,
            },
          },
        }),
      ),
  });
  return (
    <Page title={words.title} help={words.help}>
      <Space wrap role="search" aria-label={t.common.filters}>
        <UnitSelect
          label={words.unit}
          placeholder={words.unit}
          allowClear
          value={value('unit') ?? null}
          onChange={(unit) => set({ unit: unit ?? undefined })}
        />
        <Select
          aria-label={words.light}
          placeholder={words.light}
          mode="multiple"
          style={{ minWidth: 160 }}
          value={value('state')?.split(',') ?? []}
          options={STATES.map((state) => ({ value: state, label: words.states[state] }))}
          onChange={(states: string[]) => set({ state: states.join(',') })}
        />
        {(['from', 'until'] as const).map((name) => (
          <DatePicker
            key={name}
            aria-label={words[name]}
            placeholder={words[name]}
            value={value(name) ? dayjs(value(name)) : null}
            onChange={(day) => set({ [name]: day?.format('YYYY-MM-DD') })}
          />
        ))}
        {params.size > 0 && <Button onClick={() => setParams({}, { replace: true })}>{t.common.clearFilters}</Button>}
      </Space>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            <p className="secondary" role="status">
              {words.more(total)}
            </p>
            <DataTable
              label={words.title}
              rows={items}
              rowKey={(row) => `${row.organisationId}/${row.obligationId}/${row.period}`}
              empty={<Nothing title={words.none} help={words.noneHelp} />}
              onOpen={setOpen}
              columns={[
                {
                  key: 'what',
                  title: words.what,
                  render: (row) => (
                    <>
                      <Button type="link" className="link-button" onClick={() => setOpen(row)}>
                        <span lang="zh-CN">{row.action}</span>
                      </Button>
                      <span className="secondary">
                        {row.code} · {/^\d{4}/.test(row.period) ? row.period : row.opensOn}
                      </span>
                    </>
                  ),
                },
                { key: 'unit', title: words.unit, render: (row) => <UnitOf row={row} /> },
                { key: 'due', title: words.due, whole: true, render: ({ dueOn }) => <On on={dueOn} /> },
                { key: 'state', title: words.light, whole: true, render: ({ state }) => <DutyTag state={state} /> },
              ]}
            />
            {total > PAGE && (
              <Pagination
                current={page}
                pageSize={PAGE}
                total={Math.min(total, 10_000)}
                showSizeChanger={false}
                onChange={(next) => set({ page: String(next) })}
              />
            )}
          </>
        )}
      </Loaded>
      {open && <DutyDrawer row={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function UnitOf({ row }: { row: DutyRow }) {
  const words = useTexts().duties;
  return (
    <>
      <span lang="zh-CN">{row.responsibleName}</span>
      {!row.hasOwner && <span className="tag-warning"> ■ {words.noOwner}</span>}
      {row.organisationId !== row.responsibleId && (
        <span className="secondary"> {words.takenOver(row.organisationName)}</span>
      )}
    </>
  );
}

/** One duty: why it stands as it does, what it rests on, what counted, and what people decided. */
function DutyDrawer({ row, onClose }: { row: DutyRow; onClose: () => void }) {
  const t = useTexts();
  const words = t.duties;
  const locale = useLocale();
  const can = usePermissions();
  const shown = useShown(DUTIES);
  const [isProposing, setProposing] = useState(false);
  const { organisationId, obligationId, period } = row;
  const key = { organisationId, obligationId, period };
  const query = useQuery({
    queryKey: [...DUTIES, 'one', organisationId, obligationId, period],
    queryFn: async () => answer(http.GET('/api/v1/console/duties/one', { params: { query: key } })),
  });
  const decide = useMutation({
    mutationFn: ({ id, ...body }: { id: string; version: number; state: 'approved' | 'refused' | 'revoked' }) =>
      answer(
        http.POST('/api/v1/console/duties/decisions/{id}', {
          params: { path: { id } },
          body: {
            ...body,
            reason: body.state === 'approved' ? '' : words[body.state === 'refused' ? 'refuse' : 'revoke'],
          },
        }),
      ),
    onSuccess: () => shown(t.common.saved),
  });
  return (
    <Drawer open onClose={onClose} size="large" title={<span lang="zh-CN">{row.action}</span>}>
      <Loaded query={query}>
        {(duty) => (
          <>
            <p>
              <DutyTag state={duty.state} />{' '}
              {duty.provisional && <span className="secondary">{words.provisional}</span>}
            </p>
            <h3>{words.explanation}</h3>
            <p>{duty.explanation[locale]}</p>
            <h3>{words.source}</h3>
            <p lang="zh-CN">
              {duty.source.document} {duty.source.clause}
            </p>
            {duty.source.words && <blockquote lang="zh-CN">{duty.source.words}</blockquote>}
            <p>
              <Link to={`/obligations/${obligationId}`}>{words.toObligation}</Link>
            </p>
            <h3>{words.evidence}</h3>
            {duty.happenings.length === 0 && <p className="secondary">{words.noEvidence}</p>}
            <ul>
              {duty.happenings.map((one) => (
                <li key={one.key}>
                  <On on={one.occurredOn} />{' '}
                  {one.subjectType === 'document' ? (
                    <Link to={`/documents/${one.subjectId}`} lang="zh-CN">
                      {one.title || words.closedWords}
                    </Link>
                  ) : (
                    <span lang="zh-CN">{one.title || words.closedWords}</span>
                  )}
                </li>
              ))}
            </ul>
            <h3>{words.decisions}</h3>
            <ErrorNote error={decide.error} />
            {duty.decisions.map((one) => (
              <p key={one.id}>
                {words.kinds[one.kind]} · {words.decisionStates[one.state]} · <span lang="zh-CN">{one.reason}</span>{' '}
                <span className="secondary">
                  {words.proposedBy(one.proposedByName)}
                  {one.decidedByName && ` · ${words.decidedBy(one.decidedByName)}`}
                </span>{' '}
                {can('duties.duty.decide') &&
                  (one.state === 'proposed'
                    ? (['approved', 'refused'] as const)
                    : one.state === 'approved'
                      ? (['revoked'] as const)
                      : []
                  ).map((state) => (
                    <Button
                      key={state}
                      size="small"
                      loading={decide.isPending}
                      onClick={() => decide.mutate({ id: one.id, version: one.version, state })}
                    >
                      {words[({ approved: 'approve', refused: 'refuse', revoked: 'revoke' } as const)[state]]}
                    </Button>
                  ))}
              </p>
            ))}
            {can('duties.duty.propose') &&
              !duty.decisions.some(({ state }) => state === 'proposed' || state === 'approved') && (
                <Button onClick={() => setProposing(true)}>{words.propose}</Button>
              )}
            {isProposing && <ProposeDialog duty={key} onClose={() => setProposing(false)} />}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

interface Proposal {
  kind: 'waived' | 'not_applicable';
  reason: string;
}

function ProposeDialog({
  duty,
  onClose,
}: {
  duty: { organisationId: string; obligationId: string; period: string };
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.duties;
  const shown = useShown(DUTIES);
  const save = useMutation({
    mutationFn: (values: Proposal) =>
      answer(http.POST('/api/v1/console/duties/decisions', { body: { ...duty, ...values } })),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  return (
    <FormDialog<Proposal>
      title={words.propose}
      help={words.proposeHelp}
      initial={{ kind: 'not_applicable', reason: '' }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="kind" label={words.kind}>
        <Select
          options={(['not_applicable', 'waived'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.common.reason}
        rules={[{ required: true, whitespace: true, message: t.common.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
