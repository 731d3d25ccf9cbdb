import { shareIdentifier } from './account-identifiers.js';
import { addDecimals } from './decimal.js';
import {
  amountOf,
  currencyOf,
  customValues,
  identifiersOf,
  instantOf,
  isFields,
  required,
  requireFields,
  textOf,
} from './gsma-fields.js';
import type { Fields } from './gsma-fields.js';
import { reasonOf } from './gsma-reasons.js';
import { legsOf, stateOf } from './gsma-words.js';
import { etaOf } from './lasting.js';
import type { AccountIdentifier } from './wallet-account.js';
import type { CustomField, Droppable, WalletProfile } from './wallet-profile.js';
import { TRANSACTION_TYPES } from './wallet-transaction.js';
import type {
  Direction,
  TransactionExchange,
  TransactionFee,
  WalletParty,
  WalletTransaction,
} from './wallet-transaction.js';

/** What a reader has to know besides the answer. `asked`: the account that was asked about, if any. */
export interface ReadingContext {
  readonly profile: WalletProfile;
  readonly timeZone: string;
  readonly fetchedAt: Date;
  readonly asked: readonly AccountIdentifier[] | null;
}

/** Looks up one of the profile's custom fields. */
type Custom = (field: CustomField) => string | null;

const BLOCKING_REASONS = ['senderBlockingReason', 'recipientBlockingReason'];

/**
 * Reads one GSMA transaction, tolerant of the contradictions between the prose of 1.2, its OpenAPI file and its
 * simulator. It picks what the desk needs; one-time codes and the identities of sender and recipient are not among
 * it and so never pass.
 *
 * @throws WalletError `CONTRACT_VIOLATION` without reference, amount or currency
 */
export function readTransaction(raw: unknown, context: ReadingContext): WalletTransaction {
  const { profile, timeZone } = context;
  const fields = requireFields(raw);
  const custom = customOf(fields, profile);
  const kept = (field: Droppable, value: string | null): string | null =>
    profile.dropped.includes(field) ? null : value;
  const timeOf = (text: string | null): Date | null => instantOf(text, timeZone).at;
  const amount = required(amountOf(fields, 'amount'), 'amount');
  const currency = required(currencyOf(fields, 'currency'), 'currency');
  const rawState = textOf(fields, 'transactionStatus') ?? '';
  const state = stateOf(rawState, profile.states);
  const created = instantOf(textOf(fields, 'creationDate', 'dateCreated'), timeZone);
  const fees = feesOf(fields.fees, currency);
  const kind = {
    type: TRANSACTION_TYPES.find((type) => type === textOf(fields, 'type')?.toLowerCase()) ?? 'unknown',
    subType: textOf(fields, 'subType'),
  };
  const times = { createdAt: created.at, expectedAt: timeOf(custom('expectedCompletion')) };

  return {
    reference: required(textOf(fields, 'transactionReference'), 'transactionReference'),
    receipt: textOf(fields, 'transactionReceipt'),
    partnerReference: textOf(fields, 'requestingOrganisationTransactionReference'),
    orderNumber: custom('orderNumber'),
    tradingName: custom('tradingName'),
    mandateReference: custom('mandateReference'),
    originalReference: textOf(fields, 'originalTransactionReference'),
    ...kind,
    state,
    rawState,
    ...whyOf(fields, custom, profile),
    ...partiesOf(fields, custom, context.asked),
    amount,
    currency,
    fees,
    totalDebited: totalOf(amount, currency, fees),
    description: kept('description', textOf(fields, 'descriptionText')),
    channel: custom('channel'),
    terminal: kept('terminal', textOf(fields, 'servicingIdentity')),
    geo: kept('geo', textOf(fields, 'geoCode')),
    device: kept('device', custom('device')),
    cardLastFour: kept('cardLastFour', lastFourOf(custom('cardLastFour'))),
    ...times,
    zoneAssumed: created.zoneAssumed,
    modifiedAt: timeOf(textOf(fields, 'modificationDate', 'dateModified')),
    requestedAt: timeOf(textOf(fields, 'requestDate')),
    legs: legsOf(state, flagOf(custom('debitPosted')), flagOf(custom('creditPosted'))),
    hold: holdOf(custom('holdReason'), timeOf(custom('holdUntil'))),
    eta: etaOf({ ...kind, ...times }, profile, timeZone),
    fx: exchangeOf(custom),
    links: { reversals: [], duplicates: [] },
    fetchedAt: context.fetchedAt,
    provider: profile.name,
  };
}

function customOf(fields: Fields, { keys }: WalletProfile): Custom {
  const values = new Map([...customValues(fields.metadata), ...customValues(fields.customData)]);

  return (field) => keys[field].map((key) => values.get(key)).find((value) => value !== undefined) ?? null;
}

/** The wallet's own reason; else that a border stopped it, whose free text is nobody's business. */
function whyOf(
  fields: Fields,
  custom: Custom,
  profile: WalletProfile,
): Pick<WalletTransaction, 'reason' | 'rawReason'> {
  const abroad = isFields(fields.internationalTransferInformation)
    ? fields.internationalTransferInformation
    : {};
  const blocked = BLOCKING_REASONS.find((name) => textOf(abroad, name) !== null) ?? null;
  const rawReason = custom('reason');

  return rawReason === null && blocked !== null
    ? { reason: 'REGULATORY_HOLD', rawReason: blocked }
    : { reason: reasonOf(rawReason, profile), rawReason };
}

function holdOf(reason: string | null, until: Date | null): WalletTransaction['hold'] {
  return reason === null && until === null ? null : { reason, until };
}

/** A rate is no amount: it may have more decimals, and a wallet says it as text. */
function exchangeOf(custom: Custom): TransactionExchange | null {
  const rate = custom('fxRate');
  const amount = (field: CustomField): string | null => amountOf({ amount: custom(field) }, 'amount');
  const currency = (field: CustomField): string | null => currencyOf({ currency: custom(field) }, 'currency');

  return rate === null || !/^\d{1,9}(\.\d{1,12})?$/.test(rate)
    ? null
    : {
        rate,
        sourceAmount: amount('fxSourceAmount'),
        sourceCurrency: currency('fxSourceCurrency'),
        targetAmount: amount('fxTargetAmount'),
        targetCurrency: currency('fxTargetCurrency'),
      };
}

/** A wallet that sends the whole number of a card must not teach it to us. */
function lastFourOf(text: string | null): string | null {
  return text === null ? null : (/(\d{4})\D*$/.exec(text)?.[1] ?? null);
}

function partiesOf(
  fields: Fields,
  custom: Custom,
  asked: ReadingContext['asked'],
): { debit: WalletParty; credit: WalletParty; direction: Direction | null } {
  const debit = identifiersOf(fields.debitParty);
  const credit = identifiersOf(fields.creditParty);
  const isDebit = asked && shareIdentifier(asked, debit);
  const isCredit = asked && shareIdentifier(asked, credit);
  const counterparty = custom('counterpartyName');
  const display = (key: CustomField, isOther: boolean | null): string | null =>
    custom(key) ?? (isOther ? counterparty : null);

  return {
    debit: { identifiers: debit, display: display('debitPartyName', isCredit), isCustomer: isDebit },
    credit: { identifiers: credit, display: display('creditPartyName', isDebit), isCustomer: isCredit },
    direction: directionOf(isDebit === true, isCredit === true),
  };
}

export function directionOf(isDebit: boolean, isCredit: boolean): Direction | null {
  if (isDebit) {
    return isCredit ? 'self' : 'out';
  }

  return isCredit ? 'in' : null;
}

function feesOf(value: unknown, currency: string): TransactionFee[] {
  return (Array.isArray(value) ? value : []).filter(isFields).flatMap((fee) => {
    const amount = amountOf(fee, 'feeAmount');
    const kind = textOf(fee, 'feeType') ?? 'fee';

    return amount === null ? [] : [{ kind, amount, currency: currencyOf(fee, 'feeCurrency') ?? currency }];
  });
}

function totalOf(amount: string, currency: string, fees: readonly TransactionFee[]): string {
  const charged = fees.filter((fee) => fee.currency === currency).map((fee) => fee.amount);

  return addDecimals([amount, ...charged]) ?? amount;
}

function flagOf(word: string | null): boolean | null {
  return word === null ? null : word.toLowerCase() === 'true';
}
