import type { VNode } from 'preact';
import { chinese, countWords, link, type PageFrame } from '../frame.ts';
import { portalText } from '../texts.ts';

export interface Crumb {
  label: string;
  /** Absent for the page itself. */
  path?: string;
  /** The label is data and Chinese in every language of the interface. */
  chinese?: boolean;
}

export function Breadcrumb({ frame, crumbs }: { frame: PageFrame; crumbs: Crumb[] }): VNode {
  const text = portalText(frame.locale);
  const all: Crumb[] = [{ label: text.nav.home, path: '/' }, ...crumbs];
  return (
    <nav class="breadcrumb" aria-label={text.breadcrumb}>
      <ol>
        {all.map(({ label, path, chinese: isChinese }) => {
          const lang = isChinese ? chinese(frame.locale) : {};
          return (
            <li>
              {path ? (
                <a href={link(frame, path)} {...lang}>
                  {label}
                </a>
              ) : (
                <span aria-current="page" {...lang}>
                  {label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export interface PaginationProps {
  frame: PageFrame;
  page: number;
  lastPage: number;
  /** Path of a page of the list, with its filters. */
  pathOf: (page: number) => string;
}

/** Links to the pages around the present one, the first and the last; nothing when there is only one page. */
export function Pagination({ frame, page, lastPage, pathOf }: PaginationProps): VNode | null {
  if (lastPage <= 1) return null;
  const text = portalText(frame.locale).pages;
  const hrefOf = (n: number) => link(frame, pathOf(n));
  return (
    <nav class="pagination" aria-label={text.label}>
      <p class="sr">{text.of(page, lastPage)}</p>
      <ul>
        {page > 1 && (
          <li>
            <a rel="prev" href={hrefOf(page - 1)}>
              {text.previous}
            </a>
          </li>
        )}
        {pagesAround(page, lastPage).map((n) =>
          n === null ? (
            <li class="gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li class={n === page ? undefined : 'far'}>
              <a href={hrefOf(n)} aria-label={text.page(n)} aria-current={n === page ? 'page' : undefined}>
                {countWords(n)}
              </a>
            </li>
          ),
        )}
        {page < lastPage && (
          <li>
            <a rel="next" href={hrefOf(page + 1)}>
              {text.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** First, last and two on either side of the present page; null where pages are left out. */
export function pagesAround(page: number, lastPage: number): (number | null)[] {
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, lastPage])]
    .filter((n) => n >= 1 && n <= lastPage)
    .sort((a, b) => a - b);
  return shown.flatMap((n, at) => {
    const before = shown[at - 1];
    if (before === undefined || n === before + 1) return [n];
    // One page left out takes as much room as the dots that would stand for it.
    return n === before + 2 ? [n - 1, n] : [null, n];
  });
}
