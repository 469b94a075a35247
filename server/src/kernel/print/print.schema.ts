/** The small document model that both formats are made from: what stands in an official document, not how it looks. */

export interface PrintTableCell {
  text: string;
  colSpan?: number;
  rowSpan?: number;
  header?: boolean;
}

export interface PrintPicture {
  bytes: Uint8Array;
  /** What the picture shows, for those who cannot see it. */
  alt: string;
}

export type PrintBlock =
  /** 一、 （一） 1. （1）: `text` begins with the number as written. Level 1 is the highest. */
  | { kind: 'heading'; level: number; text: string; align?: 'center' }
  /** `lead`: so many characters at the start stand out (第一条, （一）加强领导。). */
  | { kind: 'paragraph'; text: string; lead?: number; align?: 'left' | 'center' | 'right'; flush?: boolean }
  | { kind: 'table'; rows: PrintTableCell[][]; caption?: string; headRows?: number }
  | ({ kind: 'image' } & PrintPicture)
  /** 附件: begins a page of its own. */
  | { kind: 'attachment'; label: string; title: string }
  /** 发文机关署名 and 成文日期; with a seal, room is left for it over both. */
  | { kind: 'signature'; bodies: string[]; date: string; seal?: boolean };

export interface PrintDocument {
  title: string;
  /** 发文机关标志, e.g. 安澜市人民政府文件: printed red with a red line below. Absent: none. */
  redHead?: string;
  /** 发文机关标志 of a letter (信函格式, GB/T 9704 10.1), in the place of `redHead`: between red double lines, no page number on the first page. */
  letterHead?: string;
  /** 发文字号 */
  documentNumber?: string;
  /** 主送机关, with or without its colon. */
  recipients?: string;
  blocks: PrintBlock[];
  /** What is known of the document, as a table at its end. */
  metadata?: { label: string; value: string }[];
  /** The lasting address: printed with a QR code at the end. */
  address?: string;
  /** Properties of the file. */
  author?: string;
  subject?: string;
  keywords?: string;
  /** The only time in the file, as an ISO instant: the same input gives the same bytes. */
  producedAt: string;
}

export type PrintFormat = 'pdf' | 'docx';

/** Something that the printed form could not show as it was; never dropped silently. */
export interface PrintNote {
  /**
   * glyph_missing: no font has the character; 〓 is drawn, the text layer keeps the character. character_replaced: a control character
   * or half a surrogate pair, which no format can carry. image_unreadable: the picture is replaced by its description.
   */
  code: 'glyph_missing' | 'character_replaced' | 'image_unreadable';
  /** The character as U+XXXX, or the description of the picture. */
  detail: string;
  count: number;
}

export interface Printed {
  bytes: Uint8Array;
  /** Null for .docx, whose pages are made by the program that opens it. */
  pages: number | null;
  notes: PrintNote[];
}

export interface PrintTask {
  format: PrintFormat;
  document: PrintDocument;
}
