import type { ComponentChildren, VNode } from 'preact';
import {
  Parts,
  pageWriter,
  renderPage,
  safeHref,
  type Count,
  type DocumentItem,
  type PageFrame,
} from '../../portal/index.ts';
import { addressOf, columnPath } from './columns.rules.ts';
import type { Column, ListedDocument } from './columns.schema.ts';
import { columnTexts } from './columns.texts.ts';

export type ShownColumn = Pick<
  Column,
  | 'id'
  | 'parentId'
  | 'code'
  | 'name'
  | 'nameEn'
  | 'kind'
  | 'role'
  | 'clause'
  | 'link'
  | 'description'
  | 'keywords'
  | 'category'
> & { depth: number; inNavigation: boolean };

/** The name of a column in the language of the page, and whether it stays Chinese there. */
export function columnName(frame: PageFrame, { name, nameEn }: Pick<Column, 'name' | 'nameEn'>) {
  const isChinese = frame.locale === 'en' && nameEn === '';
  return {
    label: frame.locale === 'en' && nameEn !== '' ? nameEn : name,
    lang: isChinese ? ('zh-CN' as const) : undefined,
  };
}

/** A link to a column, wherever it leads. */
export function ColumnLink({ frame, column }: { frame: PageFrame; column: ShownColumn }): VNode {
  const { label, lang } = columnName(frame, column);
  const address = addressOf(column);
  const href = address.startsWith('/') ? pageWriter(frame).link(address) : (safeHref(address) ?? '#');
  return (
    <a href={href} lang={lang}>
      {label}
    </a>
  );
}

export interface ColumnFrameView {
  frame: PageFrame;
  column: ShownColumn;
  /** From the top of the site to the column above this one. */
  ancestors: ShownColumn[];
  /** What stands beside the page: the columns of its branch, two levels at most. */
  branch: { top: ShownColumn; items: { column: ShownColumn; children: ShownColumn[] }[] } | null;
  /** Name of the unit whose platform this is part of. */
  unitName?: string | undefined;
  feedHref?: string | undefined;
  isFiltered?: boolean;
}

/** What all pages of columns have in common: where they are, what stands beside them, their tags for inspection tools. */
export function renderColumnFrame(view: ColumnFrameView, children: ComponentChildren): string {
  const { frame, column, ancestors, branch, unitName } = view;
  const words = columnTexts(frame.locale);
  const own = columnName(frame, column);
  const top = ancestors[0] ?? column;
  const heading = column.role === 'platform' && unitName ? words.platformOf(unitName) : own.label;
  const title = unitName && column.role !== 'platform' ? `${own.label} - ${unitName}` : heading;
  return renderPage({
    frame,
    title,
    ...(column.description || unitName
      ? { description: [unitName, column.name, column.description].filter(Boolean).join(' ') }
      : {}),
    ...(top.inNavigation ? { section: columnPath(top.code) as `/${string}` } : {}),
    breadcrumb: [
      ...ancestors.map((one) => {
        const { label, lang } = columnName(frame, one);
        return {
          label: one.role === 'platform' && unitName ? words.platformOf(unitName) : label,
          path: columnPath(one.code),
          chinese: lang !== undefined,
        };
      }),
      { label: heading, chinese: own.lang !== undefined },
    ],
    column: {
      name: column.name,
      type: column.category || TYPES[column.kind],
      description: column.description || column.name,
      keywords: column.keywords || column.name,
    },
    ...(view.feedHref
      ? { alternates: [{ type: 'application/atom+xml', href: view.feedHref, title: column.name }] }
      : {}),
    ...(view.isFiltered ? { noIndex: true } : {}),
    children: (
      <div class={branch ? 'with-side' : undefined}>
        {branch && <Side frame={frame} branch={branch} current={column} />}
        <div class="side-main">
          <h1 lang={own.lang}>{heading}</h1>
          {column.description && column.role !== 'statutory_item' && (
            <p class="unit-lead" lang={frame.locale === 'en' ? 'zh-CN' : undefined}>
              {column.description}
            </p>
          )}
          {children}
        </div>
      </div>
    ),
  });
}

const TYPES: Record<Column['kind'], string> = {
  list: '信息列表',
  page: '单页',
  link: '链接',
  group: '栏目组',
  topics: '专题',
};

function Side({
  frame,
  branch,
  current,
}: {
  frame: PageFrame;
  branch: NonNullable<ColumnFrameView['branch']>;
  current: ShownColumn;
}): VNode {
  const words = columnTexts(frame.locale);
  const entry = (column: ShownColumn) => {
    const { label, lang } = columnName(frame, column);
    const address = addressOf(column);
    const href = address.startsWith('/') ? pageWriter(frame).link(address) : (safeHref(address) ?? '#');
    return (
      <a href={href} lang={lang} aria-current={column.id === current.id ? 'page' : undefined}>
        {label}
      </a>
    );
  };
  return (
    <nav class="side-nav" aria-label={words.inThis}>
      <p class="side-top">{entry(branch.top)}</p>
      <ul>
        {branch.items.map(({ column, children }) => (
          <li>
            {entry(column)}
            {children.length > 0 && (
              <ul>
                {children.map((child) => (
                  <li>{entry(child)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface ListView extends ColumnFrameView {
  items: ListedDocument[];
  total: Count;
  years: string[];
  year: string;
  before: string | null;
  after: string | null;
  /** As a catalog: index number, name, summary, date of making (article 12 of the Regulation). */
  isCatalog: boolean;
  clause?: string;
  children: ShownColumn[];
}

/** A list of documents, newest first, by year, along places and not along page numbers: the address of a page does not shift. */
export function renderListColumn(view: ListView): string {
  const { frame, column, items, years, year, before, after } = view;
  const { link, count } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  const path = columnPath(column.code);
  const pathOf = (params: Record<string, string>) => link(path, { ...(year ? { year } : {}), ...params });
  return renderColumnFrame(
    view,
    <>
      {view.clause && (
        <p class="unit-lead">
          {words.basis}
          {frame.locale === 'en' ? ': ' : '：'}
          {view.clause}
          {column.description && (
            <span lang={frame.locale === 'en' ? 'zh-CN' : undefined}> · {column.description}</span>
          )}
        </p>
      )}
      {years.length > 1 && (
        <nav class="year-nav" aria-label={words.years}>
          <a href={link(path)} aria-current={year === '' ? 'true' : undefined}>
            {words.allYears}
          </a>
          {years.slice(0, 12).map((one) => (
            <a href={link(path, { year: one })} aria-current={one === year ? 'true' : undefined}>
              {words.year(one)}
            </a>
          ))}
        </nav>
      )}
      <p class="totals">
        {items.length > 0 && <span>{words.total(count(view.total))}</span>}
        {view.feedHref && <a href={view.feedHref}>{words.feed}</a>}
      </p>
      {items.length === 0 ? (
        <Parts.EmptyState title={words.empty} advice={words.emptyAdvice} />
      ) : view.isCatalog ? (
        <Catalog frame={frame} items={items} />
      ) : (
        <Parts.DocumentList frame={frame} items={items.map(documentItem)} level={2} />
      )}
      {(before || after) && (
        <nav class="pagination" aria-label={words.pager}>
          <ul>
            {after && (
              <li>
                <a rel="prev" href={pathOf({ after })}>
                  {words.newer}
                </a>
              </li>
            )}
            {before && (
              <li>
                <a rel="next" href={pathOf({ before })}>
                  {words.older}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </>,
  );
}

function Catalog({ frame, items }: { frame: PageFrame; items: ListedDocument[] }): VNode {
  const { link, date, chinese } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  return (
    <ol class="documents catalog">
      {items.map((item) => {
        const madeOn = item.madeOn ?? item.publishedOn ?? item.listedOn;
        const facts: [string, ComponentChildren, boolean][] = [
          [words.indexNumber, item.indexNumber, true],
          [words.documentNumber, item.documentNumber, true],
          [words.madeOn, <time dateTime={madeOn}>{date(madeOn)}</time>, false],
        ];
        return (
          <li>
            <h2 class="item-title">
              <a href={link(item.url)} {...chinese}>
                {item.title}
              </a>
            </h2>
            <p class="excerpt">
              <span class="sr">
                {words.summary}
                {frame.locale === 'en' ? ': ' : '：'}
              </span>
              <span {...chinese}>{item.excerpt}</span>
            </p>
            <dl class="catalog-facts">
              {facts
                .filter(([, value]) => value)
                .map(([label, value, isData]) => (
                  <div>
                    <dt>{label}</dt>
                    <dd lang={isData ? chinese.lang : undefined}>{value}</dd>
                  </div>
                ))}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

export const documentItem = (item: ListedDocument): DocumentItem => ({
  path: item.url,
  title: item.title,
  validity: item.validity,
  organisation: item.issuingBody || item.organisation.name,
  documentNumber: item.documentNumber,
  publishedOn: item.publishedOn ?? item.listedOn,
});

export interface GroupView extends ColumnFrameView {
  sections: { column: ShownColumn; items: ListedDocument[]; newestOn: string | null; clause: string }[];
  /** Short: only where each leads and when it was last added to. */
  isIndex: boolean;
}

/** A column that holds others: the newest of each, or an index where there are many. */
export function renderGroupColumn(view: GroupView): string {
  const { frame, sections, isIndex } = view;
  const { date } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  return renderColumnFrame(
    view,
    isIndex ? (
      <ul class="column-index">
        {sections.map(({ column, newestOn, clause }) => (
          <li>
            <h2>
              <ColumnLink frame={frame} column={column} />
            </h2>
            <p class="help">
              {[clause, newestOn ? words.newest(date(newestOn)) : words.nothingYet].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    ) : (
      <>
        {sections.map((section) => (
          <ColumnSection frame={frame} {...section} />
        ))}
        {sections.length === 0 && <Parts.EmptyState title={words.empty} advice={words.emptyAdvice.slice(1)} />}
      </>
    ),
  );
}

/** The newest of one column with the way to all of it. */
export function ColumnSection({
  frame,
  column,
  items,
}: {
  frame: PageFrame;
  column: ShownColumn;
  items: ListedDocument[];
}): VNode {
  const words = columnTexts(frame.locale);
  const { link } = pageWriter(frame);
  const { label, lang } = columnName(frame, column);
  const address = addressOf(column);
  return (
    <section class="block" aria-labelledby={`column-${column.code}`}>
      <h2 id={`column-${column.code}`} lang={lang}>
        {label}
      </h2>
      {items.length > 0 ? (
        <Parts.DocumentList frame={frame} items={items.map(documentItem)} level={3} />
      ) : (
        <p class="help">{column.kind === 'list' ? words.nothingYet : column.description}</p>
      )}
      <p class="more">
        <a href={address.startsWith('/') ? link(address) : (safeHref(address) ?? '#')} lang={lang}>
          {words.more(label)}
        </a>
      </p>
    </section>
  );
}

/** All columns of a site as a tree. */
export function renderSiteMap({ frame, columns }: { frame: PageFrame; columns: ShownColumn[] }): string {
  const { text, link } = pageWriter(frame);
  const words = columnTexts(frame.locale);
  const below = (parentId: string | null): VNode | null => {
    const own = columns.filter((column) => column.parentId === parentId);
    if (own.length === 0) return null;
    return (
      <ul>
        {own.map((column) => (
          <li>
            <ColumnLink frame={frame} column={column} />
            {below(column.id)}
          </li>
        ))}
      </ul>
    );
  };
  const fixed: [string, string][] = [
    ['/', text.nav.home],
    ['/documents', text.nav.documents],
    ['/units', text.nav.units],
    ['/search', text.nav.search],
    ['/disclosure', words.disclosure],
    ...(frame.site.columns ?? [])
      .filter(({ under }) => under !== undefined)
      .map(({ path, name, nameEn }): [string, string] => [path, frame.locale === 'en' ? nameEn : name]),
    ['/media-accounts', text.footer.mediaAccounts],
    ['/reading-points', text.footer.readingPoints],
  ];
  return renderPage({
    frame,
    title: words.siteMap,
    breadcrumb: [{ label: words.siteMap }],
    column: { name: '网站地图', type: '网站地图' },
    children: (
      <div class="site-map">
        <h1>{words.siteMap}</h1>
        <p class="unit-lead">{words.siteMapLead}</p>
        <ul class="entries">
          {fixed.map(([path, label]) => (
            <li>
              <a href={link(path)}>{label}</a>
            </li>
          ))}
        </ul>
        <div class="tree">{below(null)}</div>
      </div>
    ),
  });
}
