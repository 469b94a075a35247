import type { BodyBlock, DocumentReading, ReadingWarning, Task } from '../reading.schema.ts';
import { doubtTasks } from './doubts.rules.ts';
import { inArticle, opensAnnex, outlineOf, type Outline, type OutlineItem } from './outline.rules.ts';
import { findClosers, unitHeading, type Closer } from './tasks-brackets.rules.ts';
import { readUnitSentence } from './tasks-stated.rules.ts';
import { isSoleBody, readSubject } from './tasks-subjects.rules.ts';
import { readTaskTable } from './tasks-tables.rules.ts';
import {
  cutAtClosers,
  isLikeHeading,
  lineGroups,
  meaningful,
  mergeUnits,
  namesUnits,
  pieceOf,
  tidy,
  type Segment,
} from './tasks-cut.rules.ts';
import { writeTask, type LeadNotes, type TaskDraft } from './tasks-write.rules.ts';
import { saysFirstLeads, saysMarkedLead, saysResponsibleLead, saysStyledLead } from './tasks-units.rules.ts';
import {
  ASKING_LETTER,
  hasUnreadNote,
  isMeasures,
  isPlan,
  isRemark,
  LISTS_CASES,
  NEXT_STEPS,
  NO_TASKS,
  NO_WORK,
  noteAtEnd,
  PREFACE,
  remarksOf,
  RESOLVES,
  saysDuty,
  speaksOfLeads,
} from './tasks-kinds.rules.ts';
import { yearOf, type YearContext } from './time-points.rules.ts';

/**
 * Cuts a document into tasks: the text closed by one unit bracket (or label line), and, where none stands, each numbered
 * item. A row of a task table is a task.
 */

/** All tasks of a body in reading order; `title` decides whether plain items count, both tell the year of 年底前. */
export function readTasks(
  body: BodyBlock[],
  fields: { madeOn: string; title: string },
): Pick<DocumentReading, 'tasks' | 'warnings'> {
  const plans = body.filter(opensAnnex).map((block) => ('text' in block ? block.text : ''));
  const year = yearOf(fields.madeOn, [fields.title, ...plans]);
  const reader = new TaskReader(body, fields.title.trim(), year);
  reader.read();
  return { tasks: reader.tasks, warnings: [...reader.warnings, ...doubtTasks(reader.tasks, reader.warnings)] };
}

class TaskReader {
  readonly tasks: Task[] = [];
  readonly warnings: ReadingWarning[] = [];
  private readonly body: BodyBlock[];
  private readonly outline: Outline;
  private readonly asksItems: boolean;
  /** Items that say who does something are tasks, even where plain items are none. */
  private readonly asksStated: boolean;
  /** The paper tells what was found before it asks for anything. */
  private readonly reportsFirst: boolean;
  private readonly isMinutes: boolean;
  private readonly rulesOfWork: boolean;
  private plainItems = true;
  private shifted = false;
  /** The part that is read is a set of measures (办法) issued by a notice. */
  private issuesMeasures = false;
  private readonly year: YearContext;
  /** A remark says that responsible units lead. */
  private readonly responsibleLead: boolean;
  /** Numbered remarks below a table or a text (注：1.… 2.…). */
  private readonly remarks: Set<number>;
  private readonly notes: LeadNotes;
  private readonly closers = new Map<number, Closer[]>();
  private readonly leadFrom: boolean[] = [];
  /** Ranks whose items close themselves in this document; a bracket after the last of them is its own. */
  private readonly closedRanks = new Set<number>();

  constructor(body: BodyBlock[], title: string, year: YearContext) {
    this.asksItems = !NO_TASKS.test(title) || ASKING_LETTER.test(title);
    this.reportsFirst = /通报(?:[（(][^()（）]*[)）])?$/.test(title);
    this.isMinutes = title.endsWith('纪要');
    this.asksStated = this.asksItems || RESOLVES.test(title);
    this.rulesOfWork = /(?:工作|办理|运行|处置)(?:规则|规程|制度)$/.test(title);
    this.body = body;
    this.responsibleLead = body.some((block) => 'text' in block && saysResponsibleLead(block.text));
    const texts = body.flatMap((block) =>
      'text' in block
        ? [block.text]
        : block.kind === 'table'
          ? block.rows.flatMap((row) => row.map(({ text }) => text))
          : [],
    );
    const naming = texts.filter((text) => text.includes('牵头'));
    const unread = hasUnreadNote(body);
    this.notes = { marked: naming.some(saysMarkedLead), styled: unread || naming.some(saysStyledLead) };
    this.outline = outlineOf(body);
    this.remarks = remarksOf(body);
    this.year = year;
  }

  read(): void {
    this.findAllClosers();
    for (const root of this.outline.roots) this.findClosedRanks(root);
    for (const root of this.outline.roots) {
      const block = this.body[root.blocks[0] ?? -1];
      // A notice may issue rules (办法): their items ask nothing of the units.
      this.plainItems = this.asksItems && !(block && opensAnnex(block) && !isPlan(block));
      this.issuesMeasures =
        this.rulesOfWork || (this.asksItems && block !== undefined && opensAnnex(block) && isMeasures(block));
      this.readNode(root, false, []);
    }
    this.doubtLists();
    for (const { path, unitWords } of this.shifted ? this.tasks : [])
      if (unitWords !== undefined) this.warnings.push({ code: 'task_scope_unclear', path, words: unitWords });
  }

  /** 各牵头单位要…, but no list of the paper names one who leads: which of several units is meant? */
  private doubtLists(): void {
    if (this.notes.styled || this.tasks.some((task) => task.lead.length > 0)) return;
    if (!speaksOfLeads(this.body)) return;
    for (const { path, responsible, unitWords } of this.tasks) {
      if (responsible.length > 1 && unitWords !== undefined)
        this.warnings.push({ code: 'task_lead_unclear', path, words: unitWords });
    }
  }

  /** 参加单位：… in minutes: who sat in the meeting, not who does the last item. */
  private tellsWhoCame(text: string): boolean {
    return this.isMinutes && /^\s*(?:参加|参会|出席|列席|与会)/.test(text);
  }

  private findAllClosers(): void {
    const { body } = this;
    const { itemOf } = this.outline;
    let first = noteAtEnd(body);
    body.forEach((block, at) => {
      if ((block.kind === 'paragraph' || block.kind === 'heading') && itemOf[at]) {
        // In a law brackets after names explain them; only a label names who does something.
        const owner = itemOf[at];
        const follows = block.kind === 'paragraph' && block.marker === undefined && owner?.marker != null;
        const closers = findClosers(block.text, first, follows).filter(
          (closer) => closer.units.strength === 'label' || !(owner && inArticle(owner)),
        );
        const kept = this.tellsWhoCame(block.text)
          ? []
          : closers.filter((closer) => namesUnits(closer) || closer.form === 'line');
        if (kept.length > 0) this.closers.set(at, kept);
        // A bracket with nothing but the note speaks of all that follows, as one with 下同 does.
        const holds = (closer: Closer) =>
          closer.units.note === 'below' || (closer.units.note === 'here' && !namesUnits(closer));
        if (closers.some(holds)) first = true;
        // A sentence of the text says so for everything after it.
        else if (!first && closers.every((closer) => closer.units.note === 'none') && saysFirstLeads(block.text))
          first = true;
      }
      this.leadFrom[at] = first;
    });
  }

  private findClosedRanks(node: OutlineItem): void {
    node.children.forEach((child, i) => {
      if (child.children.length === 0 && i < node.children.length - 1 && this.hasCloser(child))
        this.closedRanks.add(child.rank);
      this.findClosedRanks(child);
    });
  }

  private hasCloser(node: OutlineItem): boolean {
    return node.blocks.some((at) => (this.closers.get(at) ?? []).some((closer) => namesUnits(closer)));
  }

  private hasCloserInside(node: OutlineItem): boolean {
    return this.hasCloser(node) || node.children.some((child) => this.hasCloserInside(child));
  }

  private readNode(node: OutlineItem, preface: boolean, inherited: string[]): void {
    const isPreface = preface || this.isPreface(node);
    if (!this.plainItems && this.reportsFirst && NEXT_STEPS.test(this.headingOf(node))) {
      // 通报: what was found, then what is to be done.
      this.plainItems = true;
      this.readNode(node, preface, inherited);
      this.plainItems = false;
      return;
    }
    if (node.children.every((child) => this.remarks.has(child.blocks[0] ?? -1))) {
      this.readLeaf(node, isPreface, inherited);
      return;
    }
    if (this.readGroup(node) || (!inArticle(node) && this.readSentence(node, isPreface))) return;
    if (this.isShifted(node)) this.shifted = true;
    // What stands before the inner items is their introduction, unless units close it.
    if (this.hasCloser(node)) this.readOwn(node, true);
    else this.readTables(node);
    const owners = this.headingUnits(node);
    for (const child of node.children) this.readNode(child, isPreface, owners.length > 0 ? owners : inherited);
  }

  /** Lines of units stand before their items: one above the first, none at the last. */
  private isShifted(node: OutlineItem): boolean {
    const isLine = (at: number) => (this.closers.get(at) ?? []).some((one) => one.form === 'line' && namesUnits(one));
    const last = node.children.at(-1);
    return (
      last !== undefined &&
      isLine(node.blocks.at(-1) ?? -1) &&
      !this.hasCloserInside(last) &&
      (node.children.length === 1 || node.children.some((child) => this.hasCloserInside(child)))
    );
  }

  /** Inner items that are the parts of one sentence (甲；乙；丙。) are one task with what leads into them. */
  private readSentence(node: OutlineItem, preface: boolean): boolean {
    const { children } = node;
    if (node.marker === null || children.length < 2 || children.some((child) => child.children.length > 0))
      return false;
    const ends = children.slice(0, -1).filter((child) => /[；;]$/.test(this.lastText(child))).length;
    if (ends * 2 < children.length - 1 || this.hasCloserInside(node)) return false;
    // （一）受理由甲负责；（二）核查由乙负责：each is a task of its own.
    const named = children.filter((child) => {
      const text = this.textOf(child);
      return readUnitSentence(text, false) !== null || readSubject(text, false) !== null;
    });
    if (named.length * 2 > children.length) return false;
    if (!preface && this.plainItems) this.write(node, this.segments(node, true), [], false);
    return true;
  }

  private textOf(node: OutlineItem): string {
    return this.segments(node, false)
      .map((segment) => segment.text)
      .join('\n');
  }

  private lastText(node: OutlineItem): string {
    const block = this.body[node.blocks.at(-1) ?? -1];
    return block && 'text' in block ? block.text.trim() : '';
  }

  private headingUnits(node: OutlineItem): string[] {
    const block = node.marker === null ? undefined : this.body[node.blocks[0] ?? -1];
    return block?.kind === 'heading' ? unitHeading(block.text) : [];
  }

  private headingOf(node: OutlineItem): string {
    const block = node.marker === null ? undefined : this.body[node.blocks[0] ?? -1];
    return block && 'text' in block ? block.text.slice(0, 30) : '';
  }

  private isPreface(node: OutlineItem): boolean {
    const block = this.body[node.blocks[0] ?? -1];
    return (
      node.marker !== null && block !== undefined && 'text' in block && PREFACE.test(block.text.replace(/\s/g, ''))
    );
  }

  /**
   * One bracket for a whole group: it stands after the last inner item, or in the heading, and no inner item has its own.
   * Returns false when the items speak for themselves.
   */
  private readGroup(node: OutlineItem): boolean {
    const { children } = node;
    if (node.marker === null || children.some((child) => child.children.length > 0)) return false;
    const last = children.at(-1);
    if (!last) return false;
    // （1）工作内容：… （2）责任单位：… （3）完成时限：…: the parts of one task, numbered.
    const labels = children.filter((child) => child.blocks.every((at) => this.closers.get(at)?.[0]?.form === 'line'));
    const others = children.filter((child) => !labels.includes(child));
    if (
      labels.length > 0 &&
      others.length > 0 &&
      others.every((child) => !this.hasCloser(child)) &&
      labels.some((child) => this.hasCloser(child))
    ) {
      this.write(
        node,
        this.segments(node, true),
        labels.flatMap((child) => child.blocks.flatMap((at) => this.closers.get(at) ?? [])),
        false,
      );
      return true;
    }
    const earlier = children.slice(0, -1);
    if (earlier.some((child) => this.hasCloserInside(child))) return false;
    const heading = node.blocks[0] ?? -1;
    const inHeading = (this.closers.get(heading) ?? []).filter(namesUnits);
    if (inHeading.length === 1 && node.blocks.length === 1 && !this.hasCloser(last)) {
      this.write(node, this.segments(node, true), inHeading, false);
      return true;
    }
    const problem = node.marker.kind === 'named';
    if (problem && this.hasCloser(node) && !this.hasCloser(last)) {
      // Units above the measures hold for all of them.
      const own = node.blocks.flatMap((at) => this.closers.get(at) ?? []);
      this.write(node, this.segments(node, true), own, false);
      return true;
    }
    if ((earlier.length === 0 && !problem) || this.hasCloser(node)) return false;
    if (this.closedRanks.has(last.rank) && !problem) return false;
    const found = last.blocks.flatMap((at) => this.closers.get(at) ?? []);
    // 完成时限 on a line beside them closes with the units.
    const closers = found.some(namesUnits)
      ? found.filter((closer) => closer.form === 'line' || namesUnits(closer))
      : [];
    const line = closers.some((closer) => closer.form === 'line');
    // Inside a paragraph the bracket of deep items, which are short, is taken for the group's.
    if (closers.length === 0 || (!line && last.rank < 9)) return false;
    if (!line && closers.length > 1) return false;
    // 整改时限 may stand above the measures.
    const above = node.blocks.flatMap((at) => this.closers.get(at) ?? []).filter((closer) => closer.form === 'line');
    this.write(node, this.segments(node, true), [...closers, ...above], !problem);
    return true;
  }

  /** 市公安局：…, 市城管局：… one below the other, without numbers: each is a task of its own. */
  private readUnitParagraphs(node: OutlineItem): boolean {
    const drafts = node.blocks.flatMap((at) => {
      const block = this.body[at];
      if (block?.kind !== 'paragraph' || block.marker !== undefined) return [];
      const subject = readSubject(block.text, this.leadFrom[at] ?? false);
      return subject?.named ? [{ at, block, subject }] : [];
    });
    if (drafts.length < 2 || drafts.length < node.blocks.length - 2) return false;
    for (const { block, subject } of drafts) {
      this.put(node.path, {
        anchor: block.anchor,
        text: tidy(block.text),
        unitWords: subject.words,
        units: subject.units,
        inherited: [],
        times: [],
        scopeUnclear: false,
        unitsUnsure: /牵头|会同|配合/.test(block.text),
      });
    }
    return true;
  }

  private readLeaf(node: OutlineItem, preface: boolean, inherited: string[]): void {
    const hasTables = this.readTables(node);
    if (this.hasCloser(node)) {
      this.readOwn(node, node.marker !== null);
      return;
    }
    // 总则 of measures may hold duties as well.
    if (node.marker === null || (preface && !inArticle(node)) || (hasTables && this.isTableOnly(node))) return;
    if (this.remarks.has(node.blocks[0] ?? -1)) return;
    if (this.plainItems && this.readUnitParagraphs(node)) return;
    const segments = this.segments(node, false);
    const text = segments.map((segment) => segment.text).join('\n');
    if (text.replace(/\s/g, '').length < 3) return;
    const firstLeads = this.leadFrom[node.blocks[0] ?? 0] ?? false;
    const inText = readUnitSentence(text, firstLeads);
    // A resolution and measures that a notice issues ask nothing of anyone but those whom they name.
    const asks = (this.plainItems || inherited.length > 0) && !inArticle(node);
    if (!asks && !(this.asksStated && (inText || this.isDuty(node, text)))) return;
    const subject = readSubject(text, firstLeads);
    const sentence = inText ?? subject;
    this.put(node.path, {
      anchor: this.anchorOf(segments),
      text,
      unitWords: sentence?.words,
      units: sentence?.units ?? null,
      inherited: sentence ? [] : inherited,
      times: this.lonelyTimes(node),
      scopeUnclear: false,
      // The subject of a first sentence may be responsible for more or for less than the item.
      // 整治范围, 检查对象 may be no task at all.
      unitsUnsure: inText
        ? !inText.whole
        : subject
          ? !subject.named && !isSoleBody(subject.units, text)
          : inherited.length === 0 && NO_WORK.test(text),
    });
  }

  /** Articles of measures that a notice issues ask for what they say must be done; aims, names and entry into force ask nothing. */
  private isDuty(node: OutlineItem, text: string): boolean {
    if (!this.issuesMeasures) return false;
    const above = node.parent && node.parent.marker !== null ? this.textOf(node.parent) : '';
    return saysDuty(text) && !LISTS_CASES.test(above);
  }

  /** A heading, its tables and remarks about them. */
  private isTableOnly(node: OutlineItem): boolean {
    const texts = node.blocks.slice(1).flatMap((at) => {
      const block = this.body[at];
      return block && 'text' in block && !isRemark(block.text) ? [block] : [];
    });
    return texts.length === 0 || node.blocks.length <= 2;
  }

  /** Cuts the blocks of one item at its closers. */
  private readOwn(node: OutlineItem, numbered: boolean): void {
    const { body } = this;
    const groups = lineGroups(node.blocks, this.closers, body);
    const inline = node.blocks.some((at) =>
      (this.closers.get(at) ?? []).some((closer) => closer.form !== 'line' && namesUnits(closer)),
    );
    const heading = node.blocks[0] ?? -1;
    const inHeading = body[heading]?.kind === 'heading' ? (this.closers.get(heading) ?? []).filter(namesUnits) : [];
    const onlyHeading =
      inHeading.length > 0 &&
      node.blocks.every((at) => at === heading || !(this.closers.get(at) ?? []).some(namesUnits));
    if (numbered && (onlyHeading || (!inline && groups.length === 1))) {
      // Units stand first or in the middle: all the item's text is one task.
      const closers = node.blocks.flatMap((at) => this.closers.get(at) ?? []);
      this.write(node, this.segments(node, false), closers, false);
      return;
    }
    const { pieces, left } = cutAtClosers(node.blocks, body, this.closers);
    const [only] = pieces;
    // 归集数据（牵头单位：甲；责任单位：乙） over its text.
    if (numbered && only && pieces.length === 1 && left.length > 0 && isLikeHeading(only.segments))
      return this.write(node, this.segments(node, false), only.closers, false);
    for (const piece of pieces) this.write(node, piece.segments, piece.closers, false);
    const rest = left.map((segment) => segment.text).join('\n');
    // A short line without a stop is a heading that nobody numbered.
    const heads = /^[^，。；,;：:\n\d]{1,24}$/.test(rest.trim());
    if (numbered && !heads && rest.replace(/\s/g, '').length >= 8 && this.plainItems && !isRemark(rest))
      this.write(node, left, [], false);
  }

  private write(node: OutlineItem, segments: Segment[], closers: Closer[], scopeUnclear: boolean): void {
    const text = tidy(segments.map((segment) => segment.text).join('\n'));
    if (text === '' && closers.length === 0) return;
    this.put(node.path, {
      anchor: this.anchorOf(segments),
      text,
      unitWords: closers.length > 0 ? closers.map((closer) => closer.words).join('；') : undefined,
      units: mergeUnits(closers),
      inherited: [],
      times: closers.flatMap((closer) => closer.units.times),
      scopeUnclear,
      unitsUnsure: closers.some((closer) => closer.broken),
    });
  }

  private put(path: string, draft: TaskDraft): void {
    const { task, warnings } = writeTask(draft, path, this.year, this.notes);
    this.tasks.push(task);
    this.warnings.push(...warnings);
  }

  private anchorOf(segments: Segment[]): string {
    const block = this.body[segments[0]?.block ?? -1];
    return block?.anchor ?? '';
  }

  /** Text of an item (and of those inside it), unit words taken out. */
  private segments(node: OutlineItem, inside: boolean): Segment[] {
    const segments: Segment[] = [];
    const add = (at: number, first: boolean) => {
      const block = this.body[at];
      if (!block || !('text' in block)) return;
      let text = '';
      let from = 0;
      for (const closer of this.closers.get(at) ?? []) {
        text += block.text.slice(from, closer.start);
        from = closer.end;
      }
      text += block.text.slice(from);
      if (meaningful(text)) segments.push(pieceOf(at, block, text, !first));
    };
    const walk = (item: OutlineItem) => {
      item.blocks.forEach((at, i) => add(at, item === node && i === 0));
      if (inside) item.children.forEach(walk);
    };
    walk(node);
    return segments;
  }

  private lonelyTimes(node: OutlineItem): string[] {
    return node.blocks.flatMap((at) => (this.closers.get(at) ?? []).flatMap((closer) => closer.units.times));
  }

  /** Tasks of the tables among an item's own blocks; true when there are any. */
  private readTables(node: OutlineItem): boolean {
    let any = false;
    for (const at of node.blocks) {
      const block = this.body[at];
      if (block?.kind !== 'table') continue;
      for (const row of readTaskTable(block, this.leadFrom[at] ?? false, this.responsibleLead)) {
        any = true;
        // The sole annex needs no name of its own, though the notice before it is numbered.
        const sole = this.outline.roots.length === 2 && block.path === this.outline.roots[1]?.path;
        const path = [sole ? '' : block.path, ...row.path].filter((part) => part !== '').join('/');
        const draft = { anchor: block.anchor, text: row.text, unitWords: row.unitWords || undefined, units: row.units, inherited: [], times: row.times, scopeUnclear: false, unitsUnsure: false }; // prettier-ignore
        this.put(path, draft);
        for (const of of row.unread ?? [])
          this.warnings.push({ code: of === 'units' ? 'task_units_column_unread' : 'task_time_unread', path, words: row.text.slice(0, 20) }); // prettier-ignore
      }
    }
    return any;
  }
}
