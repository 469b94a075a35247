export {
  LinkSchema, TableCellSchema, type Extraction, type ExtractionFinding, type FileFormat, type LabelledValue, type RawBlock, type TableCell,
} from './extract.schema.ts';
