import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { entryWords } from './filing-panel.tsx';
import { CATALOG, useFiling } from './queries.ts';

/** Public documents that are filed nowhere, each with the entries where it may belong. */
export function UnfiledTab() {
  const t = useTexts();
  const words = t.catalog.unfiled;
  const can = usePermissions();
  const query = useQuery({
    queryKey: [...CATALOG, 'unfiled'],
    queryFn: () => answer(http.GET('/api/v1/console/catalog-unfiled')),
  });
  const add = useFiling(t.catalog.filing.chosen);
  const mayFile = can('catalog.filing.write');
  return (
    <Loaded query={query}>
      {({ items, total, filed }) => (
        <>
          <p>
            {words.counts(filed, total)}
            {items.length > 0 && items.length < total - filed && (
              <span className="secondary"> · {words.first(items.length)}</span>
            )}
          </p>
          <ErrorNote error={add.error} />
          <DataTable
            label={t.catalog.tabs.unfiled}
            rows={items}
            rowKey={({ documentId }) => documentId}
            empty={<Nothing title={words.none} />}
            columns={[
              {
                key: 'title',
                title: words.document,
                render: ({ documentId, title }) => (
                  <Link to={`/documents/${documentId}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              {
                key: 'unit',
                title: words.unit,
                width: 170,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              {
                key: 'on',
                title: words.publishedOn,
                width: 122,
                whole: true,
                render: ({ publishedOn }) => publishedOn && <On on={publishedOn} />,
              },
              {
                key: 'suggested',
                title: words.suggestion,
                render: ({ documentId, suggested }) =>
                  suggested.map((entry) => (
                    <div key={entry.id}>
                      <span lang="zh-CN">{entryWords(entry)}</span>{' '}
                      {mayFile && (
                        <button
                          type="button"
                          className="link"
                          disabled={add.isPending}
                          aria-label={`${t.catalog.filing.fileUnder} ${entryWords(entry)}`}
                          onClick={() => add.mutate({ documentIds: [documentId], add: [entry.id], remove: [] })}
                        >
                          {t.catalog.filing.fileUnder}
                        </button>
                      )}
                    </div>
                  )),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
