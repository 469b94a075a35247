import type { ComponentChildren, VNode } from 'preact';
import { chinaMinute } from '../../../kernel/time/index.ts';
import { Parts, pageWriter, renderPage, type PageFrame } from '../../../portal/index.ts';
import { Field } from './form.pages.tsx';
import type { Receipt, RequestForm, StoredFile } from './intake.schema.ts';
import { intakeTexts } from './intake.texts.ts';
import { Matches, type Match } from './matches.tsx';
import type { RequestStatus } from './status.service.ts';

/** What an applicant should know before he begins, and where everything is. */
export function renderGuidePage({ frame, unitId }: { frame: PageFrame; unitId: string }): string {
  const { link } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.guide;
  return renderPage({
    frame,
    title: words.title,
    description: words.lead,
    breadcrumb: [{ label: words.title }],
    children: (
      <div class="narrow request-guide">
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        <p class="buttons">
          <a class="button" href={link('/requests/new', { unit: unitId })}>
            {words.start}
          </a>
          <a href={link('/requests/status')}>{words.status}</a>
          <a href={link('/requests/draft')}>{words.draft}</a>
          <a href={link('/requests/answers')}>{words.answers}</a>
          <a href={link('/deadline')}>{words.deadline}</a>
        </p>
        <Parts.SearchForm frame={frame} label={words.searchFirst} field={words.searchFirst} where="page" quiet />
        <h2>{words.needs}</h2>
        <ol class="numbered">
          {words.needsList.map((line) => (
            <li>{line}</li>
          ))}
        </ol>
        <p class="help">{words.needsHelp}</p>
        <h2>{words.next}</h2>
        <ol class="numbered">
          {words.nextList.map((line) => (
            <li>{line}</li>
          ))}
        </ol>
        <p class="help">{words.fee}</p>
        <h2>{words.other}</h2>
        <p>{words.otherHelp}</p>
        <p>
          <a href={link('/units')}>{words.units}</a>
        </p>
      </div>
    ),
  });
}

export interface CheckPageView {
  frame: PageFrame;
  token: string;
  form: RequestForm;
  files: readonly StoredFile[];
  unitName: string;
  /** Published documents that may answer, the best first. */
  matches: readonly Match[];
}

/** Between filling in and sending: what may be public already, and what will be sent. */
export function renderCheckPage({ frame, token, form, files, unitName, matches }: CheckPageView): string {
  const { size } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.check;
  const { applicant, agent, delivery } = form;
  const [item] = form.items;
  const facts: [string, string][] = [
    [all.form.unit, unitName],
    [all.form.itemTitle, item?.title ?? ''],
    [all.form.number.replace(/[（(].*$/, ''), item?.number ?? ''],
    [all.form.description.replace(/[（(].*$/, ''), item?.description ?? ''],
    [all.form.kind, all.kindOf(applicant.kind)],
    [all.form.name, applicant.name],
    [all.documentOf(applicant.documentType), applicant.documentNumber],
    [all.form.phone, applicant.phone],
    [all.form.email, applicant.email],
    [all.form.address, [applicant.address, applicant.postcode].filter(Boolean).join(' ')],
    ...(agent
      ? ([
          [all.form.agentName, agent.name],
          [all.form.agentOf(all.documentOf(agent.documentType)), agent.documentNumber],
          [all.form.agentOf(all.form.phone), agent.phone],
          [all.form.agentOf(all.form.email), agent.email],
          [all.form.agentOf(all.form.address), agent.address],
        ] satisfies [string, string][])
      : []),
    [all.form.formOf, all.formOf(delivery.form)],
    [all.form.way, all.wayOf(delivery.way)],
    [all.form.filesKept, files.map((file) => `${file.name} (${size(file.size)})`).join('；')],
  ];
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        {matches.length > 0 && (
          <section class="notice" aria-labelledby="answers">
            <h2 id="answers">{words.answers}</h2>
            <p class="help">{words.answersHelp}</p>
            <Matches frame={frame} matches={matches} />
            <Step {...{ frame, token, action: '/requests/answered', label: words.answered }} isQuiet />
          </section>
        )}
        <section class="block" aria-labelledby="summary">
          <h2 id="summary">{words.summary}</h2>
          <dl class="facts">
            {facts
              .filter(([, value]) => value !== '')
              .map(([label, value]) => (
                <div>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </section>
        <div class="buttons">
          <Step
            {...{ frame, token, action: '/requests/send' }}
            label={matches.length > 0 ? words.sendAnyway : words.send}
          />
          <Step {...{ frame, token, action: '/requests/draft', label: words.change }} isQuiet />
        </div>
      </div>
    ),
  });
}

/** One button that goes on with the form under its token. */
function Step(props: {
  frame: PageFrame;
  token: string;
  action: string;
  label: string;
  isQuiet?: boolean;
  isSure?: boolean;
}): VNode {
  return (
    <form class={props.isQuiet ? 'ask-form quiet' : 'ask-form'} method="post" action={props.action}>
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="locale" value={props.frame.locale} />
      {props.isSure && <input type="hidden" name="sure" value="yes" />}
      <button type="submit">{props.label}</button>
    </form>
  );
}

/** Says that a form could not be sent now, and offers to send it again: it is kept, and sent again it is one case. */
export function renderNotSentPage({ frame, token }: { frame: PageFrame; token: string }): string {
  const all = intakeTexts(frame.locale);
  const words = all.notSent;
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="notice" role="alert">
          {words.text}
        </p>
        <p>
          {all.draft.code}: <strong class="request-code">{token}</strong>
        </p>
        <div class="buttons">
          <Step {...{ frame, token, action: '/requests/send', label: words.again }} />
        </div>
      </div>
    ),
  });
}

/** Asks once more before what was filled in is deleted; one press too many must not cost a form. */
export function renderDiscardPage({ frame, token }: { frame: PageFrame; token: string }): string {
  const all = intakeTexts(frame.locale);
  const words = all.discard;
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <div class="buttons">
          <Step {...{ frame, token, action: '/requests/draft', label: words.back }} />
          <Step {...{ frame, token, action: '/requests/answered', label: words.sure }} isQuiet isSure />
        </div>
      </div>
    ),
  });
}

/** Number, code and what happens next; can be printed. */
export function renderReceiptPage({ frame, receipt }: { frame: PageFrame; receipt: Receipt }): string {
  const { link, date, chinese } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.receipt;
  const { receivedOn, confirmBy, replyBy } = receipt;
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p role="status">
          {words.keep}: <strong class="request-code">{receipt.code}</strong>
        </p>
        <dl class="facts">
          <div>
            <dt>{words.unit}</dt>
            <dd {...chinese}>{receipt.organisationName}</dd>
          </div>
          <div>
            <dt>{words.at}</dt>
            <dd>{chinaMinute(receipt.submittedAt)}</dd>
          </div>
        </dl>
        <h2>{words.next}</h2>
        <ol class="numbered">
          {receivedOn && replyBy && <li>{words.received(date(receivedOn), date(replyBy))}</li>}
          {confirmBy && <li>{words.confirm(receipt.organisationName, date(confirmBy))}</li>}
          {confirmBy && replyBy && <li>{words.reply(date(replyBy))}</li>}
          <li>{words.correction}</li>
        </ol>
        {receipt.isProvisional && <p class="notice">{words.provisional}</p>}
        <p>
          <a href={link('/requests/status')}>{words.status}</a>
        </p>
        <p class="help">{words.print}</p>
      </div>
    ),
  });
}

/** A page that says one thing and leads on: the draft is kept, no request was needed. */
export function renderSaidPage(props: { frame: PageFrame; title: string; text: string; code?: string }): string {
  const { frame, title, text, code } = props;
  const { link } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  return renderPage({
    frame,
    title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{title}</h1>
        {code && (
          <p role="status">
            {all.draft.code}: <strong class="request-code">{code}</strong>
          </p>
        )}
        <p>{text}</p>
        <p>
          <a href={link('/requests')}>{all.guide.title}</a>
        </p>
      </div>
    ),
  });
}

/** Asks for the code of a draft. */
export function renderDraftPage({ frame, isMissing }: { frame: PageFrame; isMissing: boolean }): string {
  const all = intakeTexts(frame.locale);
  const words = all.draft;
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <form class="ask-form request-form" method="post" action="/requests/draft">
          <input type="hidden" name="locale" value={frame.locale} />
          <Field
            {...{ name: 'token', label: words.code, value: '', maxLength: 40, autocomplete: 'off', isRequired: true }}
            fault={isMissing ? words.none : ''}
          />
          <button type="submit">{words.open}</button>
        </form>
      </div>
    ),
  });
}

export interface StatusPageView {
  frame: PageFrame;
  /** Not asked yet; asked in vain; or found. */
  status: RequestStatus | 'wrong' | null;
  /** What was typed as the code, to be corrected instead of typed again; the last four characters are never written back. */
  code?: string;
  /** Said above, when something was just done. */
  said?: string;
  /** What the applicant can do, below. */
  children?: ComponentChildren;
}

/** Asks for code and last four characters, and says where the case stands. */
export function renderStatusPage({ frame, status, code = '', said = '', children }: StatusPageView): string {
  const { link } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.status;
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        {status !== null && status !== 'wrong' ? (
          <>
            {said && (
              <p class="notice" role="status">
                {said}
              </p>
            )}
            <Facts frame={frame} status={status} />
            {children}
            <p>
              <a href={link('/requests/status')}>{words.again}</a>
            </p>
          </>
        ) : (
          <>
            {said && (
              <p class="notice" role="status">
                {said}
              </p>
            )}
            <p class="unit-lead">{words.lead}</p>
            {status === 'wrong' && (
              <div class="notice" role="alert">
                <p>
                  <a href="#code">{words.wrong}</a>
                </p>
              </div>
            )}
            <form class="ask-form request-form" method="post" action="/requests/status">
              <input type="hidden" name="locale" value={frame.locale} />
              <Field
                {...{
                  name: 'code',
                  label: words.code,
                  value: code,
                  fault: status === 'wrong' ? words.wrong : '',
                  maxLength: 40,
                  autocomplete: 'off',
                  isRequired: true,
                }}
              />
              <Field
                {...{
                  name: 'tail',
                  label: words.tail,
                  value: '',
                  maxLength: 12,
                  autocomplete: 'off',
                  isRequired: true,
                }}
              />
              <button type="submit">{words.find}</button>
            </form>
          </>
        )}
      </div>
    ),
  });
}

function Facts({ frame, status }: { frame: PageFrame; status: RequestStatus }): VNode {
  const { date, chinese } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.status;
  const { isPaused, dueOn, receivedOn } = status;
  const mark = status.isProvisional ? words.provisional : '';
  const due = isPaused ? words.paused : dueOn ? `${date(dueOn)}${mark}` : receivedOn ? '' : words.notYet;
  const facts: [string, string][] = [
    [words.state, all.stateOf(status.state)],
    [words.applicantDue, status.applicantDueOn ? date(status.applicantDueOn) : ''],
    [words.due, status.repliedOn ? '' : due],
    [words.replied, status.repliedOn ? date(status.repliedOn) : ''],
    [words.code, status.code],
    [words.number, status.number],
    [words.unit, status.organisationName],
    [words.phone, status.organisationPhone],
    [words.submitted, date(status.submittedOn)],
    [words.received, receivedOn ? date(receivedOn) : ''],
  ];
  return (
    <div role="status">
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              {/* Names of authorities and registration numbers are Chinese on English pages too. */}
              <dd {...(/\p{Script=Han}/u.test(value) ? chinese : {})}>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
