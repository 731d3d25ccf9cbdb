import { Unavailable } from '../errors/app-error.js';

/** Told apart by `code`, never by class: two copies of a driver make two classes. */
export function codeOf(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Object && depth < 5; depth += 1) {
    const { code, driverError, cause } = at as { code?: unknown; driverError?: unknown; cause?: unknown };
    if (typeof code === 'string') {
      return code;
    }
    at = driverError ?? cause;
  }

  return null;
}

/** The disk has no room; nothing of this transaction was stored, and space brings us back. */
export const isFull = (code: string | null): boolean => code === 'SQLITE_FULL' || code === '53100';

/** Somebody else holds the file, for the moment. */
export const isBusy = (code: string | null): boolean => code?.startsWith('SQLITE_BUSY') ?? false;

/** What was written may not be what will be read: no answer may be given after this. */
export const isUntrustworthy = (code: string | null): boolean =>
  code !== null && /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY)/.test(code) && code !== 'SQLITE_IOERR_NOMEM';

/** A cut or refused connection, or a server that is going down or coming up. */
export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) {
    return (
      /^(08|57P0)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)/.test(code)
    );
  }

  return (
    error instanceof Error &&
    /connection terminated|connection ended|not queryable|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}

/** Serialisation failure, deadlock, lock time-out: the same work, run again, may well succeed. */
export const isTransient = (code: string | null): boolean =>
  code === '40001' || code === '40P01' || code === '55P03';

export const isUniqueViolation = (error: unknown): boolean => {
  const code = codeOf(error);

  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
};

/** A storage failure as the reader is told of it: come back; nothing was lost. Others pass unchanged. */
export function asUnavailable(error: unknown): unknown {
  const code = codeOf(error);
  if (isFull(code)) {
    return new Unavailable('errors.storage-full', 5, { cause: error });
  }
  if (isBusy(code) || isTransient(code) || isConnectionLoss(error) || code === '53300') {
    return new Unavailable('errors.unavailable', 2, { cause: error });
  }

  return error;
}
