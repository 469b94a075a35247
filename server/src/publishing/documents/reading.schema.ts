import { Type, type Static } from 'typebox';
import { CalendarDate } from '../../kernel/fields/index.ts';
import { LinkSchema, TableCellSchema } from '../../kernel/extract/index.ts';

/** What reading an official document yields: fields, a numbered body and its tasks, each with the words it came from. */

export const Validity = Type.Union([
  Type.Literal('in_force'), // 有效、现行有效、继续有效
  Type.Literal('amended'), // 已修改
  Type.Literal('partly_invalid'), // 部分失效
  Type.Literal('expired'), // 失效
  Type.Literal('repealed'), // 废止
  Type.Literal('not_yet_in_force'), // 尚未生效
]);

/** Body of a document, flat and in order; the tree is in `path`, the public address of a place is `#anchor`. */
export const HeadingBlock = Type.Object({
  kind: Type.Literal('heading'),
  /** 1 is the top level below the title. */
  level: Type.Integer({ minimum: 1, maximum: 6 }),
  /** The number as written: 一、 （二） 1. （3） 第四条 第二章; for an annex its label, 附件2. */
  marker: Type.Optional(Type.String()),
  /** The words without the number. */
  text: Type.String(),
  path: Type.String(),
  anchor: Type.String(),
});
export const ParagraphBlock = Type.Object({
  kind: Type.Literal('paragraph'),
  /** The number of an item that is one paragraph. */
  marker: Type.Optional(Type.String()),
  /** The words without the number. */
  text: Type.String(),
  /** Path of the numbered item that this paragraph is or belongs to, `` before the first one: 一/（二）/1. */
  path: Type.String(),
  anchor: Type.String(),
  role: Type.Optional(
    Type.Enum(['title', 'document_number', 'recipients', 'signature', 'date', 'attachment_note', 'centered']),
  ),
  links: Type.Optional(Type.Array(LinkSchema)),
});
export const TableBlock = Type.Object({
  kind: Type.Literal('table'),
  caption: Type.Optional(Type.String()),
  rows: Type.Array(Type.Array(TableCellSchema)),
  path: Type.String(),
  anchor: Type.String(),
});
export const ImageBlock = Type.Object({
  kind: Type.Literal('image'),
  /** sha256 of the stored file, hex; while reading, the index into Extraction.images as `#0`. */
  file: Type.String(),
  alt: Type.String(),
  width: Type.Optional(Type.Integer()),
  height: Type.Optional(Type.Integer()),
  path: Type.String(),
  anchor: Type.String(),
});
export const BodyBlock = Type.Union([HeadingBlock, ParagraphBlock, TableBlock, ImageBlock]);

const field = <T extends string>(of: T) => of;
/** Names of the fields that reading looks for, in the order a form shows them. */
export const FIELD_NAMES = [
  field('title'), // 标题
  field('documentNumber'), // 发文字号, brackets normalised to 〔〕
  field('issuingBody'), // 发文机关
  field('indexNumber'), // 索引号
  field('topic'), // 主题分类
  field('subjectWords'), // 主题词
  field('madeOn'), // 成文日期, YYYY-MM-DD
  field('publishedOn'), // 发布日期, YYYY-MM-DD
  field('mainRecipients'), // 主送机关
  field('validity'), // 有效性, one of Validity
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** certain: stated by a label; likely: found in the one place where such a thing stands; uncertain fields are empty with a warning. */
export const Confidence = Type.Union([Type.Literal('certain'), Type.Literal('likely'), Type.Literal('none')]);
export const ReadField = Type.Object({
  value: Type.String(), // '' when not found or uncertain
  confidence: Confidence,
  /** The words in the source that gave the value. */
  words: Type.Optional(Type.String()),
});

/** A pointer into the task's text: the words and where they start (UTF-16 units). */
export const Words = { words: Type.String(), start: Type.Optional(Type.Integer()) };
export const TaskDate = Type.Object({
  /** Last day allowed. */
  on: CalendarDate,
  ...Words,
});
export const TaskTerm = Type.Object({
  /** Normalised: quarterly, half_yearly, weekly, monthly, yearly, daily … ; 3 working_days, 24 hours ; >= 3 times, >= 4 percent. All in reading/README.md. */
  value: Type.String(),
  ...Words,
});
export const TaskSchema = Type.Object({
  /** Item the task belongs to: 一/（二）/1. */
  path: Type.String(),
  /** Anchor of the block where the task's text starts. */
  anchor: Type.String(),
  text: Type.String(),
  lead: Type.Array(Type.String()),
  responsible: Type.Array(Type.String()),
  /** Earliest of `dates`, or null. */
  dueOn: Type.Union([CalendarDate, Type.Null()]),
  dates: Type.Array(TaskDate),
  frequencies: Type.Array(TaskTerm),
  limits: Type.Array(TaskTerm),
  thresholds: Type.Array(TaskTerm),
  /** Where the units stand: the bracket's words, or the table cell's. */
  unitWords: Type.Optional(Type.String()),
});

export const ReadingWarning = Type.Object({
  /** Stable code, e.g. field_missing, field_conflict, task_unit_unclear, task_date_without_year. */
  code: Type.String(),
  field: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  /** The words in question. */
  words: Type.Optional(Type.String()),
});

export type BodyBlock = Static<typeof BodyBlock>;
export type HeadingBlock = Static<typeof HeadingBlock>;
export type ParagraphBlock = Static<typeof ParagraphBlock>;
export type TableBlock = Static<typeof TableBlock>;
export type ImageBlock = Static<typeof ImageBlock>;
export type Validity = Static<typeof Validity>;
export type Confidence = Static<typeof Confidence>;
export type ReadField = Static<typeof ReadField>;
export type TaskDate = Static<typeof TaskDate>;
export type TaskTerm = Static<typeof TaskTerm>;
export type Task = Static<typeof TaskSchema>;
export type ReadingWarning = Static<typeof ReadingWarning>;

export interface DocumentReading {
  fields: Record<FieldName, ReadField>;
  body: BodyBlock[];
  tasks: Task[];
  warnings: ReadingWarning[];
  /** What the text says of itself (公开属性); '' where it says nothing. Absent in readings kept from before. */
  disclosure?: 'proactive' | 'on_request' | 'withheld' | '';
}
