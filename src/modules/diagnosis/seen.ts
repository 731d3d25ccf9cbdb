import type { WalletAccount } from '../wallets/wallet-account.js';
import type { WalletTerms } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { Ask } from './diagnose.js';
import type { DiagnosisFacts } from './diagnosis-facts.js';

/** What the customer says beside his words: nothing of it was checked. */
export interface Stated {
  /** The exception type, as it is by now. */
  readonly type: string | null;
  /** The earliest instant that fits his day and time; null where he names none. */
  readonly at: Date | null;
  /** A decimal string. */
  readonly amount: string | null;
  readonly payee: string | null;
  /** His own words, redacted. */
  readonly words: string;
  readonly disclosed: DiagnosisFacts['disclosed'];
  readonly attempts: number | null;
}

/** A notice about the type, running now or when it happened. */
export interface SeenNotice {
  readonly endsAt: Date | null;
}

/** Everything that was gathered before anybody judges it. */
export interface Seen {
  readonly stated: Stated;
  readonly wallet: DiagnosisFacts['wallet'];
  readonly accountIs: DiagnosisFacts['account'];
  readonly account: WalletAccount | null;
  /** The transaction that is meant, and how it was found. */
  readonly subject: WalletTransaction | null;
  readonly found: DiagnosisFacts['found'];
  /** What else the wallet shows around that time, the subject among it. */
  readonly others: readonly WalletTransaction[];
  /** There was more around that time than is fetched: what is not among `others` may be there all the same. */
  readonly isCut?: boolean;
  /** The masked tail of another wallet of the same holder to which it came; null where there is none. */
  readonly otherWallet: string | null;
  /** What the search would ask next; null where it has no question. */
  readonly ask: Ask | null;
  readonly notices: readonly SeenNotice[];
  /** What the operator's profile says of limits, fees and returns. */
  readonly terms: WalletTerms;
  readonly now: Date;
  /** IANA zone in which working days are counted. */
  readonly zone: string;
}
