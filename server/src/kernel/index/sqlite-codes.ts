/** Result codes of SQLite that the engine acts on. */
export const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** The primary result code of a SQLite error, 0 for any other error. */
export const sqliteCode = (error: unknown) => ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;

/** Whether the file itself is broken, so that trying again cannot help. */
export const isCorruption = (error: unknown) => sqliteCode(error) === CORRUPT || sqliteCode(error) === NOT_A_DATABASE;
