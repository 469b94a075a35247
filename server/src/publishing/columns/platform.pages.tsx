import type { VNode } from 'preact';
import { Parts, pageWriter, renderPage, type DocumentItem, type PageFrame } from '../../portal/index.ts';
import { renderColumnFrame, type ColumnFrameView } from './columns.pages.tsx';
import { columnTexts } from './columns.texts.ts';

export interface PlatformView extends ColumnFrameView {
  latest: DocumentItem[];
}

/** The first page of a unit's disclosure platform: what is new beside its five entries, which stand in the navigation. */
export function renderPlatform(view: PlatformView): string {
  const { frame, latest } = view;
  const words = columnTexts(frame.locale);
  return renderColumnFrame(
    view,
    <>
      <section class="block" aria-labelledby="latest">
        <h2 id="latest">{words.latest}</h2>
        {latest.length > 0 ? (
          <Parts.DocumentList frame={frame} items={latest} level={3} />
        ) : (
          <p class="help">{words.noLatest}</p>
        )}
      </section>
    </>,
  );
}

export interface Contact {
  office: string;
  address: string;
  hours: string;
  phone: string;
  fax: string;
  online: string;
}

/** How to ask a unit for information: what a request says, how long it takes, where to send it. */
export function renderRequestsEntry(
  view: ColumnFrameView & { contact: Contact | null; guidePath: string | null; organisationId: string | null },
): string {
  const { frame, contact, guidePath, organisationId } = view;
  const { link, chinese } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  const facts: [string, string][] = contact
    ? (['office', 'address', 'hours', 'phone', 'fax', 'online'] as const).map((key) => [words[key], contact[key]])
    : [];
  return renderColumnFrame(
    view,
    <div class="prose">
      <p>{words.requestLead}</p>
      <p class="buttons">
        {/* The pages belong to another part of the system; the address is the one thing known of them here. */}
        <a class="button" href={link('/requests/new', { unit: organisationId ?? undefined })}>
          {words.requestStart}
        </a>
        <a href={link('/requests/status')}>{words.requestStatus}</a>
      </p>
      <h2>{words.requestNeeds}</h2>
      <ol class="numbered">
        {words.requestNeedsList.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      <p>{words.requestTime}</p>
      <h2>{words.requestWhere}</h2>
      {facts.length > 0 && <Facts facts={facts} lang={chinese.lang} />}
      {guidePath && (
        <p>
          <a href={link(guidePath)}>{words.requestGuide}</a>
        </p>
      )}
    </div>,
  );
}

export function Facts({ facts, lang }: { facts: [string, string][]; lang: 'zh-CN' | undefined }): VNode {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd lang={lang}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** All units: those with a disclosure platform of this site lead to it, the others to their own page. */
export function renderDisclosureList({
  frame,
  units,
}: {
  frame: PageFrame;
  /** `newestOn`: undefined for a unit without a platform, null for a platform with nothing in it yet. */
  units: { name: string; path: string; newestOn: string | null | undefined }[];
}): string {
  const { link, date, chinese } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  return renderPage({
    frame,
    title: words.disclosure,
    description: words.disclosureLead,
    section: '/disclosure',
    breadcrumb: [{ label: words.disclosure }],
    column: { name: '政府信息公开', type: '政府信息公开', description: '政府信息公开', keywords: '政府信息公开' },
    children: (
      <>
        <h1>{words.disclosure}</h1>
        <p class="unit-lead">{words.disclosureLead}</p>
        {units.length === 0 ? (
          <p class="help">{words.disclosureNone}</p>
        ) : (
          <ul class="column-index">
            {units.map(({ name, path, newestOn }) => (
              <li>
                <h2>
                  <a href={link(path)} {...chinese}>
                    {name}
                  </a>
                </h2>
                <p class="help">
                  {newestOn === undefined
                    ? words.noPlatform
                    : newestOn === null
                      ? words.nothingYet
                      : words.newest(date(newestOn))}
                </p>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  });
}
