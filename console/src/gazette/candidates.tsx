import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import type { Composed } from './composition.ts';
import { GAZETTE } from './issue-tag.tsx';

/** Public documents of all units that stand in no issue yet. */
export function Candidates({ taken, onAdd }: { taken: readonly string[]; onAdd: (entry: Composed) => void }) {
  const t = useTexts();
  const words = t.gazette;
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const query = useQuery({
    queryKey: [...GAZETTE, 'candidates', text, unit],
    queryFn: async () =>
      (
        await answer(
          http.GET('/api/v1/console/gazette-candidates', {
            params: { query: { ...(text && { q: text }), ...(unit && { organisation: unit }) } },
          }),
        )
      ).items,
  });
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">{words.candidates}</h2>
      <p className="secondary">{words.candidatesHelp}</p>
      <div className="filters" role="search" aria-label={t.common.filters}>
        <Input.Search
          className="filter-search"
          allowClear
          maxLength={100}
          aria-label={words.search}
          placeholder={words.search}
          onSearch={(next) => setText(next.trim())}
        />
        <UnitSelect
          allowClear
          className="filter-wide"
          label={t.documents.organisation}
          value={unit}
          onChange={setUnit}
        />
      </div>
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.candidates}
            rows={rows.filter(({ documentId }) => !taken.includes(documentId))}
            rowKey={({ documentId }) => documentId}
            empty={<Nothing title={words.nothing} />}
            columns={[
              {
                key: 'title',
                title: words.field.title,
                render: ({ documentId, title }) => (
                  <Link to={`/documents/${documentId}`} lang="zh-CN">
                    {title}
                  </Link>
                ),
              },
              {
                key: 'number',
                title: t.documents.field.documentNumber,
                width: 170,
                render: ({ documentNumber }) => documentNumber,
              },
              {
                key: 'unit',
                title: t.documents.organisation,
                width: 170,
                render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
              },
              {
                key: 'on',
                title: t.documents.field.publishedOn,
                width: 122,
                whole: true,
                render: ({ publishedOn }) => publishedOn && <On on={publishedOn} />,
              },
              {
                key: 'add',
                title: t.common.actions,
                width: 100,
                render: ({ documentId, title }) => (
                  <Button
                    size="small"
                    aria-label={`${words.addItem} ${title}`}
                    onClick={() => onAdd({ documentId, title, section: '', isPublic: true })}
                  >
                    {words.addItem}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
