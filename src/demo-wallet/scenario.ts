import type { IncidentId } from './incidents.js';
import type { LedgerStatus, LedgerType } from './mix.js';

export type ScenarioLanguage = 'zh-CN' | 'en';

/** What is known beside the account and its transactions; the customer says it, or an agent has learnt it. */
export interface ScenarioFacts {
  /** "It was not me", "I got no cash". */
  readonly customerDenies?: boolean;
  /** He does not know the name of the shop, but does not say that it was not he. */
  readonly doesNotRecognise?: boolean;
  /** He paid by himself, and was deceived. */
  readonly wasDeceived?: boolean;
  /** A password or a code was given away; only whether, never which. */
  readonly codesDisclosed?: boolean;
  /** A sign-in from a device or a country that is not his. */
  readonly newDevice?: boolean;
  readonly foreignSignIn?: boolean;
  /** The bank shows a debit that the wallet does not know. */
  readonly bankShowsDebit?: boolean;
  readonly hasAgentReceipt?: boolean;
  /** What he thinks he owed, where that is not what was taken. */
  readonly owed?: string;
  /** Where a refund was to go. */
  readonly refundTo?: 'wallet' | 'card';
  /** A shop promised to give it back. */
  readonly refundPromised?: boolean;
  /** The wallet cannot be asked at this moment. */
  readonly walletIsAway?: boolean;
}

/** As the customer tells it; the instant counts back from the present of the ledger. */
export interface ScenarioTime {
  readonly agoMs: number;
  readonly zone: string;
  readonly precision: 'exact' | 'hour' | 'day' | 'unknown';
}

/** One story that leads to one row of the diagnosis. Amounts are decimal strings. */
export interface Scenario {
  /** `S01` to `S61`. */
  readonly id: string;
  /** `D01` to `D61`: the row that has to fire. */
  readonly row: string;
  /** Code of the exception type, for example `E301`. */
  readonly type: string;
  readonly says: Readonly<Record<ScenarioLanguage, string>>;
  /** The identifier as the customer writes it, and what kind it is. */
  readonly account: { readonly kind: IdentifierOf; readonly value: string };
  /** Wallet id of a second wallet of the same holder, where the transaction stands on that one. */
  readonly otherWallet: string | null;
  readonly happened: ScenarioTime | null;
  readonly amount: string | null;
  readonly currency: string;
  /** The other side, as he calls it. */
  readonly payee: string | null;
  /** The reference that matching has to put first; null where there is nothing to be found. */
  readonly expected: string | null;
  /** Every reference of the story: the expected one, its twin, what gave it back. */
  readonly references: readonly string[];
  /** Slug of the article to send. */
  readonly article: string;
  /** The incident that has to be known to the desk. */
  readonly incident: IncidentId | null;
  readonly facts: ScenarioFacts;
}

export type IdentifierOf = 'username' | 'msisdn' | 'emailaddress' | 'walletid';

/** Who is on the other side: a shop of that name, or the first of a kind. */
export type OtherSide =
  'shop' | 'friend' | 'biller' | 'bank' | 'agent' | 'abroad' | 'other-wallet' | { readonly shop: string };

/** A transaction of a scenario; its account is the debtor, or the creditor of what comes in. Amounts are hundredths. */
export interface ScenarioMoney {
  readonly agoMs: number;
  readonly type: LedgerType;
  readonly subType?: string;
  readonly status: LedgerStatus;
  readonly amount: number;
  readonly fee?: number;
  readonly with: OtherSide;
  readonly reason?: string;
  readonly debitPosted?: boolean;
  readonly order?: string;
  readonly description?: string;
  readonly holdReason?: string;
  readonly holdForMs?: number;
  /** From its creation to when it should have ended, as a rule and at the latest. */
  readonly expectedAfterMs?: number;
  readonly latestAfterMs?: number;
  /** Position of the transaction that this one gives back. */
  readonly givesBack?: number;
  /** It stands on the second wallet of the same holder. */
  readonly isOnSecondWallet?: boolean;
  /** Told as custom data, for example `terminal`, `rail`, `fxRate`, `mandateReference`. */
  readonly details?: Readonly<Record<string, string>>;
}

/** The holder where he is not an ordinary one with an open account. */
export interface ScenarioHolder {
  readonly zone?: string;
  readonly status?: 'available' | 'unavailable';
  readonly subStatus?: string;
  readonly kycLevel?: number;
  readonly kyc?: 'verified' | 'unverified' | 'rejected';
  /** Why his documents were refused. */
  readonly kycReason?: string;
  /** From now to when a locked account opens by itself. */
  readonly unlocksAfterMs?: number;
  /** Units of his currency on the first day. */
  readonly opening?: number;
  readonly hasSecondWallet?: boolean;
  readonly travels?: boolean;
}

/** How a scenario is written down; what is not said follows from its first transaction. */
export interface ScenarioDraft {
  readonly row: number;
  readonly type: string;
  readonly article: string;
  readonly by: IdentifierOf;
  readonly says: Readonly<Record<ScenarioLanguage, string>>;
  readonly holder?: ScenarioHolder;
  readonly money?: readonly ScenarioMoney[];
  /** The customer names the account differently, for example with a slip in it. */
  readonly account?: string;
  readonly happenedAgoMs?: number | null;
  readonly precision?: ScenarioTime['precision'];
  /** Hundredths; null where he names none. */
  readonly amount?: number | null;
  readonly payee?: string | null;
  /** Position among the transactions; null where none is to be found. */
  readonly expected?: number | null;
  readonly incident?: IncidentId;
  readonly facts?: ScenarioFacts;
}
