import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Progress, Space } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, http, upload } from '../../api/client.ts';
import type { ImportSummary } from '../../api/types.ts';
import { useSession } from '../../app/session.tsx';
import { UnitSelect } from '../../organisations/unit-select.tsx';
import { useTexts } from '../../texts/index.ts';
import { sizeWords } from '../../time/dates.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded, Nothing, Page } from '../../ui/page.tsx';
import { At } from '../../ui/times.tsx';
import { filesOfDrop } from './dropped-files.ts';
import { ImportTag } from './import-tags.tsx';

/** Choose a unit and files, send them, go on to what was read. Below: earlier imports to come back to. */
export function Component() {
  const t = useTexts();
  const { account } = useSession();
  const navigate = useNavigate();
  const [unit, setUnit] = useState<string | null>(account.organisationId);
  const [files, setFiles] = useState<File[]>([]);
  const [share, setShare] = useState(0);
  const [stopped, setStopped] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: () => {
      const form = new FormData();
      // The server reads the unit before the first file.
      form.append('organisationId', unit ?? '');
      for (const file of files) form.append('files', file, file.name);
      abort.current = new AbortController();
      setShare(0);
      return upload<{ id: string }>('/api/v1/console/imports', form, setShare, abort.current.signal);
    },
    onMutate: () => setStopped(false),
    onSuccess: ({ id }) => void navigate(`/import/${id}`),
    onError: (error) => setStopped(error instanceof DOMException && error.name === 'AbortError'),
  });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <Page title={t.imports.title} help={t.imports.help}>
      <Form layout="vertical" component="div" className="import-start">
        <Form.Item label={t.imports.organisation} htmlFor="import-unit">
          <UnitSelect id="import-unit" value={unit} onChange={setUnit} className="filter-wide" />
        </Form.Item>
        <DropZone busy={send.isPending} onFiles={setFiles} />
        {stopped ? (
          <p role="status">{t.imports.cancelled}</p>
        ) : (
          <ErrorNote error={send.error} onRetry={() => send.mutate()} />
        )}
        {files.length > 0 && !send.isPending && (
          <Space wrap>
            <span>{t.imports.chosen(files.length, sizeWords(size))}</span>
            <Button type="primary" disabled={!unit} onClick={() => send.mutate()}>
              {t.imports.start}
            </Button>
            <Button onClick={() => setFiles([])}>{t.common.clear}</Button>
          </Space>
        )}
        {send.isPending && (
          <div role="status">
            <div>{t.imports.uploading(Math.round(share * 100))}</div>
            <Progress percent={Math.round(share * 100)} aria-label={t.imports.uploading(Math.round(share * 100))} />
            <Button onClick={() => abort.current?.abort()}>{t.imports.cancelUpload}</Button>
          </div>
        )}
      </Form>
      <Recent />
    </Page>
  );
}

/** A place to drop files and folders, with ordinary buttons for keyboards. */
function DropZone({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const t = useTexts();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) void filesOfDrop(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
  };
  const take = (list: FileList | null) => {
    if (list && list.length > 0) onFiles([...list]);
  };
  return (
    <div
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined className="drop-icon" aria-hidden="true" />
      <p>{t.imports.drop}</p>
      <Space wrap>
        <Button disabled={busy} onClick={() => picker.current?.click()}>
          {t.imports.chooseFiles}
        </Button>
        <Button disabled={busy} onClick={() => folderPicker.current?.click()}>
          {t.imports.chooseFolder}
        </Button>
      </Space>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t.imports.chooseFiles}
        onChange={(event) => take(event.target.files)}
      />
      <input
        ref={(input) => {
          folderPicker.current = input;
          // Not yet an attribute that React knows.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={t.imports.chooseFolder}
        onChange={(event) => take(event.target.files)}
      />
    </div>
  );
}

function Recent() {
  const t = useTexts();
  const query = useQuery({
    queryKey: ['imports', 'list'],
    queryFn: async () => (await answer(http.GET('/api/v1/console/imports'))).items,
  });
  const columns: Column<ImportSummary>[] = [
    {
      key: 'started',
      title: t.imports.startedAt,
      render: ({ id, createdAt }) => (
        <Link to={`/import/${id}`}>
          <At at={createdAt} />
        </Link>
      ),
    },
    { key: 'files', title: t.imports.fileCount, width: 100, render: ({ total }) => total },
    { key: 'state', title: t.common.state, width: 140, render: ({ state }) => <ImportTag state={state} /> },
  ];
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t.imports.recent}</h2>
      <Loaded query={query} rows={3}>
        {(items) => (
          <div className="narrow-table">
            <DataTable
              label={t.imports.recent}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={<Nothing title={t.imports.recentNone} />}
            />
          </div>
        )}
      </Loaded>
    </section>
  );
}
