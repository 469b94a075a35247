import type { ComponentChildren, VNode } from 'preact';
import { dateWords } from '../../kernel/time/index.ts';
import { chinese, countWords, link, type Locale, type PageFrame } from '../frame.ts';
import { portalText } from '../texts.ts';
import { ValidityBadge, type ValidityCode } from './validity.tsx';

/** A count that says how far it can be trusted. */
export interface Count {
  value: number;
  kind: 'exact' | 'about' | 'at_least';
}

/** The count in words: 12,345 / 约 12,000 / 至少 20,000. */
export function countText(locale: Locale, { value, kind }: Count): string {
  const text = portalText(locale).count;
  const written = countWords(value);
  return kind === 'exact' ? text.exact(written) : kind === 'about' ? text.about(written) : text.atLeast(written);
}

/** A stretch of text, marked where it matches the query. */
export interface Segment {
  text: string;
  marked: boolean;
}

export function Segments({ segments }: { segments: Segment[] }): VNode {
  return <>{segments.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}

export interface DocumentItem {
  /** Path of its page: /documents/k3f9 */
  path: string;
  /** Plain, or in segments where words of a query are marked. */
  title: string | Segment[];
  validity: ValidityCode | '';
  /** Name of the publishing or issuing unit. */
  organisation: string;
  documentNumber: string;
  /** YYYY-MM-DD, '' when not known. */
  publishedOn: string;
  /** Two lines around the hit. */
  excerpt?: Segment[];
  /** Said above the title: why this one comes first. */
  flag?: string;
}

/** Documents as a list: title, validity, unit, number and date, nothing more. Titles are headings of `level`. */
export function DocumentList(props: { frame: PageFrame; items: DocumentItem[]; level: 2 | 3; start?: number }): VNode {
  const { frame, items, level, start } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const lang = chinese(frame.locale);
  return (
    <ol class="documents" start={start}>
      {items.map((item) => (
        <li>
          {item.flag && <p class="flag">{item.flag}</p>}
          <Heading class="item-title">
            <a href={link(frame, item.path)} {...lang}>
              {typeof item.title === 'string' ? item.title : <Segments segments={item.title} />}
            </a>
          </Heading>
          {item.excerpt && item.excerpt.length > 0 && (
            <p class="excerpt" {...lang}>
              <Segments segments={item.excerpt} />
            </p>
          )}
          <p class="item-meta">
            {/* A notice of a hearing or a set of figures has no validity; only the document's own page says that it is not stated. */}
            {item.validity && <ValidityBadge frame={frame} validity={{ code: item.validity }} />}
            {item.organisation && <span {...lang}>{item.organisation}</span>}
            {item.documentNumber && <span {...lang}>{item.documentNumber}</span>}
            {item.publishedOn && <time dateTime={item.publishedOn}>{dateWords(frame.locale, item.publishedOn)}</time>}
          </p>
        </li>
      ))}
    </ol>
  );
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}
export interface Facet {
  label: string;
  values: FacetValue[];
  /** Value chosen now, '' for none. */
  selected: string;
  /** Path of the list with this value, or without any when it is ''. */
  pathOf: (value: string) => string;
  /** Values are interface texts (validity) and not Chinese data. */
  translated?: boolean;
}

const SHOWN = 8;

/** Filters as links with counts; a chosen value is a link that takes it away. */
export function FacetList({
  frame,
  facets,
  estimated,
}: {
  frame: PageFrame;
  facets: Facet[];
  estimated?: boolean;
}): VNode {
  const text = portalText(frame.locale).list;
  const shown = facets.filter((facet) => facet.values.length > 0 || facet.selected);
  return (
    <aside class="facets" id="filters" aria-label={text.filters}>
      {estimated && <p class="help">{text.estimated}</p>}
      {shown.map((facet) => {
        // A chosen value is never hidden among the rest.
        const values = [...facet.values].sort(
          (a, b) => Number(b.value === facet.selected) - Number(a.value === facet.selected),
        );
        const first = values.slice(0, SHOWN);
        const rest = values.slice(SHOWN);
        const entry = (value: FacetValue) => <FacetEntry frame={frame} facet={facet} value={value} />;
        return (
          <section>
            <h2>{facet.label}</h2>
            <ul>{first.map(entry)}</ul>
            {rest.length > 0 && (
              <details>
                <summary>{text.more(rest.length)}</summary>
                <ul>{rest.map(entry)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </aside>
  );
}

function FacetEntry({ frame, facet, value }: { frame: PageFrame; facet: Facet; value: FacetValue }): VNode {
  const chosen = value.value === facet.selected;
  const lang = facet.translated ? {} : chinese(frame.locale);
  return (
    <li>
      <a
        href={link(frame, facet.pathOf(chosen ? '' : value.value))}
        class={chosen ? 'is-chosen' : undefined}
        aria-current={chosen ? 'true' : undefined}
        rel="nofollow"
      >
        <span {...lang}>{value.label}</span> <span class="count">{countWords(value.count)}</span>
      </a>
    </li>
  );
}

/** What is filtered by now, each with a link that takes it away. */
export function SelectedFacets({
  frame,
  facets,
  clearPath,
}: {
  frame: PageFrame;
  facets: Facet[];
  clearPath: string;
}): VNode | null {
  const text = portalText(frame.locale).list;
  const chosen = facets.filter((facet) => facet.selected);
  if (chosen.length === 0) return null;
  return (
    <div class="selected">
      <h2 class="sr">{text.selected}</h2>
      <ul>
        {chosen.map((facet) => {
          const label = facet.values.find(({ value }) => value === facet.selected)?.label ?? facet.selected;
          const lang = facet.translated ? {} : chinese(frame.locale);
          return (
            <li>
              <a href={link(frame, facet.pathOf(''))} rel="nofollow">
                <span class="sr">{text.clearOne(facet.label)} </span>
                <span {...lang}>{label}</span>
                <span class="cross" aria-hidden="true">
                  ×
                </span>
              </a>
            </li>
          );
        })}
        {chosen.length > 1 && (
          <li>
            <a class="plain" href={link(frame, clearPath)} rel="nofollow">
              {text.clearAll}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Nothing to show: what is missing, and what to do next. */
export function EmptyState({
  title,
  advice,
  children,
}: {
  title: string;
  advice: string[];
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <ul>
        {advice.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}
