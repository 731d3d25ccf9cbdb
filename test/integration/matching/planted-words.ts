import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { Holder } from './ledger-lookup.js';
import { otherSide } from './phrases.js';
import { type Case, type Manner, type Statement, statementOf } from './statements.js';
import { type PlantedClass, type ClassOf, isOrdinary } from './planted-class.js';

const traditional = Converter({ from: 'cn', to: 't' });
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

export function wordClasses(classOf: ClassOf): PlantedClass[] {
  const isChinese = (one: WalletTransaction): boolean => isOrdinary(one) && isHan(otherSide(one));
  const byDay: Manner = { sharpness: 'day', form: true };

  return [
    classOf(
      'the payee in pinyin',
      (of) =>
        statementOf(of, {
          ...byDay,
          who: ` ${pinyin(otherSide(of.transaction), { toneType: 'none', type: 'array' }).join('')} `,
        }),
      isChinese,
    ),
    classOf('traditional characters', (of) => traditionalStatement(of), isChinese),
    classOf(
      'the name it trades under',
      (of) => statementOf(of, { ...byDay, who: tradingName(otherSide(of.transaction)) }),
      (one) => isOrdinary(one) && tradingName(otherSide(one)) !== otherSide(one),
    ),
    classOf('a card number beside the amount', (of) =>
      statementOf(of, {
        sharpness: 'hour',
        form: false,
        tail: of.tongue === 'zh' ? '我的卡号是 4111 1111 1111 1111。' : ' My card is 4111 1111 1111 1111.',
      }),
    ),
    classOf('a phone and an order number beside it', (of) =>
      statementOf(of, {
        sharpness: 'hour',
        form: false,
        tail:
          of.tongue === 'zh'
            ? '我的电话 13912345678，商家订单号 20260118773145。'
            : ' Call me on +44 7700 900123, shop order no. 20260118773145.',
      }),
    ),
    classOf('words alone, no type', (of) =>
      statementOf(of, {
        sharpness: of.random.pick(['minute', 'about', 'hour', 'part'] as const),
        form: false,
        typeCode: null,
      }),
    ),
  ];
}

export function numberClasses(classOf: ClassOf, holders: readonly Holder[]): PlantedClass[] {
  const foreign = holders.flatMap(({ transactions }) => transactions).filter(isOrdinary);

  return [
    classOf('the whole number', (of) => {
      const { reference, receipt } = of.transaction;
      const number = of.random.chance(0.5) ? reference : (receipt ?? reference);
      const tail = of.tongue === 'zh' ? `交易号 ${number}。` : ` The number is ${number}.`;
      return {
        ...statementOf(of, { sharpness: 'unsaid', form: false, tail }),
        meant: new Set([of.transaction.reference]),
        result: 'strong',
      };
    }),
    classOf('the end of the number', (of) => {
      const end = of.transaction.reference.slice(-of.random.int(4, 7));
      const tail = of.tongue === 'zh' ? `交易号尾号是${end}。` : ` The transaction number ends in ${end}.`;
      return {
        ...statementOf(of, { sharpness: 'part', form: true, tail }),
        meant: new Set([of.transaction.reference]),
      };
    }),
    classOf('somebody else’s number', (of) => {
      const other = of.random.pick(foreign);
      const own = of.holder.identifiers;
      const isOwn = [...other.debit.identifiers, ...other.credit.identifiers].some(({ kind, value }) =>
        own.some((one) => one.kind === kind && one.value === value),
      );
      const tail = of.tongue === 'zh' ? `交易号 ${other.reference}。` : ` The number is ${other.reference}.`;
      return isOwn ? null : { ...statementOf(of, { sharpness: 'hour', form: true, tail }), foreign: true };
    }),
  ];
}

function traditionalStatement(of: Case): Statement {
  const statement = statementOf(
    { ...of, tongue: 'zh' },
    { sharpness: 'part', form: false, who: otherSide(of.transaction) },
  );

  return {
    ...statement,
    request: { ...statement.request, description: traditional(statement.request.description ?? '') },
  };
}

const tradingName = (name: string): string =>
  /t\/a (.+)$/.exec(name)?.[1] ?? name.replace(/[(（].*[)）]/, '').replace(/有限公司| GmbH| Ltd/, '');
