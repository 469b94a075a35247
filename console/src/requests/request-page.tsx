import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useLocale } from '../api/locale.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { At, On } from '../ui/times.tsx';
import { ApplicantPanel } from './applicant-panel.tsx';
import { DecisionDialog, EnclosedFiles } from './decision-dialog.tsx';
import { DispatchDialog } from './dispatch-dialog.tsx';
import { ItemsDialog, joinable, JoinDialog } from './items-dialog.tsx';
import { LettersPanel } from './letters-panel.tsx';
import { FrequencyNote } from './frequency-note.tsx';
import { HidingNote } from './hidings/hiding-note.tsx';
import { ProposeHidingDialog } from './hidings/hiding-dialogs.tsx';
import { RequestLight } from './light.tsx';
import { answersQuery, requestQuery, type RequestView } from './queries.ts';
import { disputesQuery } from './registers/disputes-tab.tsx';
import { RedactionsPanel } from './redaction/redactions-panel.tsx';
import { StepDialog } from './step-dialog.tsx';
import { AnswerDialog, OpinionDialog, ProposalDialog, RecordDialog } from './work-dialogs.tsx';

type Open = { what: 'step' | 'decide' | 'answer'; id: string } | { what: Other } | null;
type Other = 'record' | 'propose' | 'opinion' | 'items' | 'join' | 'dispatch' | 'hide';

/** One case: what is asked, what happened, what can be done next. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const { id = '' } = useParams();
  const query = useQuery(requestQuery(id));
  const request = query.data;
  const title = request ? `${request.number} ${request.title}`.trim() : t.requests.title;
  return (
    <Page
      title={title}
      heading={<span lang="zh-CN">{title}</span>}
      help={
        request && (
          <>
            {request.stateTitle[locale]} · <RequestLight request={request} />
          </>
        )
      }
    >
      <Loaded query={query}>{(data) => <Case request={data} />}</Loaded>
    </Page>
  );
}

function Case({ request }: { request: RequestView }) {
  const t = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="document">
      <section className="document-what" aria-label={t.requests.what}>
        {/* Registering is when the receipt should have gone out; later it stays in the record of the work. */}
        {request.state === 'registered' && request.records.some(({ kind }) => kind === 'letter_unsent') && (
          <Alert type="warning" className="note" title={t.requests.letterUnsent} />
        )}
        <HidingNote request={request} />
        <FrequencyNote request={request} />
        {request.wantsHelp && <Alert type="info" className="note" title={t.requests.wantsHelp} />}
        <Items
          request={request}
          onDecide={(id) => setOpen({ what: 'decide', id })}
          onChange={() => setOpen({ what: 'items' })}
        />
        <Consultations request={request} onAnswer={(id) => setOpen({ what: 'answer', id })} />
        <LettersPanel request={request} />
        <RedactionsPanel request={request} />
        <Records request={request} />
        <Days request={request} />
      </section>
      <div className="document-side">
        <Next request={request} onStep={(id) => setOpen({ what: 'step', id })} onOther={(what) => setOpen({ what })} />
        <Facts request={request} />
        <ApplicantPanel request={request} />
        <Disputes request={request} />
        <Others request={request} onJoin={() => setOpen({ what: 'join' })} />
        <History request={request} />
      </div>
      {open?.what === 'step' && <StepDialog request={request} step={open.id} onClose={close} />}
      {open?.what === 'decide' && <DecisionDialog request={request} itemId={open.id} onClose={close} />}
      {open?.what === 'answer' && <AnswerDialog request={request} consultationId={open.id} onClose={close} />}
      {open?.what === 'record' && <RecordDialog request={request} onClose={close} />}
      {open?.what === 'propose' && <ProposalDialog request={request} onClose={close} />}
      {open?.what === 'items' && <ItemsDialog request={request} onClose={close} />}
      {open?.what === 'join' && <JoinDialog request={request} onClose={close} />}
      {open?.what === 'dispatch' && <DispatchDialog request={request} onClose={close} />}
      {open?.what === 'hide' && <ProposeHidingDialog requestId={request.id} kind="hide" onClose={close} />}
      {open?.what === 'opinion' && <OpinionDialog request={request} onClose={close} />}
    </div>
  );
}

function Panel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

const DISPATCHED = ['handling', 'consulting', 'correction_asked', 'fee_asked', 'drafted', 'checked', 'signed'];
/** States in which what is asked may still be written anew. */
const OPEN = ['received', 'registered', 'handling', 'consulting', 'correction_asked', 'fee_asked'];

/** Steps that lead from the first line of a request to its archive. */
const WAY_ON = [
  ...['confirm_receipt', 'register', 'accept', 'receive_correction', 'end_consultation', 'receive_payment'],
  ...['draft', 'check', 'sign', 'deliver', 'archive'],
];

/** What can be done now, and what not yet, with the reason. */
function Next({
  request,
  onStep,
  onOther,
}: {
  request: RequestView;
  onStep: (name: string) => void;
  onOther: (what: Other) => void;
}) {
  const t = useTexts();
  const locale = useLocale();
  // The way on comes first, by-ways after it; joining needs another request to join with.
  const allowed = request.steps
    .filter((step) => step.allowed && !(step.name === 'join' && joinable(request).length === 0))
    .toSorted((a, b) => Number(WAY_ON.includes(b.name)) - Number(WAY_ON.includes(a.name)));
  const closed = request.steps.filter((step) => !step.allowed);
  const isAtWork = request.mayWork && ['handling', 'consulting'].includes(request.state);
  return (
    <Panel id="next" title={t.requests.next}>
      {allowed.length === 0 && <p className="secondary">{t.requests.nextNone}</p>}
      <Space wrap>
        {allowed.map((step, at) => (
          <Button
            key={step.name}
            type={at === 0 && WAY_ON.includes(step.name) ? 'primary' : 'default'}
            onClick={() => onStep(step.name)}
          >
            {step.title[locale]}
          </Button>
        ))}
        {request.mayWork && <Button onClick={() => onOther('record')}>{t.requests.addRecord}</Button>}
        {isAtWork && <Button onClick={() => onOther('opinion')}>{t.requests.consultation.ask}</Button>}
        {isAtWork && <Button onClick={() => onOther('propose')}>{t.requests.propose}</Button>}
        {request.mayRegister && DISPATCHED.includes(request.state) && (
          <Button onClick={() => onOther('dispatch')}>{t.requests.dispatch.title}</Button>
        )}
        {request.mayHide && !request.hiding && <Button onClick={() => onOther('hide')}>{t.requestHidings.hide}</Button>}
      </Space>
      {closed.length > 0 && (
        <details>
          <summary>{t.requests.closedWays}</summary>
          <ul>
            {closed.map((step) => (
              <li key={step.name}>
                {step.title[locale]}：{step.refusals.map((one) => one[locale]).join('；')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Items({
  request,
  onDecide,
  onChange,
}: {
  request: RequestView;
  onDecide: (id: string) => void;
  onChange: () => void;
}) {
  const t = useTexts();
  const locale = useLocale();
  const { data } = useQuery(answersQuery);
  const titleOf = (code: string) => data?.answers.find((one) => one.code === code)?.title[locale] ?? code;
  const isAtWork = request.mayWork && ['handling', 'consulting'].includes(request.state);
  return (
    <Panel id="items" title={t.requests.items}>
      <ul className="rows">
        {request.items.map((item) => (
          <li key={item.id} className="row">
            <div className="row-main">
              <strong lang="zh-CN">
                {item.position}. {[item.title, item.number].filter(Boolean).join(' ')}
              </strong>
              {item.description && <p lang="zh-CN">{item.description}</p>}
              <div className="row-line">
                {!item.answer
                  ? t.requests.undecided
                  : item.missing
                    ? t.requests.unfinished(titleOf(item.answer), item.decidedByName)
                    : t.requests.decidedAs(titleOf(item.answer), item.decidedByName)}
              </div>
              <EnclosedFiles request={request} ids={item.redactions} />
              {item.missing && <p className="due due-yellow">▲ {item.missing[locale]}</p>}
            </div>
            {isAtWork && <Button onClick={() => onDecide(item.id)}>{t.requests.decide}</Button>}
          </li>
        ))}
      </ul>
      {request.mayWork && OPEN.includes(request.state) && (
        <Button onClick={onChange}>{t.requests.itemsForm.title}</Button>
      )}
    </Panel>
  );
}

function Consultations({ request, onAnswer }: { request: RequestView; onAnswer: (id: string) => void }) {
  const t = useTexts();
  const words = t.requests.consultation;
  if (request.consultations.length === 0) return null;
  return (
    <Panel id="consultations" title={words.title}>
      <ul className="rows">
        {request.consultations.map((one) => (
          <li key={one.id} className="row">
            <div className="row-main">
              <strong lang="zh-CN">{one.name}</strong> · {words.kinds[one.kind as keyof typeof words.kinds]}
              <p lang="zh-CN">{one.words}</p>
              <div className="row-line">
                {words.asked} <On on={one.askedOn} />
                {one.dueOn && (
                  <>
                    {' '}
                    · {t.requests.step.dueOn} <On on={one.dueOn} />
                  </>
                )}{' '}
                · {one.answer ? words.answers[one.answer] : one.isLate ? <Late words={words.late} /> : words.waiting}
                {one.answerWords && <span lang="zh-CN">：{one.answerWords}</span>}
              </div>
            </div>
            {request.mayWork && one.answer === '' && <Button onClick={() => onAnswer(one.id)}>{words.answer}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** An opinion that is owed and did not come in time. */
const Late = ({ words }: { words: string }) => (
  <span className="due due-red">
    <span aria-hidden="true">■</span> {words}
  </span>
);

/** Who did it: what nobody with an account did is kept under a word of the program's own. */
const personOf = (t: Texts, name: string): string =>
  name === 'public' || name === 'applicant'
    ? t.requests.byApplicant
    : name.startsWith('job:')
      ? t.requests.bySystem
      : name;

function Records({ request }: { request: RequestView }) {
  const t = useTexts();
  if (request.records.length === 0) return null;
  return (
    <Panel id="records" title={t.requests.records}>
      <ul className="rows">
        {request.records.map((one) => (
          <li key={one.id} className="row">
            <div className="row-main">
              <strong>{t.requests.kindsOfRecord[one.kind] ?? one.kind}</strong>
              {one.kind === 'from_applicant' && ` · ${t.requests.fromApplicant[String(one.data['what'])] ?? ''}`}
              {one.kind === 'letter_unsent' && <p>{t.requests.letterUnsent}</p>}
              {one.words && (
                <p lang="zh-CN" className="as-written">
                  {one.words}
                </p>
              )}
              <div className="row-line">
                <On on={one.on} /> · {personOf(t, one.byName)}
                {['document', 'amount', 'until', 'dueOn'].flatMap((key) =>
                  one.data[key] ? [` · ${String(one.data[key])}`] : [],
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The clock day by day; days in a row that do not count for one reason are one line. */
function Days({ request }: { request: RequestView }) {
  const t = useTexts();
  const locale = useLocale();
  if (request.days.length === 0) return null;
  return (
    <details className="panel">
      <summary>{t.requests.days}</summary>
      <ol className="plain">
        {request.days.map((day, at) => (
          // Two things can happen to a clock on one day.
          <li key={`${day.date} ${at}`}>
            <On on={day.date} /> {day.n ?? ''} {day.note[locale]}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Facts({ request }: { request: RequestView }) {
  const t = useTexts();
  const words = t.requests;
  const day = (on: string | null) => (on ? <On on={on} /> : null);
  const facts: [string, ReactNode][] = [
    [words.code, request.code],
    [words.channel, `${words.channels[request.channel] ?? ''}${request.isOral ? `（${words.oral}）` : ''}`],
    [words.received, day(request.receivedOn)],
    [words.due, day(request.dueOn)],
    [words.applicantDue, day(request.applicantDueOn)],
    [words.replied, day(request.repliedOn)],
    [words.unit, request.organisationName],
    [words.lead, request.units.filter(({ role }) => role === 'lead').map(({ name }) => name)[0]],
    [words.coUnits, request.units.flatMap(({ role, name }) => (role === 'co' ? [name] : [])).join('、')],
    [words.officer, request.officerName],
    [
      words.delivery,
      `${words.form.forms[request.delivery.form] ?? ''} · ${words.form.ways[request.delivery.way] ?? ''}`,
    ],
  ];
  return (
    <Panel id="facts" title={words.facts}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

/** What the answer led to, and the way to enter more of it. */
function Disputes({ request }: { request: RequestView }) {
  const t = useTexts();
  const words = t.requestRegisters;
  const { data = [] } = useQuery(disputesQuery);
  const mine = data.filter(({ requestId }) => requestId === request.id);
  const mayEnter = request.mayWork && request.repliedOn !== null;
  if (mine.length === 0 && !mayEnter) return null;
  const { id, number, organisationId } = request;
  return (
    <Panel id="disputes" title={words.ofCase}>
      <ul className="plain-list">
        {mine.map((one) => (
          <li key={one.id}>
            {words.tracks[one.track]} · <span lang="zh-CN">{one.body}</span> · {words.results[one.result]}
          </li>
        ))}
      </ul>
      {mayEnter && (
        <LinkButton to={`/disputes?${new URLSearchParams({ request: id, number, unit: organisationId }).toString()}`}>
          {words.enterDispute}
        </LinkButton>
      )}
    </Panel>
  );
}

function Others({ request, onJoin }: { request: RequestView; onJoin: () => void }) {
  const t = useTexts();
  const locale = useLocale();
  if (request.same.length + request.related.length === 0) return null;
  return (
    <Panel id="others" title={request.related.length > 0 ? t.requests.related : t.requests.same}>
      <ul>
        {request.related.map((one) => (
          <li key={one.id}>
            {t.requests.relation[one.relation]} <Link to={`/requests/${one.id}`}>{one.number}</Link>
          </li>
        ))}
        {request.same.map((one) => (
          <li key={one.id}>
            {t.requests.same}：<Link to={`/requests/${one.id}`}>{one.number}</Link>{' '}
            <span lang="zh-CN">{one.title}</span> {one.stateTitle[locale]}
          </li>
        ))}
      </ul>
      {joinable(request).length > 0 && <Button onClick={onJoin}>{t.requests.joinForm.title}</Button>}
    </Panel>
  );
}

function History({ request }: { request: RequestView }) {
  const t = useTexts();
  const locale = useLocale();
  return (
    <Panel id="history" title={t.requests.history}>
      <ol className="plain">
        {request.history.map((one) => (
          <li key={one.at + one.title.zh}>
            <At at={one.at} /> {one.title[locale]} → {one.to[locale]} · {personOf(t, one.byName)}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
