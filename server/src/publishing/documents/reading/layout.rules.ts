import { findDates, foldWidth, parseDate } from '../../../kernel/text/index.ts';
import { isDocumentNumberLine } from './document-number.rules.ts';
import type { Entry, Line } from './lines.rules.ts';
import {
  isCompleteTitle,
  isLeadNote,
  joinTitle,
  looksLikeTitlePart,
  plainTitle,
  isHeadOfPage,
} from './titles.rules.ts';
import { endsLikeUnit, isUnitName } from './unit-names.rules.ts';

/** Finds where things stand in an official document: title, number, recipients, signature and date, annexes. */

export type LineRole =
  | 'title'
  | 'document_number'
  | 'recipients'
  | 'signature'
  | 'date'
  | 'attachment_note'
  /** 抄送, 此件公开发布, print line: not part of the text, and no part of the last item. */
  | 'tail'
  /** 2018年11月6日 国务院令第706号公布: the history of a law under its title. */
  | 'history'
  /** 附件2 on its own line. */
  | 'part_label'
  | 'part_title';

export interface Part {
  /** Index of the first entry. */
  start: number;
  /** 附件2 as the source says, '' for an annexed plan without a label. */
  label: string;
}

export interface Layout {
  entries: Entry[];
  roles: (LineRole | undefined)[];
  /** Annexes after the main text, in order. */
  parts: Part[];
  titleLines: number[];
  signatures: number[];
  dateLine: number | null;
}

const NOTE_LINE = /^[(（【]?(?:此件|本文有删减|此页|信息公开选项|公开方式|公开属性|联系人|联系电话|校对|共印|网站刊载)/;
const TAIL_LINE =
  /^(?:抄 ?送|抄 ?报|分 ?送|主题词|打印|上一篇|下一篇|责任编辑|分享到|扫一扫|返回|附件下载|相关(?:阅读|链接|文档))/;
const PRINT_LINE = /(?:\d{4}|[〇○零一二三四五六七八九]{4})年.{1,8}[日号] ?印发$/;
const PART_LABEL = /^附 ?(?:件|表|录|图) ?(?:[\d一二三四五六七八九十]{1,3})? ?(?:[-—] ?\d{1,2})? ?[:.]?$/;
const PART_LABEL_TITLED = /^(附 ?(?:件|表|录) ?(?:[\d一二三四五六七八九十]{1,3})?) ?[:.、 ] ?(\S.{2,60})$/;
/** （2025年3月27日印发）, （安交发〔2025〕14号 2025年3月27日印发） under a title. */
const BRACKETED_ACT = /^\((?:\d{4}年.*|[^()]{0,40}\d{4}年\d{1,2}月\d{1,2}日[^()]{0,20})\)$/;
const HISTORY =
  /^[(（]?(?:\d{4}) ?年\d{1,2}月\d{1,2}日.{0,80}(?:发布|公布|通过|批准|修订|修正|施行|修改|印发|令第\S+号|决定》)/;
const SALUTATION_NOT = /(?:如下|以下|通知|事项|意见|内容|要求|决定|包括|分别是|其中|目标是|为|是)[:：]$/;

/** Assigns roles; `labelTitle` is the title a label gave, '' when none did. */
export function layOut(entries: Entry[], labelTitle: string, titleHint = ''): Layout {
  const roles = entries.map((): LineRole | undefined => undefined);
  const layout: Layout = { entries, roles, parts: [], titleLines: [], signatures: [], dateLine: null };
  const bodyFrom = findHead(layout, labelTitle, titleHint);
  findAnnexes(layout, bodyFrom);
  const mainEnd = layout.parts[0]?.start ?? entries.length;
  findSignature(layout, bodyFrom, mainEnd);
  if (layout.dateLine !== null && layout.parts.length === 0) findPlanAfterSignature(layout);
  else if (layout.dateLine !== null) findPlanBetween(layout, mainEnd);
  if (layout.dateLine === null) signAtHead(layout);
  if (layout.dateLine === null) signAtPrinting(layout, bodyFrom);
  markTail(layout);
  return layout;
}

const lineAt = (entries: Entry[], at: number): Line | null => {
  const entry = entries[at];
  return entry?.kind === 'line' ? entry : null;
};

/** Title, number and recipients; returns the index where the text begins. */
function findHead(layout: Layout, labelTitle: string, titleHint: string): number {
  const { entries, roles } = layout;
  const end = headEnd(entries);
  for (let i = 0; i < end; i += 1) {
    const line = lineAt(entries, i);
    if (!line) continue;
    if (isDocumentNumberLine(line.text) || /^第 ?\d{1,5} ?号$/.test(line.folded)) roles[i] = 'document_number';
    else if (HISTORY.test(line.folded) || BRACKETED_ACT.test(line.folded)) roles[i] = 'history';
    else if (NOTE_LINE.test(line.text)) roles[i] = 'tail';
    else if (i < 8 && !line.marker && signedDate(line) && i + 1 < end) roles[i] = 'signature';
  }
  layout.titleLines = findTitle(layout, end, labelTitle);
  const further = (layout.titleLines.at(-1) ?? -2) + 1;
  // The page's own title goes on with the next line: …反馈意见 / 整改任务清单.
  const read = layout.titleLines.map((at) => plainTitle(lineAt(entries, at)?.text ?? '')).join('');
  const longer = read + plainTitle(lineAt(entries, further)?.text ?? '');
  if (read !== '' && longer !== read && plainTitle(titleHint).startsWith(longer) && isCompleteTitle(longer))
    layout.titleLines.push(further);
  for (const at of layout.titleLines) roles[at] = 'title';
  let from = (layout.titleLines.at(-1) ?? -1) + 1;
  markHistory(layout, from);
  // The number stands above or below the title.
  while (roles[from] === 'document_number' || roles[from] === 'history' || roles[from] === 'tail') from += 1;
  for (let i = from; i < Math.min(from + 4, entries.length); i += 1) {
    const line = lineAt(entries, i);
    if (!line || line.marker) break;
    if (isSalutation(line)) {
      for (let j = i; j >= from; j -= 1) {
        const above = lineAt(entries, j);
        if (!above || roles[j] || (j < i && isCompleteTitle(above.text))) break;
        roles[j] = 'recipients';
      }
      return i + 1;
    }
    // A long sentence begins the text; a list of authorities may go on over several lines.
    if (/[。！]/.test(line.text)) break;
  }
  return from;
}

/** A history broken over lines: 1984年1月4日 国务院 / 中央军委发布 / 发布之日施行. */
function markHistory({ entries, roles }: Layout, from: number): void {
  let started = false;
  for (let i = from; i < Math.min(entries.length, from + 12); i += 1) {
    const line = lineAt(entries, i);
    if (!line || line.marker || line.headingLevel || line.text.length > 80) return;
    if (roles[i] === 'history') started = true;
    else if (/^\d{4}年\d{1,2}月\d{1,2}日\s+[\u4e00-\u9fff、\s]{2,40}$/.test(line.folded) && nextActs(entries, i))
      started = true;
    else if (!started || !(/(?:发布|公布|施行|实施|修订|批准)$/.test(line.folded) || nextActs(entries, i))) return;
    roles[i] = 'history';
  }
}

function nextActs(entries: Entry[], at: number): boolean {
  for (let i = at + 1; i <= at + 2; i += 1) {
    const line = lineAt(entries, i);
    if (!line || line.text.length > 30 || /[。：:]/.test(line.text)) return false;
    if (/(?:发布|公布|批准)$/.test(line.folded)) return true;
  }
  return false;
}

function headEnd(entries: Entry[]): number {
  for (let i = 0; i < Math.min(entries.length, 30); i += 1) {
    const line = lineAt(entries, i);
    if (!line) return i;
    if (isSalutation(line)) return i;
    if (line.marker && !/^第 ?\d{1,5} ?号/.test(line.folded)) return i;
    if (line.text.length > 120 || (line.text.length >= 15 && /。$|。.*[。；：]/.test(line.text))) return i;
  }
  return Math.min(entries.length, 30);
}

function isSalutation(line: Line): boolean {
  const { folded } = line;
  if (!folded.endsWith(':') || folded.length > 400 || folded.length < 3 || line.marker) return false;
  if (/[。;!]/.test(folded) || SALUTATION_NOT.test(folded) || folded.startsWith('附')) return false;
  return /(?:政府|部门|单位|局|委|办|厅|院|公司|机构|各[^,、:]{1,12}|同志|代表|委员|大学|学校|银行|管委会|[市县区省州]|总局|部|署|会|队|社|先生|女士|协会)(?:[)）])?:$/.test(
    folded,
  );
}

/** Lines of the title: those that together are the label's title, else the first run of lines that reads as one. */
function findTitle(layout: Layout, end: number, labelTitle: string): number[] {
  const { entries, roles } = layout;
  const candidates: number[] = [];
  for (let i = 0; i < end; i += 1) {
    const line = lineAt(entries, i);
    if (line && !roles[i] && !PART_LABEL.test(line.folded)) candidates.push(i);
  }
  const textOf = (at: number) => plainTitle(lineAt(entries, at)?.text ?? '');
  const wanted = plainTitle(labelTitle);
  if (wanted !== '') {
    for (let i = 0; i < candidates.length; i += 1) {
      let text = '';
      for (let j = i; j < candidates.length && j < i + 6; j += 1) {
        text += textOf(candidates[j] ?? -1);
        if (text === wanted) return candidates.slice(i, j + 1);
        if (!wanted.startsWith(text)) break;
      }
    }
  }
  for (let i = 0; i < candidates.length; i += 1) {
    const run = titleRun(candidates, i, (at) => lineAt(entries, at));
    if (run.length === 0) continue;
    // 专题会议纪要 alone is the kind of paper; what it is about stands below.
    // So is 某某市人民政府办公室 会议纪要, the head of its first page.
    const kind =
      (run.length === 1 && /^.{0,6}(?:纪要|简报|通报|通知)$/.test(textOf(run[0] ?? -1))) ||
      isHeadOfPage(run.map(textOf).join(''));
    const about = kind ? candidates.slice(i + 1).find((at) => textOf(at).includes('关于')) : undefined;
    const better =
      about === undefined ? [] : titleRun(candidates, candidates.indexOf(about), (at) => lineAt(entries, at));
    return better.length > 0 ? better : run;
  }
  return [];
}

/** Up to five lines from `from` on, and the names of bodies that issue together before them, that make a whole title; or none. */
function titleRun(candidates: number[], from: number, line: (at: number) => Line | null): number[] {
  const first = line(candidates[from] ?? -1);
  if (!first || !looksLikeTitlePart(first.text)) return [];
  let text = '';
  let bodies = 0;
  for (let length = 1; length <= 5 + Math.max(0, bodies - 1) && length <= 14; length += 1) {
    const at = candidates[from + length - 1];
    const here = at === undefined ? null : line(at);
    if (!here || !looksLikeTitlePart(here.text) || (length > 1 && at !== (candidates[from + length - 2] ?? -2) + 1))
      break;
    if (bodies === length - 1 && isUnitName(here.text.replace(/\s/g, '')) && !here.text.includes('关于')) bodies += 1;
    text += here.text;
    const nextAt = candidates[from + length];
    const below = nextAt !== undefined && nextAt === (at ?? -2) + 1 ? (line(nextAt)?.text ?? '') : '';
    const next = isLeadNote(below) ? '' : below;
    if (isCompleteTitle(text) && !/^(?:的|[(（《“])/.test(next)) {
      const run = candidates.slice(from, from + length);
      return run.slice(countSiteWords(run.map((each) => line(each)?.text.trim() ?? '')));
    }
    if (isCompleteTitle(text) && /^[(（]/.test(next) && !isCompleteTitle(text + next))
      return candidates.slice(from, from + length);
  }
  const only = candidates[from];
  return first.headingLevel && only !== undefined && first.headingLevel <= 2 ? [only] : [];
}

/**
 * How many lines at the beginning of a run are words of the site (办事服务, 互动交流) and not of the title: short ones that name no body and
 * no place, over a line that is a whole title with its issuing body.
 */
function countSiteWords(lines: readonly string[]): number {
  for (let count = lines.length - 1; count > 0; count -= 1) {
    const rest = joinTitle(lines.slice(count));
    const body = /^(.+?)关于/.exec(plainTitle(rest))?.[1];
    if (body === undefined || !isUnitName(body) || !isCompleteTitle(rest)) continue;
    const isSiteWord = (text: string) =>
      text.length <= 6 && !isUnitName(text) && !/(?:[省市县区州盟旗镇乡]|转发|批转|印发)$/.test(text);
    if (lines.slice(0, count).every(isSiteWord)) return count;
  }
  return 0;
}

/** 附件1 on a line of its own starts an annex; "附件：1.…" before the signature is only the list of them. */
function findAnnexes(layout: Layout, from: number): void {
  const { entries, roles } = layout;
  let dated = false;
  for (let i = from; i < entries.length; i += 1) {
    const line = lineAt(entries, i);
    if (!line) continue;
    if (isDateLine(line)) dated = true;
    if (!line.folded.startsWith('附')) continue;
    const next = lineAt(entries, i + 1);
    if (PART_LABEL.test(line.folded)) {
      // "附件：" with numbered lines under it is the list as well.
      if (!dated && /[:]$/.test(line.folded) && next?.marker?.kind === 'number' && signedLater(entries, i)) {
        markNote(layout, i);
        continue;
      }
      roles[i] = 'part_label';
      layout.parts.push({ start: i, label: line.folded.replace(/[\s:.]/g, '') });
      continue;
    }
    const titled = PART_LABEL_TITLED.exec(line.folded);
    if (!titled) continue;
    const list = /^\d{1,2}[.、]/.test(titled[2] ?? '') || !dated;
    // The list of annexes may stand below the date; the annex itself follows it.
    if (dated && opensLater(entries, i)) {
      markNote(layout, i);
      continue;
    }
    if (list && (signedLater(entries, i) || i >= entries.length - 3 || /^\d{1,2}[.、]/.test(titled[2] ?? ''))) {
      markNote(layout, i);
    } else if (!/[。;,]$/.test(line.folded)) {
      roles[i] = 'part_label';
      layout.parts.push({ start: i, label: (titled[1] ?? '').replace(/\s/g, '') });
    }
  }
}

/** The next line is 附件 alone, or opens the annex whose name this line gives. */
function opensLater(entries: Entry[], from: number): boolean {
  for (let i = from + 1; i < Math.min(entries.length, from + 8); i += 1) {
    const line = lineAt(entries, i);
    if (!line) return false;
    if (PART_LABEL.test(line.folded)) return true;
    if (line.marker?.kind !== 'number' && !NOTE_LINE.test(line.text)) return false;
  }
  return false;
}

function signedLater(entries: Entry[], from: number): boolean {
  for (let i = from + 1; i < Math.min(entries.length, from + 16); i += 1) {
    const line = lineAt(entries, i);
    if (line && isDateLine(line)) return true;
  }
  return false;
}

function markNote({ entries, roles }: Layout, from: number): void {
  roles[from] = 'attachment_note';
  for (let i = from + 1; i < entries.length; i += 1) {
    const line = lineAt(entries, i);
    if (line?.marker?.kind !== 'number' || line.text.length > 100 || line.text.includes('。')) return;
    roles[i] = 'attachment_note';
  }
}

/** A line that is a date, alone or with a name before it or brackets round it. */
export function isDateLine(line: Line): boolean {
  return line.text.length <= 40 && !line.marker && parseDate(line.text) !== null && !/^[(（]/.test(line.text);
}

/** The first date line of the main text, with the names of authorities above it or on it. */
function findSignature(layout: Layout, from: number, to: number): void {
  const { entries, roles } = layout;
  for (let i = from; i < to; i += 1) {
    const line = lineAt(entries, i);
    if (!line || line.text.length > 60 || roles[i]) continue;
    if (/^(?:抄|主题词)/.test(line.folded)) return;
    if (isDateLine(line)) {
      roles[i] = 'date';
      layout.dateLine = i;
      for (let j = i - 1; j >= Math.max(from, i - 12); j -= 1) {
        const above = lineAt(entries, j);
        // The number may stand between the name and the day.
        if (above && !roles[j] && isDocumentNumberLine(above.text)) roles[j] = 'document_number';
        if (roles[j] === 'document_number') continue;
        if (!above || roles[j] || !isSignatureName(above)) break;
        roles[j] = 'signature';
        layout.signatures.unshift(j);
      }
      return;
    }
    const signed = signedDate(line);
    if (signed && !line.marker) {
      roles[i] = 'signature';
      layout.dateLine = i;
      layout.signatures = [i];
      return;
    }
  }
}

/** Minutes without a day of their own: the body and 2025年5月19日印发 on the last lines. */
function signAtPrinting(layout: Layout, from: number): void {
  const { entries, roles } = layout;
  for (let i = Math.max(from + 1, entries.length - 8); i < entries.length; i += 1) {
    const line = lineAt(entries, i);
    const above = lineAt(entries, i - 1);
    if (!line || !above || line.text.length > 24 || !/^\d{4}年/.test(line.folded) || !PRINT_LINE.test(line.folded))
      continue;
    if (!isSignatureName(above) || (roles[i - 1] && roles[i - 1] !== 'tail')) continue;
    roles[i] = 'date';
    roles[i - 1] = 'signature';
    layout.dateLine = i;
    layout.signatures = [i - 1];
    return;
  }
}

/** Minutes and briefs carry name and date over their title: 云岭县人民政府办公室 2025年5月22日. */
function signAtHead(layout: Layout): void {
  const at = layout.roles.findIndex((role, i) => role === 'signature' && i < (layout.titleLines[0] ?? 0));
  if (at < 0) return;
  layout.dateLine = at;
  layout.signatures = [at];
}

/** 大连市人民政府办公厅 2016年8月25日: name and date on one line. */
export function signedDate(line: Line): { name: string; on: string } | null {
  const folded = line.folded.trimEnd();
  const dates = findDates(folded);
  const date = dates.length === 1 ? dates[0] : undefined;
  if (!date || date.end !== folded.length || date.start < 3 || PRINT_LINE.test(folded)) return null;
  const name = folded.slice(0, date.start).trim();
  return name.length <= 30 &&
    !/[,。;:、]/.test(name) &&
    endsLikeUnit(name) &&
    /\s/.test(folded.slice(0, date.start).slice(-1))
    ? { name: line.text.slice(0, name.length), on: date.on }
    : null;
}

function isSignatureName(line: Line): boolean {
  if (line.text.length > 40 || line.marker || /[，。；：、,;:!?？！]/.test(line.text)) return false;
  const plain = line.text.replace(/\s/g, '');
  return endsLikeUnit(plain) || /^(?:总理|省长|市长|县长|区长|部长|局长|主任|署长|主席)/.test(plain);
}

/** After the signature and its notes a text that goes on is the plan which the notice issues. */
function findPlanAfterSignature(layout: Layout): void {
  const { entries, dateLine } = layout;
  const start = skipNotes(layout, (dateLine ?? 0) + 1);
  const line = lineAt(entries, start);
  if (!line || TAIL_LINE.test(line.folded) || line.text.length > 80) return;
  // At least a few lines or a table must follow, else it is a remark.
  if (entries.length - start < 3 && entries[start + 1]?.kind !== 'table') return;
  layout.parts.push({ start, label: '' });
  markPartTitle(layout, start, entries.length);
}

function findPlanBetween(layout: Layout, to: number): void {
  const start = skipNotes(layout, (layout.dateLine ?? 0) + 1);
  const line = lineAt(layout.entries, start);
  if (!line || start >= to || to - start < 3 || TAIL_LINE.test(line.folded) || line.text.length > 80) return;
  layout.parts.unshift({ start, label: '' });
  markPartTitle(layout, start, to);
}

function skipNotes({ entries, roles }: Layout, from: number): number {
  let at = from;
  for (; at < entries.length; at += 1) {
    const line = lineAt(entries, at);
    if (!line) return at;
    if (NOTE_LINE.test(line.text) || PRINT_LINE.test(line.folded) || TAIL_LINE.test(line.folded)) roles[at] ??= 'tail';
    else if (roles[at] !== 'attachment_note' && roles[at] !== 'date') return at;
  }
  return at;
}

/** The lines of an annex's own title. */
function markPartTitle({ entries, roles }: Layout, from: number, to: number): void {
  let text = '';
  for (let i = from; i < Math.min(to, from + 5); i += 1) {
    const line = lineAt(entries, i);
    if (!line || line.marker || roles[i] || line.text.length > 60 || /[。；;:：]$/.test(line.text)) return;
    if (text !== '' && isCompleteTitle(text) && line.align !== 'center' && !line.text.startsWith('的')) return;
    if (HISTORY.test(line.folded) || /^[(（].*[)）]$/.test(line.text)) {
      roles[i] = 'history';
      return;
    }
    roles[i] = 'part_title';
    text += line.text;
  }
}

function markTail(layout: Layout): void {
  const { entries, roles, parts } = layout;
  for (const part of parts) {
    if (roles[part.start] !== 'part_label') continue;
    const titled = PART_LABEL_TITLED.test(foldWidth(lineAt(entries, part.start)?.text ?? ''));
    if (!titled) markPartTitle(layout, part.start + 1, entries.length);
  }
  let tail = false;
  for (let i = 0; i < entries.length; i += 1) {
    const line = lineAt(entries, i);
    if (!line) continue;
    if (roles[i] && roles[i] !== 'tail') {
      tail = false;
      continue;
    }
    if (/^(?:抄 ?送|抄 ?报|分 ?送)/.test(line.folded)) tail = true;
    else if (line.marker || line.text.length > 200) tail = false;
    const late = i > entries.length - 12;
    const chrome = late && line.text.length <= 60 && (TAIL_LINE.test(line.folded) || /^来 ?源:/.test(line.folded));
    if (tail || NOTE_LINE.test(line.text) || PRINT_LINE.test(line.folded) || chrome) roles[i] = 'tail';
  }
}
