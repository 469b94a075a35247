/** Reading official documents: what `publishing/documents` needs of it. */
export { readDocument, readStructure } from './reading.rules.ts';
export { readTasks } from './tasks.rules.ts';
export { normaliseDocumentNumber } from './document-number.rules.ts';
export { isIndexNumber } from './labels.rules.ts';
export { validityOf } from './metadata.rules.ts';
