import { render } from 'preact-render-to-string';
import type { ComponentChildren, VNode } from 'preact';
import { portalLinks } from './assets.ts';
import { fullAddress, link, pageAddress, siteName, toggleView, type NavigationEntry, type PageFrame } from './frame.ts';
import { Breadcrumb, type Crumb } from './parts/navigation.tsx';
import { SearchForm } from './parts/forms.tsx';
import { Footer } from './parts/footer.tsx';
import { portalText } from './texts.ts';

/** An entry that every site has, or the path of a column in the navigation. */
export type Section = 'home' | 'documents' | 'units' | 'search' | `/${string}`;

/** Tags of a page that inspection tools read (《政府网站发展指引》, annex on page tags). */
export interface ColumnTags {
  name: string;
  type: string;
  description?: string;
  keywords?: string;
}
export interface ArticleTags {
  title: string;
  /** YYYY-MM-DD HH:MM in China's time; the date alone when the time is not known. */
  publishedAt: string;
  source: string;
  keywords?: string;
  author?: string;
}

export interface PageProps {
  frame: PageFrame;
  /** Title of the page without the name of the site; '' on the home page. */
  title: string;
  description?: string;
  /** The entry of the main navigation that the page belongs to. */
  section?: Section;
  /** From the first level below home to the page itself, which has no path. */
  breadcrumb?: Crumb[];
  column?: ColumnTags;
  article?: ArticleTags;
  /** Data for machines (schema.org); any value that JSON can write. */
  jsonLd?: object;
  /** Other forms of the same page: a feed, JSON. `href` starts with a slash. */
  alternates?: { type: string; href: string; title?: string }[];
  /** Error pages and filtered lists stay out of search engines. */
  noIndex?: boolean;
  /** Pages with a search field of their own leave out the one in the header. */
  ownSearch?: boolean;
  /** Loads the script of the form of a request. */
  asks?: boolean;
  children: ComponentChildren;
}

/** Renders a part of a page, for a script that puts it in. */
export const renderPart = (part: VNode): string => render(part);

/** Renders a complete page of the public site, from doctype to `</html>`. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${render(<Layout {...props} />)}`;
}

export function Layout(props: PageProps): VNode {
  const { frame } = props;
  const { palette } = frame.site;
  const classes = [palette && palette !== 'blue' ? `palette-${palette}` : '', ...frame.view.split('-')]
    .join(' ')
    .trim();
  return (
    <html lang={frame.locale === 'en' ? 'en' : 'zh-CN'} class={classes || undefined}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {portalText(frame.locale).skip}
        </a>
        <Header {...props} />
        <main id="main" class="page" tabIndex={-1}>
          {props.breadcrumb && <Breadcrumb frame={frame} crumbs={props.breadcrumb} />}
          {props.children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function Head({
  frame,
  title,
  description,
  column,
  article,
  jsonLd,
  alternates = [],
  noIndex,
  asks,
}: PageProps): VNode {
  const text = portalText(frame.locale);
  const name = siteName(frame);
  const { style, script, ask, icon } = portalLinks();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title} - ${name}` : `${name} - ${text.home.title}`}</title>
      {description && <meta name="description" content={description} />}
      {noIndex && <meta name="robots" content="noindex" />}
      {!noIndex && <link rel="canonical" href={fullAddress(frame)} />}
      {!noIndex && <link rel="alternate" hreflang="zh-CN" href={fullAddress(frame, 'zh')} />}
      {!noIndex && <link rel="alternate" hreflang="en" href={fullAddress(frame, 'en')} />}
      {!noIndex && <link rel="alternate" hreflang="x-default" href={fullAddress(frame, 'zh')} />}
      <link rel="alternate" type="application/atom+xml" href="/feeds/documents.atom" title={text.footer.subscribe} />
      {alternates.map(({ type, href, title: of }) => (
        <link rel="alternate" type={type} href={href} title={of} />
      ))}
      <Tag name="SiteName" content={frame.site.name} />
      <Tag name="SiteDomain" content={frame.site.origin.replace(/^https?:\/\//, '')} />
      <Tag name="SiteIDCode" content={frame.site.idCode} />
      <Tag name="ColumnName" content={column?.name} />
      <Tag name="ColumnType" content={column?.type} />
      <Tag name="ColumnDescription" content={column?.description} />
      <Tag name="ColumnKeywords" content={column?.keywords} />
      <Tag name="ArticleTitle" content={article?.title} />
      <Tag name="PubDate" content={article?.publishedAt} />
      <Tag name="ContentSource" content={article?.source} />
      <Tag name="Author" content={article?.author} />
      <Tag name="Keywords" content={article?.keywords} />
      <Tag name="Url" content={article && fullAddress(frame, 'zh')} />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={icon} type="image/svg+xml" />
      <link rel="stylesheet" href={style} />
      {/* Before the first paint and without `defer`, so that large print does not flash in. */}
      <script src={script} />
      {asks && <script src={ask} defer />}
      {jsonLd && <DataBlock data={jsonLd} />}
    </head>
  );
}

function Tag({ name, content }: { name: string; content: string | undefined }): VNode | null {
  return content ? <meta name={name} content={content} /> : null;
}

/** A data block is never run, so the content security policy allows it; `<` is escaped so that no value can end it. */
function DataBlock({ data }: { data: object }): VNode {
  const json = JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function Header({ frame, section, ownSearch }: PageProps): VNode {
  const text = portalText(frame.locale);
  const other = frame.locale === 'en' ? 'zh' : 'en';
  const columns = frame.site.columns ?? [];
  const own = (path: string, of: keyof typeof text.nav): Entry => ({
    ...{ section: of, path, label: text.nav[of], isChinese: false },
  });
  const entries: Entry[] = [
    own('/', 'home'),
    own('/documents', 'documents'),
    ...columns.map(({ path, name: of, nameEn, under }): Entry => {
      const isEnglish = frame.locale === 'en' && nameEn !== '';
      return {
        ...{ section: path as Section, path, label: isEnglish ? nameEn : of },
        isChinese: frame.locale === 'en' && !isEnglish,
        under,
      };
    }),
    own('/units', 'units'),
    own('/search', 'search'),
  ];
  const present = entries.find(({ section: of }) => of === section);
  const groupPath = present && (present.under ?? present.path);
  const within = entries.filter(({ under }) => under !== undefined && under === groupPath);
  const first = entries.filter(({ under }) => under === undefined || !entries.some(({ path }) => path === under));
  const group = first.find(({ path }) => path === groupPath);
  const name = siteName(frame);
  const item = ({ section: of, path, label, isChinese }: Entry, isGroup = false) => (
    // The field in the header is the same search, and on a phone there is no room to say it twice.
    <li class={of === 'search' && !ownSearch ? 'in-header' : undefined}>
      <a
        href={link(frame, path)}
        aria-current={of === section ? 'page' : isGroup ? 'true' : undefined}
        lang={isChinese ? 'zh-CN' : undefined}
      >
        {label}
      </a>
    </li>
  );
  return (
    <header class="site-header">
      <div class="bar">
        <a class="site-name" href={link(frame, '/')} lang={name === frame.site.name ? 'zh-CN' : undefined}>
          {/* The name stands beside it, so it says nothing more to those who do not see it. */}
          {frame.site.emblem && <img class="emblem" src={frame.site.emblem} alt="" />}
          {name}
        </a>
        {!ownSearch && (
          <SearchForm frame={frame} label={text.header.search} field={text.header.searchField} where="header" />
        )}
        <nav class="settings" aria-label={text.header.settings}>
          <Switch frame={frame} part="large" label={text.header.large} />
          <Switch frame={frame} part="contrast" label={text.header.contrast} />
          <a
            class="language"
            href={pageAddress(frame.path, other, frame.view)}
            hreflang={other === 'en' ? 'en' : 'zh-CN'}
            lang={other === 'en' ? 'en' : 'zh-CN'}
          >
            {text.header.otherLanguage}
          </a>
        </nav>
      </div>
      <nav class="site-nav" aria-label={text.header.nav}>
        {/* On a phone the entries are folded into one line; the style sheet shows one of the two. */}
        <details>
          <summary>{text.header.menu}</summary>
          <ul>
            {first.flatMap((entry) => [
              item(entry),
              ...entries.filter(({ under }) => under === entry.path).map((below) => item(below)),
            ])}
          </ul>
        </details>
        <ul>{first.map((entry) => item(entry, entry === group))}</ul>
        {group && within.length > 0 && (
          <ul class="within">
            {[{ ...group, label: groupLabel(frame.locale, group) }, ...within].map((entry) => item(entry))}
          </ul>
        )}
      </nav>
    </header>
  );
}

interface Entry {
  section: Section;
  path: string;
  label: string;
  isChinese: boolean;
  under?: NavigationEntry['under'];
}

/** What the first page of a group is called beside the others of the group. */
const groupLabel = (locale: PageFrame['locale'], { path, label }: Entry): string => {
  const within = portalText(locale).navWithin;
  return path === '/documents' ? within.documents : path === '/disclosure' ? within.disclosure : label;
};

/** A link that works without script; the script turns it into a button whose choice is remembered. */
function Switch({ frame, part, label }: { frame: PageFrame; part: 'large' | 'contrast'; label: string }): VNode {
  const on = frame.view.split('-').includes(part);
  return (
    <a
      class={on ? 'switch is-on' : 'switch'}
      data-switch={part}
      rel="nofollow"
      href={pageAddress(frame.path, frame.locale, toggleView(frame.view, part))}
    >
      {label}
      {on && <span class="sr">{portalText(frame.locale).header.isOn}</span>}
    </a>
  );
}
