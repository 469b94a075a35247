import { Parts, pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import { planTexts } from './plans.texts.ts';
import type { ShownPlan } from './publication.repo.ts';
import type { PublicItem } from './publication.rules.ts';
import { scheduleText } from './schedule-words.rules.ts';

export const LIST_PATH = '/work-plans';
const FEED_PATH = '/feeds/work-plans.atom';
const COLUMN = { name: '工作要点', type: '政务公开' };
const planPath = (id: string) => `${LIST_PATH}/${id}`;

/** All public plans, the newest year first. */
export function renderPlanList(frame: PageFrame, plans: readonly ShownPlan[]): string {
  const { link, date, chinese, count } = pageWriter(frame);
  const words = planTexts(frame.locale);
  const sorted = plans.toSorted((a, b) => b.content.year - a.content.year);
  return renderPage({
    frame,
    title: words.title,
    section: LIST_PATH,
    description: words.lead,
    breadcrumb: [{ label: words.title }],
    column: COLUMN,
    alternates: [{ type: 'application/atom+xml', href: FEED_PATH, title: words.feed }],
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        {sorted.length === 0 && <Parts.EmptyState title={words.none} advice={[words.noneAdvice]} />}
        <ul class="account-list">
          {sorted.map(({ planId, madeOn, content }) => (
            <li>
              <p class="item-title">
                <a href={link(planPath(planId))} {...chinese}>
                  {content.title}
                </a>
              </p>
              <p class="item-meta">
                <span {...chinese}>{content.organisationName}</span>
                <span>{words.items(count(content.items.length))}</span>
                <span>{`${words.overall} ${words.percent(content.percent)}`}</span>
                <span>{words.asOf(date(madeOn))}</span>
              </p>
            </li>
          ))}
        </ul>
        <p class="ways">
          <a href={FEED_PATH} type="application/atom+xml">
            {words.feed}
          </a>
        </p>
      </div>
    ),
  });
}

/** One plan: what it is, its items with units, dates and progress. */
export function renderPlan(frame: PageFrame, { planId, madeOn, content }: ShownPlan): string {
  const { link, date, chinese } = pageWriter(frame);
  const words = planTexts(frame.locale);
  const { columns } = words;
  return renderPage({
    frame,
    title: content.title,
    section: LIST_PATH,
    description: words.lead,
    breadcrumb: [{ label: words.title, path: LIST_PATH }, { label: content.title }],
    column: COLUMN,
    alternates: [{ type: 'application/atom+xml', href: FEED_PATH, title: words.feed }],
    children: (
      <>
        <h1 {...chinese}>{content.title}</h1>
        <p class="item-meta">
          <a href={link(`/units/${content.organisationId}`)} {...chinese}>
            {content.organisationName}
          </a>
          <span>{words.asOf(date(madeOn))}</span>
          <span>{`${words.overall} ${words.percent(content.percent)}`}</span>
          {content.revision > 1 && <span>{words.revision(content.revision)}</span>}
        </p>
        {content.documentWords && (
          <p>
            {words.source}
            {words.colon}
            <span {...chinese}>{content.documentWords}</span>
          </p>
        )}
        <section class="tasks plan-items plan-part" aria-labelledby="items">
          <h2 id="items">{words.items(String(content.items.length))}</h2>
          <div class="table">
            <table role="table">
              <thead role="rowgroup">
                <tr role="row">
                  <th role="columnheader" scope="col">
                    {columns.number}
                  </th>
                  <th role="columnheader" scope="col">
                    {columns.item}
                  </th>
                  <th role="columnheader" scope="col">
                    {columns.units}
                  </th>
                  <th role="columnheader" scope="col">
                    {columns.due}
                  </th>
                  <th role="columnheader" scope="col">
                    {columns.progress}
                  </th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                {content.items.map((item) => (
                  <tr role="row">
                    <td role="cell" class={item.number ? 'place' : 'is-none'} data-label={columns.number} {...chinese}>
                      {item.number}
                    </td>
                    <th role="rowheader" scope="row">
                      <a href={link(`${planPath(planId)}/items/${item.id}`)} {...chinese}>
                        {item.title}
                      </a>
                    </th>
                    <td role="cell" data-label={columns.units}>
                      <Units frame={frame} item={item} />
                    </td>
                    <td role="cell" data-label={columns.due}>
                      <span {...(item.schedule?.kind === 'after' ? chinese : {})}>
                        {scheduleText(item.schedule, content.year, frame.locale) || '—'}
                      </span>
                    </td>
                    <td role="cell" data-label={columns.progress}>
                      <Progress frame={frame} item={item} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {content.summary && (
          <section class="block" aria-labelledby="summary">
            <h2 id="summary">{words.summary}</h2>
            <p class="help">{words.sentOn(date(content.summary.sentOn))}</p>
            {content.summary.words
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((line) => (
                <p {...chinese}>{line}</p>
              ))}
          </section>
        )}
      </>
    ),
  });
}

function Units({ frame, item }: { frame: PageFrame; item: PublicItem }) {
  const { chinese } = pageWriter(frame);
  const words = planTexts(frame.locale);
  return (
    <ul>
      {item.units.map(({ name, role }) => (
        <li>
          <span {...chinese}>{name}</span>
          {item.units.length > 1 && ` ${words.roles[role]}`}
        </li>
      ))}
    </ul>
  );
}

/** A figure and a word; a difficulty is told by words as well as by a shape. */
function Progress({ frame, item }: { frame: PageFrame; item: PublicItem }) {
  const words = planTexts(frame.locale);
  const last = item.units.map(({ said }) => said.at(-1)?.outlook);
  if (last.every((one) => one === undefined)) return <span class="none">{words.silent}</span>;
  const state = item.isDone ? '● ' + words.done : last.includes('at_risk') ? '▲ ' + words.outlooks.at_risk : '';
  return (
    <>
      <span class="due">{words.percent(item.percent)}</span>
      {state && <span class="term">{state}</span>}
    </>
  );
}

/** One item: its words, its units, and what each reported for each quarter. */
export function renderPlanItem(frame: PageFrame, { planId, madeOn, content }: ShownPlan, item: PublicItem): string {
  const { link, date, chinese } = pageWriter(frame);
  const words = planTexts(frame.locale);
  return renderPage({
    frame,
    title: item.title,
    section: LIST_PATH,
    description: item.words.slice(0, 150),
    breadcrumb: [
      { label: words.title, path: LIST_PATH },
      { label: content.title, path: planPath(planId) },
      { label: item.title },
    ],
    column: COLUMN,
    children: (
      <div class="narrow">
        <h1 {...chinese}>{item.title}</h1>
        <p class="item-meta">
          <span>{`${words.columns.progress} ${words.percent(item.percent)}`}</span>
          <span>{words.asOf(date(madeOn))}</span>
          <span>
            {`${words.columns.due}${words.colon}`}
            <span {...(item.schedule?.kind === 'after' ? chinese : {})}>
              {scheduleText(item.schedule, content.year, frame.locale) || '—'}
            </span>
          </span>
        </p>
        {item.words && (
          <section class="plan-part" aria-labelledby="words">
            <h2 id="words">{words.words}</h2>
            <p {...chinese}>{item.words}</p>
          </section>
        )}
        {item.threshold && (
          <p>
            {words.threshold}
            {words.colon}
            <span {...chinese}>{item.threshold}</span>
          </p>
        )}
        <section class="plan-part" aria-labelledby="reported">
          <h2 id="reported">{words.reported}</h2>
          {item.units.map((unit) => (
            <section class="plan-part">
              <h3>
                <span {...chinese}>{unit.name}</span> · {words.roles[unit.role]}
              </h3>
              {unit.words && <p {...chinese}>{unit.words}</p>}
              {unit.said.length === 0 && <p class="help">{words.silent}</p>}
              <dl>
                {unit.said.map((said) => (
                  <>
                    <dt>{`${words.quarter(said.quarter)} · ${words.percent(said.percent)} · ${words.outlooks[said.outlook]}`}</dt>
                    <dd {...chinese}>{said.words}</dd>
                  </>
                ))}
              </dl>
            </section>
          ))}
        </section>
        <p>
          <a href={link(planPath(planId))}>{words.back}</a>
        </p>
      </div>
    ),
  });
}
