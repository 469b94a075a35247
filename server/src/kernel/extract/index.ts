/** Reads files of every format that offices use into text, structure, pictures and findings. */
import './extract.texts.ts';

export { extractFile, mediaTypeOf } from './extract.service.ts';
export type { Beside } from './builder.ts';
export { ExtractionError } from './extract.errors.ts';
export {
  LinkSchema,
  TableCellSchema,
  type Extraction,
  type FileFormat,
  type LabelledValue,
  type RawBlock,
  type TableCell,
} from './extract.schema.ts';
