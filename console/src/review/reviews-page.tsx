import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { ReviewView } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { At, WaitingSince } from '../ui/times.tsx';

/** Reviews that wait for me, longest first. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['reviews', 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/reviews'))).items,
  });
  const waiting = ({ steps }: ReviewView) => steps.find(({ state }) => state === 'waiting');
  const columns: TableColumnsType<ReviewView> = [
    {
      title: t.documents.field.title,
      dataIndex: 'title',
      className: 'title-cell',
      render: (title: string, { id }) => (
        <Link to={`/reviews/${id}`} lang="zh-CN">
          {title}
        </Link>
      ),
    },
    { title: t.documents.organisation, dataIndex: 'organisationName', width: 200 },
    {
      title: t.reviews.step,
      key: 'step',
      width: 130,
      render: (_, review) => {
        const step = waiting(review);
        return step && (locale === 'en' ? step.nameEn : step.nameZh);
      },
    },
    {
      title: t.workbench.since,
      key: 'since',
      width: 240,
      render: (_, review) => {
        const at = waiting(review)?.waitingSince;
        return at && <WaitingSince at={at} />;
      },
    },
    {
      title: t.reviews.submittedBy,
      dataIndex: 'submittedByName',
      width: 220,
      render: (name: string, { submittedAt }) => (
        <>
          {name}
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
        {(reviews) =>
          reviews.length === 0 ? (
            <Nothing title={t.reviews.empty} />
          ) : (
            <Table
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={reviews}
              pagination={false}
              scroll={{ x: 760 }}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
