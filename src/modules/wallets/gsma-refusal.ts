import { isFields, textOf } from './gsma-fields.js';
import { WalletError } from './wallet-error.js';
import type { WalletErrorCode, WalletErrorKind } from './wallet-error.js';

interface HttpRefusal {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

/** Statuses outside the standard are tolerated, because gateways send them. */
const KINDS: Readonly<Record<number, WalletErrorKind>> = {
  300: 'AMBIGUOUS',
  400: 'BAD_REQUEST',
  401: 'UNAUTHORISED',
  403: 'UNAUTHORISED',
  404: 'NOT_FOUND',
  408: 'UNAVAILABLE',
  409: 'AMBIGUOUS',
  413: 'BAD_REQUEST',
  414: 'BAD_REQUEST',
  422: 'BAD_REQUEST',
  429: 'RATE_LIMITED',
};

/** Codes of `errorObject` that say more than the status does; compared without case (GSMA 1.2: prose and OpenAPI file differ). */
const KINDS_BY_CODE: Readonly<Record<string, WalletErrorKind>> = {
  ratelimiterror: 'RATE_LIMITED',
  identifiererror: 'NOT_FOUND',
  mandatoryvaluenotsupplied: 'AMBIGUOUS',
};

/** Whatever went wrong on the way to the wallet, as a `WalletError`. */
export function refusalOf(problem: unknown): WalletError {
  if (problem instanceof WalletError) {
    return problem;
  }

  return isHttpRefusal(problem) ? fromStatus(problem) : fromTransport(problem);
}

function fromStatus({ status, text, retryAfter }: HttpRefusal): WalletError {
  const said = errorOf(text);
  const code = said?.code ?? null;
  const kind = KINDS_BY_CODE[code?.toLowerCase() ?? ''] ?? KINDS[status] ?? otherwise(status);

  return new WalletError(kind, `the wallet answered ${status}${code ? ` ${code}` : ''}`, {
    retryAfterSeconds: secondsOf(retryAfter),
    said,
  });
}

/** Of an unanswered question only an answer that grew too long is the wallet's fault for good. */
function fromTransport(cause: unknown): WalletError {
  const code = isFields(cause) && typeof cause.code === 'string' ? cause.code : null;

  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
    ? new WalletError('CONTRACT_VIOLATION', 'the answer is too long', { cause })
    : new WalletError('UNAVAILABLE', code ?? 'the wallet did not answer in time', { cause });
}

function otherwise(status: number): WalletErrorKind {
  return status >= 500 ? 'UNAVAILABLE' : 'CONTRACT_VIOLATION';
}

/** Codes only: descriptions and parameters may be confidential, and nobody here reads them. */
export function codesOf(body: unknown): WalletErrorCode | null {
  const fields = isFields(body) ? body : {};
  const word = (name: string): string | null => {
    const text = textOf(fields, name);
    return text !== null && /^\w{1,64}$/.test(text) ? text : null;
  };
  const said = { category: word('errorCategory'), code: word('errorCode') };

  return said.category === null && said.code === null ? null : said;
}

function errorOf(text: string): WalletErrorCode | null {
  try {
    return codesOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Seconds only; a date in `Retry-After` is left unread. */
function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}

function isHttpRefusal(problem: unknown): problem is HttpRefusal {
  return isFields(problem) && typeof problem.status === 'number' && typeof problem.text === 'string';
}
