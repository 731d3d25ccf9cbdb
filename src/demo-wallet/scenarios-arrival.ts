import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Money that has not arrived: D15 to D21. */
export const ARRIVAL_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 15,
    type: 'E302',
    article: 'money-not-arrived',
    by: 'username',
    says: {
      'zh-CN': '我给王伟转了 620 元,显示成功,他说没收到。',
      en: 'I sent 620 yuan to 王伟. It says done, but he says that nothing has come.',
    },
    money: [
      {
        agoMs: 4 * HOUR,
        type: 'transfer',
        status: 'completed',
        amount: 62_000,
        with: 'friend',
        description: '饭钱',
      },
    ],
  },
  {
    row: 16,
    type: 'E302',
    article: 'wrong-recipient',
    by: 'msisdn',
    says: {
      'zh-CN': '给张磊转了 415 元,他一直说没收到。',
      en: 'I sent 415 yuan to 张磊, and he keeps saying that he has not got it.',
    },
    money: [{ agoMs: 9 * HOUR, type: 'transfer', status: 'completed', amount: 41_500, with: 'friend' }],
    payee: '张磊',
  },
  {
    row: 17,
    type: 'E307',
    article: 'payment-pending',
    by: 'emailaddress',
    says: {
      'zh-CN': '交的电费 188 元一直显示处理中。',
      en: 'My electricity bill of 188 yuan still says processing.',
    },
    money: [
      {
        agoMs: 2 * HOUR,
        type: 'billpay',
        status: 'pending',
        amount: 18_800,
        with: 'biller',
        expectedAfterMs: DAY,
        latestAfterMs: 5 * DAY,
      },
    ],
  },
  {
    row: 18,
    type: 'E307',
    article: 'arrival-times',
    by: 'walletid',
    says: {
      'zh-CN': '交的电费 143 元还在处理中,平时没这么慢。',
      en: 'The 143 yuan that I paid for electricity are still processing. It is not usually this slow.',
    },
    money: [
      {
        agoMs: 30 * HOUR,
        type: 'billpay',
        status: 'pending',
        amount: 14_300,
        with: 'biller',
        expectedAfterMs: DAY,
        latestAfterMs: 5 * DAY,
      },
    ],
  },
  {
    row: 19,
    type: 'E302',
    article: 'payment-pending',
    by: 'username',
    says: {
      'zh-CN': '转到别家钱包的 2300 元两天了还没到。',
      en: 'I sent 2,300 yuan to another wallet two days ago and it is still not there.',
    },
    money: [
      {
        agoMs: 2 * DAY,
        type: 'transfer',
        status: 'pending',
        amount: 230_000,
        with: 'other-wallet',
        subType: 'toOtherProvider',
        expectedAfterMs: 2 * HOUR,
        latestAfterMs: DAY,
      },
    ],
  },
  {
    row: 20,
    type: 'E302',
    article: 'transaction-states',
    by: 'msisdn',
    says: {
      'zh-CN': '转 760 元的时候断网了,不知道到底有没有转出去。',
      en: 'The network broke while I was sending 760 yuan. I do not know whether it went out.',
    },
    money: [
      {
        agoMs: 25 * MINUTE,
        type: 'transfer',
        status: 'doubt',
        amount: 76_000,
        with: 'other-wallet',
        subType: 'toOtherProvider',
        expectedAfterMs: 2 * HOUR,
        latestAfterMs: DAY,
      },
    ],
  },
  {
    row: 21,
    type: 'E302',
    article: 'account-frozen',
    by: 'emailaddress',
    says: {
      'zh-CN': '转给王伟的 3500 元一直没到账,显示处理中。',
      en: 'The 3,500 yuan that I sent to 王伟 have not arrived.',
    },
    money: [
      {
        agoMs: 5 * HOUR,
        type: 'transfer',
        status: 'held',
        amount: 350_000,
        with: 'friend',
        holdReason: 'riskReview',
        holdForMs: 2 * DAY,
      },
    ],
  },
];
