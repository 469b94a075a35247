import type { VNode } from 'preact';
import { dateWords } from '../kernel/time/index.ts';
import { chinese, link, type PageFrame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { SearchForm } from './parts/forms.tsx';
import { portalText } from './texts.ts';

/** What may be told of a withdrawn document. A privacy or secrecy withdrawal gives no title. */
export interface WithdrawnView {
  title?: string;
  withdrawnOn?: string;
  organisation?: string;
  reason?: string;
  replacement?: { path: string; title: string };
  /** It was public for a time, which is over. */
  isPeriodOver?: boolean;
}

export interface ErrorPageView {
  frame: PageFrame;
  status: 400 | 403 | 404 | 410 | 429 | 500 | 503;
  /** Said instead of the general text; already in the language of the page. */
  message?: string;
  retryAfterSeconds?: number;
  /** Number under which the log holds this error. */
  reference?: string;
  withdrawn?: WithdrawnView;
}

/** Page for an address that cannot be answered: what happened and what to do next; 410 says who withdrew it and why. */
export function renderErrorPage(view: ErrorPageView): string {
  const { frame, status } = view;
  const text = portalText(frame.locale);
  const { title, text: explanation } = view.withdrawn?.isPeriodOver ? text.error.periodOver : text.error[status];
  const canSearch = status === 404 || status === 410 || status === 400;
  return renderPage({
    frame,
    title,
    noIndex: true,
    ownSearch: true,
    children: (
      <div class="error-page">
        <h1>{title}</h1>
        <p>{view.message ?? explanation}</p>
        {view.retryAfterSeconds !== undefined && <p>{text.error.retry(Math.ceil(view.retryAfterSeconds))}</p>}
        {view.withdrawn && <Withdrawn frame={frame} withdrawn={view.withdrawn} />}
        {canSearch && <SearchForm frame={frame} label={text.header.search} field={text.home.field} where="page" />}
        <p class="ways">
          <a href={link(frame, '/')}>{text.error.home}</a>
          <a href={link(frame, '/documents')}>{text.error.documents}</a>
        </p>
        {view.reference && (
          <p class="help">
            {text.error.reference} <code>{view.reference}</code>
          </p>
        )}
      </div>
    ),
  });
}

function Withdrawn({ frame, withdrawn }: { frame: PageFrame; withdrawn: WithdrawnView }): VNode {
  const text = portalText(frame.locale).error;
  const lang = chinese(frame.locale);
  const { title, withdrawnOn, organisation, reason, replacement, isPeriodOver = false } = withdrawn;
  return (
    <dl class="facts">
      {title && <Fact label={text.withdrawnTitle} value={<span {...lang}>{title}</span>} />}
      {withdrawnOn && (
        <Fact
          label={isPeriodOver ? text.periodOverOn : text.withdrawnOn}
          value={<time dateTime={withdrawnOn}>{dateWords(frame.locale, withdrawnOn)}</time>}
        />
      )}
      {organisation && <Fact label={text.withdrawnBy} value={<span {...lang}>{organisation}</span>} />}
      {reason && <Fact label={text.reason} value={<span {...lang}>{reason}</span>} />}
      {replacement && (
        <Fact
          label={text.replacement}
          value={
            <a href={link(frame, replacement.path)} {...lang}>
              {replacement.title}
            </a>
          }
        />
      )}
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: VNode }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
