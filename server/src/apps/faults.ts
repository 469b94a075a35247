import { accessSync, appendFileSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, terminalLocale } from '../kernel/config/index.ts';
import { describeError } from '../kernel/http/index.ts';
import { createLogger, type Logger } from '../kernel/log/index.ts';
import { appErrors } from './apps.errors.ts';

/** How the programs tell people at a terminal that something went wrong: a sentence for them, the details into a file. */

const faultLogPath = (dataDir: string) => join(dataDir, 'yg.log');

/** The log of a command: faults go to a file in the data folder, because the terminal belongs to results and to sentences for people. */
export function openFaultLog(dataDir: string): Logger {
  const write = (line: string) => {
    try {
      appendFileSync(faultLogPath(dataDir), line, { mode: 0o600 });
    } catch {
      // a full disk must not hide the fault that is being told of
    }
  };
  return createLogger('warn', { write });
}

/** The exit code for an error that ended a program, after saying on standard error what it was and what to do. */
export function tellFailure(error: unknown, dataDir: string | null): number {
  const locale = terminalLocale();
  if (error instanceof ConfigError) {
    process.stderr.write(locale === 'zh' ? '配置有误，未启动：\n' : 'The settings are wrong, not started:\n');
    for (const fault of error.faults) process.stderr.write(`  ${fault.name}=${fault.value}  ${fault[locale]}\n`);
    return 2;
  }
  let text = describeError(error, locale);
  if (text === null) {
    if (dataDir !== null) openFaultLog(dataDir).error({ err: error }, 'unexpected');
    text = appErrors.unexpected({ log: dataDir === null ? '—' : faultLogPath(dataDir) }).text(locale);
  }
  process.stderr.write(`${text}\n`);
  return 1;
}

/** Throws apps.data_dir_refused when the data folder cannot be made or written. */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw appErrors.data_dir_refused({ folder, reason: code ?? String(cause) }, { cause });
  }
}
