import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Charged although it failed: D10 to D14. */
export const CHARGED_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 10,
    type: 'E306',
    article: 'charged-but-failed',
    by: 'username',
    says: {
      'zh-CN': '超市付了 154.8 元显示失败,钱好像被扣了。',
      en: 'I paid 154.80 in a supermarket. It failed, but I think the money was taken.',
    },
    money: [
      {
        agoMs: 2 * DAY + 2 * HOUR,
        type: 'merchantpay',
        status: 'failed',
        amount: 15_480,
        with: { shop: '晨光便利店' },
        reason: 'NETWORK_OR_AGENT_TIMEOUT',
        debitPosted: true,
        order: 'ORD-811001',
      },
      {
        agoMs: DAY + 6 * HOUR,
        type: 'reversal',
        status: 'completed',
        amount: 15_480,
        with: { shop: '晨光便利店' },
        givesBack: 0,
      },
    ],
  },
  {
    row: 11,
    type: 'E306',
    article: 'charged-but-failed',
    by: 'msisdn',
    says: {
      'zh-CN': '在蓝鲸咖啡馆付 76 元,页面说失败,可是余额少了 76 元。',
      en: 'I paid 76 yuan at 蓝鲸咖啡馆. The page said failed, but my balance is 76 lower.',
    },
    money: [
      {
        agoMs: 3 * HOUR,
        type: 'merchantpay',
        status: 'failed',
        amount: 7_600,
        with: { shop: '蓝鲸咖啡馆' },
        reason: 'TECHNICAL_ERROR',
        debitPosted: true,
        order: 'ORD-811101',
        expectedAfterMs: DAY,
      },
    ],
  },
  {
    row: 12,
    type: 'E306',
    article: 'charged-but-failed',
    by: 'emailaddress',
    says: {
      'zh-CN': '付了 1280 元没成功,钱扣了快一个星期还没退给我。',
      en: 'A payment of 1,280 yuan failed. The money left almost a week ago and has not come back.',
    },
    money: [
      {
        agoMs: 6 * DAY,
        type: 'merchantpay',
        status: 'failed',
        amount: 128_000,
        with: { shop: '星河数码（深圳）有限公司' },
        reason: 'NETWORK_OR_AGENT_TIMEOUT',
        debitPosted: true,
        order: 'ORD-811201',
        expectedAfterMs: DAY,
      },
    ],
  },
  {
    row: 13,
    type: 'E306',
    article: 'charged-but-failed',
    by: 'walletid',
    says: {
      'zh-CN': '打车软件扣了我 60 元,可是行程已经取消了。',
      en: 'A ride app took 60 yuan from me, but the ride was cancelled.',
    },
    money: [
      {
        agoMs: 20 * HOUR,
        type: 'merchantpay',
        status: 'pending',
        amount: 6_000,
        with: { shop: 'Sunrise Rides' },
        subType: 'authorisation',
        order: 'ORD-811301',
        holdReason: 'authorisation',
        holdForMs: 7 * DAY,
      },
    ],
  },
  {
    row: 14,
    type: 'E306',
    article: 'topup-not-credited',
    by: 'username',
    says: {
      'zh-CN': '银行卡扣了 240 元买书,可是钱包里根本没有这笔记录。',
      en: 'My bank card was charged 240 yuan for books, but there is nothing about it in my wallet.',
    },
    happenedAgoMs: 2 * HOUR + 30 * MINUTE,
    amount: 24_000,
    payee: '老城書店',
    facts: { bankShowsDebit: true },
  },
];
