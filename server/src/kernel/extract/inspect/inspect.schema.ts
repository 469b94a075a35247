/** What a file carries, seen and unseen: every text with the layer it stands in, and every trace that the reader of the page would not notice. */

/** Where a text stands. Only `visible` is what a reader of the file sees. */
export type Layer =
  | 'visible'
  | 'name' // of the file or of a member of an archive
  | 'properties' // author, company, paths and the like
  | 'hidden_sheet'
  | 'hidden_row'
  | 'hidden_column'
  | 'hidden_text' // vanished, white, tiny, off the page
  | 'covered_text' // under a box or a black shade
  | 'deleted_text' // tracked changes
  | 'comment'
  | 'speaker_notes'
  | 'hidden_slide'
  | 'html_comment'
  | 'hidden_element'
  | 'cached_data' // kept copies of data that the file shows in another form
  | 'earlier_revision';

export interface TextPart {
  /** For people: the member, sheet or page; '' for a file that is one text. */
  where: string;
  layer: Layer;
  text: string;
  /** The cells of a table, when the part is one; `text` then holds the same rows, one a line. */
  rows?: readonly (readonly string[])[];
}

/** Something that stands in the file and that a reader would not see; `words` quotes it. */
export interface Trace {
  code: TraceCode;
  where: string;
  words: string;
}

export type TraceCode =
  | 'author'
  | 'last_modified_by'
  | 'company'
  | 'manager'
  | 'local_path'
  | 'hidden_sheet'
  | 'hidden_row'
  | 'hidden_column'
  | 'hidden_text'
  | 'white_text'
  | 'tiny_text'
  | 'off_page_text'
  | 'covered_text'
  | 'covering_shape'
  | 'redaction_not_applied'
  | 'tracked_change'
  | 'comment'
  | 'speaker_notes'
  | 'hidden_slide'
  | 'embedded_file'
  | 'appended_data'
  | 'earlier_revision'
  | 'cached_data'
  | 'macro'
  | 'image_gps'
  | 'image_exif'
  | 'image_author'
  | 'image_preview'
  | 'cropped_picture'
  | 'html_comment'
  | 'hidden_element';

/** Why a file, or a part of it, could not be looked into. */
export type UncheckedCode =
  | 'file_empty'
  | 'file_too_large'
  | 'archive_too_large'
  | 'archive_unsafe_path'
  | 'archive_too_deep'
  | 'file_encrypted'
  | 'file_damaged'
  | 'format_unknown'
  | 'document_too_large'
  | 'no_text_scanned'
  | 'page_scanned'
  | 'text_unreadable'
  | 'worker_timeout'
  | 'worker_out_of_memory'
  | 'worker_crashed';

export interface Inspection {
  parts: TextPart[];
  traces: Trace[];
  links: { where: string; href: string }[];
  unchecked: { code: UncheckedCode; where: string }[];
}

export interface InspectionLimits {
  /** Size of the file itself, bytes. */
  maxBytes: number;
  /** Everything unpacked on the way, all levels together, bytes. */
  maxUnpackedBytes: number;
  /** Files within files, all levels together. */
  maxFiles: number;
  /** Archives within archives. */
  maxDepth: number;
  /** Characters of text kept, all parts together. */
  maxText: number;
}

export const INSPECTION_LIMITS: InspectionLimits = {
  maxBytes: 200 * 1024 * 1024,
  maxUnpackedBytes: 512 * 1024 * 1024,
  maxFiles: 5_000,
  maxDepth: 5,
  maxText: 60_000_000,
};
