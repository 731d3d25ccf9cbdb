import { pinyin } from 'pinyin-pro';
import { Converter } from 'opencc-js/cn2t';
import { Random } from '../../../src/demo-wallet/random.js';
import { areAlike } from '../../../src/modules/matching/duplicate-pairs.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { emptyAccount, largeAccount, nightsOfChange } from './planted-accounts.js';
import type { Holder } from './ledger-lookup.js';
import type { TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import { chineseAmount, localOf, otherSide, partZh, type Tongue } from './phrases.js';
import {
  type Case,
  type Manner,
  sentAfter,
  type Sharpness,
  type Statement,
  statementOf,
  wrongZone,
  zoneOf,
} from './statements.js';

/** One kind of statements, and as many of it as are wanted; fewer where the ledger has no more. */
export interface PlantedClass {
  readonly name: string;
  /** Another wallet than the ledger's. */
  readonly lookup?: TransactionLookup;
  readonly statements: (count: number) => Statement[];
}

const HOUR = 3_600_000;
const traditional = Converter({ from: 'cn', to: 't' });
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const isLeg = ({ originalReference }: WalletTransaction): boolean => originalReference !== null;
const isOrdinary = (transaction: WalletTransaction): boolean =>
  !isLeg(transaction) && transaction.createdAt !== null;
const cents = ({ amount }: WalletTransaction): string => amount.split('.')[1] ?? '';
const whole = ({ amount }: WalletTransaction): number => Number(amount.split('.')[0]);
const isRound = (transaction: WalletTransaction): boolean => /^0*$/.test(cents(transaction));

type Telling = (of: Case) => Statement | null;

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

type ClassOf = (
  name: string,
  tell: Telling,
  wanted?: (transaction: WalletTransaction) => boolean,
) => PlantedClass;

const told =
  (manner: Manner): Telling =>
  (of) =>
    statementOf(of, manner);

const SHARPNESS: Readonly<Record<Sharpness, string>> = {
  minute: 'to the minute',
  about: 'to the half hour',
  hour: 'to the hour',
  part: 'by part of the day',
  day: 'by day',
  vague: 'some days ago',
  now: 'just now',
  unsaid: 'no time',
};

function timeClasses(classOf: ClassOf): PlantedClass[] {
  const sharp = Object.keys(SHARPNESS) as Sharpness[];
  const named = (sharpness: Sharpness): Partial<Manner> & Pick<Manner, 'sharpness'> => ({ sharpness });

  return sharp.flatMap((sharpness) => [
    classOf(`${SHARPNESS[sharpness]}, right zone`, (of) => {
      const isFaint = sharpness === 'vague' || sharpness === 'unsaid';
      return statementOf(near(of, sharpness), {
        ...named(sharpness),
        form: true,
        ...(isFaint ? { who: otherSide(of.transaction) } : {}),
      });
    }),
    ...(['minute', 'hour', 'part', 'day'].includes(sharpness)
      ? [
          classOf(`${SHARPNESS[sharpness]}, wrong zone`, (of) =>
            statementOf(of, { ...named(sharpness), form: true, zone: wrongZone(of.zone, of.random) }),
          ),
          classOf(`${SHARPNESS[sharpness]}, wallet without zones`, (of) => ({
            ...statementOf(of, { ...named(sharpness), form: true }),
            zoneless: of.zone,
          })),
        ]
      : []),
    ...(sharpness === 'unsaid' || sharpness === 'vague'
      ? []
      : [
          classOf(`${SHARPNESS[sharpness]}, in words alone`, (of) =>
            statementOf(near(of, sharpness), { ...named(sharpness), form: false }),
          ),
        ]),
  ]);
}

/** What was just now was minutes ago; what was some days ago not more than six. */
function near(of: Case, sharpness: Sharpness): Case {
  const { transaction, random } = of;
  const at = (transaction.createdAt ?? of.sentAt).getTime();
  const after =
    sharpness === 'now'
      ? random.int(60_000, 25 * 60_000)
      : sharpness === 'unsaid'
        ? random.int(HOUR, 70 * HOUR)
        : null;

  return after === null ? of : { ...of, sentAt: new Date(at + after) };
}

function amountClasses(classOf: ClassOf): PlantedClass[] {
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

function wordClasses(classOf: ClassOf): PlantedClass[] {
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

function numberClasses(classOf: ClassOf, holders: readonly Holder[]): PlantedClass[] {
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

/** As many as are wanted, spread over everybody; each by a chance of its own, so that more of them change none. */
function statementsOf(
  name: string,
  holders: readonly Holder[],
  count: number,
  tell: Telling,
  wanted: (transaction: WalletTransaction) => boolean,
): Statement[] {
  const random = new Random(`planted ${name}`);
  const pool = holders.flatMap((holder) =>
    holder.transactions.filter(wanted).map((transaction) => ({ holder, transaction })),
  );
  const statements: Statement[] = [];
  for (let tries = 0; statements.length < count && pool.length > 0 && tries < 60 * count; tries += 1) {
    const { holder, transaction } = random.pick(pool);
    const zone = zoneOf(holder);
    const own = new Random(`${name} ${tries} ${transaction.reference}`);
    const tongue: Tongue = holder.row.currency === 'CNY' && own.chance(0.8) ? 'zh' : 'en';
    const statement = tell({
      holder,
      transaction,
      zone,
      tongue,
      sentAt: sentAfter(transaction, own),
      random: own,
    });
    if (statement) {
      statements.push(statement);
    }
  }

  return statements;
}

const hasTwin = (transaction: WalletTransaction, holders: readonly Holder[]): boolean =>
  holders.some(
    ({ transactions }) =>
      transactions.includes(transaction) && transactions.some((other) => areAlike(transaction, other)),
  );

/** Where memory is wrong in one thing, or says little: nobody must be sure of another transaction. */
function hardClasses(classOf: ClassOf): PlantedClass[] {
  const isLarge = (one: WalletTransaction): boolean => isOrdinary(one) && whole(one) >= 20;
  const named = (one: WalletTransaction): boolean => isOrdinary(one) && otherSide(one) !== '';

  return [
    classOf(
      'another amount remembered',
      (of) =>
        statementOf(of, {
          sharpness: 'about',
          form: true,
          amount: String(Math.round(whole(of.transaction) * (1.1 + of.random.next() * 0.4))),
          who: otherSide(of.transaction),
        }),
      isLarge,
    ),
    classOf('a day earlier or later than it was', (of) => {
      const statement = statementOf(of, { sharpness: 'unsaid', form: true });
      const at = new Date(
        (of.transaction.createdAt ?? of.sentAt).getTime() + of.random.pick([-24, 24]) * HOUR,
      );
      const occurred = {
        localDate: localOf(at, of.zone).date,
        localTime: null,
        zone: of.zone,
        precision: 'day',
      } as const;
      return at > of.sentAt ? null : { ...statement, request: { ...statement.request, occurred } };
    }),
    classOf('an hour earlier or later than it was', (of) => {
      const statement = statementOf(of, { sharpness: 'unsaid', form: true });
      const at = localOf(
        new Date((of.transaction.createdAt ?? of.sentAt).getTime() + of.random.pick([-1, 1]) * HOUR),
        of.zone,
      );
      const occurred = {
        localDate: at.date,
        localTime: `${String(at.hour).padStart(2, '0')}:00`,
        zone: of.zone,
        precision: 'hour',
      } as const;
      return { ...statement, request: { ...statement.request, occurred } };
    }),
    classOf(
      'a name and a part of the day, wrong zone',
      (of) =>
        statementOf(of, {
          sharpness: 'part',
          form: true,
          amount: null,
          who: otherSide(of.transaction),
          zone: wrongZone(of.zone, of.random),
        }),
      named,
    ),
    classOf(
      'about an amount and the day, no name',
      (of) =>
        statementOf(of, {
          sharpness: 'day',
          form: true,
          spoken:
            of.tongue === 'zh'
              ? `大概${roundly(whole(of.transaction))}块`
              : `about ${roundly(whole(of.transaction))}`,
        }),
      isLarge,
    ),
    classOf('another kind of trouble than its state shows', (of) =>
      statementOf(of, {
        sharpness: 'part',
        form: true,
        typeCode: of.transaction.state === 'COMPLETED' ? 'E301' : 'E303',
      }),
    ),
  ];
}

/** 昨天晚上12点, which may be either midnight of yesterday; `yesterday around midnight`. */
function aroundMidnight(of: Case): Statement | null {
  const then = localOf(of.transaction.createdAt ?? of.sentAt, of.zone);
  if (then.hour !== 23 && then.hour !== 0) {
    return null;
  }
  const sentAt = new Date((of.transaction.createdAt ?? of.sentAt).getTime() + of.random.int(9, 14) * HOUR);
  const isToday = localOf(sentAt, of.zone).days === then.days;
  const words =
    of.tongue === 'zh'
      ? isToday
        ? of.random.chance(0.5)
          ? '昨天晚上12点'
          : '今天凌晨'
        : '昨晚12点'
      : isToday
        ? 'last night around midnight'
        : 'yesterday around midnight';
  const statement = statementOf({ ...of, sentAt }, { sharpness: 'unsaid', form: false });
  const isEarlier = words === '今天凌晨' && then.hour !== 0;

  return {
    ...statement,
    request: {
      ...statement.request,
      description: `${isEarlier ? partZh(then.hour) : words}${of.tongue === 'zh' ? '' : ', '}${statement.request.description}`,
    },
  };
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

/** To one or two places, as people remember. */
function roundly(value: number): number {
  const place = value < 100 ? 5 : value < 1_000 ? 10 : 100;

  return Math.round(value / place) * place;
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
