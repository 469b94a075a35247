import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { EditionState } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';

/** The identifier at the end of a document's address, public or in the console. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/;

interface DocumentSelectProps {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
  /** Name of the field for screen readers where no label stands above. */
  label?: string;
  /** Titles of what is chosen already. */
  known?: readonly { id: string; title: string }[];
  state?: EditionState;
  most?: number;
}

/** Chooses documents by typing a part of their title or number, or by pasting the address of one, which may be another unit's. */
export function DocumentSelect({ id, value, onChange, label, known = [], state, most }: DocumentSelectProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const query = useQuery({
    queryKey: ['documents', 'choose', text, state],
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/documents', {
          params: { query: { limit: 30, ...(text.trim() && { q: text.trim() }), ...(state && { state }) } },
        }),
      ),
  });
  const found = (query.data?.items ?? []).map((item) => ({ value: item.id, label: item.title }));
  const pasted = ID.exec(text)?.[0];
  const others = [...known, ...(pasted ? [{ id: pasted, title: text.trim() }] : [])]
    .filter((item) => !found.some(({ value: foundId }) => foundId === item.id))
    .map((item) => ({ value: item.id, label: item.title }));
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      className="full"
      aria-label={label}
      value={value ?? []}
      onChange={(next: string[]) => onChange?.(next)}
      {...(most !== undefined && { maxCount: most })}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={query.isFetching}
      options={[...others, ...found]}
      notFoundContent={query.isFetching ? t.common.loading : t.documents.empty}
    />
  );
}
