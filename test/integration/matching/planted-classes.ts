import { emptyAccount, largeAccount, nightsOfChange } from './planted-accounts.js';
import { amountClasses } from './planted-amounts.js';
import { hardClasses } from './planted-slips.js';
import { numberClasses, wordClasses } from './planted-words.js';
import { areAlike } from '../../../src/modules/matching/duplicate-pairs.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { Holder } from './ledger-lookup.js';
import { type PlantedClass, type Telling, told, isLeg, isOrdinary, statementsOf } from './planted-class.js';
import { aroundMidnight, timeClasses } from './planted-times.js';

/** Every class of the planted set over these people. */
export function plantedClasses(holders: readonly Holder[]): PlantedClass[] {
  const classOf = (
    name: string,
    tell: Telling,
    wanted: (transaction: WalletTransaction) => boolean = isOrdinary,
  ): PlantedClass => ({
    name,
    statements: (count) => statementsOf(name, holders, count, tell, wanted),
  });

  return [
    ...timeClasses(classOf),
    ...amountClasses(classOf),
    ...wordClasses(classOf),
    ...numberClasses(classOf, holders),
    classOf(
      'two alike within ten minutes',
      told({ sharpness: 'hour', form: true }),
      (one) => isOrdinary(one) && hasTwin(one, holders),
    ),
    classOf('a refund that is missing', told({ sharpness: 'hour', form: true }), isLeg),
    classOf('around midnight, in words', aroundMidnight),
    ...hardClasses(classOf),
    { name: 'an account without transactions', ...emptyAccount() },
    { name: 'an account of 1,500 transactions', ...largeAccount(false) },
    { name: 'an account of 1,500, more than are handed out', ...largeAccount(true) },
    { name: 'nights in which clocks change', ...nightsOfChange() },
  ];
}

const hasTwin = (transaction: WalletTransaction, holders: readonly Holder[]): boolean =>
  holders.some(
    ({ transactions }) =>
      transactions.includes(transaction) && transactions.some((other) => areAlike(transaction, other)),
  );
