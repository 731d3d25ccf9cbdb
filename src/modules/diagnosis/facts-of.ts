import { parseDecimal } from '../wallets/decimal.js';
import type { WalletAccount } from '../wallets/wallet-account.js';
import type { WalletTerms } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { type DiagnosisFacts, NOTHING_KNOWN } from './diagnosis-facts.js';
import { orderOf, returnsOf, twinsOf, isReturn } from './relatives.js';
import type { Figures } from './rule-text.js';
import { deniesIt, tellsOfStranger } from './said-signs.js';
import type { Seen } from './seen.js';
import { feeRuleOf, limitAnewAt, limitsOf, returnDueAt } from './terms-facts.js';
import { transactionFacts } from './transaction-facts.js';
import { workingDaysBetween } from './working-days.js';

const MINUTE = 60_000;

/** What was gathered, as the words that rules ask about and the figures that their texts name. */
export function factsOf(seen: Seen): { readonly facts: DiagnosisFacts; readonly figures: Figures } {
  const { subject, account, stated } = seen;

  return {
    facts: {
      ...NOTHING_KNOWN,
      ...(account ? accountFacts(account) : {}),
      ...(subject ? transactionFacts(subject, seen) : {}),
      ...statedFacts(seen),
      type: stated.type,
      wallet: seen.wallet,
      account: seen.accountIs,
      found: subject ? seen.found : 'none',
      otherWallet: seen.otherWallet === null ? 'no' : 'yes',
      incident: seen.notices.length > 0 ? 'yes' : 'no',
    },
    figures: figuresOf(seen),
  };
}

type AboutAccount = Pick<
  DiagnosisFacts,
  'accountState' | 'subState' | 'identity' | 'reserved' | 'uncleared' | 'balances'
>;

function accountFacts({ state, condition, kycVerification, balances }: WalletAccount): AboutAccount {
  return {
    accountState: state,
    subState: condition,
    identity: identityOf(kycVerification),
    reserved: someOf(balances.reserved),
    uncleared: someOf(balances.uncleared),
    balances: agreementOf(balances),
  };
}

const someOf = (amount: string | null): 'some' | 'none' | null => {
  const value = amount === null ? null : parseDecimal(amount);

  return value === null ? null : value > 0n ? 'some' : 'none';
};

/** What is there is what can be spent and what is set aside; what has not cleared is not there yet. */
function agreementOf({
  current,
  available,
  reserved,
}: WalletAccount['balances']): DiagnosisFacts['balances'] {
  const [all, free, held] = [current, available, reserved].map((one) =>
    one === null ? null : parseDecimal(one),
  );
  if (
    all === null ||
    all === undefined ||
    free === null ||
    free === undefined ||
    held === null ||
    held === undefined
  ) {
    return null;
  }

  return all === free + held ? 'add-up' : 'unexplained';
}

function identityOf(word: string | null): DiagnosisFacts['identity'] {
  const folded = word?.toLowerCase() ?? '';
  if (/^(rejected|failed|declined|expired)$/.test(folded)) {
    return 'rejected';
  }
  if (/^(unverified|not.?verified|pending|none)$/.test(folded)) {
    return 'unverified';
  }

  return folded === 'verified' ? 'verified' : null;
}

function statedFacts({
  stated: { at, words, disclosed, attempts },
  now,
  zone,
}: Seen): Pick<
  DiagnosisFacts,
  'denied' | 'disclosed' | 'risk' | 'attempts' | 'statedMinutes' | 'statedDays'
> {
  const denied = deniesIt(words);
  const isRisky = denied || tellsOfStranger(words) || disclosed === 'yes' || disclosed === 'unsure';

  return {
    denied: denied ? 'yes' : null,
    disclosed,
    risk: isRisky ? 'yes' : 'no',
    attempts,
    statedMinutes: at === null ? null : Math.max(0, Math.floor((now.getTime() - at.getTime()) / MINUTE)),
    statedDays: at === null ? null : workingDaysBetween(at, now, zone),
  };
}

function figuresOf(seen: Seen): Figures {
  const { subject, account, others, otherWallet, notices, now } = seen;
  const back = subject && (isReturn(subject) ? subject : returnsOf(subject, others)[0]);
  const noticeEnd = notices.find(({ endsAt }) => endsAt !== null && endsAt > now)?.endsAt;

  return {
    money: {
      ...(subject ? moneyOf(subject) : {}),
      ...(account ? balancesOf(account) : {}),
      ...limitsOf(seen),
    },
    times: {
      ...(subject ? timesOf(subject, back ?? null, seen.terms) : {}),
      ...known('anew', limitAnewAt(seen)),
      ...(back?.state === 'COMPLETED' || back?.state === 'PENDING' ? known('returned', back.createdAt) : {}),
      ...known('noticeEnd', noticeEnd),
    },
    words: {
      ...(subject ? wordsOf(subject, others) : {}),
      ...known('wallet', otherWallet),
      ...known('feeRule', subject && feeRuleOf(subject, seen.terms)),
    },
  };
}

function moneyOf({ amount, totalDebited, currency, fees }: WalletTransaction): Figures['money'] {
  const [fee] = fees;

  return {
    amount: { amount, currency },
    total: { amount: totalDebited, currency },
    ...(fee && fees.length === 1 ? { fee: { amount: fee.amount, currency: fee.currency } } : {}),
  };
}

/** What is nothing is not told: a sentence about it would only make people look for it. */
function balancesOf({ balances, currency }: WalletAccount): Figures['money'] {
  const told = (['reserved', 'uncleared', 'available'] as const).flatMap((name) => {
    const amount = balances[name];

    return amount !== null && currency !== null && someOf(amount) === 'some'
      ? [[name, { amount, currency }] as const]
      : [];
  });

  return Object.fromEntries(told);
}

/** What is still on its way is expected: the transaction itself, else what gives it back. */
function timesOf(
  subject: WalletTransaction,
  back: WalletTransaction | null,
  terms: WalletTerms,
): Figures['times'] {
  const open = [subject, back].find((one) => one && ['INITIATED', 'PENDING'].includes(one.state));
  const usual = open?.eta ?? null;

  return {
    ...known('created', subject.createdAt),
    ...known('due', returnDueAt(subject, terms)),
    ...known('until', subject.hold?.until),
    ...known('eta', usual?.normalAt),
    ...known('max', usual?.maxAt),
  };
}

function wordsOf(subject: WalletTransaction, others: readonly WalletTransaction[]): Figures['words'] {
  const [first, second] = [subject, ...twinsOf(subject, others)]
    .sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0))
    .map(orderOf);
  const isShop = subject.credit.identifiers.some(({ kind }) => kind === 'organisationid');

  return {
    ...known('receipt', subject.receipt),
    ...known('rate', subject.fx?.rate),
    // A person's name stays where it is.
    ...(isShop ? known('merchant', subject.tradingName ?? subject.credit.display) : {}),
    ...(first && second ? { first, second } : {}),
  };
}

const known = <N extends string, V>(name: N, value: V | null | undefined): Partial<Record<N, V>> =>
  (value === null || value === undefined ? {} : { [name]: value }) as Partial<Record<N, V>>;
