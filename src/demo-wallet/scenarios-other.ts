import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The wallet away, nothing found, cash and balances: D55, D56 and D59 to D61. */
export const OTHER_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 55,
    type: 'E301',
    article: 'service-maintenance',
    by: 'username',
    says: {
      'zh-CN': '付款 93 元失败了,帮我查一下。',
      en: 'A payment of 93 yuan failed. Please have a look.',
    },
    money: [
      {
        agoMs: 2 * HOUR,
        type: 'merchantpay',
        status: 'failed',
        amount: 9_300,
        with: { shop: '晨光便利店' },
        reason: 'insufficientFunds',
        order: 'ORD-815501',
      },
    ],
    expected: null,
    happenedAgoMs: 2 * HOUR,
    amount: 9_300,
    facts: { walletIsAway: true },
  },
  {
    row: 56,
    type: 'E301',
    article: 'reach-support',
    by: 'username',
    says: {
      'zh-CN': '前几天有一笔付款没成功,大概一百多。',
      en: 'A payment failed some days ago. It was a bit over a hundred.',
    },
    account: 'nobody.here56',
    happenedAgoMs: 4 * DAY,
    precision: 'unknown',
  },
  {
    row: 59,
    type: 'E504',
    article: 'cash-not-dispensed',
    by: 'msisdn',
    says: {
      'zh-CN': '在代理点取 800 元现金,钱扣了没给我。',
      en: 'I took out 800 yuan in cash at an agent. The money was taken, but I got no cash.',
    },
    money: [
      {
        agoMs: 5 * HOUR + 40 * MINUTE,
        type: 'withdrawal',
        status: 'completed',
        amount: 80_000,
        with: 'agent',
        subType: 'cashout',
        details: { terminal: 'TERM-5901' },
      },
    ],
    facts: { customerDenies: true },
  },
  {
    row: 60,
    type: 'E204',
    article: 'balance-incorrect',
    by: 'walletid',
    says: {
      'zh-CN': '余额和可用余额对不上,少了 220 元。',
      en: 'My balance and what I can spend do not agree. 220 yuan are missing.',
    },
    money: [
      {
        agoMs: 15 * HOUR,
        type: 'merchantpay',
        status: 'pending',
        amount: 22_000,
        with: { shop: 'Sunrise Rides' },
        subType: 'authorisation',
        order: 'ORD-816001',
        holdReason: 'authorisation',
        holdForMs: 7 * DAY,
      },
      {
        agoMs: HOUR,
        type: 'deposit',
        status: 'pending',
        amount: 30_000,
        with: 'bank',
        subType: 'banktopup',
        expectedAfterMs: 10 * HOUR,
        latestAfterMs: 3 * DAY,
      },
    ],
    expected: null,
    happenedAgoMs: HOUR,
    amount: 22_000,
  },
  {
    row: 61,
    type: 'E403',
    article: 'agent-cash-in-missing',
    by: 'emailaddress',
    says: {
      'zh-CN': '在代理点存了 1200 元现金,有小票,钱包没到账。',
      en: 'I paid in 1,200 yuan at an agent and have the slip. It is not in my wallet.',
    },
    happenedAgoMs: 4 * HOUR + 15 * MINUTE,
    amount: 120_000,
    facts: { hasAgentReceipt: true },
  },
];
