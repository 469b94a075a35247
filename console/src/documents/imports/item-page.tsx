import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Space, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { DocumentFields, FieldName, ImportItem, ImportItemSummary, ImportView } from '../../api/types.ts';
import { useSession } from '../../app/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loaded, NotFound, Page } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { BodyView, marksAt } from '../body/body-view.tsx';
import { findWords, placesOfTask, type Place } from '../body/body-text.ts';
import { fieldFaults, FieldsForm } from '../fields-form.tsx';
import { TaskList } from '../tasks/task-list.tsx';
import { warningKind, Warnings } from '../warnings.tsx';
import { correctionsOf, fieldsOfItem, isIncluded, readField, useCorrections } from './corrections.ts';
import { ItemTag } from './import-tags.tsx';
import { importFileAddress, importItemQuery, importQuery } from './queries.ts';

/** One imported file in three parts: its fields with where they came from, its text, its tasks. */
export function Component() {
  const { id = '', position = '' } = useParams();
  const query = useQuery(importQuery(id));
  const item = query.data?.items.find((candidate) => String(candidate.position) === position);
  if (query.data && item) return <OpenedItem key={item.position} view={query.data} summary={item} />;
  if (query.data) return <NotFound />;
  return <Loaded query={query}>{() => null}</Loaded>;
}

function OpenedItem({ view, summary }: { view: ImportView; summary: ImportItemSummary }) {
  const query = useQuery(importItemQuery(view.id, summary.position, summary.state));
  return <Loaded query={query}>{(item) => <ItemView view={view} item={item} />}</Loaded>;
}

function ItemView({ view, item }: { view: ImportView; item: ImportItem }) {
  const t = useTexts();
  const { account } = useSession();
  const { corrections, set } = useCorrections(account.id, view.id);
  const own = corrections.items[item.position];
  const fields = fieldsOfItem(item, own?.fields);
  const [shown, setShown] = useState<{ places: Place[]; at: number }>({ places: [], at: 0 });
  const show = (places: Place[] | null) => setShown(({ at }) => ({ places: places ?? [], at: at + 1 }));
  const editable = view.state === 'ready' && item.state === 'read';
  const readable = view.items.filter((other) => other.isReadable);
  const at = readable.findIndex((other) => other.position === item.position);
  const neighbour = (step: number) => readable[at + step]?.position;
  usePageKeys(view.id, neighbour(-1), neighbour(1));
  const first = shown.places[0];
  return (
    <Page
      title={fields.title || item.fileName}
      heading={<span lang="zh-CN">{fields.title || item.fileName}</span>}
      {...(fields.title && { help: item.fileName })}
      tags={<ItemTag state={item.state} />}
      extra={
        <Space wrap>
          {editable && (
            <Checkbox
              checked={isIncluded(item, corrections)}
              onChange={(event) => set(item.position, { include: event.target.checked })}
            >
              {t.imports.include}
            </Checkbox>
          )}
          <Neighbour importId={view.id} position={neighbour(-1)} label={t.imports.previous} />
          <span className="secondary">{t.imports.itemTitle(at + 1, readable.length)}</span>
          <Neighbour importId={view.id} position={neighbour(1)} label={t.imports.next} />
          <LinkButton to={`/import/${view.id}`} type="primary">
            {t.imports.backToList}
          </LinkButton>
        </Space>
      }
    >
      {item.error && <ErrorNote error={new Error()} title={item.error.message} />}
      {item.duplicateOf && (
        <Alert
          type="info"
          className="note"
          title={t.imports.equalFile(item.duplicateOf.fileName)}
          action={<Link to={`/import/${view.id}/${item.duplicateOf.position}`}>{t.imports.openEqual}</Link>}
        />
      )}
      {item.documentId && item.state === 'duplicate' && (
        <Alert
          type="info"
          className="note"
          title={t.imports.existing(item.documentTitle ?? '')}
          action={<Link to={`/documents/${item.documentId}`}>{t.imports.openExisting}</Link>}
        />
      )}
      <div className="import-item">
        <section aria-labelledby="import-fields" className="import-fields">
          <h2 id="import-fields">{t.imports.fields}</h2>
          {editable ? (
            <EditableFields
              item={item}
              fields={fields}
              onChange={(next) => set(item.position, { fields: correctionsOf(item, next) })}
              onShow={(words) => show(findWords(item.body, words))}
            />
          ) : (
            <FieldsForm value={fields} onChange={() => undefined} />
          )}
          {editable && <p className="secondary">{t.imports.keptLocally}</p>}
        </section>
        <section aria-labelledby="import-body" className="import-body">
          <h2 id="import-body">{t.imports.body}</h2>
          <div className="import-scroll" tabIndex={0} role="group" aria-labelledby="import-body">
            <BodyView
              blocks={item.body}
              addressOf={(file) => importFileAddress(view.id, file)}
              marks={marksAt(shown.places, 'found')}
              target={first ? { block: first.block, at: shown.at } : null}
            />
          </div>
        </section>
        <section aria-labelledby="import-tasks" className="import-tasks">
          <h2 id="import-tasks">
            {t.imports.tasks} <span className="heading-count">{item.tasks.length}</span>
          </h2>
          <Warnings
            warnings={item.warnings.filter(({ field }) => field === undefined)}
            onShow={({ words = '' }) => show(findWords(item.body, words))}
          />
          <div className="import-scroll" tabIndex={0} role="group" aria-labelledby="import-tasks">
            <TaskList tasks={item.tasks} onShow={(task) => show(placesOfTask(item.body, task).text)} />
          </div>
        </section>
      </div>
    </Page>
  );
}

interface EditableFieldsProps {
  item: ImportItem;
  fields: DocumentFields;
  onChange: (fields: DocumentFields) => void;
  onShow: (words: string) => void;
}

const LOOKS = {
  certain: { tone: 'green', shape: '●' },
  likely: { tone: 'amber', shape: '▲' },
  none: { tone: 'red', shape: '○' },
  corrected: { tone: 'blue', shape: '◆' },
} as const;

/** The fields with how certain each is and the words it came from; going into a field shows them in the text. */
function EditableFields({ item, fields, onChange, onShow }: EditableFieldsProps) {
  const t = useTexts();
  const read = fieldsOfItem(item);
  const isCorrected = (name: FieldName) => (fields[name] ?? '') !== (read[name] ?? '');
  return (
    <FieldsForm
      value={fields}
      onChange={onChange}
      faults={fieldFaults(fields, t)}
      onFocus={(name) => {
        const { words } = readField(item, name);
        if (words) onShow(words);
      }}
      aside={(name) => {
        const confidence = isCorrected(name) ? 'corrected' : readField(item, name).confidence;
        return (
          <Tooltip title={t.imports.confidenceHelp[confidence]}>
            <span>
              <StateTag {...LOOKS[confidence]}>{t.imports.confidence[confidence]}</StateTag>
            </span>
          </Tooltip>
        );
      }}
      below={(name) => {
        const { words = '', value } = readField(item, name);
        const doubt = item.warnings.find((warning) => warning.field === name && warning.code !== 'field_missing');
        const showWords = words !== '' && words !== value;
        if (!doubt && !showWords && !isCorrected(name)) return null;
        return (
          <>
            {doubt && <div className="amber">{warningKind(doubt, t)}</div>}
            {showWords && (
              <button type="button" className="link source" onClick={() => onShow(words)} title={t.imports.showSource}>
                {t.imports.source(words.length > 40 ? `${words.slice(0, 40)}…` : words)}
              </button>
            )}
            {isCorrected(name) && (
              <button type="button" className="link" onClick={() => onChange({ ...fields, [name]: read[name] })}>
                {t.imports.restore}
              </button>
            )}
          </>
        );
      }}
    />
  );
}

function Neighbour({ importId, position, label }: { importId: string; position: number | undefined; label: string }) {
  if (position === undefined) return <Button disabled>{label}</Button>;
  return <LinkButton to={`/import/${importId}/${position}`}>{label}</LinkButton>;
}

/** Alt with Page Up or Page Down goes to the file before or after. */
function usePageKeys(importId: string, previous: number | undefined, next: number | undefined) {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      const to = event.key === 'PageUp' ? previous : event.key === 'PageDown' ? next : undefined;
      if (to === undefined) return;
      event.preventDefault();
      void navigate(`/import/${importId}/${to}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, importId, previous, next]);
}
