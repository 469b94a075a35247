/** One way to fail on purpose: every module declares its errors in a table of code → HTTP status and public text in both languages. */

export type Locale = 'zh' | 'en';

export interface ErrorEntry {
  status: number;
  zh: string;
  en: string;
}

/** Values that fill `{name}` in the texts; also sent to API clients, so never secret. */
export type ErrorDetails = Record<string, string | number | boolean | null | readonly string[]>;

const table = new Map<string, ErrorEntry>();

/** An expected failure with a stable code; thrown by services, turned into an answer at the edge. */
export class AppError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return table.get(this.code)?.status ?? 500;
  }

  /** The public text in the reader's language, with details filled in. */
  text(locale: Locale): string {
    return errorText(this.code, locale, this.details);
  }
}

type Raise<T extends Record<string, ErrorEntry>> = {
  [K in keyof T]: (details?: ErrorDetails, options?: ErrorOptions) => AppError;
};

/**
 * Declares a module's errors and returns one constructor per code: `const errors = defineErrors('files', { not_found: {…} })`,
 * then `throw errors.not_found({ name })` has the code `files.not_found`. Throws when a code is declared twice.
 */
export function defineErrors<T extends Record<string, ErrorEntry>>(module: string, entries: T): Raise<T> {
  const raise: Partial<Raise<T>> = {};
  for (const key of Object.keys(entries) as (keyof T & string)[]) {
    const code = `${module}.${key}`;
    const entry = entries[key];
    if (!entry) continue;
    if (table.has(code)) throw new Error(`error code declared twice: ${code}`);
    table.set(code, entry);
    raise[key] = (details, options) => new AppError(code, details, options);
  }
  return raise as Raise<T>;
}

/** The text of a code in one language; an unknown code gives a plain general text, never the code's internals. */
export function errorText(code: string, locale: Locale, details: ErrorDetails = {}): string {
  const entry = table.get(code);
  const template =
    entry?.[locale] ??
    (locale === 'zh'
      ? '系统出现问题，已记录。请稍后重试。'
      : 'Something went wrong and was logged. Please try again later.');
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return value === undefined || value === null ? '' : Array.isArray(value) ? value.join('、') : String(value);
  });
  return text.replace(/（）| ?\(\)/g, ''); // brackets around a detail that there is not
}

/** All declared codes with status and texts, for the API guide and the OpenAPI file. */
export function listErrors(): { code: string; entry: ErrorEntry }[] {
  return [...table].map(([code, entry]) => ({ code, entry })).sort((a, b) => (a.code < b.code ? -1 : 1));
}
