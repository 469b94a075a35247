import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { REQUESTS } from '../queries.ts';

/** Finds a request of a unit by its number or code. */
export function CaseSelect(props: {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  unit: string | null;
  /** What stands there for the value that came with the form. */
  known?: { id: string; number: string } | null;
}) {
  const { id, value, onChange, unit, known = null } = props;
  const words = useTexts().requestRegisters;
  const [find, setFind] = useState('');
  const query = useQuery({
    queryKey: [...REQUESTS, 'found', unit, find],
    enabled: unit !== null,
    placeholderData: keepPreviousData,
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/requests', {
          params: { query: { view: 'closed', page: 1, unit: unit ?? '', ...(find && { find }) } },
        }),
      ),
  });
  const found = (query.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}`.trim() }));
  const options =
    known && !find && !found.some((one) => one.value === known.id)
      ? [{ value: known.id, label: known.number }, ...found]
      : found;
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      allowClear
      disabled={unit === null}
      showSearch={{ filterOption: false, onSearch: setFind }}
      options={options}
      loading={query.isFetching}
      placeholder={unit === null ? undefined : words.caseHint}
      notFoundContent={words.noCase}
    />
  );
}
