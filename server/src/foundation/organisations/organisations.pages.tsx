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

/** A unit in the list. */
export interface UnitItem {
  id: string;
  name: string;
  address?: string;
  phone?: string;
  /** How far it stands below the first one of its group. */
  depth: 0 | 1 | 2;
  documents: number;
}

export interface UnitListView {
  frame: PageFrame;
  /** Words looked for in the names, '' for all. */
  query: string;
  total: Count;
  /** 人民政府, 工作部门, 县区 …, named in the language of the page; with a query one group without a name. */
  groups: { name: string; units: UnitItem[] }[];
}

/** List of the units, or of those whose name holds the words looked for. */
export function renderUnitListPage(view: UnitListView): string {
  const { frame, query, groups, total } = view;
  const { text, link, count, siteName } = pageWriter(frame);
  const words = text.units;
  const shown = groups.filter(({ units }) => units.length > 0);
  return renderPage({
    frame,
    title: words.title,
    description: words.description(siteName),
    section: 'units',
    breadcrumb: [{ label: words.title }],
    column: { name: words.title, type: '机构职能', description: words.description(siteName) },
    noIndex: query !== '',
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        <div class="unit-search">
          <Parts.SearchForm
            frame={frame}
            path="/units"
            label={text.home.findUnit}
            field={words.field}
            button={words.button}
            value={query}
            where="page"
          />
        </div>
        {shown.length > 0 && (
          <p class="unit-lead">
            {query ? words.found(count(total), query) : words.total(count(total))}
            {query && (
              <>
                {' '}
                <a href={link('/units')}>{words.showAll}</a>
              </>
            )}
          </p>
        )}
        {shown.length === 0 && query && (
          <Parts.EmptyState title={words.none(query)} advice={words.noneAdvice}>
            <p class="ways">
              <a href={link('/units')}>{words.showAll}</a>
              <a href={link('/search', { q: query })}>{text.search.titleOf(query)}</a>
            </p>
          </Parts.EmptyState>
        )}
        {shown.length === 0 && !query && <p class="unit-lead">{words.empty}</p>}
        {shown.map((group) => (
          <section class="unit-group">
            {group.name && <h2>{group.name}</h2>}
            <UnitRows frame={frame} units={group.units} />
          </section>
        ))}
      </>
    ),
  });
}

function UnitRows({ frame, units }: { frame: PageFrame; units: UnitItem[] }): VNode {
  const { text, link, chinese } = pageWriter(frame);
  return (
    <ul class="unit-list">
      {units.map((unit) => (
        <li class={unit.depth > 0 ? `depth-${unit.depth}` : undefined}>
          <p class="name" {...chinese}>
            <a href={link(`/units/${encodeURIComponent(unit.id)}`)}>{unit.name}</a>
          </p>
          <p class="where" {...chinese}>
            {unit.phone && <PhoneLink phone={unit.phone} />}
            {unit.phone && unit.address && '　'}
            {unit.address}
          </p>
          <p class="docs">
            {unit.documents > 0 && (
              <a href={link('/documents', { organisation: unit.id })}>{text.units.documents(String(unit.documents))}</a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A number that a phone can dial; several numbers or an extension stay text. */
function PhoneLink({ phone }: { phone: string }): VNode {
  const dial = phone.replace(/[\s\-()（）—－]/g, '');
  return /^\+?\d{5,15}$/.test(dial) ? <a href={`tel:${dial}`}>{phone}</a> : <span>{phone}</span>;
}

export interface UnitLink {
  id: string;
  name: string;
}
export interface UnitNode extends UnitLink {
  children?: UnitNode[];
}

export interface UnitPageView {
  frame: PageFrame;
  id: string;
  name: string;
  /** English or former name, shown under the name. */
  otherName?: string;
  /** From the top of the tree to the unit above this one. */
  ancestors: UnitLink[];
  children: UnitNode[];
  address?: string;
  postalCode?: string;
  phone?: string;
  fax?: string;
  email?: string;
  website?: string;
  /** As the unit wrote it; line breaks are kept. */
  hours?: string;
  creditCode?: string;
  duties?: string;
  /** Set when the unit no longer exists. */
  closed?: { on: string; successors: UnitLink[] };
  latest: DocumentItem[];
  documents: Count;
}

/** Page of one unit: where it is, when it is open, what belongs to it, what it published. */
export function renderUnitPage(view: UnitPageView): string {
  const { frame, name } = view;
  const { text, link, date, count, chinese } = pageWriter(frame);
  const words = text.units;
  const pathOf = (id: string) => `/units/${encodeURIComponent(id)}`;
  return renderPage({
    frame,
    title: name,
    description: [name, view.address, view.phone].filter(Boolean).join('，'),
    section: 'units',
    breadcrumb: [
      { label: words.title, path: '/units' },
      ...view.ancestors.map(({ id, name: label }) => ({ label, path: pathOf(id), chinese: true })),
      { label: name, chinese: true },
    ],
    column: { name: words.title, type: '机构职能' },
    jsonLd: governmentOrganization(view),
    children: (
      <div class="unit-page">
        <h1 {...chinese}>{name}</h1>
        {view.otherName && <p class="other-name">{view.otherName}</p>}
        {view.closed && (
          <div class="notice">
            <p>{words.closed(date(view.closed.on))}</p>
            {view.closed.successors.length > 0 && (
              <p>
                {words.successor}
                {view.closed.successors.map(({ id, name: of }, at) => (
                  <>
                    {at > 0 && '、'}
                    <a href={link(pathOf(id))} {...chinese}>
                      {of}
                    </a>
                  </>
                ))}
              </p>
            )}
          </div>
        )}
        <div class="columns">
          <div>
            <Contact view={view} />
            {view.duties && (
              <section class="block" aria-labelledby="duties">
                <h2 id="duties">{words.duties}</h2>
                <p class="duties" {...chinese}>
                  {view.duties}
                </p>
              </section>
            )}
            <section class="block" aria-labelledby="latest">
              <h2 id="latest">{words.latest}</h2>
              {view.latest.length > 0 ? (
                <>
                  <Parts.DocumentList frame={frame} items={view.latest} level={3} />
                  <p class="more">
                    <a href={link('/documents', { organisation: view.id })}>
                      {words.allDocuments(count(view.documents))}
                    </a>
                  </p>
                </>
              ) : (
                <p class="help">{words.noDocuments}</p>
              )}
            </section>
          </div>
          <UnitTree view={view} />
        </div>
      </div>
    ),
  });
}

function Contact({ view }: { view: UnitPageView }): VNode | null {
  const { text, chinese } = pageWriter(view.frame);
  const words = text.units;
  const website = view.website ? safeHref(view.website) : null;
  const all: [string, ComponentChildren][] = [
    [words.address, view.address],
    [words.postalCode, view.postalCode],
    [words.phone, view.phone && <PhoneLink phone={view.phone} />],
    [words.fax, view.fax],
    [
      words.email,
      view.email && <a href={`mailto:${encodeURIComponent(view.email).replace('%40', '@')}`}>{view.email}</a>,
    ],
    [words.website, website ? <a href={website}>{view.website}</a> : view.website],
    [words.hours, view.hours],
    [words.creditCode, view.creditCode],
  ];
  const entries = all.filter(([, value]) => value);
  if (entries.length === 0) return null;
  return (
    <dl class="facts" aria-label={words.contact}>
      {entries.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd {...chinese}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function UnitTree({ view }: { view: UnitPageView }): VNode | null {
  const { text, link, chinese } = pageWriter(view.frame);
  const above = view.ancestors.at(-1);
  if (!above && view.children.length === 0) return null;
  const branch = (nodes: UnitNode[]): VNode => (
    <ul>
      {nodes.map((node) => (
        <li>
          <a href={link(`/units/${encodeURIComponent(node.id)}`)}>{node.name}</a>
          {node.children && node.children.length > 0 && branch(node.children)}
        </li>
      ))}
    </ul>
  );
  return (
    <div class="facets">
      {above && (
        <section aria-labelledby="above">
          <h2 id="above">{text.units.parent}</h2>
          <div class="unit-tree" {...chinese}>
            <a href={link(`/units/${encodeURIComponent(above.id)}`)}>{above.name}</a>
          </div>
        </section>
      )}
      {view.children.length > 0 && (
        <section aria-labelledby="below">
          <h2 id="below">{text.units.children}</h2>
          <nav class="unit-tree" aria-labelledby="below" {...chinese}>
            {branch(view.children)}
          </nav>
        </section>
      )}
    </div>
  );
}

/** The unit for machines, in the words of schema.org. */
function governmentOrganization(view: UnitPageView): object {
  const { address: url } = pageWriter({ ...view.frame, locale: 'zh' });
  const above = view.ancestors.at(-1);
  const given = (name: string, value: unknown) => (value ? { [name]: value } : {});
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentOrganization',
    '@id': url,
    url,
    name: view.name,
    ...given('address', view.address),
    ...given('telephone', view.phone),
    ...given('faxNumber', view.fax),
    ...given('email', view.email),
    ...given(
      'identifier',
      view.creditCode && { '@type': 'PropertyValue', propertyID: '统一社会信用代码', value: view.creditCode },
    ),
    ...given('parentOrganization', above && { '@type': 'GovernmentOrganization', name: above.name }),
  };
}
