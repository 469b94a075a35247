export { createDocumentsService, type DocumentsService } from './documents.service.ts';
export { createDocumentImport, type DocumentImport } from './import.service.ts';
export { importFiles, walkFiles, type FileReport } from './import.run.ts';
export { PublishedSummary } from './documents.schema.ts';
export { listByIds, listIndexItems, listNewest, publicPath } from './published.repo.ts';
export { documentErrors } from './documents.errors.ts';
