import type { VNode } from 'preact';
import { pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import { BlockView, Paragraphs, TopicCards, type FilledBlock, type TopicCard } from './blocks.pages.tsx';
import { pageTexts } from './pages.texts.ts';

export interface ComposedView {
  frame: PageFrame;
  /** Blocks in rows: those of one row stand beside each other where there is room. */
  rows: FilledBlock[][];
  pictureBase: string;
  isPreview: boolean;
}

function Rows({ frame, rows, pictureBase }: ComposedView): VNode {
  let at = 0;
  return (
    <div class="home-blocks">
      {rows.map((row) => {
        const blocks = row.map((filled) => (
          <BlockView frame={frame} filled={filled} at={at++} pictureBase={pictureBase} />
        ));
        return row.length > 1 ? <div class="columns">{blocks}</div> : blocks[0];
      })}
    </div>
  );
}

/** The home page of a site. */
export function renderHome(view: ComposedView): string {
  const { frame } = view;
  const { text, siteName } = pageWriter(frame);
  const { site } = frame;
  const own = frame.locale === 'en' ? site.descriptionEn : site.description;
  return renderPage({
    frame,
    title: '',
    description: own || text.list.description(siteName),
    section: 'home',
    column: { name: text.nav.home, type: '首页' },
    ...(view.isPreview ? { noIndex: true } : {}),
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: site.name,
      url: site.origin,
      inLanguage: ['zh-CN', 'en'],
      potentialAction: {
        '@type': 'SearchAction',
        target: `${site.origin}/search?q={query}`,
        'query-input': 'required name=query',
      },
    },
    ownSearch: true,
    children: (
      <>
        {view.isPreview && <p class="preview-bar">{pageTexts(frame.locale).preview}</p>}
        <Rows {...view} />
      </>
    ),
  });
}

export interface TopicView extends ComposedView {
  kind: 'topic' | 'compilation' | 'text' | 'guide';
  title: string;
  titleEn: string;
  summary: string;
  cover: string | null;
  coverAlt: string;
  /** YYYY-MM-DD HH:MM; '' in a preview. */
  publishedAt: string;
  source: string;
  crumbs: { label: string; path?: string; chinese?: boolean }[];
}

/** A special topic or compilation: title, introduction, picture, sections. */
export function renderTopic(view: TopicView): string {
  const { frame, kind, cover, pictureBase } = view;
  const { chinese, siteName } = pageWriter(frame);
  const own = pageTexts(frame.locale);
  const isEnglish = frame.locale === 'en' && view.titleEn !== '';
  const title = isEnglish ? view.titleEn : view.title;
  const lang = isEnglish ? undefined : chinese.lang;
  return renderPage({
    frame,
    title,
    description: view.summary.slice(0, 150) || `${title} - ${siteName}`,
    breadcrumb: [...view.crumbs, { label: title, chinese: !isEnglish }],
    column: {
      name: kind === 'compilation' ? '汇编' : '专题',
      type: '专题专栏',
      description: view.title,
      keywords: view.title,
    },
    ...(view.publishedAt ? { article: { title: view.title, publishedAt: view.publishedAt, source: view.source } } : {}),
    ...(view.isPreview ? { noIndex: true } : {}),
    children: (
      <article class="topic">
        {view.isPreview && <p class="preview-bar">{own.preview}</p>}
        <h1 lang={lang}>{title}</h1>
        {cover && <img class="cover" src={pictureBase + cover} alt={view.coverAlt} lang={chinese.lang} />}
        {view.summary && <Paragraphs frame={frame} text={view.summary} />}
        <Rows {...view} />
      </article>
    ),
  });
}

/** The body of a text or guide, for the column that shows it. */
export function textBody(view: ComposedView): VNode {
  return <Rows {...view} />;
}

export const topicCards = (frame: PageFrame, topics: readonly TopicCard[]): VNode => (
  <TopicCards frame={frame} topics={topics} level={2} />
);
