/** Why a file could not be read. Each code has a text in the error table; `detail` names the place or the thing, never a library's message. */
export const EXTRACTION_ERROR_CODES = [
  'file_empty', // no bytes at all
  'file_too_large', // more bytes than maxBytes
  'archive_too_large', // unpacks to more than allowed, or has too many entries
  'archive_unsafe_path', // an entry name that leads out of the archive
  'file_encrypted', // needs a password
  'file_damaged', // the format is known but the content breaks its rules
  'format_unknown', // none of the formats that can be read
  'document_too_large', // more pages, blocks or nesting than allowed
  'no_text_scanned', // pictures of pages only
  'no_text', // nothing to read inside
] as const;
export type ExtractionErrorCode = (typeof EXTRACTION_ERROR_CODES)[number];

/** The one error that reading a file throws. */
export class ExtractionError extends Error {
  readonly code: ExtractionErrorCode;
  readonly detail: string | undefined;

  /** `cause` is for the log only. */
  constructor(code: ExtractionErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'ExtractionError';
    this.code = code;
    this.detail = detail;
  }
}

/** What one file may cost. */
export interface ExtractionLimits {
  /** Size of the file itself, bytes. */
  maxBytes: number;
  /** Everything that is unpacked from the file together, bytes. */
  maxUnpackedBytes: number;
  /** Unpacked bytes for one packed byte, looked at only above 32 MiB so that small repetitive files pass. */
  maxRatio: number;
  /** Entries in an archive. */
  maxEntries: number;
  /** Paragraphs, table rows and images together. */
  maxBlocks: number;
  maxPages: number;
}

export const DEFAULT_LIMITS: ExtractionLimits = {
  maxBytes: 100 * 1024 * 1024,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxRatio: 200,
  maxEntries: 10_000,
  maxBlocks: 200_000,
  maxPages: 3_000,
};
