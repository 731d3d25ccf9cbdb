export type WalletErrorKind =
  | 'NOT_FOUND'
  | 'AMBIGUOUS'
  | 'UNAUTHORISED'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'BAD_REQUEST'
  | 'CONTRACT_VIOLATION';

/**
 * Why the wallet gave no fact. Not an HTTP error: the caller decides what a person is told (texts in
 * `wallet-texts.ts`). `message` is for logs and never repeats an identifier.
 */
export class WalletError extends Error {
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly kind: WalletErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterSeconds?: number | null } = {},
  ) {
    super(`${kind}: ${message}`, { cause: options.cause });
    this.name = 'WalletError';
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
