export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type ErrorParams = Readonly<Record<string, string | number>>;

/** One field of a form or body that was refused: the name it was sent under, and a sentence's key. */
export interface FieldFault {
  readonly field: string;
  readonly key: string;
  readonly params?: ErrorParams;
}

/**
 * A refusal the reader is told about: an i18n key, its gaps, an HTTP status, and how loudly we log it.
 * Never an English sentence: the edge translates.
 */
export abstract class AppError extends Error {
  abstract readonly status: number;
  readonly logLevel: LogLevel = 'info';
  readonly retryAfterSeconds: number | null = null;

  constructor(
    readonly key: string,
    readonly params: ErrorParams = {},
    options?: ErrorOptions,
  ) {
    super(key, options);
  }
}

/** The input cannot be taken; says which fields and why. */
export class Invalid extends AppError {
  override readonly status = 422;

  constructor(
    readonly faults: readonly FieldFault[],
    key = 'errors.invalid',
  ) {
    super(key);
  }
}

/** The request itself is not as it must be, whatever it says: nobody who fills in a form of ours meets this. */
export class Malformed extends AppError {
  override readonly status = 400;
}

/** Signed out, or never signed in. */
export class Unauthenticated extends AppError {
  override readonly status = 401;
}

/** Known person, known thing, not allowed. For what one may not even see, use NotFound. */
export class Forbidden extends AppError {
  override readonly status = 403;
}

/** Absent, or not yours: the same answer for both. */
export class NotFound extends AppError {
  override readonly status = 404;

  constructor(key = 'errors.not-found', params: ErrorParams = {}) {
    super(key, params);
  }
}

/** It was there, for everybody, and was taken away on purpose. */
export class Gone extends AppError {
  override readonly status = 410;
}

/** Somebody else was first, or the thing has moved on meanwhile. */
export class Conflict extends AppError {
  override readonly status = 409;
}

/** Too often; tells when to come back. */
export class TooMany extends AppError {
  override readonly status = 429;
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, key = 'errors.too-many') {
    super(key);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** We cannot do it now; nothing was stored, and trying again later is right. */
export class Unavailable extends AppError {
  override readonly status = 503;
  override readonly logLevel = 'warn';
  override readonly retryAfterSeconds: number;

  constructor(key = 'errors.unavailable', retryAfterSeconds = 2, options?: ErrorOptions) {
    super(key, {}, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
