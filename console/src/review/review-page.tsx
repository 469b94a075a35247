import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { BodyBlock, DocumentDetail, DocumentFields, Edition, ReviewView } from '../api/types.ts';
import { BodyView, marksAt } from '../documents/body/body-view.tsx';
import { findWords, placesOfTask, type Place } from '../documents/body/body-text.ts';
import { ComparedBodies, ComparedFields } from '../documents/compare/compared-view.tsx';
import { FieldsView } from '../documents/fields-view.tsx';
import { FindingsPanel } from '../documents/page/findings-panel.tsx';
import { documentQuery } from '../documents/queries.ts';
import { pageQuery } from '../pages/pages-query.ts';
import { TaskList } from '../documents/tasks/task-list.tsx';
import { Warnings } from '../documents/warnings.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useInstantWords } from '../ui/times.tsx';
import { DecisionPanel, reviewKey } from './decision-panel.tsx';
import { ReturnsView } from './returns-view.tsx';
import { StepsView } from './steps-view.tsx';

const LOOKS = {
  waiting: { tone: 'blue', shape: '◐' },
  approved: { tone: 'green', shape: '●' },
  returned: { tone: 'red', shape: '■' },
  cancelled: { tone: 'neutral', shape: '◌' },
} as const;

/** One review on one screen: text, change, findings, who waits since when, the decision. */
export function Component() {
  const t = useTexts();
  const instant = useInstantWords();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: reviewKey(id),
    queryFn: () => answer(http.GET('/api/v1/reviews/{id}', { params: { path: { id } } })),
  });
  const review = query.data;
  return (
    <Page
      title={review?.title ?? t.reviews.title}
      heading={<span lang="zh-CN">{review?.title ?? t.reviews.title}</span>}
      tags={review && <StateTag {...LOOKS[review.state]}>{t.reviews.state[review.state]}</StateTag>}
      help={
        review && (
          <>
            <span lang="zh-CN">{review.organisationName}</span> ·{' '}
            {t.reviews.submitted(review.submittedByName, instant(review.submittedAt))}
          </>
        )
      }
      extra={
        review && (
          <Link to={`/${review.subjectType === 'page' ? 'pages' : 'documents'}/${review.subjectId}`}>
            {review.subjectType === 'page' ? t.reviews.openPage : t.reviews.openDocument}
          </Link>
        )
      }
    >
      <Loaded query={query}>
        {(data) => (
          <div className="document">
            {data.mode === 'afterwards' && (
              <Alert
                type="warning"
                className="note document-wide"
                title={t.reviews.afterwards}
                description={t.reviews.afterwardsHelp(data.emergencyReason.replace(/[。；.;]+$/, ''))}
              />
            )}
            <section className="document-what" aria-label={t.documents.part.what}>
              {data.subjectType === 'page' ? <PageSubject review={data} /> : <Subject review={data} />}
            </section>
            <div className="document-side">
              <DecisionPanel review={data} />
              <section aria-labelledby="chain" className="panel">
                <h2 id="chain">{t.reviews.chain}</h2>
                {data.round > 1 && <p className="secondary">{t.reviews.round(data.round)}</p>}
                <StepsView steps={data.steps} />
              </section>
              <ReturnsView returns={data.returns} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** A composed page is looked at as readers will see it. */
function PageSubject({ review }: { review: ReviewView }) {
  const t = useTexts();
  const query = useQuery(pageQuery(review.subjectId));
  const preview = `/api/v1/console/pages/${review.subjectId}/preview`;
  return (
    <Loaded query={query} rows={6}>
      {({ live, url, faults }) => (
        <>
          <FindingsPanel of="pages" id={review.subjectId} version={review.version} />
          {faults.length > 0 && (
            <Alert type="warning" className="note" title={t.pages.faults} description={faults.join('；')} />
          )}
          <p>{t.reviews.pageHelp}</p>
          <Space wrap>
            <Button href={preview} target="_blank">
              {t.pages.preview}
            </Button>
            <Button href={`${preview}?lang=en`} target="_blank" lang="en">
              {t.pages.previewEn}
            </Button>
            {live && url && (
              <Button href={url} target="_blank">
                {t.pages.open}
              </Button>
            )}
          </Space>
        </>
      )}
    </Loaded>
  );
}

function Subject({ review }: { review: ReviewView }) {
  const query = useQuery(documentQuery(review.subjectId));
  return (
    <Loaded query={query} rows={12}>
      {(document) => {
        const edition =
          [document.draft, document.live].find((candidate) => candidate?.id === review.editionId) ??
          document.draft ??
          document.live;
        return edition && <EditionTabs key={edition.id} review={review} document={document} edition={edition} />;
      }}
    </Loaded>
  );
}

/** Changes first when there is a public edition to compare with, the text first when there is none. */
function EditionTabs({
  review,
  document,
  edition,
}: {
  review: ReviewView;
  document: DocumentDetail;
  edition: Edition;
}) {
  const t = useTexts();
  const earlier = useQuery({
    queryKey: ['reviews', 'earlier', review.id],
    enabled: review.hasEarlierText,
    queryFn: () =>
      answer(
        http.GET('/api/v1/reviews/{id}/earlier-text', { params: { path: { id: review.id } } }),
      ) as Promise<Earlier>,
  }).data;
  const live = document.live && document.live.id !== edition.id ? document.live : null;
  const [tab, setTab] = useState(review.hasEarlierText ? 'since' : live ? 'compare' : 'text');
  const [shown, setShown] = useState<{ places: Place[]; at: number }>({ places: [], at: 0 });
  const show = (places: Place[] | null) => {
    setTab('text');
    setShown(({ at }) => ({ places: places ?? [], at: at + 1 }));
  };
  const first = shown.places[0];
  return (
    <>
      <Warnings warnings={edition.warnings} onShow={({ words = '' }) => show(findWords(edition.body, words))} />
      {!live && <p className="secondary">{t.reviews.firstEdition}</p>}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          ...(review.hasEarlierText
            ? [
                {
                  key: 'since',
                  label: t.reviews.sinceLast,
                  children: earlier?.text && <SinceLast earlier={earlier} edition={edition} />,
                },
              ]
            : []),
          ...(live
            ? [
                {
                  key: 'compare',
                  label: t.reviews.tabs.compare,
                  children: (
                    <>
                      <p className="legend" aria-label={t.documents.compare.legend}>
                        <ins>{t.documents.compare.added}</ins> <del>{t.documents.compare.removed}</del>
                      </p>
                      <h2>{t.documents.metadata}</h2>
                      <ComparedFields before={live} after={edition} />
                      <h2>{t.documents.text}</h2>
                      <ComparedBodies before={live.body} after={edition.body} />
                    </>
                  ),
                },
              ]
            : []),
          {
            key: 'text',
            label: t.reviews.tabs.text,
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
          { key: 'fields', label: t.reviews.tabs.fields, children: <FieldsView fields={edition} /> },
          {
            key: 'tasks',
            label: `${t.reviews.tabs.tasks} ${edition.tasks.length}`,
            children: <TaskList tasks={edition.tasks} onShow={(task) => show(placesOfTask(edition.body, task).text)} />,
          },
        ]}
      />
    </>
  );
}

/** The text as it was sent in at an earlier round. */
interface Earlier {
  round: number;
  text: (DocumentFields & { body: BodyBlock[] }) | null;
}

/** What the author changed after the text was sent back. */
function SinceLast({ earlier, edition }: { earlier: Earlier; edition: Edition }) {
  const t = useTexts();
  if (!earlier.text) return null;
  return (
    <>
      <p className="secondary">{t.reviews.sinceLastHelp(earlier.round)}</p>
      <p className="legend" aria-label={t.documents.compare.legend}>
        <ins>{t.documents.compare.added}</ins> <del>{t.documents.compare.removed}</del>
      </p>
      <ComparedFields before={earlier.text} after={edition} />
      <ComparedBodies before={earlier.text.body} after={edition.body} />
    </>
  );
}
