import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Charges that look wrong, and money that went to the wrong one: D22 to D29. */
export const CHARGE_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 22,
    type: 'E303',
    article: 'duplicate-charge',
    by: 'username',
    says: {
      'zh-CN': '在晨光超市买东西,89.9 元扣了两次。',
      en: 'I was charged 89.90 twice at 晨光超市.',
    },
    money: [
      {
        agoMs: 6 * HOUR,
        type: 'merchantpay',
        status: 'completed',
        amount: 8_990,
        with: { shop: '晨光超市' },
      },
      {
        agoMs: 6 * HOUR - 3 * MINUTE,
        type: 'merchantpay',
        status: 'completed',
        amount: 8_990,
        with: { shop: '晨光超市' },
      },
    ],
    expected: 1,
  },
  {
    row: 23,
    type: 'E303',
    article: 'duplicate-charge',
    by: 'walletid',
    says: {
      'zh-CN': '买咖啡 31 元付了两遍,是不是扣了两次?',
      en: 'I paid 31 yuan for coffee twice. Was I charged two times?',
    },
    money: [
      {
        agoMs: 8 * HOUR,
        type: 'merchantpay',
        status: 'completed',
        amount: 3_100,
        with: { shop: '蓝鲸咖啡' },
        order: 'ORD-812301',
      },
      {
        agoMs: 8 * HOUR + 2 * MINUTE,
        type: 'merchantpay',
        status: 'failed',
        amount: 3_100,
        with: { shop: '蓝鲸咖啡' },
        reason: 'NETWORK_OR_AGENT_TIMEOUT',
        order: 'ORD-812301',
      },
    ],
  },
  {
    row: 24,
    type: 'E303',
    article: 'auto-debit-unwanted',
    by: 'msisdn',
    says: {
      'zh-CN': '外卖平台 45 元扣了两笔,我只记得点了一次。',
      en: 'The delivery service charged 45 yuan twice. I remember ordering only once.',
    },
    money: [
      {
        agoMs: 10 * HOUR,
        type: 'merchantpay',
        status: 'completed',
        amount: 4_500,
        with: { shop: '美味外卖' },
        order: 'ORD-812401',
      },
      {
        agoMs: 10 * HOUR - 6 * MINUTE,
        type: 'merchantpay',
        status: 'completed',
        amount: 4_500,
        with: { shop: '美味外卖' },
        order: 'ORD-812402',
      },
    ],
    expected: 1,
  },
  {
    row: 25,
    type: 'E308',
    article: 'fees-and-limits',
    by: 'emailaddress',
    says: {
      'zh-CN': '提现 2000 元,为什么扣了我 2002 元?',
      en: 'I withdrew 2,000 yuan. Why did you take 2,002?',
    },
    money: [
      {
        agoMs: 28 * HOUR,
        type: 'withdrawal',
        status: 'completed',
        amount: 200_000,
        with: 'bank',
        subType: 'tobank',
      },
    ],
    amount: 200_200,
    facts: { owed: '2000.00' },
  },
  {
    row: 26,
    type: 'E304',
    article: 'cross-border-fx',
    by: 'username',
    says: {
      'zh-CN': '往国外汇款,下单时说 1490 元,最后扣了 1512 元。',
      en: 'I sent money abroad. I was told 1,490 yuan, and 1,512 were taken.',
    },
    money: [
      {
        agoMs: 4 * DAY,
        type: 'inttransfer',
        status: 'completed',
        amount: 151_200,
        with: 'abroad',
        details: {
          fxRate: '0.1316',
          fxQuotedRate: '0.1335',
          fxSourceAmount: '1512.00',
          fxSourceCurrency: 'CNY',
          fxTargetAmount: '198.98',
          fxTargetCurrency: 'EUR',
        },
      },
    ],
    facts: { owed: '1490.00' },
  },
  {
    row: 27,
    type: 'E304',
    article: 'wrong-amount',
    by: 'walletid',
    says: {
      'zh-CN': '书店明明说 168 元,结果扣了我 186 元。',
      en: 'The bookshop said 168 yuan, but 186 were taken.',
    },
    money: [
      {
        agoMs: 11 * HOUR,
        type: 'merchantpay',
        status: 'completed',
        amount: 18_600,
        with: { shop: '老城書店' },
        order: 'ORD-812701',
      },
    ],
    facts: { owed: '168.00' },
  },
  {
    row: 28,
    type: 'E305',
    article: 'wrong-recipient',
    by: 'msisdn',
    says: {
      'zh-CN': '刚刚转错人了,1500 元,选的是次日到账,能撤回吗?',
      en: 'I have just sent 1,500 yuan to the wrong person, to arrive the next day. Can it be stopped?',
    },
    money: [
      {
        agoMs: 20 * MINUTE,
        type: 'transfer',
        status: 'pending',
        amount: 150_000,
        with: 'friend',
        subType: 'nextDay',
        expectedAfterMs: DAY,
        latestAfterMs: DAY + 2 * HOUR,
      },
    ],
    payee: '张磊',
  },
  {
    row: 29,
    type: 'E305',
    article: 'wrong-recipient',
    by: 'username',
    says: {
      'zh-CN': '我把 700 元转给了不认识的人,手机号输错了一位。',
      en: 'I sent 700 yuan to a stranger. I had one digit of the phone number wrong.',
    },
    money: [
      {
        agoMs: 5 * HOUR + 20 * MINUTE,
        type: 'transfer',
        status: 'completed',
        amount: 70_000,
        with: 'friend',
      },
    ],
    payee: null,
  },
];
