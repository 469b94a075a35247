import type { VNode } from 'preact';
import { chinaDate } from '../../kernel/time/index.ts';
import { Parts, pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import { compareTexts, type ComparedParagraph } from './compare.rules.ts';
import { editionTexts } from './editions.texts.ts';
import type { EditionText, PublicEdition } from './history.repo.ts';

/** Pages on which readers look back: the list of editions, and one edition with what changed in it. */

export interface HistoryView {
  frame: PageFrame;
  id: string;
  title: string;
  editions: PublicEdition[];
  page: number;
  lastPage: number;
}

export const historyPath = (id: string, number?: number) =>
  `/documents/${id}/history${number === undefined ? '' : `/${number}`}`;

const crumbs = (frame: PageFrame, id: string, title: string, last: string) => [
  { label: pageWriter(frame).text.list.title, path: '/documents' },
  { label: title, path: `/documents/${id}`, chinese: true },
  { label: last },
];

export function renderHistoryPage({ frame, id, title, editions, page, lastPage }: HistoryView): string {
  const { link, chinese } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  return renderPage({
    frame,
    title: words.historyOf(title),
    section: 'documents',
    breadcrumb: crumbs(frame, id, title, words.history),
    noIndex: true,
    children: (
      <div class="document-main looking-back">
        <h1>{words.history}</h1>
        <p>
          <a href={link(`/documents/${id}`)} {...chinese}>
            {title}
          </a>
        </p>
        <p class="help">{words.historyHelp}</p>
        <ol class="editions" reversed start={editions[0]?.number ?? 1}>
          {editions.map((edition) => (
            <li>
              <p>
                <strong>
                  {edition.isShown ? (
                    <a href={link(historyPath(id, edition.number))}>{words.edition(edition.number)}</a>
                  ) : (
                    words.edition(edition.number)
                  )}
                </strong>{' '}
                {edition.isCurrent && <span>{words.current} · </span>}
                <When frame={frame} edition={edition} />
              </p>
              {!edition.isShown && <p class="help">{words.notShown}</p>}
              <Note frame={frame} edition={edition} />
            </li>
          ))}
        </ol>
        <Parts.Pagination
          frame={frame}
          page={page}
          lastPage={lastPage}
          pathOf={(n) => `${historyPath(id)}${n > 1 ? `?page=${n}` : ''}`}
        />
      </div>
    ),
  });
}

export interface EditionPageView {
  frame: PageFrame;
  id: string;
  edition: EditionText;
  before: EditionText | null;
  currentTitle: string;
}

export function renderEditionPage({ frame, id, edition, before, currentTitle }: EditionPageView): string {
  const { link, chinese } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  const compared = before ? compareTexts(before.plainText, edition.plainText) : [];
  const hasChange = compared.some(({ kind }) => kind !== 'same');
  return renderPage({
    frame,
    title: `${words.edition(edition.number)} - ${edition.title}`,
    section: 'documents',
    breadcrumb: [
      ...crumbs(frame, id, currentTitle, '').slice(0, 2),
      { label: words.history, path: historyPath(id) },
      { label: words.edition(edition.number) },
    ],
    noIndex: true,
    children: (
      <article class="document-main looking-back">
        <h1 class="document-title" {...chinese}>
          {edition.title}
        </h1>
        <p class={edition.isCurrent ? 'document-state' : 'notice'}>
          <strong>{words.edition(edition.number)}</strong> · <When frame={frame} edition={edition} />{' '}
          {!edition.isCurrent && words.notCurrent}{' '}
          <a href={link(`/documents/${id}`)}>{edition.isCurrent ? words.current : words.toCurrent}</a>
        </p>
        <Note frame={frame} edition={edition} />
        <section aria-labelledby="changes">
          <h2 id="changes">{words.changes}</h2>
          {!before && <p>{words.first}</p>}
          {before && !hasChange && <p>{words.none}</p>}
          {hasChange && (
            <>
              <p class="help">{words.legend}</p>
              <div class="compared" {...chinese}>
                {shorten(compared).map((part) =>
                  typeof part === 'number' ? (
                    <p class="help" lang={frame.locale === 'en' ? 'en' : undefined}>
                      {words.unchanged(part)}
                    </p>
                  ) : (
                    <Compared frame={frame} paragraph={part} />
                  ),
                )}
              </div>
            </>
          )}
        </section>
        <details class="edition-text">
          <summary>{words.fullText}</summary>
          <div class="body" {...chinese}>
            {edition.plainText
              .split('\n')
              .slice(1)
              .map((line) => (
                <p>{line}</p>
              ))}
          </div>
        </details>
      </article>
    ),
  });
}

function When({
  frame,
  edition,
}: {
  frame: PageFrame;
  edition: Pick<PublicEdition, 'publishedOn' | 'publicUntil' | 'isCurrent'>;
}): VNode {
  const { date } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  const { publishedOn, publicUntil, isCurrent } = edition;
  const until = publicUntil && !isCurrent ? date(chinaDate(publicUntil)) : null;
  return (
    <span>
      {publishedOn ? words.publicFrom(date(publishedOn), until) : (until && words.publicUntil(until)) || words.noDate}
    </span>
  );
}

/** What readers are told of a change; a correction under its own name (更正说明). */
export function Note({
  frame,
  edition,
}: {
  frame: PageFrame;
  edition: Pick<PublicEdition, 'changeNote' | 'correction'>;
}): VNode | null {
  if (edition.changeNote === '') return null;
  const { chinese } = pageWriter(frame);
  const words = editionTexts(frame.locale);
  return (
    <p class={edition.correction ? 'notice correction' : 'change-note'}>
      <strong>{words.correction[edition.correction] || words.note}</strong>{' '}
      <span {...chinese}>{edition.changeNote}</span>
    </p>
  );
}

/** Unchanged paragraphs between two changes are told by their number; the one beside a change stays, so that readers know where they are. */
function shorten(paragraphs: readonly ComparedParagraph[]): (ComparedParagraph | number)[] {
  const isNear = paragraphs.map((_, at) =>
    [at - 1, at, at + 1].some((i) => (paragraphs[i]?.kind ?? 'same') !== 'same'),
  );
  const result: (ComparedParagraph | number)[] = [];
  paragraphs.forEach((paragraph, at) => {
    // One paragraph alone takes no more room than the words that would stand for it.
    const isAlone = (isNear[at - 1] ?? true) && (isNear[at + 1] ?? true);
    const last = result.at(-1);
    if (isNear[at] || isAlone) result.push(paragraph);
    else if (typeof last === 'number') result[result.length - 1] = last + 1;
    else result.push(1);
  });
  return result;
}

function Compared({ frame, paragraph }: { frame: PageFrame; paragraph: ComparedParagraph }): VNode {
  const words = editionTexts(frame.locale);
  const lang = frame.locale === 'en' ? 'en' : undefined;
  return (
    <p class={`paragraph-${paragraph.kind}`}>
      {paragraph.pieces.map(({ kind, text }) => {
        if (kind === 'same') return text;
        // Screen readers do not tell ins from del: the words before them do.
        const said = (
          <span class="said" lang={lang}>
            {kind === 'added' ? words.added : words.removed}
          </span>
        );
        return kind === 'added' ? (
          <ins>
            {said}
            {text}
          </ins>
        ) : (
          <del>
            {said}
            {text}
          </del>
        );
      })}
    </p>
  );
}
