import { parseNumber } from '../../../kernel/text/index.ts';
import type { DocumentReading, FieldName, ReadingWarning } from '../reading.schema.ts';
import { findDocumentNumber } from './document-number.rules.ts';
import { isKnownName } from './attested-units.rules.ts';
import { isOddName } from './doubts-units.rules.ts';
import { isDateLine, type Layout } from './layout.rules.ts';
import { abbreviates } from './metadata.rules.ts';
import { isCompleteTitle, isHeadOfPage, looksLikeTitlePart, plainTitle } from './titles.rules.ts';
import { isUnitName } from './unit-names.rules.ts';

/**
 * A second look at title, number, body and day by each other's evidence: the head of the title and the signature name one body, the
 * number's year is that of the day, the page's own title is the title. It changes no value; it says where a person should look.
 */

type Fields = DocumentReading['fields'];

interface Evidence {
  fields: Fields;
  layout: Layout;
  /** The page's or the file's own title. */
  titleHint: string;
}

/** Words of a page, dates and numbers, which no title holds. */
const NOT_IN_TITLE =
  /[|｜_>»。；;！!？?]|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[〔[]\d{4}[〕\]]\s*\d+\s*号|首页|当前位置|来源[:：]|发布时间|浏览|字号|政务公开网|门户网站$|办事服务|互动交流/;

/** Brackets in titles say 试行, years or a number; what else stands in one may be a note. */
const UNUSUAL_BRACKET =
  /[（(](?!试行|暂行|征求意见|送审|讨论|修订|修正|草案|第|[一二三四五六七八九十]|\d|含|代拟|[省市县区州、，]+[)）])[^()（）]*[)）]/;

/** The bodies that the head of a title names: 甲 and 乙 in 甲 乙关于…; none when it names none. */
function bodiesOfTitle(title: string): string[] {
  const head = /^(?!关于|印发|转发)(.{2,120}?)(?:关于|印发|转发|批转)/.exec(title.trim())?.[1]?.trim() ?? '';
  return head === '' || /[《“]/.test(head) ? [] : head.split(/[\s、]+/).filter((name) => name !== '');
}

const bodiesOf = (value: string) => value.split(/[\s、，,;；]+/).filter((name) => name !== '');

/** What stands before 关于 or the year is neither a body nor a place as they are written: words of the page may stand before the title. */
function hasStrangeHead(title: string): boolean {
  if (/内部资料|注意保存|编印|专栏|要情|公报$|第\d+[号期]|^(?:专题|专项)?会议/.test(title)) return true;
  const bodies = bodiesOfTitle(title);
  if (bodies.length > 0)
    return bodies.some(
      (name) => !/等.{0,3}(?:部门|单位)$/.test(name) && !isKnownName(name.replace(/^中共|^中华人民共和国/, '')),
    );
  const head = /^([\u4e00-\u9fff]{2,24}?)(?=(?:19|20)\d{2}年)/.exec(plainTitle(title))?.[1] ?? '';
  if (head === '' || head.includes('关于')) return false;
  return !/^[\u4e00-\u9fff]{2,5}(?:省|市|县|区|州|镇|乡|街道|旗|厅|局|委)/.test(head) && !isKnownName(head);
}

/** Two lists name the same bodies, written in full or by the end of their names. */
function sameBodies(one: readonly string[], other: readonly string[]): boolean {
  const whole = (names: readonly string[]) =>
    names
      .map(plainTitle)
      .join('')
      .replace(/^中华人民共和国/, '');
  const [a, b] = [whole(one), whole(other)];
  return a === b || (one.length === other.length && (a.includes(b) || b.includes(a) || abbreviates(a, b)));
}

/** True when the line beside the title reads as a part of it: of its size, and nothing else of the paper. */
function isPartOfTitle({ entries, roles, titleLines }: Layout, at: number): boolean {
  const line = entries[at];
  const title = entries[titleLines[0] ?? -1];
  if (line?.kind !== 'line' || title?.kind !== 'line' || roles[at] || line.marker) return false;
  const plain = plainTitle(line.text);
  if (plain.length < 3 || plain.length > 40 || !looksLikeTitlePart(line.text)) return false;
  if (/^[(（].*[)）]$/.test(plain) || isDateLine(line) || /文件$|令$/.test(plain)) return false;
  if (title.headingLevel !== undefined) return line.headingLevel === title.headingLevel;
  return title.align === 'center' && line.align === 'center' && line.bold === title.bold;
}

function titleIsUnsure({ fields, layout, titleHint }: Evidence): boolean {
  const { value } = fields.title;
  if (value === '') return false;
  const title = plainTitle(value);
  if (NOT_IN_TITLE.test(value.replace(/[《“][^》”]*[》”]/g, '')) || title.length > 120 || title.length < 5) return true;
  if (UNUSUAL_BRACKET.test(title) || isHeadOfPage(title) || hasStrangeHead(value)) return true;
  if (!isCompleteTitle(title) && fields.title.confidence !== 'certain') return true;
  if (bodiesOfTitle(value).some((name) => !isUnitName(name) && !/^(?:中共|国务院)|部门$|单位$/.test(name))) return true;
  const hint = plainTitle(titleHint);
  if (hint !== '') {
    // The page's own title goes on where this one ends, or it is another one.
    const pieces = hint.split(/[_|｜>»]|[-—](?=[^\d])/).filter((piece) => piece.length >= 8 && isCompleteTitle(piece));
    // 某局2024年工作要点 names the plan that 某局关于印发2024年工作要点的通知 issues.
    const [body = ''] = bodiesOfTitle(value);
    const withoutBody = (piece: string) => (body !== '' && piece.startsWith(body) ? piece.slice(body.length) : piece);
    const longer = pieces.some((piece) => piece.startsWith(title) && piece !== title);
    const about = (words: string) => words.slice(Math.max(0, words.indexOf('关于')));
    const borneOut =
      hint.includes(title) || pieces.some((piece) => holds(title, withoutBody(piece)) || about(piece) === about(title));
    if (longer || (pieces.length > 0 && !borneOut)) return true;
  }
  const [first = -1] = layout.titleLines;
  const last = layout.titleLines.at(-1) ?? -1;
  return first >= 0 && (isPartOfTitle(layout, last + 1) || isPartOfTitle(layout, first - 1));
}

/** The title is the page's own one, with the body before it (安澜市教育局关于…) or as what a notice issues (印发…的通知). */
function holds(title: string, piece: string): boolean {
  const at = title.indexOf(piece);
  const head = title.slice(0, Math.max(0, at));
  return at === 0 || (at > 0 && (!title.endsWith(piece) || isUnitName(head) || /(?:印发|转发)[《“]?$/.test(head)));
}

/** 区城市管理局, 办公室: of which place? */
const WITHOUT_PLACE = /^(?!市场)[省市县区州旗镇乡]|^(?:办公室|.{1,2}[局委厅处科股室办])$/;

function bodyIsUnsure({ fields }: Evidence): boolean {
  const names = bodiesOf(fields.issuingBody.value);
  if (names.length === 0) return false;
  if (
    names.some(
      (name) =>
        isOddName(name) ||
        /内部资料|注意保存|编印|专栏|^第\d/.test(name) ||
        !(isUnitName(name) || /(?:小组|指挥部|专班)$/.test(name)) ||
        WITHOUT_PLACE.test(name),
    )
  )
    return true;
  const head = bodiesOfTitle(fields.title.value);
  // 甲等五部门关于…: 甲 and four others sign.
  const several = /^(.+?)等(\d{1,2}|[一二三四五六七八九十]{1,2})?个?(?:部门|单位)$/.exec(head.at(-1) ?? '');
  if (several?.[1] !== undefined) {
    const count = parseNumber(several[2] ?? '');
    return !names.some((name) => name === several[1]) || (count !== null && count !== names.length);
  }
  return head.length > 0 && !sameBodies(head, names);
}

const yearOf = (words: string) => /(?:19|20)\d{2}/.exec(words)?.[0];

function dayIsUnsure({ fields, layout }: Evidence): boolean {
  const { value } = fields.madeOn;
  if (value === '') return false;
  const published = fields.publishedOn.value;
  if (published !== '' && published < value) return true;
  const numbered = yearOf(/[〔[(]((?:19|20)\d{2})/.exec(fields.documentNumber.value)?.[1] ?? '');
  if (numbered !== undefined && numbered !== value.slice(0, 4)) return true;
  if (fields.madeOn.confidence === 'certain' || layout.dateLine === null) return false;
  // Two days in the main text: which one is that of making?
  const end = layout.parts[0]?.start ?? layout.entries.length;
  return layout.entries.slice(0, end).some((entry, at) => {
    if (
      entry.kind !== 'line' ||
      at === layout.dateLine ||
      layout.roles[at] === 'tail' ||
      layout.roles[at] === 'history'
    )
      return false;
    return isDateLine(entry) && entry.text.trim() !== lineText(layout);
  });
}

const lineText = ({ entries, dateLine }: Layout) => {
  const entry = entries[dateLine ?? -1];
  return entry?.kind === 'line' ? entry.text.trim() : '';
};

/** Letters of a number that every office has: 政, 办, 发, 函. */
const COMMON_LETTERS = /[政府办发函字文令规通公告电明行党委第]/g;

function numberIsUnsure({ fields, layout }: Evidence): boolean {
  const { value } = fields.documentNumber;
  if (value === '') return false;
  const others = layout.roles.flatMap((role, at) => {
    const entry = layout.entries[at];
    const found = role === 'document_number' && entry?.kind === 'line' ? findDocumentNumber(entry.text) : null;
    return found && found.number !== value ? [found] : [];
  });
  if (others.length > 0) return true;
  const code = /^([\u4e00-\u9fff]+)〔/.exec(value)?.[1] ?? '';
  const letters = code.replace(COMMON_LETTERS, '');
  const named = fields.issuingBody.value + fields.title.value;
  return letters !== '' && named !== '' && ![...letters].some((letter) => named.includes(letter));
}

/** Warnings about fields that others do not bear out; a field that is warned of already gets none. */
export function doubtFields(evidence: Evidence, given: readonly ReadingWarning[]): ReadingWarning[] {
  const checks: [FieldName, (evidence: Evidence) => boolean][] = [
    ['title', titleIsUnsure],
    ['documentNumber', numberIsUnsure],
    ['issuingBody', bodyIsUnsure],
    ['madeOn', dayIsUnsure],
  ];
  return checks.flatMap(([field, isUnsure]) => {
    if (given.some((warning) => warning.field === field) || !isUnsure(evidence)) return [];
    return [{ code: 'field_unclear', field, words: evidence.fields[field].words ?? evidence.fields[field].value }];
  });
}
