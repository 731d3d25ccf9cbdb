/** The 20 identifier kinds of the GSMA Mobile Money API 1.2 (`identifierType`). */
export const IDENTIFIER_KINDS = [
  'accountid',
  'msisdn',
  'walletid',
  'linkref',
  'consumerno',
  'serviceprovider',
  'storeid',
  'accountcategory',
  'bankaccountno',
  'accountrank',
  'identityalias',
  'iban',
  'swiftbic',
  'sortcode',
  'organisationid',
  'username',
  'bankname',
  'bankaccounttitle',
  'emailaddress',
  'mandatereference',
] as const;

export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** One way to name an account. Several of them together always describe the same account. */
export interface AccountIdentifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** `unregistered`: no account yet, money waits as a voucher. `unknown`: the wallet used a word we do not map. */
export type AccountState = 'available' | 'unavailable' | 'unregistered' | 'unknown';

/** Canonical sub-states; the wallet's own words are mapped to them by its profile. `unknown`: a word nobody mapped. */
export const ACCOUNT_CONDITIONS = [
  'active',
  'lockedPin',
  'frozenRisk',
  'frozenLegal',
  'limitedKyc',
  'dormant',
  'closed',
  'unknown',
] as const;

export type AccountCondition = (typeof ACCOUNT_CONDITIONS)[number];

/** `subState`: the wallet's own word. Which of them holds an account back is for staff only. */
export interface AccountStanding {
  readonly state: AccountState;
  readonly condition: AccountCondition;
  readonly subState: string | null;
}

export interface AccountStatus extends AccountStanding {
  readonly fetchedAt: Date;
}

/** Balances as decimal strings in the account's currency; null where the wallet did not say. */
export interface AccountBalances {
  readonly current: string | null;
  readonly available: string | null;
  readonly reserved: string | null;
  readonly uncleared: string | null;
}

export interface AccountBalance extends AccountBalances {
  readonly currency: string | null;
  readonly fetchedAt: Date;
}

/** What the desk may know of an account. Birth dates, documents and addresses never get this far. */
export interface WalletAccount extends AccountStanding {
  readonly identifiers: readonly AccountIdentifier[];
  readonly accountType: string | null;
  readonly currency: string | null;
  readonly balances: AccountBalances;
  /** First sign of the name only, for a spoken check. */
  readonly maskedName: string | null;
  readonly kycLevel: number | null;
  readonly kycVerification: string | null;
  readonly openedAt: Date | null;
  readonly fetchedAt: Date;
}
