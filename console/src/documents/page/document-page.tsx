import { useQuery } from '@tanstack/react-query';
import { Alert, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { DocumentDetail, Edition } from '../../api/types.ts';
import { useLocale } from '../../api/locale.ts';
import { PlacementsPanel } from '../../columns/placements-panel.tsx';
import { FilingPanel } from '../../catalog/filing-panel.tsx';
import { ChannelsPanel } from '../../channels/channels-panel.tsx';
import { InterpretationPanel } from '../../interpretation/interpretation-panel.tsx';
import { NormativePanel } from '../../normative/normative-panel.tsx';
import { ReviewHere } from '../../review/review-here.tsx';
import { useTexts } from '../../texts/index.ts';
import { dateWords, dayOf, sizeWords } from '../../time/dates.ts';
import { Loaded, Page } from '../../ui/page.tsx';
import { EditionTag } from '../../ui/state-tag.tsx';
import { BodyView, marksAt } from '../body/body-view.tsx';
import { findWords, placesOfTask, type Place } from '../body/body-text.ts';
import { FieldsView } from '../fields-view.tsx';
import { documentQuery } from '../queries.ts';
import { TaskList } from '../tasks/task-list.tsx';
import { ReturnedNote } from '../returned-note.tsx';
import { Warnings } from '../warnings.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { DisclosurePanel } from '../timed/disclosure-panel.tsx';
import { PreviewsPanel } from '../timed/previews-panel.tsx';
import { TermsPanel } from '../timed/terms-panel.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';

/** One document in three parts: what it is, what happened, what can be done next. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery(documentQuery(id));
  const shown = query.data?.draft ?? query.data?.live;
  const title = shown ? shown.title : query.data?.withdrawn?.title;
  return (
    <Page
      title={title || t.documents.untitled}
      heading={<span lang="zh-CN">{title || (query.isPending ? t.common.loading : t.documents.untitled)}</span>}
      tags={shown ? <EditionTag state={shown.state} /> : query.data?.withdrawn && <EditionTag state="withdrawn" />}
    >
      <Loaded query={query}>{(data) => <DocumentParts document={data} />}</Loaded>
    </Page>
  );
}

function DocumentParts({ document }: { document: DocumentDetail }) {
  const t = useTexts();
  const locale = useLocale();
  const { draft, live, withdrawn } = document;
  const [choice, setChoice] = useState<'draft' | 'live'>('draft');
  const edition = (choice === 'draft' ? draft : live) ?? live ?? draft;
  return (
    <div className="document">
      <section className="document-what" aria-label={t.documents.part.what}>
        {withdrawn && (
          <Alert
            type="error"
            className="note"
            title={t.documents.withdrawnBanner(dateWords(locale, dayOf(withdrawn.at)))}
            description={withdrawn.reason}
          />
        )}
        <ReturnedNote document={document} />
        {draft && live && (
          <Segmented
            className="edition-choice"
            aria-label={t.documents.edition.shown}
            value={choice}
            onChange={setChoice}
            options={[
              { value: 'draft', label: t.documents.edition[draft.state](draft.number) },
              { value: 'live', label: t.documents.edition[live.state](live.number) },
            ]}
          />
        )}
        {edition ? (
          <EditionView
            key={edition.id}
            documentId={document.id}
            edition={edition}
            checked={edition.id === (draft ?? live)?.id}
          />
        ) : (
          <p className="secondary">{withdrawn ? t.documents.withdrawnText : t.documents.noText}</p>
        )}
      </section>
      <div className="document-side">
        {document.reviewId && <ReviewHere reviewId={document.reviewId} />}
        <ActionsPanel document={document} />
        {/* In the order in which an officer needs them: what holds a draft up, where it goes, when, and what became of it. */}
        <DisclosurePanel documentId={document.id} />
        <InterpretationPanel documentId={document.id} title={shownTitle(document)} />
        <NormativePanel documentId={document.id} />
        <PlacementsPanel documentId={document.id} />
        <FilingPanel documentId={document.id} />
        <TermsPanel document={document} />
        <PreviewsPanel document={document} />
        <HistoryPanel history={document.history} />
        {(live ?? withdrawn) && (
          <>
            <ChannelsPanel documentId={document.id} />
            <ReceiptsPanel documentId={document.id} />
          </>
        )}
      </div>
    </div>
  );
}

const shownTitle = ({ draft, live }: DocumentDetail) => (draft ?? live)?.title ?? '';

/** Fields, text and tasks of one edition, with what is to be checked. */
function EditionView({ documentId, edition, checked }: { documentId: string; edition: Edition; checked: boolean }) {
  const t = useTexts();
  const [tab, setTab] = useState('text');
  const [shown, setShown] = useState<{ places: Place[]; at: number }>({ places: [], at: 0 });
  const show = (places: Place[]) => {
    setTab('text');
    setShown({ places, at: Date.now() });
  };
  const first = shown.places[0];
  return (
    <>
      {checked && (
        <FindingsPanel
          id={documentId}
          version={edition.version}
          onShow={(words) => show(findWords(edition.body, words) ?? [])}
        />
      )}
      <Warnings warnings={edition.warnings} onShow={({ words = '' }) => show(findWords(edition.body, words) ?? [])} />
      <section aria-label={t.documents.metadata}>
        <FieldsView fields={edition} titled />
        {edition.original && (
          <p className="original">
            {t.common.labelled(t.documents.original, '')}{' '}
            <a href={edition.original.url} download={edition.original.name}>
              {t.documents.originalOpen(edition.original.name, sizeWords(edition.original.size))}
            </a>
          </p>
        )}
      </section>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'text',
            label: t.documents.text,
            children: (
              <>
                <h2 className="visually-hidden">{t.documents.text}</h2>
                <BodyView
                  blocks={edition.body}
                  marks={marksAt(shown.places, 'found')}
                  target={first ? { block: first.block, at: shown.at } : null}
                />
              </>
            ),
          },
          {
            key: 'tasks',
            label: `${t.documents.tasks} ${edition.tasks.length}`,
            children: <TaskList tasks={edition.tasks} onShow={(task) => show(taskPlaces(edition, task))} />,
          },
        ]}
      />
    </>
  );
}

function taskPlaces(edition: Edition, task: Edition['tasks'][number]): Place[] {
  const { text } = placesOfTask(edition.body, task);
  if (text.length > 0) return text;
  const block = edition.body.findIndex(({ anchor }) => anchor === task.anchor);
  return block < 0 ? [] : [{ block, start: 0, end: 1_000_000 }];
}
