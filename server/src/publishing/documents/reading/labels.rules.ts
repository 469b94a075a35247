import type { Extraction } from '../../../kernel/extract/index.ts';
import { foldWidth, parseDate } from '../../../kernel/text/index.ts';
import { findDocumentNumber, isDocumentNumberLine } from './document-number.rules.ts';
import type { Entry, RawTable } from './lines.rules.ts';

/** Labels of metadata tables and label lines, and the field each one gives. */

type Labelled = Extraction['labels'][number];
export type LabelField =
  | 'title'
  | 'documentNumber'
  | 'issuingBody'
  | 'indexNumber'
  | 'topic'
  | 'subjectWords'
  | 'madeOn'
  | 'publishedOn'
  | 'mainRecipients'
  | 'validity'
  /** Known, but not a field of ours: read to keep it out of the body. */
  | 'other';

/** Within a field the first label is the most exact one and wins over those after it. */
const LABELS: Record<LabelField, readonly string[]> = {
  title: ['标题', '文件标题', '公文标题', '文件名称', '信息名称', '名称', '题名', 'ArticleTitle'],
  documentNumber: ['发文字号', '文号', '公文文号', '发文文号', '文件编号', '文件号', '发文号', '公文字号', '文件字号'],
  issuingBody: ['发文机关', '发文单位', '发文机构', '发布机构', '发布机关', '发布单位', '发布部门', '制定机关', '制发机关', '颁布单位', '颁布机关', '印发机关', '公开机构'], // prettier-ignore
  indexNumber: ['索引号', '信息索引号', '信息索引', '索取号', '索引编号', '信息索取号'],
  topic: ['主题分类', '信息分类', '文件分类', '分类', '所属主题', '主题类别'],
  subjectWords: ['主题词', '关键词', '关键字'],
  madeOn: ['成文日期', '成文时间', '发文日期', '发文时间', '生成日期', '生成时间', '制发日期', '印发日期', '印发时间', '签发日期', '形成日期', '制定日期', '公文生成日期'], // prettier-ignore
  publishedOn: [
    '发布日期',
    '发布时间',
    '公开日期',
    '公开时间',
    '公布日期',
    '上网日期',
    '信息公开日期',
    '公文发布日期',
    'PubDate',
  ],
  mainRecipients: ['主送机关', '主送单位', '主送'],
  validity: ['有效性', '效力状态', '效力状况', '时效性', '时效', '是否有效', '有效状态', '文件状态', '效力'],
  other: [
    '体裁分类', '体裁', '组配分类', '服务对象分类', '服务对象', '公开方式', '公开形式', '公开范围', '公开属性', '公开程序', '公开时限', '公开类别',
    '公开类型', '公开分类', '公开选项', '信息公开选项', '公开程度', '公开性质', '是否公开', '密级', '密级程度', '保密级别', '保密等级',
    '公开责任部门', '信息来源', '文章来源', '来源', '稿源', '作者', '责任编辑', '编辑', '审核', '浏览次数', '浏览量', '阅读次数', '阅读量',
    '点击', '点击数', '点击量', '点击率', '浏览', '阅读', '访问次数', '字号', '字体', '字体大小', '生效日期', '生效时间', '实施日期', '施行日期', '废止日期', '失效日期', '失效时间',
    '有效期', '内容概述', '信息摘要', '摘要', '信息格式', '载体类型', '记录形式', '语种', '效力级别', '信息类别', '文件类型', '公文种类', '统一编号', '规范性文件统一编号',
    '视力保护色', '分享到', '发布人', '归档时间', '解读', 'ContentSource', 'ColumnName',
  ], // prettier-ignore
};

const FIELD_OF = new Map<string, { field: LabelField; order: number }>();
for (const [field, labels] of Object.entries(LABELS) as [LabelField, readonly string[]][]) {
  labels.forEach((label, order) => FIELD_OF.set(label.toLowerCase(), { field, order }));
}

/** Field and exactness (0 is best) of a label as written, inner spaces and colon ignored; null for one we do not know. */
export function fieldOfLabel(label: string): { field: LabelField; order: number } | null {
  const plain = foldWidth(label)
    .replace(/[\s:【】[\]*•·]/g, '')
    .toLowerCase();
  return FIELD_OF.get(plain) ?? null;
}

// Labels may be spaced out (索 引 号); long ones first, so that 发文日期 is not read as … 日期.
const LABEL_PATTERN = [...FIELD_OF.keys()]
  .filter((label) => /[\u4e00-\u9fff]/.test(label))
  .sort((a, b) => b.length - a.length)
  .map((label) => [...label].join(' {0,4}'))
  .join('|');
const LABEL_START = new RegExp(`(?:^|[\\s|【\\[•·●*])(${LABEL_PATTERN}) {0,4}[】\\]]?(?:[:|]|(?<=[】\\]]))`, 'g');

/** Label/value pairs of one line, several of them allowed; empty unless it begins with a known label or the document's number. */
export function splitLabelLine(text: string): Labelled[] {
  const folded = foldWidth(text);
  const found: { label: string; from: number; valueFrom: number }[] = [];
  for (const match of folded.matchAll(LABEL_START)) {
    const label = (match[1] ?? '').replace(/\s/g, '');
    found.push({ label, from: match.index, valueFrom: match.index + match[0].length });
  }
  const first = found[0];
  if (!first) return [];
  const before = text.slice(0, first.from).replace(/^[\s•·●*|]+|[\s•·●*|]+$/g, '');
  // 安政办发〔2023〕15号 信息来源：… 发布时间：…: a line of the page under the title.
  const numbered = before !== '' && found.length >= 2 && isDocumentNumberLine(before);
  if (before !== '' && !numbered) return [];
  const number: Labelled[] = numbered ? [{ label: '发文字号', value: before, origin: 'line' }] : [];
  const pairs = found.map(({ label, valueFrom }, i) => ({
    label,
    value: trimValue(text.slice(valueFrom, found[i + 1]?.from ?? text.length)),
    origin: 'line' as const,
  }));
  return [...number, ...pairs];
}

function trimValue(value: string): string {
  return value.replace(/^[\s|]+|[\s|]+$/g, '');
}

/** Pairs of a table whose cells are labels and their values; empty when the table is about something else. */
export function labelsOfTable(table: RawTable): Labelled[] {
  const pairs: Labelled[] = [];
  let cells = 0;
  for (const row of table.rows) {
    for (let i = 0; i < row.length; i += 1) {
      const cell = row[i];
      if (!cell || cell.text.trim() === '') continue;
      cells += 1;
      const known = cell.text.length <= 20 ? fieldOfLabel(cell.text) : null;
      if (!known) {
        const inside = cell.text.length <= 300 ? splitLabelLine(cell.text) : [];
        pairs.push(...inside.map((pair) => ({ ...pair, origin: 'table' as const })));
        if (inside.length > 0) cells += 1;
        continue;
      }
      const next = row[i + 1];
      const value = next && !fieldOfLabel(next.text) ? next.text.trim() : '';
      pairs.push({ label: cell.text.replace(/[\s:：]/g, ''), value, origin: 'table' });
      if (value !== '') {
        cells += 1;
        i += 1;
      }
    }
  }
  return pairs.length >= 2 && pairs.length * 2 >= cells * 0.7 ? pairs : [];
}

/** How far down the head of a document label lines are looked for. */
const HEAD = 40;

/** Takes label lines and label tables out of the head (and 主题词 out of the tail) and returns what they say. */
export function liftLabels(entries: Entry[]): { entries: Entry[]; labels: Labelled[] } {
  const kept: Entry[] = [];
  const labels: Labelled[] = [];
  let pending: Labelled | null = null;
  // Once the text has begun, "来源：…" or "分类：…" is a sentence of it.
  let begun = false;
  entries.forEach((entry, at) => {
    const waiting: Labelled | null = pending;
    pending = null;
    const atEnd = at >= entries.length - 12;
    if (entry.kind === 'table' && at < HEAD) {
      const pairs = labelsOfTable(entry);
      if (pairs.length > 0) {
        labels.push(...pairs);
        return;
      }
    }
    if (entry.kind === 'line' && ((at < HEAD && !begun) || (atEnd && /^主 ?题 ?词/.test(entry.folded)))) {
      const pairs = entry.text.length <= 400 && !entry.marker ? splitLabelLine(entry.text) : [];
      if (pairs.length > 0) {
        labels.push(...pairs);
        const last = pairs.at(-1);
        pending = last && last.value === '' ? last : null;
        return;
      }
      // A label alone on its line has its value on the next one, if that can be such a value.
      if (waiting && canBeValue(waiting.label, entry.text)) {
        waiting.value = entry.text;
        return;
      }
    }
    if (entry.kind === 'line' && (entry.marker || (entry.text.length > 80 && entry.text.includes('。')))) begun = true;
    kept.push(entry);
  });
  return { entries: kept, labels };
}

function canBeValue(label: string, text: string): boolean {
  if (text.length > 100) return false;
  switch (fieldOfLabel(label)?.field) {
    case 'madeOn':
    case 'publishedOn':
      return parseDate(text) !== null;
    case 'documentNumber':
      return findDocumentNumber(text) !== null && text.length <= 40;
    case 'indexNumber':
      return isIndexNumber(text);
    case 'issuingBody':
      return text.length <= 30 && /(?:政府|办|局|委|厅|部|院|会|署|中心)$/.test(text);
    case 'validity':
      return text.length <= 8;
    default:
      return false;
  }
}

/** 索引号: 18-digit credit code or 9-digit organisation code, year or month, serial (rules.md §6.2); tolerant of local forms. */
export function isIndexNumber(value: string): boolean {
  const folded = foldWidth(value).replace(/\s/g, '').toUpperCase();
  return /^(?:[0-9A-HJ-NP-RT-UW-Y]{18}|[0-9A-Z]{7,8}-?[0-9X])[/-](?:\d{4}|\d{6})-?\d+$/.test(folded);
}
