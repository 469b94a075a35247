import { foldWidth } from '../../../kernel/text/index.ts';
import type { ReadingWarning, Task } from '../reading.schema.ts';
import { readDeadlines, type DeadlineReading } from './tasks-dates.rules.ts';
import { readTerms, type FoundTerm, type TermReading } from './tasks-terms.rules.ts';
import { readActors } from './tasks-subjects.rules.ts';
import { settleMarks, type UnitReading } from './tasks-units.rules.ts';
import type { YearContext } from './time-points.rules.ts';

/** Puts one task together: units as read, dates and terms from its text and from the words about time beside it. */

export interface TaskDraft {
  anchor: string;
  text: string;
  unitWords?: string | undefined;
  units: UnitReading | null;
  /** Units of a heading that is a unit's name. */
  inherited: string[];
  /** Words about time outside the text: in the bracket, in a column. */
  times: string[];
  scopeUnclear: boolean;
  /** Units that a person should check: a broken bracket, the subject of a sentence. */
  unitsUnsure: boolean;
}

/** What the document's notes say of marks and faces that show who leads. */
export interface LeadNotes {
  /** ★ marks the lead. */
  marked: boolean;
  /** Bold or underlined names lead; the face is not known here. Or a note about leads has words that no rule reads. */
  styled: boolean;
}
const NO_NOTES: LeadNotes = { marked: false, styled: false };

/** Begins as a task does, or is longer than names are: 合理规划布局. */
const NO_NAME =
  /^(?:合理|科学|建立|健全|完善|加强|加快|推进|推动|落实|强化|深化|优化|提升|规范|严格|严肃|积极|切实|其中|以及|举报|监督举报|经费|资金|费用|名单|结果|方案)/;
const unlikeName = (name: string) => NO_NAME.test(name) || name.replace(/[（(〈].*?[）)〉]/g, '').length > 24;

type Warn = (code: string, words: string) => void;
type TermName = Exclude<keyof TermReading, 'unread'>;

/** The task and what a person should look at in it. */
export function writeTask(
  draft: TaskDraft,
  path: string,
  year: YearContext,
  notes: LeadNotes = NO_NOTES,
): { task: Task; warnings: ReadingWarning[] } {
  const warnings: ReadingWarning[] = [];
  const warn = (code: string, words: string) => warnings.push({ code, path, words });
  const { text } = draft;
  // Nobody is named beside the text or by a duty: the bodies that its clauses begin with.
  const actors = draft.units === null && draft.inherited.length === 0 ? readActors(text) : null;
  const units = actors?.units ?? settleMarks(draft.units, notes.marked);
  const task: Task = {
    path,
    anchor: draft.anchor,
    text,
    lead: units?.lead ?? [],
    responsible: units ? units.responsible : draft.inherited,
    dueOn: null,
    dates: [],
    frequencies: [],
    limits: [],
    thresholds: [],
    ...(draft.unitWords ? { unitWords: draft.unitWords } : {}),
  };
  const terms = readTerms(text);
  const spans = [...terms.frequencies, ...terms.limits, ...terms.thresholds];
  const yearly = terms.frequencies.filter(
    (term) => term.value === 'yearly' && /[月底末]/.test(text.slice(term.start, term.end)),
  );
  const deadlines = readDeadlines(text, year, { skip: spans, yearly, recurring: terms.frequencies });
  const seen = new Set<string>();
  addDates(task, text, deadlines, true, seen, warn);
  addTerms(task, text, terms, true, warn);
  for (const time of draft.times) {
    const beside = readTerms(time);
    addTerms(task, time, beside, false, warn);
    const own = readDeadlines(time, year, { bare: true, skip: [...beside.frequencies, ...beside.limits] });
    addDates(task, time, own, false, seen, warn);
    if (isUnread(time, own, beside)) warn('task_time_unread', time);
  }
  task.dueOn = task.dates.reduce<string | null>(
    (first, date) => (first === null || date.on < first ? date.on : first),
    null,
  );
  const words = draft.unitWords ?? '';
  const unlike = [...task.lead, ...task.responsible].filter(unlikeName);
  const doubtful = [...new Set([...(units?.doubtful ?? []), ...unlike])];
  if (doubtful.length > 0) warn('task_unit_unclear', doubtful.join('、'));
  if (draft.unitsUnsure || actors) warn('task_unit_unclear', actors?.words || words || text.slice(0, 20));
  if (units?.open) warn('task_units_open', words);
  const hidden = notes.styled && task.lead.length === 0 && task.responsible.length > 0;
  if (units?.leadImplied || hidden) warn('task_lead_unclear', words);
  if (draft.scopeUnclear) warn('task_scope_unclear', words);
  return { task, warnings };
}

function addDates(
  task: Task,
  text: string,
  reading: DeadlineReading,
  inText: boolean,
  seen: Set<string>,
  warn: Warn,
): void {
  for (const { on, start, end, doubt } of reading.dates) {
    const words = text.slice(start, end).trim();
    if (doubt) warn(doubt, words);
    // The same day named beside the text as well is one deadline.
    if (!inText && seen.has(on)) continue;
    seen.add(on);
    task.dates.push({ on, words, ...(inText ? { start } : {}) });
  }
  for (const { start, end, code } of reading.unread) warn(code, text.slice(start, end));
}

function addTerms(task: Task, text: string, reading: TermReading, inText: boolean, warn: Warn): void {
  for (const name of ['frequencies', 'limits', 'thresholds'] as TermName[]) {
    for (const term of reading[name]) {
      if (!inText && task[name].some((known) => known.value === term.value)) continue;
      task[name].push(written(text, term, inText));
      if (term.doubt) warn(term.doubt, text.slice(term.start, term.end));
    }
  }
  for (const term of reading.unread) warn('task_term_unclear', text.slice(term.start, term.end));
}

function written(text: string, term: FoundTerm, inText: boolean): Task['limits'][number] {
  return { value: term.value, words: text.slice(term.start, term.end), ...(inText ? { start: term.start } : {}) };
}

const WITHOUT_TERM =
  /持续|长期|常态|全年|坚持|即时|立即|立行立改|按时|及时|适时|同步|按要求|按规定|按照|已完成|根据|滚动|不定期|定期|随时|下同|^[-—/\s无]*$/;

/** Words in a place for deadlines that gave nothing and do not say that there is none. */
function isUnread(time: string, dates: DeadlineReading, terms: TermReading): boolean {
  const found = dates.dates.length + dates.unread.length + terms.frequencies.length + terms.limits.length;
  return found === 0 && !WITHOUT_TERM.test(foldWidth(time)) && time.trim() !== '';
}
