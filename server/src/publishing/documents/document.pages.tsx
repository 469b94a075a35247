import type { VNode } from 'preact';
import { Parts, pageWriter, renderPage, safeHref, type PageFrame, type ValidityView } from '../../portal/index.ts';
import { Body, contentsOf, textOf, type ContentsEntry } from './body.pages.tsx';
import { editionTexts } from './editions.texts.ts';
import { historyPath, Note } from './history.pages.tsx';
import type { PublicEdition } from './history.repo.ts';
import type { BodyBlock, Task } from './reading.schema.ts';
import { TaskTable } from './tasks.pages.tsx';

export interface LinkedDocument {
  path: string;
  title: string;
}

/** A file to download. */
export interface FileView {
  name: string;
  href: string;
  /** In capitals, as readers know it: PDF, DOCX, OFD. */
  format: string;
  bytes: number;
}

/** A published document; fields that the document does not have are ''. Dates YYYY-MM-DD. */
export interface DocumentPageView {
  frame: PageFrame;
  id: string;
  title: string;
  validity: ValidityView;
  issuingBody: string;
  documentNumber: string;
  madeOn: string;
  publishedOn: string;
  /** When it was published here, YYYY-MM-DD HH:MM in China's time, for the page tags. */
  publishedAt?: string;
  indexNumber: string;
  topic: string;
  /** Label of the topic for the breadcrumb; the topic itself where absent. */
  topicLabel?: string;
  subjectWords: string;
  mainRecipients: string;
  updatedOn?: string;
  /** The unit that published it here. */
  publisher?: { path: string; name: string };
  body: BodyBlock[];
  /** Addresses of the images, by `ImageBlock.file`. */
  images: Record<string, string>;
  tasks: Task[];
  original?: FileView;
  attachments: FileView[];
  /** The same text as files in official form, made when asked for; the label says which. */
  standardTexts?: { label: string; href: string }[];
  interpretations?: LinkedDocument[];
  /** The document that this one explains. */
  interprets?: LinkedDocument[];
  related?: LinkedDocument[];
  /** Further rows of the table of facts. */
  facts?: { label: string; value: string; isChinese: boolean; href?: string; isLead?: boolean }[];
  /** It went out in an emergency; whether its review afterwards is still open. */
  afterwards?: 'open' | 'passed' | null;
  audience?: { kind: 'everyone' | 'area' | 'group'; name: string };
  /** Last day on which it is public; '' for one that stays. */
  visibleUntil?: string;
  /** The newest editions when there are several, the present one first. */
  editions?: PublicEdition[];
  description?: string;
  /** Address of the same document as JSON. */
  jsonHref: string;
}

/** Page of one document, top to bottom as a reader needs it; what the document does not have is left out. */
export function renderDocumentPage(view: DocumentPageView): string {
  const { frame, title } = view;
  const { text, chinese } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  const body = textOf(view.body, title);
  const tasks = view.tasks.length;
  const headings = contentsOf(body);
  const contents: ContentsEntry[] =
    tasks > 0 && headings.length > 0
      ? [...headings, { anchor: 'tasks', text: text.document.tasksLink(tasks), depth: 1, isOurs: true }]
      : headings;
  return renderPage({
    frame,
    title,
    description: view.description ?? firstWords(body),
    section: 'documents',
    breadcrumb: [
      { label: text.list.title, path: '/documents' },
      ...topicLevels(view).map(({ label, topic }) => ({
        ...{ label, path: `/documents?topic=${encodeURIComponent(topic)}`, chinese: true },
      })),
      { label: text.document.crumb },
    ],
    column: { name: text.list.title, type: '政策文件' },
    article: {
      title,
      publishedAt: view.publishedAt ?? view.publishedOn,
      source: view.issuingBody || view.publisher?.name || frame.site.name,
      keywords: view.subjectWords || undefined,
    },
    alternates: [{ type: 'application/json', href: view.jsonHref, title: text.document.data }],
    jsonLd: legislation(view),
    children: (
      <article class="columns document-columns">
        <div class="document-head">
          <h1 class="document-title" {...chinese}>
            <Parts.Phrases text={title} />
          </h1>
          <p class="document-state">
            <Parts.ValidityBadge frame={frame} validity={view.validity} />
            {view.afterwards && <span class={`urgent is-${view.afterwards}`}>{words.afterwards[view.afterwards]}</span>}
            {tasks > 0 && (
              <a class="to-tasks screen-only" href="#tasks">
                {text.document.tasksLink(tasks)}
              </a>
            )}
          </p>
          <Parts.ValidityNotice frame={frame} validity={view.validity} />
          <Correction view={view} />
          <Metadata view={view} />
          <Related view={view} />
        </div>
        <Contents frame={frame} entries={contents} where="beside" />
        <div class="document-main">
          <Contents frame={frame} entries={contents} where="above" />
          {text.document.chineseOnly && <p class="help screen-only">{text.document.chineseOnly}</p>}
          <Body frame={frame} blocks={body} images={view.images} />
          <PrintEnd frame={frame} />
          <After view={view} />
        </div>
      </article>
    ),
  });
}

/** A topic with levels (劳动、人事、监察\\人事工作) as one step for each, which leads to the documents of that level. */
function topicLevels({ topic, topicLabel }: DocumentPageView): { label: string; topic: string }[] {
  if (topic === '') return [];
  if (topicLabel !== undefined && topicLabel !== topic) return [{ label: topicLabel, topic }];
  const levels = topic.split('\\').filter(Boolean);
  return levels.map((label, at) => ({ label, topic: levels.slice(0, at + 1).join('\\') }));
}

function Metadata({ view }: { view: DocumentPageView }): VNode {
  const { frame } = view;
  const { text, date, link, chinese } = pageWriter(frame);
  const given = (value: string) => (value ? <span {...chinese}>{value}</span> : text.metadata.none);
  const words = editionTexts(frame.locale);
  const day = (on: string) => (on ? <time dateTime={on}>{date(on)}</time> : text.metadata.none);
  const factsOf = (isWanted: (isLead: boolean) => boolean) =>
    (view.facts ?? [])
      .filter(({ isLead = false }) => isWanted(isLead))
      .map(({ label, value, isChinese, href }) => {
        const shown = <span {...(isChinese ? chinese : {})}>{value}</span>;
        const target = href && safeHref(href);
        return { label, value: target ? <a href={target}>{shown}</a> : shown };
      });
  const rest = [
    { label: text.field.topic, value: view.topic && given(view.topicLabel ?? view.topic.replaceAll('\\', ' › ')) },
    { label: text.field.subjectWords, value: view.subjectWords && given(view.subjectWords) },
    { label: text.field.mainRecipients, value: view.mainRecipients && given(view.mainRecipients) },
    { label: text.field.validity, value: <Parts.ValidityBadge frame={frame} validity={view.validity} /> },
    {
      label: text.field.publisher,
      value: view.publisher && (
        <a href={link(view.publisher.path)} {...chinese}>
          {view.publisher.name}
        </a>
      ),
    },
    { label: text.field.updatedOn, value: view.updatedOn && day(view.updatedOn) },
    { label: words.audience, value: view.audience && audienceWords(view) },
    { label: words.period, value: view.visibleUntil && day(view.visibleUntil) },
    ...factsOf((isLead) => !isLead),
  ].filter(({ value }) => value);
  return (
    <Parts.MetadataTable
      frame={frame}
      first={[
        { label: text.field.issuingBody, value: given(view.issuingBody) },
        { label: text.field.documentNumber, value: given(view.documentNumber) },
        { label: text.field.madeOn, value: day(view.madeOn) },
        { label: text.field.publishedOn, value: day(view.publishedOn) },
        { label: text.field.indexNumber, value: given(view.indexNumber) },
        ...factsOf((isLead) => isLead),
      ]}
      rest={rest}
    />
  );
}

/** Told as an interpretation already, or as what is interpreted. */
const isExplained = ({ interpretations = [], interprets = [] }: DocumentPageView, path: string): boolean =>
  [...interpretations, ...interprets].some((other) => other.path === path);

function Related({ view }: { view: DocumentPageView }): VNode | null {
  const { text, link, chinese } = pageWriter(view.frame);
  const groups: [string, LinkedDocument[]][] = [
    [text.document.interpretation, view.interpretations ?? []],
    [text.document.interprets, view.interprets ?? []],
    // An interpretation that cites its document is told once.
    [text.document.related, (view.related ?? []).filter(({ path }) => !isExplained(view, path))],
  ];
  const shown = groups.filter(([, documents]) => documents.length > 0);
  if (shown.length === 0) return null;
  return (
    <dl class="related">
      {shown.map(([label, documents]) => (
        <div>
          <dt>{label}</dt>
          {documents.map(({ path, title }) => (
            <dd>
              <a href={link(path)} {...chinese}>
                {title}
              </a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** On wide screens the list stands beside the text, on narrow ones folded above it; the style sheet shows one of the two. */
function Contents({
  frame,
  entries,
  where,
}: {
  frame: PageFrame;
  entries: ContentsEntry[];
  where: 'beside' | 'above';
}): VNode | null {
  if (entries.length === 0) return null;
  const { text, chinese } = pageWriter(frame);
  const list = (
    <ol>
      {entries.map(({ anchor, text: label, depth, isOurs }) => (
        <li class={`depth-${depth}`} {...(isOurs ? {} : chinese)}>
          <a href={`#${anchor}`}>{label}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav class={`contents ${where}`} aria-label={text.document.contents}>
      {where === 'beside' ? (
        <>
          <h2>{text.document.contents}</h2>
          {list}
        </>
      ) : (
        <details>
          <summary>{text.document.contents}</summary>
          {list}
        </details>
      )}
    </nav>
  );
}

function PrintEnd({ frame }: { frame: PageFrame }): VNode {
  const { text, address, siteName } = pageWriter(frame);
  return (
    <div class="print-end">
      <Parts.QrCode address={address} label={text.document.qr} />
      <p>
        {siteName}
        <br />
        {address}
      </p>
    </div>
  );
}

function After({ view }: { view: DocumentPageView }): VNode {
  const { frame } = view;
  const { text } = pageWriter(frame);
  const files = [
    ...(view.original ? [{ ...view.original, isOriginal: true }] : []),
    ...view.attachments.map((file) => ({ ...file, isOriginal: false })),
  ];
  const standardTexts = view.standardTexts ?? [];
  return (
    <div class="after">
      {files.length + standardTexts.length > 0 && (
        <section aria-labelledby="files">
          <h2 id="files">{view.attachments.length > 0 ? text.document.attachments : text.document.files}</h2>
          <ul class="files">
            {files.map((file) => (
              <Download frame={frame} file={file} />
            ))}
            {standardTexts.map(({ label, href }) => (
              <li>
                <a href={href} rel="nofollow">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TaskTable frame={frame} tasks={view.tasks} />
      <Editions view={view} />
      <Cite view={view} />
    </div>
  );
}

/** The notice of a correction stands above everything that was corrected. */
function Correction({ view }: { view: DocumentPageView }): VNode | null {
  const [present] = view.editions ?? [];
  return present?.isCurrent && present.correction ? <Note frame={view.frame} edition={present} /> : null;
}

function Editions({ view }: { view: DocumentPageView }): VNode | null {
  const { frame, id, editions = [] } = view;
  if (editions.length === 0) return null;
  const { date, link, chinese } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol class="history">
        {editions.map(({ number, publishedOn, changeNote, isShown, isCurrent }) => (
          <li>
            {isShown ? (
              <a href={link(historyPath(id, number))}>{words.edition(number)}</a>
            ) : (
              <span>{words.edition(number)}</span>
            )}
            {publishedOn && <time dateTime={publishedOn}>{date(publishedOn)}</time>}
            {isCurrent && <span>{words.current}</span>}
            <span {...chinese}>{changeNote}</span>
          </li>
        ))}
      </ol>
      <p class="ways">
        <a href={link(historyPath(id))}>{words.all}</a>
      </p>
    </section>
  );
}

function audienceWords({ frame, audience }: DocumentPageView): VNode | string {
  const words = editionTexts(frame.locale);
  if (!audience || audience.kind === 'everyone') return words.everyone;
  return <span {...pageWriter(frame).chinese}>{words[audience.kind](audience.name)}</span>;
}

function Download({ frame, file }: { frame: PageFrame; file: FileView & { isOriginal: boolean } }): VNode {
  const { text, size, chinese } = pageWriter(frame);
  const kind = text.document.fileOf(file.format, size(file.bytes));
  return (
    <li>
      <a href={file.href} {...chinese}>
        {file.name}
      </a>
      <span class="kind">{file.isOriginal ? `${text.document.original} · ${kind}` : kind}</span>
    </li>
  );
}

function Cite({ view }: { view: DocumentPageView }): VNode {
  const { frame } = view;
  const { text, link } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  const short = `${frame.site.origin}/d/${view.id.slice(-12)}`;
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{text.document.cite}</h2>
      <p class="help">{text.document.citeHelp}</p>
      <p class="cite-text" lang="zh-CN">
        {citation(view)}
      </p>
      <div class="short-address screen-only">
        <Parts.QrCode address={short} label={text.document.qr} />
        <p>
          {words.shortAddress}
          <br />
          <code>{short}</code>
        </p>
      </div>
      <p class="ways">
        <a href={link(`/documents/${view.id}/report`)}>{words.report}</a>
        <a href={view.jsonHref} type="application/json">
          {text.document.data}
        </a>
        <a href="/feeds/documents.atom" type="application/atom+xml">
          {text.document.feed}
        </a>
      </p>
    </section>
  );
}

/** How the document is cited: issuing body, title, number, date, site and its lasting address; always in Chinese. */
export function citation(view: DocumentPageView): string {
  const { date, address } = pageWriter({ ...view.frame, locale: 'zh' });
  const on = view.madeOn || view.publishedOn;
  const head = `${view.issuingBody ? `${view.issuingBody}：` : ''}《${view.title}》${view.documentNumber ? `（${view.documentNumber}）` : ''}`;
  return [head, on && date(on), view.frame.site.name, address].filter(Boolean).join('，');
}

const FORCE: Record<string, string> = {
  in_force: 'InForce',
  amended: 'PartiallyInForce',
  partly_invalid: 'PartiallyInForce',
  expired: 'NotInForce',
  repealed: 'NotInForce',
  not_yet_in_force: 'NotInForce',
};

/** The document for machines, in the words of schema.org. */
function legislation(view: DocumentPageView): object {
  const { address } = pageWriter({ ...view.frame, locale: 'zh' });
  const force = FORCE[view.validity.code];
  const given = (name: string, value: unknown) => (value ? { [name]: value } : {});
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': address,
    url: address,
    name: view.title,
    inLanguage: 'zh-CN',
    ...given('legislationIdentifier', view.documentNumber),
    ...given('legislationDate', view.madeOn),
    ...given('datePublished', view.publishedOn),
    ...given('about', view.topic),
    ...given('keywords', view.subjectWords),
    ...given('legislationLegalForce', force && `https://schema.org/${force}`),
    ...given('legislationPassedBy', view.issuingBody && { '@type': 'GovernmentOrganization', name: view.issuingBody }),
  };
}

/** The first words of the text, for the description of the page. */
function firstWords(body: BodyBlock[]): string | undefined {
  const first = body.find((block) => block.kind === 'paragraph' && !block.role && block.text.length > 20);
  return first?.kind === 'paragraph' ? first.text.slice(0, 120) : undefined;
}
