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
export { batch, type Part } from './parts.ts';
export { migrate } from './migrate.ts';
export { forgetPages, listenTo, notify, type NotificationListener } from './notifications.ts';
export { analyzeGrown } from './statistics.ts';
export type { DB, Json } from './tables.generated.ts';
