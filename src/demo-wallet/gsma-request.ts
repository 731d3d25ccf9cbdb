import { GsmaError, notFound, wrongFormat } from './gsma-error.js';
import type { Identifier, TransactionFilter } from './ledger-rows.js';

/** `identifierType` and `type` of GSMA Mobile Money API 1.2. */
const IDENTIFIER_TYPES = new Set(
  (
    'accountid msisdn walletid linkref consumerno serviceprovider storeid accountcategory bankaccountno accountrank ' +
    'identityalias iban swiftbic sortcode organisationid username bankname bankaccounttitle emailaddress ' +
    'mandatereference'
  ).split(' '),
);
const TRANSACTION_TYPES = new Set(
  'billpay deposit disbursement transfer merchantpay inttransfer adjustment reversal withdrawal'.split(' '),
);
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;
const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 500;

export type AccountView =
  'account' | 'status' | 'balance' | 'accountname' | 'transactions' | 'statemententries';

/** What an address asks for. */
export type GsmaQuestion =
  | { readonly about: 'heartbeat' }
  | { readonly about: 'transaction' | 'entry' | 'request' | 'response'; readonly reference: string }
  | { readonly about: 'account'; readonly view: AccountView; readonly identifiers: readonly Identifier[] };

/** What an address orders. */
export type GsmaOrder =
  { readonly about: 'reversal'; readonly reference: string } | { readonly about: 'adjustment' };

const SINGLE: Readonly<Record<string, 'transaction' | 'entry' | 'request' | 'response'>> = {
  transactions: 'transaction',
  statemententries: 'entry',
  requeststates: 'request',
  responses: 'response',
};

const VIEWS: readonly AccountView[] = [
  'status',
  'balance',
  'accountname',
  'transactions',
  'statemententries',
];

/** The operator's own account, whose balance is asked for without naming it. */
const OWN: readonly Identifier[] = [['accountid', 'system-fees-CNY']];

/** @throws GsmaError for an address that is not one of ours or is malformed */
export function readPath(pathname: string): GsmaQuestion {
  const rawSegments = segmentsOf(pathname);
  const [resource = '', ...segments] = rawSegments.map(decode);

  if (resource === 'heartbeat' && segments.length === 0) {
    return { about: 'heartbeat' };
  }

  const single = SINGLE[resource];

  if (single && segments.length === 1 && segments[0]) {
    return { about: single, reference: segments[0] };
  }

  if (resource === 'accounts' && segments.join('/') === 'balance') {
    return { about: 'account', view: 'balance', identifiers: OWN };
  }

  if (resource === 'accounts') {
    return readAccountPath(segments, rawSegments.slice(1));
  }

  throw notFound('the resource');
}

/** @throws GsmaError for what this wallet takes no orders for */
export function readOrderPath(pathname: string): GsmaOrder {
  const [resource, ...segments] = segmentsOf(pathname).map(decode);
  const [reference = '', rest, ...more] = segments;

  if (resource === 'transactions' && rest === 'reversals' && reference !== '' && more.length === 0) {
    return { about: 'reversal', reference };
  }

  if (resource === 'transactions' && segments.join('/') === 'type/adjustment') {
    return { about: 'adjustment' };
  }

  throw notFound('the resource');
}

/** What follows the version and the product. */
function segmentsOf(pathname: string): string[] {
  const [, version = '', product, ...segments] = pathname.split('/');

  if (!/^\d+\.\d+\.\d+$/.test(version) || product !== 'mm') {
    throw notFound('the resource');
  }

  return segments;
}

/** Either `kind/value` or up to three `kind@value` joined by `$` in one segment, then what to see of it. */
function readAccountPath(segments: readonly string[], raw: readonly string[]): GsmaQuestion {
  const isMulti = segments[0]?.includes('@') ?? false;
  const identifiers = isMulti ? readMulti(raw[0] ?? '') : [readPair(segments[0] ?? '', segments[1] ?? '')];
  const [view, ...rest] = segments.slice(isMulti ? 1 : 2);

  if (rest.length > 0) {
    throw notFound('the resource');
  }

  const known = VIEWS.find((candidate) => candidate === view);

  if (view !== undefined && known === undefined) {
    throw notFound('the resource');
  }

  return { about: 'account', view: known ?? 'account', identifiers };
}

function readMulti(segment: string): Identifier[] {
  const pairs = segment.split(/\$|%24/i).map((pair): Identifier => {
    const [kind = '', ...value] = decode(pair).split('@');
    return readPair(kind, value.join('@'));
  });

  if (pairs.length > 3) {
    throw wrongFormat('accountId');
  }

  return pairs;
}

function readPair(kind: string, value: string): Identifier {
  if (!IDENTIFIER_TYPES.has(kind)) {
    throw wrongFormat('identifierType');
  }

  if (value === '' || value.length > 256 || /[$\n]/.test(value)) {
    throw wrongFormat('identifier');
  }

  if (kind === 'msisdn' && !/^\+?[\d ]{6,20}$/.test(value)) {
    throw wrongFormat('identifier');
  }

  return [kind, value];
}

/** @throws GsmaError `formatError` or `invalidOffset` */
export function readFilter(query: URLSearchParams): TransactionFilter {
  const type = query.get('transactionType');

  if (type !== null && !TRANSACTION_TYPES.has(type)) {
    throw wrongFormat('transactionType');
  }

  return {
    from: readDate(query, 'fromDateTime') ?? 0,
    to: readDate(query, 'toDateTime') ?? Number.MAX_SAFE_INTEGER,
    status: query.get('transactionStatus')?.toLowerCase() ?? null,
    type,
    display: query.get('displayType'),
    limit: Math.min(LARGEST_LIMIT, readCount(query, 'limit', DEFAULT_LIMIT, wrongFormat('limit'))),
    offset: readCount(
      query,
      'offset',
      0,
      new GsmaError('validation', 'invalidOffset', 'offset is not a position'),
    ),
  };
}

/** A `+` that was not encoded arrives as a space. */
function readDate(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)?.replace(/ (?=\d{2}:\d{2}$)/, '+') ?? null;

  if (text === null) {
    return null;
  }

  const at = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;

  if (Number.isNaN(at)) {
    throw wrongFormat(name);
  }

  return at;
}

function readCount(query: URLSearchParams, name: string, fallback: number, refusal: GsmaError): number {
  const text = query.get(name);

  if (text === null) {
    return fallback;
  }

  if (!/^\d{1,9}$/.test(text)) {
    throw refusal;
  }

  return Number(text);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw wrongFormat('path');
  }
}
