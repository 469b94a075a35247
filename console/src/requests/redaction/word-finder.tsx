import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { searchWords, suggestPlaces, type Found, type Mark, type Redaction } from './queries.ts';

/** Finds words and personal data in the whole document, and marks the places with the chosen ground: no mouse is needed. */
export function WordFinder(props: {
  id: string;
  ground: string;
  grounds: Redaction['grounds'];
  onGround: (ground: string) => void;
  onAdd: (found: Pick<Mark, 'page' | 'rects'>[]) => void;
}) {
  const { id, ground, grounds, onGround, onAdd } = props;
  const t = useTexts();
  const locale = useLocale();
  const [found, setFound] = useState<Found[] | null>(null);
  const show = { onSuccess: ({ items }: { items: Found[] }) => setFound(items) };
  const search = useMutation({ mutationFn: searchWords, ...show });
  const suggest = useMutation({ mutationFn: suggestPlaces, ...show });
  const kinds: Record<string, string> = t.findings.kind;
  const take = (one: Found) => {
    onAdd([one]);
    setFound((before) => before?.filter((other) => other !== one) ?? null);
  };
  return (
    <section className="panel" aria-labelledby="finder">
      <h2 id="finder">{t.redaction.search}</h2>
      <ErrorNote error={search.error ?? suggest.error} />
      <label htmlFor="redaction-ground">{t.redaction.ground}</label>
      <Select
        id="redaction-ground"
        className="full"
        value={ground}
        onChange={onGround}
        options={grounds.map((one) => ({ value: one.code, label: `${one.clause} ${one.title[locale]}` }))}
      />
      <p className="secondary">{t.redaction.searchHelp}</p>
      <Input.Search
        aria-label={t.redaction.search}
        enterButton={t.redaction.search}
        maxLength={200}
        loading={search.isPending}
        onSearch={(words) => words.trim() && search.mutate({ id, words: words.trim() })}
      />
      <p>
        <Button loading={suggest.isPending} onClick={() => suggest.mutate(id)}>
          {t.redaction.suggest}
        </Button>
      </p>
      <div role="status">{found?.length === 0 && t.redaction.foundNone}</div>
      {found && found.length > 0 && (
        <>
          <Button
            type="primary"
            onClick={() => {
              onAdd(found);
              setFound(null);
            }}
          >
            {t.redaction.markAll(found.length)}
          </Button>
          <ul className="rows redaction-found">
            {found.map((one, at) => (
              <li key={at} className="row">
                <div className="row-main" lang="zh-CN">
                  {one.before}
                  <mark>{one.text}</mark>
                  {one.after}
                  <div className="row-line">
                    {one.page} {kinds[one.kind] ?? ''}
                  </div>
                </div>
                <Space>
                  <Button aria-label={`${t.redaction.markOne}：${one.text}`} onClick={() => take(one)}>
                    {t.redaction.markOne}
                  </Button>
                </Space>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
