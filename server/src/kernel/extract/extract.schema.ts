import { Type, type Static } from 'typebox';

/** What a file turned into: body blocks in reading order, label/value pairs found outside the body, and what was noticed on the way. */

/** A stretch of a paragraph that was a link in the source; offsets count UTF-16 units in the block's text. */
export const LinkSchema = Type.Object({ start: Type.Integer(), end: Type.Integer(), href: Type.String() });

export const RawParagraphSchema = Type.Object({
  kind: Type.Literal('paragraph'),
  text: Type.String(),
  /** 1–6 when the source marks this as a heading (h1…h6, # …, a Word heading style); absent otherwise. */
  headingLevel: Type.Optional(Type.Integer({ minimum: 1, maximum: 6 })),
  align: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')])),
  /** The whole paragraph is bold in the source: a hint for headings, never a proof. */
  bold: Type.Optional(Type.Boolean()),
  links: Type.Optional(Type.Array(LinkSchema)),
  /** Page number in paged formats (pdf, ofd), from 1. */
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const TableCellSchema = Type.Object({
  text: Type.String(),
  colSpan: Type.Optional(Type.Integer({ minimum: 2 })),
  rowSpan: Type.Optional(Type.Integer({ minimum: 2 })),
  header: Type.Optional(Type.Boolean()),
});

export const RawTableSchema = Type.Object({
  kind: Type.Literal('table'),
  /** Sheet name or caption where the source has one. */
  caption: Type.Optional(Type.String()),
  rows: Type.Array(Type.Array(TableCellSchema)),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const RawImageSchema = Type.Object({
  kind: Type.Literal('image'),
  /** Index into Extraction.images. */
  image: Type.Integer({ minimum: 0 }),
  alt: Type.String(),
});

export const RawBlockSchema = Type.Union([RawParagraphSchema, RawTableSchema, RawImageSchema]);

export const FileFormatSchema = Type.Enum(['txt', 'md', 'html', 'docx', 'doc', 'wps', 'ofd', 'pdf', 'xlsx']);

export type Link = Static<typeof LinkSchema>;
export type TableCell = Static<typeof TableCellSchema>;
export type RawParagraph = Static<typeof RawParagraphSchema>;
export type RawTable = Static<typeof RawTableSchema>;
export type RawImage = Static<typeof RawImageSchema>;
export type RawBlock = Static<typeof RawBlockSchema>;
export type FileFormat = Static<typeof FileFormatSchema>;

/** A label and its value from a metadata table, a `<meta>` tag, a front-matter line or document properties. Label as written, without colon and inner spaces. */
export interface LabelledValue {
  label: string;
  value: string;
  origin: 'table' | 'meta' | 'line' | 'properties';
}

export interface ExtractedImage {
  bytes: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';
  width?: number;
  height?: number;
}

/** Something noticed while reading a file that a person should know; `code` has a text in the error table. */
export interface ExtractionFinding {
  code: string;
  /** Where or what: a page, a sheet, an entry name. */
  detail?: string;
}

export interface Extraction {
  format: FileFormat;
  /** Character encoding that was used, for text formats. */
  encoding?: string;
  /** Title of the page or the document's properties, as a hint only. */
  titleHint?: string;
  labels: LabelledValue[];
  blocks: RawBlock[];
  images: ExtractedImage[];
  findings: ExtractionFinding[];
}
