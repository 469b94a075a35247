import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { At } from '../../ui/times.tsx';

type Publication = NonNullable<Answer<'/api/v1/console/documents/{id}/receipts'>['publication']>;

/** How often the surfaces are asked for while some of them are not settled yet. */
const AGAIN_MS = 2000;

/** The proof of the last publication or withdrawal, surface by surface. Nothing is shown of what was never public. */
export function ReceiptsPanel({ documentId }: { documentId: string }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['documents', 'one', documentId, 'receipts'],
    queryFn: () =>
      answer(http.GET('/api/v1/console/documents/{id}/receipts', { params: { path: { id: documentId } } })),
    refetchInterval: ({ state }) => (left(state.data?.publication) > 0 ? AGAIN_MS : false),
  });
  const publication = data?.publication;
  if (!publication) return null;
  const { state, version, surfaces } = publication;
  const count = left(publication);
  const settled = state === 'published' ? t.receipts.allPublished : t.receipts.allWithdrawn;
  return (
    <section aria-labelledby="receipts" className="panel">
      <h2 id="receipts">{t.receipts.title}</h2>
      <p className="flush">
        {t.receipts[state](version)}
        <br />
        <span className="secondary" role="status">
          {count === 0 ? settled : t.receipts.someLeft(count)}
        </span>
      </p>
      <Table<Publication['surfaces'][number]>
        size="small"
        pagination={false}
        rowKey="name"
        dataSource={surfaces}
        columns={[
          { key: 'surface', title: t.receipts.column.surface, render: (_, { name }) => t.receipts.surface[name] },
          {
            key: 'version',
            title: t.receipts.column.version,
            render: (_, row) => (row.version === null ? '—' : t.receipts.nth(row.version)),
          },
          {
            key: 'settledAt',
            title: t.receipts.column.settledAt,
            render: (_, row) => (row.settled && row.settledAt ? <At at={row.settledAt} /> : t.receipts.notSettled),
          },
        ]}
      />
    </section>
  );
}

const left = (publication: Publication | null | undefined): number =>
  publication?.surfaces.filter(({ settled }) => !settled).length ?? 0;
