import type { VNode } from 'preact';
import { chinaMinute } from '../../kernel/time/index.ts';
import { pageWriter, Parts, renderPage, safeHref, type PageFrame } from '../../portal/index.ts';
import { valueWords } from './fields.rules.ts';
import { ledgerTexts } from './ledgers.texts.ts';
import type { EntryLine, FieldValues, FileLine, Light } from './ledgers.schema.ts';
import type { Field, LedgerKind } from './ledgers.types.ts';
import type { ShownEntry, ShownLine } from './reading.service.ts';

export const LIST_PATH = '/ledgers';
/** A shape beside each word, so that no light is told by its colour alone. */
const SHAPES: Record<Light, string> = { done: '●', on_time: '○', behind: '◐', silent: '◌', late: '▲' };
const column = (name: string) => ({ name, type: '执行公开' });

/** The ledgers in which something is public. */
export function renderLedgers(frame: PageFrame, kinds: readonly { kind: LedgerKind; count: number }[]): string {
  const { link, count } = pageWriter(frame);
  const text = ledgerTexts(frame.locale);
  return renderPage({
    ...{ frame, title: text.title, description: text.lead, section: LIST_PATH, breadcrumb: [{ label: text.title }] },
    column: column('执行和履职公开'),
    children: (
      <div class="narrow">
        <h1>{text.title}</h1>
        <p class="unit-lead">{text.lead}</p>
        {kinds.length === 0 && <Parts.EmptyState title={text.none} advice={text.noneAdvice} />}
        <ul class="documents">
          {kinds.map(({ kind, count: n }) => (
            <li key={kind.code}>
              <p class="item-title">
                <a href={link(`${LIST_PATH}/${kind.code}`)}>{kind.title[frame.locale]}</a>
              </p>
              <p class="item-meta">
                <span>{kind.about[frame.locale]}</span>
                <span>{text.count(count(n))}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
}

/** The public entries of a ledger; items with their light, share and money. */
export function renderLedger(
  frame: PageFrame,
  {
    kind,
    rows,
    year,
    years,
  }: { kind: LedgerKind; rows: readonly ShownLine[]; year: number | null; years: readonly number[] },
): string {
  const { link, date, chinese } = pageWriter(frame);
  const text = ledgerTexts(frame.locale);
  const title = kind.title[frame.locale];
  const late = rows.filter(({ standing }) => standing?.light === 'late').length;
  const done = rows.filter(({ standing }) => standing?.light === 'done').length;
  const path = `${LIST_PATH}/${kind.code}`;
  return renderPage({
    ...{ frame, title, description: kind.about[frame.locale], section: LIST_PATH },
    breadcrumb: [{ label: text.title, path: LIST_PATH }, { label: title }],
    column: column(kind.title.zh),
    children: (
      <div class="narrow ledger">
        <h1>{title}</h1>
        <p class="unit-lead">{kind.about[frame.locale]}</p>
        {years.length > 1 && (
          <nav class="year-nav" aria-label={text.years}>
            <a href={link(path)} aria-current={year === null ? 'page' : undefined}>
              {text.allYears}
            </a>
            {years.map((one) => (
              <a key={one} href={link(path, { year: String(one) })} aria-current={year === one ? 'page' : undefined}>
                {one}
              </a>
            ))}
          </nav>
        )}
        {kind.progress && rows.length > 0 && <p class="totals">{text.summary(rows.length, done, late)}</p>}
        {rows.length === 0 && <Parts.EmptyState title={text.none} advice={text.noneAdvice} />}
        <ul class="documents">
          {rows.map((row) => (
            <li key={row.id}>
              <p class="item-title" {...chinese}>
                <a href={link(`${LIST_PATH}/entries/${row.id}`)}>{row.title}</a>
              </p>
              {row.standing && <Standing frame={frame} kind={kind} standing={row.standing} fields={row.fields} />}
              <p class="item-meta">
                <span {...chinese}>{row.organisationName}</span>
                {kind.progress ? (
                  <span>
                    {text.due}{' '}
                    <time dateTime={String(row.fields[kind.progress.due])}>
                      {date(String(row.fields[kind.progress.due]))}
                    </time>
                  </span>
                ) : (
                  <time dateTime={row.occurredOn}>{date(row.occurredOn)}</time>
                )}
                {row.replacedOn && <span>{text.replaced(date(row.replacedOn))}</span>}
              </p>
            </li>
          ))}
        </ul>
        {kind.progress && rows.length > 0 && <p class="help ledger-rules">{text.rules}</p>}
      </div>
    ),
  });
}

/** An entry: its public fields, its attachments, and for an item all its reports. */
export function renderLedgerEntry(frame: PageFrame, entry: ShownEntry): string {
  const { link, date, chinese, size } = pageWriter(frame);
  const text = ledgerTexts(frame.locale);
  const { kind, title } = entry;
  const reportFields = (kind.progress && entry.reports.length > 0 ? REPORT_FIELDS : []) as readonly string[];
  return renderPage({
    ...{ frame, title, section: LIST_PATH },
    breadcrumb: [
      { label: text.title, path: LIST_PATH },
      ...(kind.code === 'progress' ? [] : [{ label: kind.title[frame.locale], path: `${LIST_PATH}/${kind.code}` }]),
      { label: title },
    ],
    article: { title, publishedAt: entry.occurredOn, source: entry.organisationName },
    children: (
      <article class="narrow ledger">
        <h1 {...chinese}>{title}</h1>
        {entry.standing && <Standing frame={frame} kind={kind} standing={entry.standing} fields={entry.fields} />}
        <dl class="facts">
          <div>
            <dt>{text.unit}</dt>
            <dd {...chinese}>
              <a href={link(`/units/${entry.organisationId}`)}>{entry.organisationName}</a>
            </dd>
          </div>
          {entry.item && (
            <div>
              <dt>{text.item}</dt>
              <dd {...chinese}>
                <a href={link(`${LIST_PATH}/entries/${entry.item.id}`)}>{entry.item.title}</a>
              </dd>
            </div>
          )}
          <Fields frame={frame} fields={kind.fields} values={entry.fields} />
        </dl>
        {entry.replacedOn && <p class="help">{text.replaced(date(entry.replacedOn))}</p>}
        <Files label={text.files} files={entry.files} words={(file) => text.file(size(file.size))} />
        {kind.progress && (
          <section class="block" aria-labelledby="reports">
            <h2 id="reports">{text.reports}</h2>
            {entry.reports.length === 0 && <p class="help">{text.noReport}</p>}
            {entry.reports.map((report) => (
              <section key={report.id} class="ledger-report" aria-labelledby={`r-${report.id}`}>
                <h3 id={`r-${report.id}`}>{quarterWords(report.fields, frame.locale)}</h3>
                <p class="item-meta">
                  <span>{`${text.done} ${String(report.fields['percent'] ?? 0)}%`}</span>
                  {typeof report.fields['paid'] === 'number' && (
                    <span>{`${text.paid} ${text.money(report.fields['paid'])}`}</span>
                  )}
                  <time dateTime={report.occurredOn}>{date(report.occurredOn)}</time>
                </p>
                {reportFields.map((name) => {
                  const value = report.fields[name];
                  return typeof value === 'string' && value !== '' ? (
                    <p key={name} class="ledger-words" {...chinese}>
                      {value}
                    </p>
                  ) : null;
                })}
                <Files label={text.files} files={report.files} words={(file) => text.file(size(file.size))} />
              </section>
            ))}
          </section>
        )}
      </article>
    ),
  });
}

const REPORT_FIELDS = ['text', 'next'] as const;

const quarterWords = (fields: FieldValues, locale: 'zh' | 'en') =>
  valueWords(
    { name: 'quarter', type: 'quarter', title: { zh: '', en: '' } },
    fields['quarter'],
    locale,
    () => '',
    String,
  );

function Standing(props: {
  frame: PageFrame;
  kind: LedgerKind;
  standing: NonNullable<EntryLine['progress']>;
  fields: FieldValues;
}): VNode {
  const { frame, kind, standing, fields } = props;
  const text = ledgerTexts(frame.locale);
  const { light, percent, quarter, paid } = standing;
  const planned = kind.progress?.funds ? fields[kind.progress.funds] : undefined;
  const until = quarter ? text.until(quarterWords({ quarter }, frame.locale)) : text.noReport;
  return (
    <p class={`ledger-standing is-${light}`}>
      <span class="ledger-light">
        <span aria-hidden="true">{SHAPES[light]} </span>
        {text.lights[light]}
      </span>
      <progress max={100} value={percent} aria-label={text.done} />
      <span>{`${percent}%`}</span>
      <span>{until}</span>
      {typeof planned === 'number' && <span>{`${text.planned} ${text.money(planned)}`}</span>}
      {paid !== null && <span>{`${text.paid} ${text.money(paid)}`}</span>}
    </p>
  );
}

function Fields({ frame, fields, values }: { frame: PageFrame; fields: readonly Field[]; values: FieldValues }): VNode {
  const { chinese, date } = pageWriter(frame);
  return (
    <>
      {fields.map((field) => {
        const value = values[field.name];
        const words = field.isPublic ? valueWords(field, value, frame.locale, () => '', chinaMinute) : '';
        if (words === '') return null;
        const href = field.type === 'link' ? safeHref(words) : null;
        return (
          <div key={field.name}>
            <dt>{field.title[frame.locale]}</dt>
            <dd {...(field.type === 'choice' ? {} : chinese)}>
              {href ? (
                <a href={href}>{words}</a>
              ) : field.type === 'date' ? (
                <time dateTime={words}>{date(words)}</time>
              ) : (
                words
              )}
            </dd>
          </div>
        );
      })}
    </>
  );
}

function Files({
  label,
  files,
  words,
}: {
  label: string;
  files: readonly FileLine[];
  words: (file: FileLine) => string;
}) {
  if (files.length === 0) return null;
  return (
    <section class="block ledger-files" aria-label={label}>
      <ul>
        {files.map((file) => (
          <li key={file.sha256}>
            <a href={`/files/${file.sha256}/${encodeURIComponent(file.name)}`} lang="zh-CN">
              {file.name}
            </a>
            {words(file)}
          </li>
        ))}
      </ul>
    </section>
  );
}
