import { GsmaError, wrongFormat } from './gsma-error.js';
import type { Identifier } from './ledger-rows.js';
import { isWholeCurrency } from './mix.js';

/** The body of an order as it was sent; what is missing is null. */
export interface OrderBody {
  readonly type: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly description: string | null;
  readonly partnerReference: string | null;
  readonly debitParty: readonly Identifier[] | null;
  readonly creditParty: readonly Identifier[] | null;
}

const AMOUNT = /^(?:0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/;

/** @throws GsmaError `formatError`, or `mandatoryValueNotSupplied` for an amount without its currency */
export function readOrder(text: string): OrderBody {
  const body = fieldsOf(text);
  const word = (name: string): string | null => {
    const value = body[name] ?? null;

    if (value !== null && (typeof value !== 'string' || value.length > 256)) {
      throw wrongFormat(name);
    }

    return value as string | null;
  };
  const order = {
    type: word('type'),
    amount: word('amount'),
    currency: word('currency'),
    description: word('descriptionText'),
    partnerReference: word('requestingOrganisationTransactionReference'),
    debitParty: partyOf(body['debitParty'], 'debitParty'),
    creditParty: partyOf(body['creditParty'], 'creditParty'),
  };

  if (order.amount !== null && order.currency === null) {
    throw new GsmaError('validation', 'mandatoryValueNotSupplied', 'an amount needs its currency', {
      missing: 'currency',
    });
  }

  return order;
}

/** Hundredths of the currency. @throws GsmaError `formatError` or `negativeValue` */
export function readAmount(text: string, currency: string | null): number {
  if (text.startsWith('-')) {
    throw new GsmaError('validation', 'negativeValue', 'an amount has no sign');
  }

  const decimals = AMOUNT.exec(text)?.[1] ?? '';
  const isCoined = Number(decimals) > 0;

  if (!AMOUNT.test(text) || (isCoined && isWholeCurrency(currency ?? ''))) {
    throw wrongFormat('amount');
  }

  const hundredths = Number(`${text.split('.')[0]}${decimals.padEnd(2, '0')}`);

  if (hundredths === 0) {
    throw wrongFormat('amount');
  }

  return hundredths;
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);

    if (body instanceof Object && !Array.isArray(body)) {
      return body as Record<string, unknown>;
    }
  } catch {
    // Not JSON at all is refused like what is no object.
  }

  throw wrongFormat('body');
}

function partyOf(value: unknown, name: string): Identifier[] | null {
  if (value === undefined || value === null) {
    return null;
  }

  const pairs = Array.isArray(value) ? (value as { key?: unknown; value?: unknown }[]) : [];
  const isParty = pairs.every((pair) => typeof pair?.key === 'string' && typeof pair.value === 'string');

  if (pairs.length === 0 || !isParty) {
    throw wrongFormat(name);
  }

  return pairs.map((pair): Identifier => [pair.key as string, pair.value as string]);
}
