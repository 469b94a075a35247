import { Alert, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { answer, http } from '../../api/client.ts';
import type { AvailableAction, DocumentDetail } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useInstantWords } from '../../ui/times.tsx';
import { DECIDE_BUTTON } from '../timed/disclosure-panel.tsx';
import { ScheduleDialog, UnscheduleDialog } from '../timed/schedule-dialog.tsx';
import { useAct } from '../timed/use-act.ts';
import { WithdrawDialog } from '../timed/withdraw-dialog.tsx';

type ActionName = AvailableAction['name'];
const ORDER: ActionName[] = [
  'publish',
  'schedule',
  'unschedule',
  'submit',
  'edit',
  'correct_tasks',
  'recall',
  'publish_urgently',
  'start_draft',
  'discard_draft',
  'withdraw',
];
/** The step that usually follows is the one main action of the page. */
const USUAL_NEXT: ActionName[] = ['publish', 'submit', 'edit', 'start_draft'];
const DANGEROUS: ActionName[] = ['publish_urgently', 'discard_draft', 'withdraw'];

/** What can be done next. A greyed-out action says why, in words everybody can read without a mouse. */
export function ActionsPanel({ document }: { document: DocumentDetail }) {
  const t = useTexts();
  const instant = useInstantWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<ActionName | null>(null);
  const actions = ORDER.flatMap((name) => document.actions.filter((action) => action.name === name));
  const publishAt = document.draft?.publishAt ?? null;
  const embargoUntil = document.draft?.terms.embargoUntil ?? '';
  const isEmbargoed = embargoUntil !== '' && new Date(embargoUntil) > new Date();
  // What goes out by itself needs nothing more: no button calls for it.
  const main = actions.find(({ allowed, name }) => allowed && !publishAt && USUAL_NEXT.includes(name))?.name;
  const refused = actions.filter(({ allowed }) => !allowed);
  const start = (name: ActionName) => {
    if (name === 'edit') void navigate(`/documents/${document.id}/edit`);
    else if (name === 'correct_tasks') void navigate(`/documents/${document.id}/tasks`);
    else setAsking(name);
  };
  return (
    <section aria-labelledby="actions" className="panel">
      <h2 id="actions">{t.documents.part.next}</h2>
      {isEmbargoed && (
        <Alert
          type="info"
          className="note"
          title={t.timed.embargoed(instant(embargoUntil))}
          description={t.timed.embargoedHelp}
        />
      )}
      {publishAt && (
        <Alert
          type="info"
          className="note"
          title={t.timed.scheduled(instant(publishAt))}
          description={t.timed.scheduledHelp}
        />
      )}
      <ul className="actions">
        {actions
          .filter(({ allowed }) => allowed)
          .map(({ name }) => (
            <li key={name}>
              <Button
                block
                type={name === main ? 'primary' : 'default'}
                danger={DANGEROUS.includes(name)}
                onClick={() => start(name)}
              >
                {name === 'schedule' && publishAt ? t.timed.reschedule : t.documents.action[name]}
              </Button>
            </li>
          ))}
      </ul>
      <NotYet actions={refused.filter(({ missing }) => missing !== undefined)} />
      <Refused actions={refused.filter(({ missing }) => missing === undefined)} />
      <div className="panel-links">
        {document.reviewId && <Link to={`/reviews/${document.reviewId}`}>{t.documents.reviewLink}</Link>}
        {document.publicUrl && (
          <a href={document.publicUrl} target="_blank" rel="noreferrer">
            {t.documents.publicPage}
          </a>
        )}
      </div>
      <Dialogs document={document} asking={asking} onClose={() => setAsking(null)} />
    </section>
  );
}

/** What can be done as soon as something beside it is decided: in sight, with the way there. */
function NotYet({ actions }: { actions: readonly AvailableAction[] }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { search } = useLocation();
  if (actions.length === 0) return null;
  return (
    <div className="not-yet">
      <RefusedList actions={actions} />
      <Button type="link" onClick={() => void navigate({ search, hash: DECIDE_BUTTON }, { replace: true })}>
        {t.timed.disclosureEdit}
      </Button>
    </div>
  );
}

/** What cannot be done now, with the reason; folded, because the text and what can be done is what people came for. */
function Refused({ actions }: { actions: readonly AvailableAction[] }) {
  const t = useTexts();
  if (actions.length === 0) return null;
  return (
    <details className="refused-fold">
      <summary>{t.documents.refused(actions.length)}</summary>
      <RefusedList actions={actions} />
    </details>
  );
}

function RefusedList({ actions }: { actions: readonly AvailableAction[] }) {
  const t = useTexts();
  return (
    <ul className="actions refused">
      {actions.map(({ name, reason }) => (
        <li key={name}>
          <Button size="small" disabled aria-describedby={`why-${name}`}>
            {t.documents.action[name]}
          </Button>
          <span id={`why-${name}`} className="why">
            {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface DialogsProps {
  document: DocumentDetail;
  asking: ActionName | null;
  onClose: () => void;
}

function Dialogs({ document, asking, onClose }: DialogsProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const { id, draft, live } = document;
  const path = { path: { id } };
  const version = draft?.version ?? 0;
  const submit = useAct(
    () => answer(http.POST('/api/v1/console/documents/{id}/submit', { params: path, body: { version } })),
    t.documents.done.submitted,
    onClose,
  );
  const publish = useAct(
    () => answer(http.POST('/api/v1/console/documents/{id}/publish', { params: path, body: { version } })),
    t.documents.done.published,
    onClose,
  );
  const startDraft = useAct(
    () => answer(http.POST('/api/v1/console/documents/{id}/draft', { params: path })),
    t.documents.done.drafted,
    () => void navigate(`/documents/${id}/edit`),
  );
  const discard = useAct(
    () => answer(http.DELETE('/api/v1/console/documents/{id}/draft', { params: { ...path, query: { version } } })),
    t.documents.done.discarded,
    () => (live ? onClose() : void navigate('/documents')),
  );
  const recall = useAct(
    (reason: string) => answer(http.POST('/api/v1/console/documents/{id}/recall', { params: path, body: { reason } })),
    t.documents.done.recalled,
    onClose,
  );
  const urgently = useAct(
    (reason: string) =>
      answer(http.POST('/api/v1/console/documents/{id}/publish-urgently', { params: path, body: { version, reason } })),
    t.documents.done.published,
    onClose,
  );
  return (
    <>
      <Question
        open={asking === 'submit'}
        title={t.documents.submitTitle}
        okText={t.documents.action.submit}
        act={submit}
        onClose={onClose}
      >
        <p>{t.documents.submitHelp}</p>
      </Question>
      <Question
        open={asking === 'publish'}
        title={t.documents.publishTitle}
        okText={t.documents.action.publish}
        act={publish}
        onClose={onClose}
      >
        <p lang="zh-CN" className="asked-title">
          {draft?.title}
        </p>
        <p>{t.documents.publishHelp}</p>
        {live && <p>{t.documents.publishReplaces(live.number)}</p>}
      </Question>
      <Question
        open={asking === 'start_draft'}
        title={t.documents.action.start_draft}
        okText={t.documents.action.start_draft}
        act={startDraft}
        onClose={onClose}
      >
        <p>{live && t.documents.discardKeepsLive}</p>
      </Question>
      <Question
        open={asking === 'discard_draft'}
        title={t.documents.discardTitle}
        okText={t.documents.action.discard_draft}
        danger
        act={discard}
        onClose={onClose}
      >
        <p>{t.documents.discardHelp(draft?.title ?? '')}</p>
        {live && <p>{t.documents.discardKeepsLive}</p>}
      </Question>
      {asking === 'withdraw' && <WithdrawDialog open document={document} onClose={onClose} />}
      {asking === 'schedule' && <ScheduleDialog open document={document} onClose={onClose} />}
      {asking === 'unschedule' && <UnscheduleDialog open document={document} onClose={onClose} />}
      <ReasonDialog
        open={asking === 'publish_urgently'}
        title={t.documents.urgentTitle}
        label={t.documents.urgentReason}
        okText={t.documents.action.publish_urgently}
        danger
        busy={urgently.isPending}
        error={urgently.error}
        onSubmit={(reason) => urgently.mutate(reason)}
        onCancel={onClose}
      >
        <p>{t.documents.urgentHelp}</p>
      </ReasonDialog>
      <ReasonDialog
        open={asking === 'recall'}
        title={t.documents.recallTitle}
        label={t.common.reason}
        okText={t.documents.action.recall}
        busy={recall.isPending}
        error={recall.error}
        onSubmit={(reason) => recall.mutate(reason)}
        onCancel={onClose}
      >
        <p>{t.documents.recallHelp}</p>
      </ReasonDialog>
    </>
  );
}

interface QuestionProps {
  open: boolean;
  title: string;
  okText: string;
  danger?: boolean;
  act: { mutate: () => void; isPending: boolean; error: unknown };
  onClose: () => void;
  children: ReactNode;
}

/** A question before something is done, with the failure beside the button that failed. */
function Question({ open, title, okText, danger = false, act, onClose, children }: QuestionProps) {
  const { first, afterOpenChange } = useFirstFocus();
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      // Enter does what was asked for; what destroys something has to be chosen.
      okButtonProps={{ danger, ...(danger ? {} : first) }}
      cancelButtonProps={danger ? first : {}}
      afterOpenChange={afterOpenChange}
      confirmLoading={act.isPending}
      onOk={() => act.mutate()}
      onCancel={onClose}
      destroyOnHidden
    >
      {children}
      <ErrorNote error={act.error} />
    </Modal>
  );
}
