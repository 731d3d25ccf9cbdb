import { Random } from '../../../src/demo-wallet/random.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { chineseAmount, otherSide, type Tongue } from './phrases.js';
import { type Manner, statementOf } from './statements.js';
import { type PlantedClass, type ClassOf, isOrdinary, whole, isRound, roundly } from './planted-class.js';

export function amountClasses(classOf: ClassOf): PlantedClass[] {
  const hour: Manner = { sharpness: 'hour', form: true };
  const hasFee = (one: WalletTransaction): boolean =>
    isOrdinary(one) && one.fees.length > 0 && one.direction === 'out';

  return [
    classOf(
      'amount with its fee',
      (of) => statementOf(of, { ...hour, amount: of.transaction.totalDebited }),
      hasFee,
    ),
    classOf(
      'amount without cents',
      (of) => statementOf(of, { ...hour, amount: String(whole(of.transaction)) }),
      (one) => isOrdinary(one) && !isRound(one) && whole(one) >= 5,
    ),
    classOf(
      'about an amount',
      (of) => {
        const spoken =
          of.tongue === 'zh'
            ? `大概${roundly(whole(of.transaction))}块`
            : `about ${roundly(whole(of.transaction))}`;
        return statementOf(of, { sharpness: 'part', form: true, spoken, who: otherSide(of.transaction) });
      },
      (one) => isOrdinary(one) && whole(one) >= 20,
    ),
    classOf(
      'a digit lost or two swapped',
      (of) =>
        statementOf(of, {
          ...hour,
          amount: mistyped(of.transaction.amount, of.random),
          who: otherSide(of.transaction),
        }),
      (one) => isOrdinary(one) && whole(one) >= 100,
    ),
    classOf(
      'Chinese numerals',
      (of) =>
        statementOf(
          { ...of, tongue: 'zh' },
          { sharpness: 'hour', form: false, spoken: `${chineseAmount(whole(of.transaction), of.random)}块` },
        ),
      (one) => isOrdinary(one) && isRound(one) && one.currency === 'CNY',
    ),
    classOf(
      '万 and k',
      (of) =>
        statementOf(of, {
          sharpness: 'part',
          form: false,
          spoken: shortened(whole(of.transaction), of.tongue),
        }),
      (one) => isOrdinary(one) && isRound(one) && whole(one) >= 1_000 && whole(one) % 100 === 0,
    ),
    classOf(
      'more than so much (三千多)',
      (of) =>
        statementOf(
          { ...of, tongue: 'zh' },
          {
            sharpness: 'hour',
            form: false,
            spoken: `${chineseAmount(leading(whole(of.transaction)), of.random)}多块`,
            who: otherSide(of.transaction),
          },
        ),
      (one) =>
        isOrdinary(one) && one.currency === 'CNY' && whole(one) >= 100 && whole(one) !== leading(whole(one)),
    ),
    classOf(
      'no amount, but a name',
      (of) => statementOf(of, { ...hour, amount: null, who: otherSide(of.transaction) }),
      (one) => isOrdinary(one) && otherSide(one) !== '',
    ),
  ];
}

/** The first figure and noughts. */
const leading = (value: number): number =>
  Number(`${String(value)[0]}${'0'.repeat(String(value).length - 1)}`);

const shortened = (value: number, tongue: Tongue): string =>
  tongue === 'zh' && value >= 10_000 ? `${value / 10_000}万` : `${value / 1_000}k`;

/** One digit of the whole part left out, or two neighbours of it swapped. */
function mistyped(amount: string, random: Random): string {
  const [digits = '', fraction] = amount.split('.');
  const at = random.int(0, digits.length - 2);
  const wrong = random.chance(0.5)
    ? digits.slice(0, at) + digits.slice(at + 1)
    : digits.slice(0, at) + (digits[at + 1] ?? '') + (digits[at] ?? '') + digits.slice(at + 2);
  const plain = wrong.replace(/^0+(?=\d)/, '');

  return fraction === undefined ? plain : `${plain}.${fraction}`;
}
