import { analyzeGrown, type Database } from '../../kernel/db/index.ts';

/** What a batch of imported documents fills. */
const GROWING_TABLES = [
  'documents',
  'document_editions',
  'document_keys',
  'document_tasks',
  'document_files',
  'files',
  'publications',
  'publication_files',
];

/** Tells the planner of PostgreSQL that `added` documents came in; it looks only at what grew many times over. */
export const renewStatistics = (db: Database, added: number): Promise<void> => analyzeGrown(db, GROWING_TABLES, added);
