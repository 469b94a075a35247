import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';

type Held = Answer<'/api/v1/console/findings'>['items'][number];

/** Public documents in which the checks of today find what must not be public. */
export function Component() {
  const t = useTexts();
  const query = useQuery({
    queryKey: ['findings', 'public'],
    queryFn: () => answer(http.GET('/api/v1/console/findings')),
  });
  const columns: Column<Held>[] = [
    {
      key: 'title',
      title: t.findings.column.title,
      render: ({ id, title }) => (
        <Link to={`/documents/${id}`} lang="zh-CN">
          {title}
        </Link>
      ),
    },
    {
      key: 'findings',
      title: t.findings.column.findings,
      render: ({ findings }) =>
        findings
          .slice(0, 5)
          .map(({ kind, excerpt, file }) =>
            t.common.labelled(
              (t.findings.kind as Record<string, string>)[kind] ?? kind,
              [excerpt, file].filter(Boolean).join(' · '),
            ),
          )
          .join('；'),
    },
  ];
  return (
    <Page title={t.findings.stock} help={t.findings.stockHelp}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.findings.stockEmpty} />
          ) : (
            <DataTable<Held> label={t.findings.stock} rowKey={({ id }) => id} rows={items} columns={columns} />
          )
        }
      </Loaded>
    </Page>
  );
}
