import { pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import { subscriptionTexts } from './subscriptions.texts.ts';
import { FREQUENCIES, type Frequency } from './subscriptions.schema.ts';

export interface SubscribePageView {
  frame: PageFrame;
  /** Name and path of the list; null when the address names none. */
  list: { title: string; path: string; feeds: { label: string; href: string }[] } | null;
  fault: 'address' | 'list' | '';
  /** False: this site sends no mail, only feeds are offered. */
  isOpen: boolean;
}

/** The form for alerts of one list; works without script, and asks for nothing but the address. */
export function renderSubscribePage({ frame, list, fault, isOpen }: SubscribePageView): string {
  const { chinese } = pageWriter(frame);
  const words = subscriptionTexts(frame.locale);
  const message = fault === 'address' ? words.addressWrong : '';
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        {!list && (
          <div class="notice" role="alert">
            <p>{words.listUnknown}</p>
          </div>
        )}
        {list && (
          <p class="unit-lead">
            {words.lead} <strong {...chinese}>{list.title}</strong>
          </p>
        )}
        {list && isOpen && (
          <form class="ask-form" method="post" action="/subscribe">
            <input type="hidden" name="of" value={list.path} />
            <input type="hidden" name="locale" value={frame.locale} />
            <div class="ask-field">
              <label for="address">{words.address}</label>
              <input
                id="address"
                type="email"
                name="address"
                required
                maxLength={254}
                autocomplete="email"
                aria-invalid={message ? 'true' : undefined}
                aria-describedby={message ? 'address-fault address-help' : 'address-help'}
              />
              {message && (
                <p class="fault" id="address-fault">
                  {message}
                </p>
              )}
              <p class="help" id="address-help">
                {words.addressHelp}
              </p>
            </div>
            <fieldset class="ask-field">
              <legend>{words.frequency}</legend>
              {FREQUENCIES.map((value) => (
                <label class="choice">
                  <input type="radio" name="frequency" value={value} checked={value === 'daily'} />
                  <span>{words.frequencies[value]}</span>
                </label>
              ))}
            </fieldset>
            <button type="submit">{words.submit}</button>
          </form>
        )}
        {list && !isOpen && <p>{words.closed}</p>}
        {list && (
          <section class="block" aria-labelledby="feeds">
            <h2 id="feeds">{words.feeds}</h2>
            <p class="help">{words.feedsHelp}</p>
            <p class="ways">
              {list.feeds.map(({ label, href }) => (
                <a href={href}>{label}</a>
              ))}
            </p>
          </section>
        )}
      </div>
    ),
  });
}

/** The same for everybody who asked, so that it tells nothing about an address. */
export function renderSentPage(frame: PageFrame): string {
  const words = subscriptionTexts(frame.locale);
  return renderPage({
    frame,
    title: words.sentTitle,
    breadcrumb: [{ label: words.title }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.sentTitle}</h1>
        {words.sent.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    ),
  });
}

export interface OwnPageView {
  frame: PageFrame;
  state: 'asked' | 'active' | 'ended';
  listTitle: string;
  listPath: string;
  frequency: Frequency;
  ownPath: string;
}

/** What the receiver of the mails sees: confirm, or end. Both take a press of a button, because mail scanners open links. */
export function renderOwnPage({ frame, state, listTitle, listPath, frequency, ownPath }: OwnPageView): string {
  const { chinese, link } = pageWriter(frame);
  const words = subscriptionTexts(frame.locale);
  const button = (action: 'confirm' | 'end', label: string, quiet = false) => (
    <form class={quiet ? 'ask-form quiet' : 'ask-form'} method="post" action={ownPath}>
      <input type="hidden" name="action" value={action} />
      <button type="submit">{label}</button>
    </form>
  );
  return renderPage({
    frame,
    title: words.ownTitle,
    breadcrumb: [{ label: words.ownTitle }],
    noIndex: true,
    children: (
      <div class="narrow">
        <h1>{words.ownTitle}</h1>
        <p role="status">
          <strong>{words.states[state]}</strong>
        </p>
        <p>
          <a href={link(listPath)} {...chinese}>
            {listTitle}
          </a>
          {state !== 'ended' && ` · ${words.frequencies[frequency]}`}
        </p>
        {state === 'asked' && button('confirm', words.confirm)}
        {state === 'active' && button('end', words.end)}
        {state === 'asked' && button('end', words.forget, true)}
        {state === 'ended' && (
          <p>
            <a href={link('/subscribe', { of: listPath })}>{words.again}</a>
          </p>
        )}
      </div>
    ),
  });
}
