import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Payments that did not go through: D01 to D09. */
export const PAYMENT_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 1,
    type: 'E301',
    article: 'payment-fails',
    by: 'username',
    says: {
      'zh-CN': '在晨光超市付 468 元,提示支付失败,我不知道为什么。',
      en: 'I tried to pay 468 yuan at 晨光超市 and it failed. I do not know why.',
    },
    holder: { opening: 320 },
    money: [
      {
        agoMs: 50 * MINUTE,
        type: 'merchantpay',
        status: 'failed',
        reason: 'insufficientFunds',
        amount: 46_800,
        with: { shop: '晨光超市' },
        order: 'ORD-810101',
      },
    ],
  },
  {
    row: 2,
    type: 'E301',
    article: 'limit-exceeded',
    by: 'msisdn',
    says: {
      'zh-CN': '给朋友转 5600 元转不出去,说今天的额度用完了?',
      en: 'I cannot send 5,600 yuan to a friend. It says something about today’s limit.',
    },
    holder: { kycLevel: 1 },
    money: [
      {
        agoMs: 3 * HOUR + 10 * MINUTE,
        type: 'transfer',
        status: 'failed',
        reason: 'dailyValueLimitExceeded',
        amount: 560_000,
        with: 'friend',
      },
    ],
  },
  {
    row: 3,
    type: 'E301',
    article: 'payment-fails',
    by: 'emailaddress',
    says: {
      'zh-CN': '外卖付了 57.5 元,付到一半订单就被取消了。',
      en: 'I was paying 57.50 for a delivery, and in the middle of it the payment was cancelled.',
    },
    money: [
      {
        agoMs: 7 * HOUR,
        type: 'merchantpay',
        status: 'cancelled',
        reason: 'requestDeclined',
        amount: 5_750,
        with: { shop: '美味外卖' },
        order: 'ORD-810301',
      },
    ],
  },
  {
    row: 4,
    type: 'E301',
    article: 'network-problem',
    by: 'walletid',
    says: {
      'zh-CN': '在书店付 132 元,等验证码的时候网络断了,后来就显示失效。',
      en: 'I was paying 132 yuan in a bookshop. The network went while I waited for the code, and then it had expired.',
    },
    money: [
      {
        agoMs: 26 * HOUR,
        type: 'merchantpay',
        status: 'expired',
        reason: 'AUTH_TIMEOUT',
        amount: 13_200,
        with: { shop: '老城書店' },
        order: 'ORD-810401',
      },
    ],
  },
  {
    row: 5,
    type: 'E301',
    article: 'password-forgotten',
    by: 'username',
    says: {
      'zh-CN': '交电费 216.4 元一直付不了,说密码不对。',
      en: 'I cannot pay my electricity bill of 216.40. It says the password is wrong.',
    },
    money: [
      {
        agoMs: 95 * MINUTE,
        type: 'billpay',
        status: 'failed',
        reason: 'requestingPartyAuthorisationError',
        amount: 21_640,
        with: 'biller',
      },
    ],
  },
  {
    row: 6,
    type: 'E301',
    article: 'account-locked',
    by: 'msisdn',
    says: {
      'zh-CN': '给朋友转 300 元失败,提示账户现在不能付款。',
      en: 'Sending 300 yuan to a friend failed. It says my account cannot pay at the moment.',
    },
    holder: { status: 'unavailable', subStatus: 'lockedPin' },
    money: [
      {
        agoMs: 40 * MINUTE,
        type: 'transfer',
        status: 'failed',
        reason: 'PAYER_ACCOUNT_STATE',
        amount: 30_000,
        with: 'friend',
      },
    ],
  },
  {
    row: 7,
    type: 'E302',
    article: 'money-not-arrived',
    by: 'username',
    says: {
      'zh-CN': '转给朋友的 850 元没成功,说对方收不了款。',
      en: 'I sent 850 yuan to a friend, and it says that he cannot receive it.',
    },
    money: [
      {
        agoMs: 5 * HOUR,
        type: 'transfer',
        status: 'failed',
        reason: 'PAYEE_ACCOUNT_STATE',
        amount: 85_000,
        with: 'friend',
      },
    ],
  },
  {
    row: 8,
    type: 'E301',
    article: 'service-maintenance',
    by: 'emailaddress',
    says: {
      'zh-CN': '用银行卡在星河数码付 329 元,页面转了很久最后失败了。',
      en: 'I paid 329 yuan by bank card at 星河数码. The page kept loading and then it failed.',
    },
    money: [
      {
        agoMs: 3 * DAY - 40 * MINUTE,
        type: 'merchantpay',
        status: 'failed',
        reason: 'COUNTERPARTY_OFFLINE',
        amount: 32_900,
        with: { shop: '星河数码（深圳）有限公司' },
        order: 'ORD-810801',
        details: { rail: 'bank-rail-b', cardLast4: '4417' },
      },
    ],
    incident: 'I1',
  },
  {
    row: 9,
    type: 'E301',
    article: 'payment-fails',
    by: 'walletid',
    says: {
      'zh-CN': '咖啡 27 元付款失败,只显示系统错误。',
      en: 'Paying 27 yuan for a coffee failed. It only says system error.',
    },
    money: [
      {
        agoMs: 2 * DAY + 5 * HOUR,
        type: 'merchantpay',
        status: 'failed',
        reason: 'TECHNICAL_ERROR',
        amount: 2_700,
        with: { shop: '蓝鲸咖啡' },
        order: 'ORD-810901',
      },
    ],
  },
];
