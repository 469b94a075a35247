import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { DocumentDetail, Edition, ReviewView } from '../api/types.ts';
import { BodyView, marksAt } from '../documents/body/body-view.tsx';
import { findWords, placesOfTask, type Place } from '../documents/body/body-text.ts';
import { ComparedBodies, ComparedFields } from '../documents/compare/compared-view.tsx';
import { FieldsView } from '../documents/fields-view.tsx';
import { documentQuery } from '../documents/queries.ts';
import { TaskList } from '../documents/tasks/task-list.tsx';
import { Warnings } from '../documents/warnings.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useInstantWords } from '../ui/times.tsx';
import { StepsView } from './steps-view.tsx';

const LOOKS = {
  waiting: { tone: 'blue', shape: '◐' },
  approved: { tone: 'green', shape: '●' },
  returned: { tone: 'red', shape: '■' },
  cancelled: { tone: 'neutral', shape: '◌' },
} as const;

const reviewKey = (id: string) => ['reviews', 'one', id];

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
      extra={review && <Link to={`/documents/${review.subjectId}`}>{t.reviews.openDocument}</Link>}
    >
      <Loaded query={query}>
        {(data) => (
          <div className="document">
            <section className="document-what" aria-label={t.documents.part.what}>
              <Subject review={data} />
            </section>
            <div className="document-side">
              <Decision review={data} />
              <section aria-labelledby="chain" className="panel">
                <h2 id="chain">{t.reviews.chain}</h2>
                <StepsView steps={data.steps} waitingFor={data.waitingFor} />
              </section>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
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
        return edition && <EditionTabs key={edition.id} document={document} edition={edition} />;
      }}
    </Loaded>
  );
}

/** Changes first when there is a public edition to compare with, the text first when there is none. */
function EditionTabs({ document, edition }: { document: DocumentDetail; edition: Edition }) {
  const t = useTexts();
  const live = document.live && document.live.id !== edition.id ? document.live : null;
  const [tab, setTab] = useState(live ? 'compare' : 'text');
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

/** Approve, or return with a reason; greyed out with the reason when it is not the reader's turn. */
function Decision({ review }: { review: ReviewView }) {
  const t = useTexts();
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null);
  const step = review.steps.find(({ state }) => state === 'waiting');
  const stepName = step ? (locale === 'en' ? step.nameEn : step.nameZh) : '';
  const decide = useMutation({
    mutationFn: (input: { decision: 'approve' | 'return'; reason: string }) =>
      answer(
        http.POST('/api/v1/reviews/{id}/decision', {
          params: { path: { id: review.id } },
          body: { version: review.version, ...input },
        }),
      ),
    onSuccess: (decided, { decision }) => {
      client.setQueryData(reviewKey(review.id), decided);
      for (const key of ['workbench', 'documents']) void client.invalidateQueries({ queryKey: [key] });
      void client.invalidateQueries({ queryKey: ['reviews', 'list'] });
      void message.success(decision === 'approve' ? t.reviews.approved : t.reviews.returned);
      setAsking(null);
    },
    onError: () => void client.invalidateQueries({ queryKey: reviewKey(review.id) }),
  });
  const close = () => {
    setAsking(null);
    decide.reset();
  };
  if (review.state !== 'waiting') return null;
  return (
    <section aria-labelledby="decision" className="panel">
      <h2 id="decision">{t.reviews.decision}</h2>
      {!review.mayDecide && (
        <Alert
          type="info"
          className="note"
          title={t.reviews.cannot}
          description={locale === 'en' ? review.whyNotEn : review.whyNotZh}
        />
      )}
      <ul className="actions">
        <li>
          <Button block type="primary" disabled={!review.mayDecide} onClick={() => setAsking('approve')}>
            {t.reviews.approve}
          </Button>
        </li>
        <li>
          <Button block disabled={!review.mayDecide} onClick={() => setAsking('return')}>
            {t.reviews.returnIt}
          </Button>
        </li>
      </ul>
      <ReasonDialog
        open={asking === 'approve'}
        title={t.reviews.approveTitle(stepName)}
        label={t.reviews.approveNote}
        okText={t.reviews.approve}
        required={false}
        busy={decide.isPending}
        error={decide.error}
        onSubmit={(reason) => decide.mutate({ decision: 'approve', reason })}
        onCancel={close}
      >
        <p>{t.reviews.approveHelp}</p>
      </ReasonDialog>
      <ReasonDialog
        open={asking === 'return'}
        title={t.reviews.returnTitle}
        label={t.reviews.returnReason}
        okText={t.reviews.returnIt}
        busy={decide.isPending}
        error={decide.error}
        onSubmit={(reason) => decide.mutate({ decision: 'return', reason })}
        onCancel={close}
      >
        <p>{t.reviews.returnHelp}</p>
      </ReasonDialog>
    </section>
  );
}
