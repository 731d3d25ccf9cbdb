import { type StatedTime, StatedTimeError, statedInterval } from '../../platform/clock/stated-time.js';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { isCurrency, parseAmount } from '../../platform/money/money.js';
import type { OpenTicketDto } from './open-ticket.dto.js';

/** A customer's clock may be a little ahead of ours. */
const AHEAD_MS = 10 * 60_000;

export interface Occurrence {
  readonly occurred: StatedTime;
  readonly amount: string | null;
  readonly currency: string | null;
}

const FIELD = { UNKNOWN_ZONE: 'zone', NO_SUCH_DATE: 'occurredDate', NO_SUCH_TIME: 'occurredTime' } as const;
const KEY = { UNKNOWN_ZONE: 'zone', NO_SUCH_DATE: 'date', NO_SUCH_TIME: 'time' } as const;

/** What an intake says about when and how much. @throws Invalid naming the field that cannot be. */
export function occurrenceOf(input: OpenTicketDto, now: Date): Occurrence {
  const occurred: StatedTime = {
    localDate: input.occurredDate,
    localTime: input.occurredTime ?? null,
    zone: input.zone,
    precision: input.occurredTime ? 'exact' : 'day',
  };
  const faults = [...timeFaults(occurred, now), ...moneyFaults(input)];
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

  return { occurred, ...moneyOf(input) };
}

/** An amount as it was typed, and the currency that was chosen beside it. */
export interface TypedMoney {
  readonly amount?: string;
  readonly currency?: string;
}

/** A currency means nothing without an amount. */
export function moneyOf({ amount, currency }: TypedMoney): Pick<Occurrence, 'amount' | 'currency'> {
  const parsed = amount === undefined ? null : parseAmount(amount);

  return { amount: parsed, currency: parsed === null ? null : (currency ?? null) };
}

export const moneyFaults = ({ amount, currency }: TypedMoney): FieldFault[] => [
  ...(amount !== undefined && parseAmount(amount) === null
    ? [{ field: 'amount', key: 'tickets.errors.amount' }]
    : []),
  ...(currency && !isCurrency(currency) ? [{ field: 'currency', key: 'tickets.errors.currency' }] : []),
];

export function timeFaults(occurred: StatedTime, now: Date): FieldFault[] {
  try {
    const { from } = statedInterval(occurred, now);

    return from.getTime() > now.getTime() + AHEAD_MS
      ? [{ field: 'occurredDate', key: 'tickets.errors.future' }]
      : [];
  } catch (error) {
    if (error instanceof StatedTimeError) {
      return [{ field: FIELD[error.kind], key: `tickets.errors.${KEY[error.kind]}` }];
    }
    throw error;
  }
}
