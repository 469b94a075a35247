import { AppError } from '../../kernel/errors/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import type { ClockEvent } from '../../foundation/clocks/index.ts';
import { pageWriter, renderPage, type PageFrame, type PublicSite } from '../../portal/index.ts';
import { DaysTable } from './deadlines.days.tsx';
import { computeDeadline, type Deadline } from './deadlines.rules.ts';
import { deadlineTexts } from './deadlines.texts.ts';
import { REQUEST_CLOCKS } from './request-clocks.rules.ts';

const FIELDS = ['rule', 'from', 'corrected', 'pausedFrom', 'pausedUntil', 'extended'] as const;
type Field = (typeof FIELDS)[number];
type Form = Partial<Record<Field, string>>;

/** The public calculator: a form that works without script, and the explanation of every day. */
export function registerDeadlinePortal(deps: { site: PublicSite; calendar: CalendarService; now: () => Date }): void {
  const { site, calendar, now } = deps;
  site.page(
    '/deadline',
    async ({ frame, tenantId, query }) => {
      const form: Form = Object.fromEntries(FIELDS.map((field) => [field, query.get(field) ?? '']));
      let deadline: Deadline | null = null;
      let fault = '';
      try {
        if (form.from)
          deadline = computeDeadline(
            form.rule || 'request.reply',
            form.from,
            await calendar.forTenant(tenantId),
            eventsOf(form, deadlineTexts(frame.locale)),
          );
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        fault = error.text(frame.locale);
      }
      const today = chinaDate(now());
      return { body: renderDeadlinePage({ frame, form, deadline, fault, today }), tags: [], cache: false };
    },
    { params: FIELDS },
  );
}

/** What was filled in beside the start, as events of the clock. */
function eventsOf(form: Form, words: ReturnType<typeof deadlineTexts>): ClockEvent[] {
  const { from = '', corrected, pausedFrom, pausedUntil, extended } = form;
  const events: ClockEvent[] = [];
  if (corrected) events.push({ id: 'corrected', kind: 'restart', on: corrected, cause: 'correction' });
  if (pausedFrom) events.push({ id: 'paused', kind: 'pause', on: pausedFrom, cause: 'third_party' });
  if (pausedUntil) events.push({ id: 'resumed', kind: 'resume', on: pausedUntil });
  // Whoever computes does not say when it was agreed: as early as it can have been.
  if (extended)
    events.push({
      id: 'extended',
      kind: 'extend',
      on: corrected || from,
      amount: Number(extended),
      approver: words.approver,
      document: words.notice,
    });
  return events;
}

interface DeadlinePage {
  frame: PageFrame;
  form: Form;
  deadline: Deadline | null;
  fault: string;
  today: string;
}

function renderDeadlinePage({ frame, form, deadline, fault, today }: DeadlinePage): string {
  const { link, date } = pageWriter(frame);
  const words = deadlineTexts(frame.locale);
  const chosen = REQUEST_CLOCKS.find(({ code }) => code === (form.rule || 'request.reply'));
  const day = (name: Field, label: string, value = '') => (
    <div class="ask-field">
      <label for={name}>{label}</label>
      <input id={name} type="date" name={name} value={value} />
    </div>
  );
  const ruleName = chosen?.title[frame.locale] ?? '';
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: words.title }],
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        {fault && (
          <div class="notice" role="alert">
            <p>{fault}</p>
          </div>
        )}
        <form class="ask-form" method="get" action={link('/deadline')}>
          <div class="ask-field">
            <label for="rule">{words.rule}</label>
            <select id="rule" name="rule">
              {REQUEST_CLOCKS.map(({ code, title }) => (
                <option value={code} selected={code === chosen?.code}>
                  {title[frame.locale]}
                </option>
              ))}
            </select>
          </div>
          <div class="ask-field">
            <label for="from">{words.from}</label>
            <input id="from" type="date" name="from" required value={form.from || today} aria-describedby="from-help" />
            <p class="help" id="from-help">
              {words.fromHelp}
            </p>
          </div>
          <details open={Boolean(form.corrected || form.pausedFrom || form.extended)}>
            <summary>{words.more}</summary>
            <div class="ask-more">
              {day('corrected', words.corrected, form.corrected)}
              {day('pausedFrom', words.pausedFrom, form.pausedFrom)}
              {day('pausedUntil', words.pausedUntil, form.pausedUntil)}
              <div class="ask-field">
                <label for="extended">{words.extended}</label>
                <input
                  id="extended"
                  type="number"
                  name="extended"
                  min={1}
                  max={20}
                  value={form.extended}
                  aria-describedby="extended-help"
                />
                <p class="help" id="extended-help">
                  {words.extendedHelp}
                </p>
              </div>
            </div>
          </details>
          {frame.view && <input type="hidden" name="view" value={frame.view} />}
          <button type="submit">{words.compute}</button>
        </form>
        {deadline && chosen && (
          <section class="block">
            <p class="answer" role="status">
              <strong>
                {deadline.dueOn
                  ? words.result(ruleName, date(deadline.from), date(deadline.dueOn))
                  : words.open(ruleName)}
              </strong>
            </p>
            {deadline.provisional && <p class="notice">{words.provisional}</p>}
            <p class="help">
              {words.source}：<span lang="zh-CN">{chosen.source}</span>
            </p>
            <h2 id="days">{words.days}</h2>
            <DaysTable frame={frame} days={deadline.days} labelledBy="days" />
            <p class="help">{words.disclaimer}</p>
          </section>
        )}
      </div>
    ),
  });
}
