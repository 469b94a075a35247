import type { ComponentChildren, VNode } from 'preact';
import { Parts, pageWriter, safeHref, type Count, type DocumentItem, type PageFrame } from '../../portal/index.ts';
import { ColumnSection, Facts, type ShownColumn } from '../columns/index.ts';
import type { Block, Guide } from './pages.schema.ts';
import { pageTexts } from './pages.texts.ts';

/** A filter value with the number of published documents that have it. */
export interface CountedValue {
  value: string;
  label: string;
  count: number;
}
export interface TopicCard {
  path: string;
  title: string;
  titleEn: string;
  kind: 'topic' | 'compilation';
  summary: string;
  cover: string | null;
  coverAlt: string;
  publishedOn: string;
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
/** A block with what it shows, read a moment ago. */
export type FilledBlock =
  | { block: Of<'find'>; counts: { documents: Count; inForce: Count; units: Count }; unitNames: string[] }
  | { block: Of<'latest'>; items: DocumentItem[] }
  | { block: Of<'subjects'> | Of<'units'>; values: CountedValue[] }
  | { block: Of<'columns'>; sections: { column: ShownColumn; items: Parameters<typeof ColumnSection>[0]['items'] }[] }
  | { block: Of<'topics'>; topics: TopicCard[] }
  | { block: Of<'documents'>; items: DocumentItem[] }
  | { block: Of<'pictures'> | Of<'notice'> | Of<'links'> | Of<'services'> | Of<'text'> | Guide };

export interface BlockProps {
  frame: PageFrame;
  filled: FilledBlock;
  /** Place on the page, for ids. */
  at: number;
  /** Where pictures are found; another place in a preview. */
  pictureBase: string;
}

/** What an officer wrote, in the language of the page where he wrote it in both. */
function words(frame: PageFrame, zh: string, en: string): { label: string; lang: 'zh-CN' | undefined } {
  return frame.locale === 'en' && en !== ''
    ? { label: en, lang: undefined }
    : { label: zh, lang: pageWriter(frame).chinese.lang };
}

export function hrefOf(frame: PageFrame, href: string): string {
  return href.startsWith('/') ? pageWriter(frame).link(href) : (safeHref(href) ?? '#');
}

/** One block of a composed page. */
export function BlockView(props: BlockProps): VNode | null {
  const { frame, filled, at } = props;
  const { block } = filled;
  const { text, link } = pageWriter(frame);
  const id = `block-${at + 1}`;
  if (block.kind === 'find' && 'counts' in filled) return <FindBlock frame={frame} filled={filled} />;
  if (block.kind === 'latest' && 'items' in filled) {
    return (
      <Section id={id} frame={frame} block={block} name={text.home.latest} note={text.home.latestNote}>
        {filled.items.length > 0 ? (
          <Parts.DocumentList frame={frame} items={filled.items} level={3} />
        ) : (
          <p class="help">{text.home.latestNone}</p>
        )}
        <p class="more">
          <a href={link('/documents')}>{text.home.allDocuments}</a>
        </p>
      </Section>
    );
  }
  if ('values' in filled) return <CountsBlock id={id} frame={frame} filled={filled} />;
  if ('sections' in filled) {
    return (
      <div class={filled.sections.length > 1 ? 'section-grid' : undefined}>
        {filled.sections.map((section) => (
          <ColumnSection frame={frame} {...section} />
        ))}
      </div>
    );
  }
  if ('topics' in filled) {
    return (
      <Section id={id} frame={frame} block={filled.block} name={pageTexts(frame.locale).topics}>
        <TopicCards frame={frame} topics={filled.topics} pictureBase={props.pictureBase} />
      </Section>
    );
  }
  if (block.kind === 'documents' && 'items' in filled) {
    return (
      <Section id={id} frame={frame} block={block} name={pageTexts(frame.locale).documents}>
        <Parts.DocumentList frame={frame} items={filled.items} level={3} />
      </Section>
    );
  }
  return <WrittenBlock {...props} id={id} />;
}

/** Blocks that show only what was written into them. */
function WrittenBlock({ frame, filled, id, pictureBase }: BlockProps & { id: string }): VNode | null {
  const { block } = filled;
  const own = pageTexts(frame.locale);
  switch (block.kind) {
    case 'notice': {
      const { label, lang } = words(frame, block.text, block.textEn);
      return (
        <p class="notice-strip" lang={lang}>
          {block.href ? <a href={hrefOf(frame, block.href)}>{label}</a> : label}
        </p>
      );
    }
    case 'links':
    case 'services':
      return (
        <Section id={id} frame={frame} block={block} name={block.kind === 'links' ? own.links : own.services}>
          <ul class={block.kind === 'links' ? 'link-list' : 'entries'}>
            {block.items.map((item) => {
              const { label, lang } = words(frame, item.label, item.labelEn);
              return (
                <li>
                  <a href={hrefOf(frame, item.href)} lang={lang}>
                    {label}
                    {'help' in item && <ItemHelp frame={frame} item={item} />}
                  </a>
                </li>
              );
            })}
          </ul>
        </Section>
      );
    case 'pictures':
      return (
        <Section id={id} frame={frame} block={block} name={own.pictures}>
          <ul class="picture-news">
            {block.items.map((item) => {
              const { label, lang } = words(frame, item.label, item.labelEn);
              return (
                <li>
                  <img
                    src={pictureBase + item.picture}
                    alt={item.alt}
                    lang={frame.locale === 'en' ? 'zh-CN' : undefined}
                    loading="lazy"
                  />
                  <h3>
                    <a href={hrefOf(frame, item.href)} lang={lang}>
                      {label || item.alt}
                    </a>
                  </h3>
                </li>
              );
            })}
          </ul>
        </Section>
      );
    case 'text': {
      const { label, lang } = words(frame, block.title, block.titleEn);
      return (
        <section class="prose written" aria-labelledby={label ? id : undefined}>
          {label && (
            <h2 id={id} lang={lang}>
              {label}
            </h2>
          )}
          <Paragraphs frame={frame} text={block.text} />
        </section>
      );
    }
    case 'guide':
      return <GuideView frame={frame} guide={block} />;
    default:
      return null;
  }
}

/** The line below a service. Under an English name a Chinese one would only be noise, so it is left out. */
function ItemHelp({ frame, item }: { frame: PageFrame; item: Of<'services'>['items'][number] }): VNode | null {
  const { label, lang } = words(frame, item.help, item.helpEn ?? '');
  if (label === '' || (lang !== undefined && item.labelEn !== '')) return null;
  return (
    <span class="help" lang={lang}>
      {label}
    </span>
  );
}

/** Lines as paragraphs; a line that begins with a dash is an item of a list. */
export function Paragraphs({ frame, text }: { frame: PageFrame; text: string }): VNode {
  const lang = pageWriter(frame).chinese.lang;
  return (
    <div class="official" lang={lang}>
      {text
        .split(/\n+/)
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => (
          <p>{line}</p>
        ))}
    </div>
  );
}

function Section({
  id,
  frame,
  block,
  name,
  note,
  children,
}: {
  id: string;
  frame: PageFrame;
  block: { title: string; titleEn: string };
  name: string;
  note?: string;
  children: ComponentChildren;
}): VNode {
  const own = words(frame, block.title, block.titleEn);
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id} lang={own.label ? own.lang : undefined}>
        {own.label || name} {note && !own.label && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}

function FindBlock({
  frame,
  filled,
}: {
  frame: PageFrame;
  filled: Extract<FilledBlock, { block: Of<'find'> }>;
}): VNode {
  const { text, count } = pageWriter(frame);
  const { counts, unitNames } = filled as {
    counts: { documents: Count; inForce: Count; units: Count };
    unitNames: string[];
  };
  return (
    <div class="home-head">
      <h1>{text.home.lead}</h1>
      <div class="columns">
        <Parts.SearchForm
          frame={frame}
          label={text.header.search}
          field={text.home.field}
          help={text.home.counts(count(counts.documents), count(counts.inForce), count(counts.units))}
          where="page"
        />
        <Parts.SearchForm
          frame={frame}
          path="/units"
          label={text.home.findUnit}
          field={text.home.findUnitField}
          button={text.home.findUnitButton}
          help={text.home.findUnitHelp}
          where="page"
          quiet
          suggestions={unitNames}
        />
      </div>
    </div>
  );
}

function CountsBlock({
  id,
  frame,
  filled,
}: {
  id: string;
  frame: PageFrame;
  filled: { block: Of<'subjects'> | Of<'units'>; values: CountedValue[] };
}): VNode | null {
  const { text, link, chinese } = pageWriter(frame);
  const { block, values } = filled;
  if (values.length === 0) return null;
  const isUnits = block.kind === 'units';
  return (
    <Section id={id} frame={frame} block={block} name={isUnits ? text.home.byUnit : text.home.byTopic}>
      <ul class="link-counts">
        {values.map(({ value, label, count }) => (
          <li>
            <a href={isUnits ? link(`/units/${encodeURIComponent(value)}`) : link('/documents', { topic: value })}>
              <span lang={chinese.lang}>{label}</span> <span class="count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
      {isUnits && (
        <p class="more">
          <a href={link('/units')}>{text.home.allUnits}</a>
        </p>
      )}
    </Section>
  );
}

export function TopicCards({
  frame,
  topics,
  pictureBase = '/pictures/',
  level = 3,
}: {
  frame: PageFrame;
  topics: readonly TopicCard[];
  pictureBase?: string;
  level?: 2 | 3;
}): VNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { link, date } = pageWriter(frame);
  const own = pageTexts(frame.locale);
  if (topics.length === 0) return <p class="help">{own.noTopics}</p>;
  return (
    <ul class="topic-cards">
      {topics.map((topic) => {
        const { label, lang } = words(frame, topic.title, topic.titleEn);
        return (
          <li>
            {topic.cover && (
              <img
                src={pictureBase + topic.cover}
                alt={topic.coverAlt}
                lang={frame.locale === 'en' ? 'zh-CN' : undefined}
                loading="lazy"
              />
            )}
            <Heading>
              <a href={link(topic.path)} lang={lang}>
                {label}
              </a>
            </Heading>
            <p class="help">
              {own.topicKind[topic.kind]} · {own.compiled(date(topic.publishedOn))}
            </p>
            {/* There is no English introduction yet; below an English title the Chinese one is left to the page itself. */}
            {topic.summary && (lang !== undefined || frame.locale === 'zh') && (
              <p class="excerpt" lang={lang}>
                {topic.summary}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function GuideView({ frame, guide }: { frame: PageFrame; guide: Guide }): VNode {
  const own = pageTexts(frame.locale);
  const { chinese } = pageWriter(frame);
  const facts = (['office', 'address', 'hours', 'phone', 'fax', 'online'] as const).map((key): [string, string] => [
    own[key],
    guide[key],
  ]);
  return (
    <div class="prose">
      {(['classification', 'arrangement', 'access'] as const).map((key) => (
        <section>
          <h2>{own.guide[key]}</h2>
          <Paragraphs frame={frame} text={guide[key]} />
        </section>
      ))}
      <section>
        <h2>{own.guide.contact}</h2>
        <Facts facts={facts} lang={chinese.lang} />
      </section>
    </div>
  );
}
