export {
  failureOf,
  inTransaction,
  isUniqueViolation,
  openDatabase,
  type Database,
  type OpenDatabase,
  type Queryable,
  type Tx,
} from './database.ts';
export { openEmbedded } from './embedded.ts';
export { newId } from './ids.ts';
export { holdSessionLock } from './session-lock.ts';
export { commitParts, rowsOf, runParts, type Part } from './parts.ts';
export { migrate } from './migrate.ts';
export { forgetPages, listenTo, notify, PAGES_CHANNEL, type NotificationListener } from './notifications.ts';
export { analyzeGrown } from './statistics.ts';
export { createTurns } from './turns.ts';
export type { DB, Json } from './tables.generated.ts';
