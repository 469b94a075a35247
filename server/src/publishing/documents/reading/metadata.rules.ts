import type { Extraction } from '../../../kernel/extract/index.ts';
import { findDates, foldWidth, parseDate } from '../../../kernel/text/index.ts';
import {
  FIELD_NAMES,
  type DocumentReading,
  type FieldName,
  type ReadField,
  type ReadingWarning,
} from '../reading.schema.ts';
import { findDocumentNumber, normaliseDocumentNumber } from './document-number.rules.ts';
import { fieldOfLabel, isIndexNumber } from './labels.rules.ts';
import { signedDate, type Layout } from './layout.rules.ts';
import { isCompleteTitle, joinTitle, plainTitle } from './titles.rules.ts';
import { endsLikeUnit, isUnitName } from './unit-names.rules.ts';

/** The fields of a document: what a label says, then what stands where such a thing stands; doubt leaves them empty. */

type Labelled = Extraction['labels'][number];
type Fields = DocumentReading['fields'];
interface Found {
  value: string;
  words: string;
}

const MISSING: readonly FieldName[] = ['title', 'documentNumber', 'issuingBody', 'madeOn'];

/** Best label of each field: exact names before general ones, tables before page heads; file properties say too little. */
export function bestLabels(labels: readonly Labelled[]): Partial<Record<FieldName, Labelled>> {
  const best: Partial<Record<FieldName, { labelled: Labelled; order: number }>> = {};
  for (const labelled of labels) {
    const known = fieldOfLabel(labelled.label);
    if (!known || known.field === 'other' || labelled.origin === 'properties' || labelled.value.trim() === '') continue;
    const order = known.order + (labelled.origin === 'meta' ? 100 : 0);
    const before = best[known.field];
    if (!before || order < before.order) best[known.field] = { labelled, order };
  }
  return Object.fromEntries(Object.entries(best).map(([field, { labelled }]) => [field, labelled]));
}

/** All fields with their words, and what is doubtful about them. */
export function readFields(
  labels: readonly Labelled[],
  layout: Layout,
  options: { titleHint?: string | undefined; fileName?: string | undefined },
): { fields: Fields; warnings: ReadingWarning[] } {
  const warnings: ReadingWarning[] = [];
  const best = bestLabels(labels);
  const order = readOrder(layout);
  const history = readHistory(layout);
  const signature = readSignature(layout);
  const title = readTitle(layout, order !== null);
  const text: Partial<Record<FieldName, Found | null>> = {
    title,
    documentNumber: readNumber(layout) ?? order?.number ?? history?.number ?? null,
    issuingBody: signature.body ?? order?.body ?? history?.body ?? null,
    madeOn: signature.madeOn ?? history?.madeOn ?? null,
    mainRecipients: readRecipients(layout),
    indexNumber: null,
  };
  const titleBody = bodyOfTitle(best.title?.value ?? title?.value ?? '');
  if (!text.issuingBody && titleBody) text.issuingBody = { value: titleBody, words: titleBody };
  if (!text.issuingBody) text.issuingBody = readLetterhead(layout);
  if (!text.title && options.titleHint) {
    const hint = titleFromHint(options.titleHint);
    if (hint) {
      text.title = { value: hint, words: options.titleHint };
      warnings.push({ code: 'field_from_hint', field: 'title', words: options.titleHint });
    }
  }
  const fields = {} as Fields;
  for (const name of FIELD_NAMES) fields[name] = settle(name, best[name], text[name] ?? null, warnings);
  checkFileName(fields, layout, options.fileName, warnings);
  for (const name of MISSING) if (fields[name].value === '') warnings.push({ code: 'field_missing', field: name });
  return { fields, warnings };
}

/** A label wins; when the text says something else, both are named. */
function settle(
  name: FieldName,
  label: Labelled | undefined,
  found: Found | null,
  warnings: ReadingWarning[],
): ReadField {
  const labelled = label ? valueOfLabel(name, label) : null;
  if (label && labelled === null) {
    warnings.push({ code: 'field_unreadable', field: name, words: label.value });
  }
  if (label && labelled !== null && labelled !== '') {
    if (name === 'indexNumber' && !isIndexNumber(labelled))
      warnings.push({ code: 'index_number_unusual', field: name, words: label.value });
    // 发布机构：区城市管理局 on a page whose paper is signed 望湖区城市管理局: the page speaks of its own place.
    if (found && name === 'issuingBody' && isShortFor(labelled, found.value))
      return { value: found.value, confidence: 'certain', words: found.words };
    if (found && differs(name, labelled, found.value)) {
      warnings.push({ code: 'field_conflict', field: name, words: `${label.value} | ${found.words}` });
    }
    return { value: labelled, confidence: 'certain', words: label.value };
  }
  if (found && found.value !== '') return { value: found.value, confidence: 'likely', words: found.words };
  return { value: '', confidence: 'none' };
}

/** The value of a field in its written form, null when the label's words cannot be one. */
function valueOfLabel(name: FieldName, { value, origin }: Labelled): string | null {
  const trimmed = value.replace(/\s+/g, ' ').trim();
  switch (name) {
    case 'madeOn':
    case 'publishedOn': {
      const on = parseDate(trimmed);
      if (on !== null) return on;
      const dates = findDates(trimmed);
      return dates.length === 1 ? (dates[0]?.on ?? null) : null;
    }
    case 'documentNumber':
      return /^[-—无/]+$/.test(trimmed) ? '' : normaliseDocumentNumber(trimmed);
    case 'indexNumber':
      return trimmed.replace(/\s/g, '');
    case 'title':
      return joinTitle([trimmed]);
    case 'subjectWords':
      // In the tables of the State Council's pages spaces are typesetting, and its index drops them; in a line they part words.
      return origin === 'table' ? trimmed.replace(/ /g, '') : trimmed;
    case 'validity':
      return validityOf(trimmed);
    case 'mainRecipients':
      return trimmed.replace(/[:：]$/, '');
    default:
      return trimmed;
  }
}

/** 有效, 现行有效, 失效, 废止 … as a code; null when the words say none of them. */
export function validityOf(words: string): string | null {
  const plain = words.replace(/[\s【】[\]（）()]/g, '');
  if (plain === '') return '';
  if (/部分(?:失效|废止|有效)/.test(plain)) return 'partly_invalid';
  if (/尚未(?:生效|施行|实施)|未生效|未施行/.test(plain)) return 'not_yet_in_force';
  if (/废止/.test(plain)) return /^(?:未废止|否)/.test(plain) ? 'in_force' : 'repealed';
  if (/失效|无效|过期|^否$/.test(plain)) return 'expired';
  if (/(?:已)?(?:被)?(?:修改|修订|修正)/.test(plain)) return 'amended';
  if (/有效|生效|现行|执行中|^是$/.test(plain)) return 'in_force';
  return null;
}

function differs(name: FieldName, label: string, text: string): boolean {
  const plain = (value: string) => plainTitle(value).replace(/^中华人民共和国(?=国务院)/, '');
  const a = plain(label);
  const b = plain(text);
  if (a === b) return false;
  if (name === 'issuingBody') {
    const bodies = a.replace(/[(][^()]*[)]/g, '');
    return !(bodies.includes(b) || b.includes(bodies) || abbreviates(bodies, b));
  }
  if (name === 'documentNumber') {
    const digits = (value: string) => (value.match(/\d+/g) ?? []).join('-');
    // 国令第706号 and 第706号 are one number.
    return /令/.test(a + b) || b.startsWith('第') ? digits(a) !== digits(b) : true;
  }
  if (name === 'title') return !(a.endsWith(b) || b.endsWith(a) || a.includes(`《${b}》`));
  return true;
}

/** 区城市管理局 for 望湖区城市管理局: the name without that of the place. */
function isShortFor(short: string, long: string): boolean {
  return /^[省市县区州旗镇乡]/.test(short) && long.length > short.length && long.endsWith(short);
}

/** 市政府办公室 is short for 昆山市人民政府办公室: its letters come in the same order. */
export function abbreviates(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

function lineText(layout: Layout, at: number): string {
  const entry = layout.entries[at];
  return entry?.kind === 'line' ? entry.text : '';
}

function linesWith(layout: Layout, role: string): number[] {
  const found: number[] = [];
  layout.roles.forEach((here, at) => {
    if (here === role) found.push(at);
  });
  return found;
}

function readTitle(layout: Layout, isOrder: boolean): Found | null {
  const lines = layout.titleLines.map((at) => lineText(layout, at));
  if (lines.length > 0) return { value: joinTitle(lines), words: lines.join('\n') };
  // An order (令) carries no title of its own: the regulation it publishes gives it.
  const annexed = linesWith(layout, 'part_title').map((at) => lineText(layout, at));
  if (isOrder && annexed.length > 0) return { value: joinTitle(annexed), words: annexed.join('\n') };
  return null;
}

function readNumber(layout: Layout): Found | null {
  for (const at of linesWith(layout, 'document_number')) {
    const found = findDocumentNumber(lineText(layout, at));
    if (found) return { value: found.number, words: found.words };
  }
  return null;
}

/** 中华人民共和国国务院令 / 第706号 on two lines. */
function readOrder(layout: Layout): { number: Found; body: Found } | null {
  for (let i = 0; i < Math.min(8, layout.entries.length); i += 1) {
    const first = lineText(layout, i).replace(/\s/g, '');
    if (!/^[\u4e00-\u9fff、]{3,40}令$/.test(first)) continue;
    const second = lineText(layout, i + 1).replace(/\s/g, '');
    if (!/^[(（]?第[\d一二三四五六七八九十百〇]{1,6}号[)）]?$/.test(second)) continue;
    const body = first.replace(/令$/, '').replace(/^中华人民共和国(?=国务院)/, '');
    const number = `${body}令${second.replace(/[()（）]/g, '')}`;
    const words = `${lineText(layout, i)}\n${lineText(layout, i + 1)}`;
    return { number: { value: number, words }, body: { value: body, words } };
  }
  return null;
}

const ENACTED = /公布|发布|修订|修正|修改|批准|印发/;
/** A meeting adopted it; the date of publishing counts, if there is one. */
const ADOPTED = /会议.{0,20}通过/;

/** The history under a law's title: the last act of publishing or amending made this text. */
function readHistory(layout: Layout): { madeOn: Found | null; number: Found | null; body: Found | null } | null {
  const lines = linesWith(layout, 'history')
    .filter((at) => layout.dateLine === null || at < layout.dateLine)
    .map((at) => lineText(layout, at));
  if (lines.length === 0) return null;
  const text = lines.join('\n');
  const dates = findDates(text);
  const acts = dates.map((date, i) => {
    const end = dates[i + 1]?.start ?? text.length;
    return {
      on: date.on,
      act: text.slice(date.end, end).replace(/\n/g, ''),
      words: text.slice(date.start, end).trim(),
    };
  });
  const enacted = acts.filter(({ act }) => ENACTED.test(act) && !ADOPTED.test(act) && !/^\s*施行/.test(act));
  const adopted = acts.filter(({ act }) => ADOPTED.test(act));
  const candidates = enacted.length > 0 ? enacted : adopted.length > 0 ? adopted : acts.length === 1 ? acts : [];
  const last = candidates.reduce<(typeof acts)[number] | null>(
    (best, act) => (best && best.on > act.on ? best : act),
    null,
  );
  let number: Found | null = null;
  let body: Found | null = null;
  for (const { act, words } of enacted) {
    const order = findDocumentNumber(act);
    const by = /^\s*([\u4e00-\u9fff、]{2,30}?)(?:公布|发布|印发)/.exec(act)?.[1];
    if (order) {
      number = { value: order.number, words };
      body = { value: order.number.replace(/令.*$/, ''), words };
    } else if (by && !body) {
      body = { value: by, words };
    }
  }
  return { madeOn: last ? { value: last.on, words: last.words } : null, number, body };
}

function readSignature(layout: Layout): { body: Found | null; madeOn: Found | null } {
  if (layout.dateLine === null) {
    return readUnderTitle(layout);
  }
  const entry = layout.entries[layout.dateLine];
  const line = entry?.kind === 'line' ? entry : null;
  const joint = line ? signedDate(line) : null;
  if (line && joint)
    return { body: { value: joint.name, words: joint.name }, madeOn: { value: joint.on, words: line.text } };
  const names = layout.signatures
    .map((at) => lineText(layout, at))
    .filter((name) => endsLikeUnit(name.replace(/\s/g, '')));
  const value = names.map(closeUpNames).join(' ');
  const on = line ? parseDate(line.text.replace(/\s*印发$/, '')) : null;
  return {
    body: value === '' ? null : { value, words: names.join('\n') },
    madeOn: on === null || !line ? null : { value: on, words: line.text },
  };
}

/** 教育部 财政部 are two names; 大 连 市 is one, set wide. */
function closeUpNames(line: string): string {
  const parts = line.trim().split(/\s+/);
  return parts.every((part) => part.length >= 3 && endsLikeUnit(part)) ? parts.join(' ') : parts.join('');
}

const DAY = /(?:\d{4}|[〇○零一二三四五六七八九]{4})年[^年月日]{1,3}月[^年月日]{1,3}日/;

/**
 * What stands under the title of a paper without a signature: （2018年8月7日）, （2018年8月7日 安澜市人民政府）, or the body and the day, on one line or two. A
 * line that says anything else ends the search.
 */
function readUnderTitle(layout: Layout): { body: Found | null; madeOn: Found | null } {
  const first = (layout.titleLines.at(-1) ?? -5) + 1;
  let body: Found | null = null;
  for (let at = Math.max(0, first); at < first + 3; at += 1) {
    const text = lineText(layout, at).trim();
    const day = DAY.exec(text)?.[0] ?? '';
    const on = day === '' ? null : parseDate(day);
    const name = text
      .replace(day, '')
      .replace(/^[(（]|[)）]$/g, '')
      .trim();
    const isBody = name.length <= 40 && !/\s/.test(name) && isUnitName(name);
    if (isBody) body = { value: name, words: text };
    if (on !== null && (name === '' || isBody)) return { body, madeOn: { value: on, words: text } };
    if (!isBody && findDocumentNumber(text) === null) break;
  }
  return { body: null, madeOn: null };
}

function readRecipients(layout: Layout): Found | null {
  const words = linesWith(layout, 'recipients').map((at) => lineText(layout, at));
  return words.length === 0 ? null : { value: words.join('').replace(/[:：]\s*$/, ''), words: words.join('\n') };
}

/** 吉林省人民政府办公厅关于…: the body before 关于, 印发 or 转发. */
function bodyOfTitle(title: string): string {
  const before = /^(.{2,80}?)(?:关于|印发|转发|批转|对(?=十|全国))/.exec(foldWidth(title).trim())?.[1]?.trim() ?? '';
  return before !== '' && endsLikeUnit(before) && !/[《》“”]/.test(before) ? before : '';
}

function readLetterhead(layout: Layout): Found | null {
  for (let i = 0; i < Math.min(4, layout.entries.length); i += 1) {
    const text = lineText(layout, i).replace(/\s/g, '');
    const body = /^([\u4e00-\u9fff]{4,24}(?:政府|办公厅|办公室|委员会|局|厅|部|院))文件$/.exec(text)?.[1];
    if (body) return { value: body, words: text };
  }
  return null;
}

/** The page's own title without the site's name after it, when it reads as a document's title. */
function titleFromHint(hint: string): string | null {
  for (const part of [hint, ...hint.split(/[_|－—-]/)]) {
    const plain = joinTitle([part]);
    if (plain.length >= 6 && plain.length <= 120 && isCompleteTitle(plain) && !/(?:网|平台|门户)$/.test(plain))
      return plain;
  }
  return null;
}

/** 条例(2013-07-18).md: the name of a file may know the date of a text better than its history; it is used when that is silent. */
function checkFileName(fields: Fields, layout: Layout, fileName: string | undefined, warnings: ReadingWarning[]): void {
  const named = /[(（](\d{4}-\d{2}-\d{2})[)）](?:\.\w+)?$/.exec(fileName ?? '')?.[1];
  if (named === undefined || fields.madeOn.confidence === 'certain' || fields.madeOn.value === named) return;
  if (fields.madeOn.value === '' && layout.signatures.length === 0) {
    fields.madeOn = { value: named, confidence: 'likely', words: fileName };
    warnings.push({ code: 'field_from_file_name', field: 'madeOn', words: fileName });
  } else {
    warnings.push({ code: 'field_conflict', field: 'madeOn', words: `${fields.madeOn.words ?? ''} | ${named}` });
  }
}
