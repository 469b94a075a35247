import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { WorkPlanDetail, WorkPlanItem } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote, errorWords } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { On } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { AmendmentsPanel, ProposeDialog, type Proposal } from './amendments-panel.tsx';
import { AsksPanel } from './asks-panel.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { PLANS, PlanTag, ScheduleView, UnitsView } from './plan-words.tsx';
import { PublicPanel, SummaryPanel } from './summary-panel.tsx';
import { Timeline } from './timeline.tsx';

/** One plan: what it is, its items and units, what can be done next. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: [...PLANS, 'one', id],
    queryFn: () => answer(http.GET('/api/v1/console/work-plans/{id}', { params: { path: { id } } })),
  });
  const plan = query.data;
  return (
    <Page
      title={plan?.title ?? t.workPlans.title}
      heading={<span lang="zh-CN">{plan?.title ?? t.workPlans.title}</span>}
      tags={plan && <PlanTag state={plan.state} />}
    >
      <Loaded query={query}>{(data) => <Plan plan={data} />}</Loaded>
    </Page>
  );
}

function Plan({ plan }: { plan: WorkPlanDetail }) {
  const t = useTexts();
  const words = t.workPlans;
  const { field } = words;
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      <section className="panel note">
        <dl className="facts">
          <dt>{field.year}</dt>
          <dd>
            {words.yearOf(plan.year)} · {words.revision(plan.revision)}
          </dd>
          <dt>{field.unit}</dt>
          <dd lang="zh-CN">{plan.organisationName}</dd>
          {plan.documentWords && (
            <>
              <dt>{field.source}</dt>
              <dd>
                <span lang="zh-CN">{plan.documentWords}</span>
                {plan.documentId && (
                  <div>
                    <Link to={`/documents/${plan.documentId}`}>{words.openDocument}</Link>
                  </div>
                )}
              </dd>
            </>
          )}
          <dt>{field.summaryDueOn}</dt>
          <dd>{plan.summaryDueOn ? <On on={plan.summaryDueOn} /> : '—'}</dd>
          <dt>{field.percent}</dt>
          <dd>
            {words.percent(plan.percent)} · {words.itemCount(plan.itemCount)}
            {plan.unsureCount > 0 && ` · ${words.unsureCount(plan.unsureCount)}`}
            {plan.orphanCount > 0 && <span className="tag-warning"> · ■ {words.orphanCount(plan.orphanCount)}</span>}
          </dd>
        </dl>
        <Steps plan={plan} />
      </section>
      <Items plan={plan} onPropose={setProposal} onImport={() => setImporting(true)} />
      <Timeline plan={plan} />
      {plan.state === 'in_force' && <AsksPanel planId={plan.id} />}
      {(plan.state === 'in_force' || plan.state === 'closed') && (
        <>
          <AmendmentsPanel plan={plan} onAdd={() => setProposal({ kind: 'add' })} />
          <SummaryPanel plan={plan} />
          <PublicPanel plan={plan} />
        </>
      )}
      {proposal && <ProposeDialog planId={plan.id} proposal={proposal} onClose={() => setProposal(null)} />}
      {isImporting && <ImportDialog plan={plan} onClose={() => setImporting(false)} />}
    </>
  );
}

/** What can be done next; what cannot says why. */
function Steps({ plan }: { plan: WorkPlanDetail }) {
  const t = useTexts();
  const words = t.workPlans;
  const shown = useShown(PLANS);
  const [asking, setAsking] = useState<WorkPlanDetail['options'][number] | null>(null);
  const step = useMutation({
    mutationFn: (note: string) =>
      answer(
        http.POST('/api/v1/console/work-plans/{id}/steps', {
          params: { path: { id: plan.id } },
          body: { version: plan.version, step: asking?.step as 'submit', note },
        }),
      ),
    onSuccess: async () => {
      await shown(words.stepDone);
      setAsking(null);
    },
  });
  if (plan.options.length === 0) return null;
  return (
    <div className="note">
      <Space wrap>
        {plan.options.map((option) => (
          <Button key={option.step} disabled={option.reasons.length > 0} onClick={() => setAsking(option)}>
            {option.title}
          </Button>
        ))}
      </Space>
      {plan.options
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ step: name, title, reasons }) => (
          <p key={name} className="secondary">
            {title}: {reasons.join('；')}
          </p>
        ))}
      <ReasonDialog
        open={asking !== null}
        title={asking?.title ?? ''}
        label={words.stepNote}
        okText={asking?.title ?? ''}
        required={false}
        busy={step.isPending}
        error={step.error}
        onSubmit={(note) => step.mutate(note)}
        onCancel={() => setAsking(null)}
      />
    </div>
  );
}

interface ItemsProps {
  plan: WorkPlanDetail;
  onPropose: (proposal: Proposal) => void;
  onImport: () => void;
}
function Items({ plan, onPropose, onImport }: ItemsProps) {
  const t = useTexts();
  const words = t.workPlans;
  const { field } = words;
  const { modal, message } = App.useApp();
  const shown = useShown(PLANS);
  const [editing, setEditing] = useState<WorkPlanItem | 'new' | null>(null);
  const isDraft = plan.state === 'draft' && plan.mayWrite;
  const remove = useMutation({
    mutationFn: (item: WorkPlanItem) =>
      answer(
        http.DELETE('/api/v1/console/work-plans/{id}/items/{itemId}', {
          params: { path: { id: plan.id, itemId: item.id }, query: { version: item.version } },
        }),
      ),
    onSuccess: () => shown(words.removed),
    onError: (error) => void message.error(errorWords(error, t)),
  });
  return (
    <>
      <h2>{field.items}</h2>
      <Space wrap className="note no-print">
        {isDraft && <Button onClick={() => setEditing('new')}>{words.addItem}</Button>}
        {isDraft && <Button onClick={onImport}>{words.importing.open}</Button>}
        <Button href={`/api/v1/console/work-plans/${plan.id}.xlsx`}>{words.importing.download}</Button>
      </Space>
      <ErrorNote error={remove.error} />
      <DataTable
        label={field.items}
        rows={plan.items}
        rowKey={({ id }) => id}
        empty={words.emptyPlan}
        columns={[
          {
            key: 'title',
            title: field.itemTitle,
            render: (item) => (
              <>
                <span className="secondary" lang="zh-CN">
                  {item.number}
                </span>{' '}
                <span lang="zh-CN">{item.title}</span>
                {item.unsure.length > 0 && (
                  <div className="tag-unsure">▲ {item.unsure.map((one) => words.unsure[one]).join(' · ')}</div>
                )}
                {item.threshold && (
                  <div className="secondary" lang="zh-CN">
                    {item.threshold}
                  </div>
                )}
              </>
            ),
          },
          { key: 'units', title: field.units, width: 260, render: ({ parts }) => <UnitsView parts={parts} /> },
          {
            key: 'due',
            title: field.due,
            width: 150,
            render: ({ schedule, validFrom, validUntil }) => (
              <>
                <ScheduleView schedule={schedule} />
                {(validFrom ?? validUntil) && (
                  <div className="secondary">
                    {validFrom && <On on={validFrom} />} – {validUntil && <On on={validUntil} />}
                  </div>
                )}
              </>
            ),
          },
          { key: 'percent', title: field.percent, width: 80, render: ({ percent }) => words.percent(percent) },
          ...(isDraft
            ? [
                {
                  key: 'do',
                  title: t.common.actions,
                  width: 130,
                  render: (item: WorkPlanItem) => (
                    <Space wrap size={0}>
                      <Button type="link" size="small" onClick={() => setEditing(item)}>
                        {words.editItem}
                      </Button>
                      <Button
                        type="link"
                        size="small"
                        danger
                        onClick={() =>
                          void modal.confirm({
                            title: words.removeTitle(item.title),
                            okText: words.removeItem,
                            okButtonProps: { danger: true },
                            onOk: () => remove.mutateAsync(item).catch(() => undefined),
                          })
                        }
                      >
                        {words.removeItem}
                      </Button>
                    </Space>
                  ),
                },
              ]
            : []),
          ...(plan.state === 'in_force' && plan.mayWrite
            ? [
                {
                  key: 'amend',
                  title: t.common.actions,
                  width: 130,
                  render: (item: WorkPlanItem) =>
                    item.validUntil === null && (
                      <Space wrap size={0}>
                        <Button type="link" size="small" onClick={() => onPropose({ kind: 'replace', item })}>
                          {words.amendments.replace}
                        </Button>
                        <Button type="link" size="small" onClick={() => onPropose({ kind: 'end', item })}>
                          {words.amendments.end}
                        </Button>
                      </Space>
                    ),
                },
              ]
            : []),
        ]}
      />
      {editing && (
        <ItemDialog planId={plan.id} item={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
