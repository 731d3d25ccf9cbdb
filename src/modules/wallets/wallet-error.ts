export const WALLET_ERROR_KINDS = [
  'NOT_FOUND',
  'AMBIGUOUS',
  'UNAUTHORISED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'BAD_REQUEST',
  'CONTRACT_VIOLATION',
] as const;

export type WalletErrorKind = (typeof WALLET_ERROR_KINDS)[number];

/** Category and code of the wallet's own error, as it wrote them. */
export interface WalletErrorCode {
  readonly category: string | null;
  readonly code: string | null;
}

interface Details {
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number | null;
  readonly said?: WalletErrorCode | null;
}

/**
 * Why the wallet gave no fact. Not an HTTP error: the caller decides what a person is told (texts in
 * `wallet-texts.ts`). `message` is for logs and never repeats an identifier.
 */
export class WalletError extends Error {
  readonly retryAfterSeconds: number | null;
  /** Null where it was not the wallet that refused. */
  readonly said: WalletErrorCode | null;

  constructor(
    readonly kind: WalletErrorKind,
    message: string,
    { cause, retryAfterSeconds = null, said = null }: Details = {},
  ) {
    super(`${kind}: ${message}`, { cause });
    this.name = 'WalletError';
    this.retryAfterSeconds = retryAfterSeconds;
    this.said = said;
  }
}
