import type { VNode } from 'preact';
import { Parts, pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import type { PublicIssue, PublicIssueDetail } from './gazette.schema.ts';
import { gazetteTexts } from './gazette.texts.ts';

export const LIST_PATH = '/gazette';
const FEED_PATH = '/feeds/gazette.atom';
export const VERIFY_PATH = '/gazette/verify';

/** Issues by year, newest first, with their covers. */
export function renderGazetteList({
  frame,
  name,
  issues,
}: {
  frame: PageFrame;
  name: string;
  issues: PublicIssue[];
}): string {
  const { link, date, count } = pageWriter(frame);
  const words = gazetteTexts(frame.locale);
  const years = [...Map.groupBy(issues, ({ year }) => year)];
  return renderPage({
    frame,
    title: words.title,
    section: LIST_PATH,
    description: words.description(name),
    breadcrumb: [{ label: words.title }],
    column: { name: '政府公报', type: '公报', description: words.description(name) },
    alternates: [{ type: 'application/atom+xml', href: FEED_PATH, title: words.feed }],
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        {issues.length === 0 && <Parts.EmptyState title={words.none} advice={words.noneAdvice} />}
        {years.map(([year, list]) => (
          <section class="gazette-year" aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`}>{words.year(year)}</h2>
            <ul class="gazette-issues">
              {list.map((issue) => (
                <li>
                  <a href={link(issue.url)}>
                    <img src={`${issue.url}/cover.svg`} alt="" width="150" height="212" loading="lazy" />
                    <span>{words.issue(issue.year, issue.number)}</span>
                  </a>
                  <p class="item-meta">
                    <time dateTime={issue.publishedOn}>{date(issue.publishedOn)}</time>
                    <span>{words.items(count(issue.itemCount))}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="ways">
          <a href={link(VERIFY_PATH)}>{words.verify}</a>
          <a href={FEED_PATH} type="application/atom+xml">
            {words.feed}
          </a>
        </p>
      </>
    ),
  });
}

/** One issue: cover, contents with pages, print edition, checksum. */
export function renderGazetteIssue({ frame, issue }: { frame: PageFrame; issue: PublicIssueDetail }): string {
  const { link, date, chinese } = pageWriter(frame);
  const words = gazetteTexts(frame.locale);
  const heading = `${words.issue(issue.year, issue.number)}${issue.serial > 0 ? ` · ${words.serial(issue.serial)}` : ''}`;
  return renderPage({
    frame,
    title: `${issue.name} ${words.issue(issue.year, issue.number)}`,
    section: LIST_PATH,
    description: issue.items
      .map(({ title }) => title)
      .filter(Boolean)
      .join('；')
      .slice(0, 150),
    breadcrumb: [{ label: words.title, path: LIST_PATH }, { label: words.issue(issue.year, issue.number) }],
    column: { name: '政府公报', type: '公报' },
    children: (
      <>
        <h1>
          <span {...chinese}>{issue.name}</span> {heading}
        </h1>
        <div class="gazette-head">
          <img src={`${issue.url}/cover.svg`} alt={words.cover(issue.name)} width="150" height="212" />
          <div>
            <p>
              {words.publishedOn}
              {frame.locale === 'en' ? ': ' : '：'}
              <time dateTime={issue.publishedOn}>{date(issue.publishedOn)}</time>
            </p>
            {issue.note && <p {...chinese}>{issue.note}</p>}
            <p>{issue.printUrl ? <a href={issue.printUrl}>{words.print}</a> : words.printHeld}</p>
          </div>
        </div>
        <section class="gazette-year" aria-labelledby="contents">
          <h2 id="contents">{words.contents}</h2>
          <ol class="documents">
            {issue.items.map((item) => (
              <Item frame={frame} item={item} link={link} />
            ))}
          </ol>
        </section>
        {issue.sha256 && <Checksum frame={frame} issue={issue} />}
      </>
    ),
  });
}

function Item({
  frame,
  item,
  link,
}: {
  frame: PageFrame;
  item: PublicIssueDetail['items'][number];
  link: (path: string) => string;
}): VNode {
  const { chinese } = pageWriter(frame);
  const words = gazetteTexts(frame.locale);
  return (
    <li>
      <h3 class="item-title">
        {item.url ? (
          <a href={link(item.url)} {...chinese}>
            {item.title}
          </a>
        ) : (
          words.gone
        )}
      </h3>
      <p class="item-meta">
        {item.section && <span {...chinese}>{item.section}</span>}
        {item.issuingBody && <span {...chinese}>{item.issuingBody}</span>}
        {item.documentNumber && <span {...chinese}>{item.documentNumber}</span>}
        <span>{words.pageNo(item.startPage)}</span>
        <span>
          {words.cite}
          {frame.locale === 'en' ? ': ' : '：'}
          <span {...chinese}>{item.citation}</span>
        </span>
      </p>
    </li>
  );
}

function Checksum({ frame, issue }: { frame: PageFrame; issue: PublicIssueDetail }): VNode {
  const words = gazetteTexts(frame.locale);
  const { link } = pageWriter(frame);
  const rows = [
    [words.sha256, issue.sha256],
    [words.signature, issue.signature],
    [words.publicKey, issue.publicKey],
  ] as const;
  return (
    <section class="gazette-year" aria-labelledby="checksum">
      <h2 id="checksum">{words.checksum}</h2>
      <p class="help">{words.checksumHelp}</p>
      <dl class="gazette-checksum">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p class="ways">
        <a href={`${issue.url}/manifest.json`}>{words.manifest}</a> <a href={link(VERIFY_PATH)}>{words.verify}</a>
      </p>
    </section>
  );
}

/** Tells whether a file is a print edition of this site, by its checksum; works without script. */
export function renderGazetteVerify({
  frame,
  asked,
  found,
}: {
  frame: PageFrame;
  asked: string;
  found: { year: number; number: number; url: string } | null;
}): string {
  const { link } = pageWriter(frame);
  const words = gazetteTexts(frame.locale);
  const isHash = /^[0-9a-f]{64}$/i.test(asked);
  return renderPage({
    frame,
    title: words.verify,
    section: LIST_PATH,
    noIndex: true,
    breadcrumb: [{ label: words.title, path: LIST_PATH }, { label: words.verify }],
    column: { name: '政府公报', type: '公报' },
    children: (
      <>
        <h1>{words.verify}</h1>
        <p>{words.verifyHelp}</p>
        <form action={link(VERIFY_PATH).split('?')[0]} method="get" class="gazette-verify">
          <label for="sha256">{words.verifyField}</label>
          <input id="sha256" name="sha256" value={asked} maxLength={64} autocomplete="off" spellcheck={false} />
          <button type="submit">{words.verifyButton}</button>
        </form>
        {asked !== '' && (
          <p role="status">
            {!isHash ? (
              words.wrong
            ) : found ? (
              <a href={link(found.url)}>{words.verified(words.issue(found.year, found.number))}</a>
            ) : (
              words.unverified
            )}
          </p>
        )}
      </>
    ),
  });
}
