import { useQuery } from '@tanstack/react-query';
import { Segmented, Tag } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { ReviewListItem } from '../api/types.ts';
import { REVIEW_STEPS } from '../app/navigation.ts';
import { usePermissions } from '../app/session.tsx';
import { BulkBar } from '../documents/bulk/bulk-bar.tsx';
import type { BulkItem } from '../documents/bulk/bulk.ts';
import { useSelection } from '../documents/bulk/use-selection.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { At, WaitingSince } from '../ui/times.tsx';
import { ClockLight } from './clock-light.tsx';
import { StandIns } from './stand-ins.tsx';
import { WaitingFor } from './waiting-for.tsx';

/** Reviews that wait for me; for those who look after units, all open ones of these. Longest waiting first. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const [params, setParams] = useSearchParams();
  const reviewsMyself = REVIEW_STEPS.some(can);
  const oversees = can('review.review.oversee');
  const scope = oversees && (!reviewsMyself || params.get('scope') === 'unit') ? 'unit' : 'mine';
  const query = useQuery({
    queryKey: ['reviews', 'list', scope],
    queryFn: () => answer(http.GET('/api/v1/reviews', { params: { query: { scope } } })),
    refetchInterval: 60_000,
  });
  return (
    <Page title={t.reviews.title} help={scope === 'unit' ? t.reviews.helpUnit : t.reviews.help}>
      {oversees && reviewsMyself && (
        <Segmented
          className="scope-choice"
          aria-label={t.reviews.scope}
          value={scope}
          onChange={(next) => setParams(next === 'unit' ? { scope: 'unit' } : {}, { replace: true })}
          options={(['mine', 'unit'] as const).map((value) => ({ value, label: t.reviews.scopes[value] }))}
        />
      )}
      <Loaded query={query}>
        {({ items, more }) => (
          <>
            <Reviews key={scope} reviews={items} scope={scope} />
            {more && <p className="secondary">{t.reviews.cut(items.length)}</p>}
            <StandIns mayGive={reviewsMyself} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const bulkItem = ({ id, version, title, mayDecide }: ReviewListItem): BulkItem => ({
  key: id,
  id,
  version,
  title,
  to: `/reviews/${id}`,
  may: mayDecide ? ['approve'] : [],
});

function Reviews({ reviews, scope }: { reviews: readonly ReviewListItem[]; scope: 'mine' | 'unit' }) {
  const t = useTexts();
  const navigate = useNavigate();
  const selection = useSelection(reviews.map(bulkItem));
  return (
    <>
      <BulkBar chosen={selection.chosen} onClear={selection.clear} onDone={selection.drop} />
      <DataTable
        label={t.reviews.title}
        columns={useColumns(scope)}
        rows={reviews}
        rowKey={({ id }) => id}
        {...(reviews.some(({ mayDecide }) => mayDecide) && {
          selection: {
            keys: selection.keys,
            onChange: selection.set,
            label: ({ title }: ReviewListItem) => t.bulk.select(title),
            selectable: ({ mayDecide }: ReviewListItem) => mayDecide,
          },
        })}
        empty={
          scope === 'unit' ? (
            <Nothing title={t.reviews.emptyUnit} />
          ) : (
            <Nothing title={t.reviews.empty} help={t.reviews.emptyHelp} />
          )
        }
        onOpen={({ id }) => void navigate(`/reviews/${id}`)}
      />
    </>
  );
}

function useColumns(scope: 'mine' | 'unit'): Column<ReviewListItem>[] {
  const t = useTexts();
  const locale = useLocale();
  return [
    {
      key: 'title',
      title: t.documents.field.title,
      render: ({ id, title, mode, mayDecideFor }) => (
        <>
          <Link to={`/reviews/${id}`} lang="zh-CN">
            {title}
          </Link>{' '}
          {mode === 'afterwards' && <Tag color="volcano">{t.reviews.afterwards}</Tag>}
          {mayDecideFor && <Tag>{t.reviews.decidedFor(mayDecideFor)}</Tag>}
        </>
      ),
    },
    {
      key: 'unit',
      title: t.documents.organisation,
      width: 150,
      render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
    },
    {
      key: 'step',
      title: t.reviews.step,
      width: 118,
      render: ({ step, stepNumber, stepCount }) =>
        t.reviews.stepOf(locale === 'en' ? step.nameEn : step.nameZh, stepNumber, stepCount),
    },
    ...(scope === 'unit'
      ? [
          {
            key: 'for',
            title: t.reviews.waitsFor,
            width: 160,
            render: ({ waitingFor }: ReviewListItem) => <WaitingFor names={waitingFor} />,
          },
        ]
      : []),
    {
      key: 'since',
      title: t.workbench.since,
      width: scope === 'unit' ? 136 : 200,
      render: ({ waitingSince, clock, isEscalated }) => (
        <>
          <WaitingSince at={waitingSince} />
          {clock && (
            <div>
              <ClockLight clock={clock} />
            </div>
          )}
          {isEscalated && <div className="secondary">{t.reviews.escalated}</div>}
        </>
      ),
    },
    {
      key: 'submitted',
      title: t.reviews.submittedBy,
      width: 150,
      render: ({ submittedByName, submittedAt }) => (
        <>
          <span lang="zh-CN">{submittedByName}</span>
          <div className="secondary">
            <At at={submittedAt} />
          </div>
        </>
      ),
    },
  ];
}
