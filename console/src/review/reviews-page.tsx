import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { ReviewView } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { At, WaitingSince } from '../ui/times.tsx';

/** Reviews that wait for me, longest first. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['reviews', 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/reviews'))).items,
  });
  const waiting = ({ steps }: ReviewView) => steps.find(({ state }) => state === 'waiting');
  const columns: Column<ReviewView>[] = [
    {
      key: 'title',
      title: t.documents.field.title,
      render: ({ id, title }) => (
        <Link to={`/reviews/${id}`} lang="zh-CN">
          {title}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t.documents.organisation,
      width: 200,
      render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
    },
    {
      key: 'step',
      title: t.reviews.step,
      width: 130,
      render: (review) => {
        const step = waiting(review);
        return step && (locale === 'en' ? step.nameEn : step.nameZh);
      },
    },
    {
      key: 'since',
      title: t.workbench.since,
      width: 230,
      render: (review) => {
        const at = waiting(review)?.waitingSince;
        return at && <WaitingSince at={at} />;
      },
    },
    {
      key: 'submitted',
      title: t.reviews.submittedBy,
      width: 200,
      render: ({ submittedByName, submittedAt }) => (
        <>
          {submittedByName}
          <div className="secondary">
            <At at={submittedAt} />
          </div>
        </>
      ),
    },
  ];
  return (
    <Page title={t.reviews.title} help={t.reviews.help}>
      <Loaded query={query}>
        {(reviews) => (
          <DataTable
            label={t.reviews.title}
            columns={columns}
            rows={reviews}
            rowKey={({ id }) => id}
            empty={<Nothing title={t.reviews.empty} />}
            onOpen={({ id }) => void navigate(`/reviews/${id}`)}
          />
        )}
      </Loaded>
    </Page>
  );
}
