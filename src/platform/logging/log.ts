import { pino, type Logger } from 'pino';

/** Structured lines on stdout: an object of details first, then a sentence. Never a body, a name or a number. */
export abstract class Log {
  abstract debug(details: object, message: string): void;
  abstract info(details: object, message: string): void;
  abstract warn(details: object, message: string): void;
  abstract error(details: object, message: string): void;
  abstract fatal(details: object, message: string): void;
}

/** Keys whose values never reach a line, wherever they stand. */
const HIDDEN = [
  'password',
  'code',
  'token',
  'secret',
  'cookie',
  'authorization',
  'body',
  'account',
  'description',
];

/** The process's logger. `sync`, so that the last line before a hard exit is not lost. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: HIDDEN.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
    },
    pino.destination({ fd: 1, sync: true }),
  );
}
