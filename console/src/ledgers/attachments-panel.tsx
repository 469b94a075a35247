import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useRef } from 'react';
import { answer, http, upload } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { sizeWords } from '../time/dates.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useShown } from '../ui/use-shown.ts';
import { LEDGERS, type Entry, type LedgerKind } from './queries.ts';

/** The attachments of an entry: added and taken out while it is a draft; in public ledgers each may go out with it. */
export function AttachmentsPanel({ entry, kind }: { entry: Entry; kind: LedgerKind }) {
  const t = useTexts();
  const words = t.ledgers;
  const input = useRef<HTMLInputElement | null>(null);
  const shown = useShown(LEDGERS);
  const onSuccess = () => shown(t.common.saved);
  const add = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      const query = new URLSearchParams({ version: String(entry.version), isPublic: String(kind.isPublic) });
      return upload<Entry>(`/api/v1/console/ledger-entries/${entry.id}/files?${query}`, form, () => undefined);
    },
    onSuccess,
  });
  const path = (sha256: string) => ({ path: { id: entry.id, sha256 } });
  const mark = useMutation({
    mutationFn: ({ sha256, isPublic }: { sha256: string; isPublic: boolean }) =>
      answer(
        http.PATCH('/api/v1/console/ledger-entries/{id}/files/{sha256}', {
          params: path(sha256),
          body: { version: entry.version, isPublic },
        }),
      ),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (sha256: string) =>
      answer(
        http.DELETE('/api/v1/console/ledger-entries/{id}/files/{sha256}', {
          params: { ...path(sha256), query: { version: entry.version } },
        }),
      ),
    onSuccess,
  });
  return (
    <section className="panel" aria-labelledby="attachments">
      <h2 id="attachments">{words.attachments}</h2>
      <ErrorNote error={add.error ?? mark.error ?? remove.error} />
      {entry.attachments.length === 0 && (
        <p className="secondary">{kind.needsAttachment ? words.attachNeeded : words.noFiles}</p>
      )}
      <ul className="plain-list">
        {entry.attachments.map(({ sha256, name, size, isPublic }) => (
          <li key={sha256}>
            <a href={`/api/v1/console/ledger-entries/${entry.id}/files/${sha256}`} lang="zh-CN">
              {name}
            </a>{' '}
            <span className="secondary">{sizeWords(size)}</span>{' '}
            {kind.isPublic && (
              <Checkbox
                aria-label={words.publicFile(name)}
                checked={isPublic}
                disabled={!entry.mayWrite || mark.isPending}
                onChange={({ target }) => mark.mutate({ sha256, isPublic: target.checked })}
              >
                {words.public}
              </Checkbox>
            )}
            {entry.mayWrite && (
              <Button
                size="small"
                type="text"
                danger
                aria-label={words.removeFile(name)}
                loading={remove.isPending && remove.variables === sha256}
                onClick={() => remove.mutate(sha256)}
              >
                {t.common.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entry.mayWrite && (
        <>
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={words.attach}
            accept=".pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) add.mutate(file);
              target.value = '';
            }}
          />
          <Button loading={add.isPending} onClick={() => input.current?.click()}>
            {words.attach}
          </Button>{' '}
          <span className="secondary">{words.attachHelp}</span>
        </>
      )}
    </section>
  );
}
