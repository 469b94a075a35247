import type { ComponentChildren, VNode } from 'preact';
import { pageWriter, type PageFrame } from '../../portal/index.ts';
import type { Task } from './reading.schema.ts';

/** 任务分解: who does what by when, each row leading back to the words it came from. */
export function TaskTable({ frame, tasks }: { frame: PageFrame; tasks: Task[] }): VNode | null {
  const { text, chinese } = pageWriter(frame);
  const words = text.document;
  if (tasks.length === 0) return null;
  return (
    <section class="tasks" aria-labelledby="tasks">
      <h2 id="tasks">{words.tasks}</h2>
      <p class="help">{words.tasksNote(tasks.length)}</p>
      {/* The roles are written out because the style sheet turns rows into cards on narrow screens, which drops the implied ones. */}
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {[words.taskPlace, words.task, words.lead, words.responsible, words.due].map((label) => (
              <th role="columnheader" scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {tasks.map((task) => (
            <tr role="row">
              <td role="cell" class="place">
                <a href={`#${task.anchor}`} {...chinese}>
                  {words.taskPart(task.path.replaceAll('/', ''))}
                </a>
              </td>
              <td role="cell" {...chinese}>
                {shorten(task.text, 60)}
              </td>
              <Cell frame={frame} label={words.lead}>
                {names(task.lead, chinese)}
              </Cell>
              <Cell frame={frame} label={words.responsible}>
                {names(task.responsible, chinese)}
              </Cell>
              <Cell frame={frame} label={words.due}>
                {terms(frame, task)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the text does not say is a dash on wide screens and left out on narrow ones. */
function Cell({ frame, label, children }: { frame: PageFrame; label: string; children: ComponentChildren[] }): VNode {
  const { text } = pageWriter(frame);
  const isNone = children.length === 0;
  return (
    <td role="cell" data-label={label} class={isNone ? 'is-none' : undefined}>
      {isNone ? (
        <>
          <span aria-hidden="true">—</span>
          <span class="sr">{text.document.notStated}</span>
        </>
      ) : (
        <div>{children}</div>
      )}
    </td>
  );
}

/** Each name keeps together where the line has room for it. */
function names(units: string[], attributes: { lang?: 'zh-CN' }): VNode[] {
  return units.map((unit, at) => (
    <span class="unit" {...attributes}>
      {at < units.length - 1 ? `${unit}、` : unit}
    </span>
  ));
}

/** The date it is due on, then the words of the text that say when, how often and how much. */
function terms(frame: PageFrame, task: Task): VNode[] {
  const { date, chinese } = pageWriter(frame);
  const on = task.dueOn;
  const words = [...task.dates, ...task.frequencies, ...task.limits, ...task.thresholds].map((term) => term.words);
  return [
    ...(on
      ? [
          <time class="due" dateTime={on}>
            {date(on)}
          </time>,
        ]
      : []),
    ...[...new Set(words)]
      // 2016年12月5日前 says no more than the date above it.
      .filter((term) => !on || !term.includes(pageWriter({ ...frame, locale: 'zh' }).date(on)))
      .map((term) => (
        <span class="term" {...chinese}>
          {term}
        </span>
      )),
  ];
}

/** The text cut after the last mark of punctuation within `most` characters; the whole text stands in the document. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = Math.max(...['。', '；', '，', '、'].map((mark) => cut.lastIndexOf(mark)));
  return `${end > most / 2 ? cut.slice(0, end) : cut}…`;
}
