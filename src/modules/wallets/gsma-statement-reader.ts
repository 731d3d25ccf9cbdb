import { shareIdentifier } from './account-identifiers.js';
import {
  amountOf,
  currencyOf,
  identifiersOf,
  instantOf,
  required,
  requireFields,
  textOf,
} from './gsma-fields.js';
import { directionOf, type ReadingContext } from './gsma-reader.js';
import { stateOf } from './gsma-words.js';
import type { StatementEntry } from './wallet-statement.js';

/**
 * Reads one line of a statement.
 *
 * @throws WalletError `CONTRACT_VIOLATION` without reference, amount or currency
 */
export function readStatementEntry(raw: unknown, context: ReadingContext): StatementEntry {
  const { profile, timeZone, asked } = context;
  const fields = requireFields(raw);
  const created = instantOf(textOf(fields, 'creationDate', 'dateCreated'), timeZone);
  const rawState = textOf(fields, 'transactionStatus') ?? '';
  const holds = (side: string): boolean =>
    asked !== null && shareIdentifier(asked, identifiersOf(fields[side]));

  return {
    reference: required(textOf(fields, 'transactionReference'), 'transactionReference'),
    receipt: textOf(fields, 'transactionReceipt'),
    state: stateOf(rawState, profile.states),
    rawState,
    direction: directionOf(holds('debitParty'), holds('creditParty')),
    amount: required(amountOf(fields, 'amount'), 'amount'),
    currency: required(currencyOf(fields, 'currency'), 'currency'),
    displayType: textOf(fields, 'displayType'),
    description: profile.dropped.includes('description') ? null : textOf(fields, 'descriptionText'),
    createdAt: created.at,
    zoneAssumed: created.zoneAssumed,
    modifiedAt: instantOf(textOf(fields, 'modificationDate', 'dateModified'), timeZone).at,
  };
}
