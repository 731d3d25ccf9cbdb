import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Fraud, loss and false messages: D49 to D54. */
export const SECURITY_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 49,
    type: 'E601',
    article: 'unauthorised-transaction',
    by: 'username',
    says: {
      'zh-CN': '有一笔 1888 元的付款不是我做的。',
      en: 'There is a payment of 1,888 yuan that I did not make.',
    },
    money: [
      {
        agoMs: 14 * HOUR,
        type: 'merchantpay',
        status: 'completed',
        amount: 188_800,
        with: { shop: '星河数码（深圳）有限公司' },
        order: 'ORD-814901',
        details: { deviceId: 'DEV-UNKNOWN-49', geoCode: '1.352100,103.819800' },
      },
    ],
    facts: { customerDenies: true, newDevice: true },
    payee: null,
  },
  {
    row: 50,
    type: 'E601',
    article: 'unauthorised-transaction',
    by: 'walletid',
    says: {
      'zh-CN': '账单里有一笔 65 元,商家名字我没见过。',
      en: 'There are 65 yuan on my statement from a shop whose name I do not know.',
    },
    money: [
      {
        agoMs: 3 * DAY,
        type: 'merchantpay',
        status: 'completed',
        amount: 6_500,
        with: { shop: '星河数码（深圳）有限公司' },
        order: 'ORD-815001',
      },
    ],
    precision: 'day',
    facts: { doesNotRecognise: true },
    payee: null,
  },
  {
    row: 51,
    type: 'E603',
    article: 'device-lost',
    by: 'msisdn',
    says: {
      'zh-CN': '手机丢了,钱包还登录着。',
      en: 'I have lost my phone, and my wallet is still signed in on it.',
    },
    happenedAgoMs: 90 * MINUTE,
  },
  {
    row: 52,
    type: 'E604',
    article: 'phishing-or-fake-app',
    by: 'emailaddress',
    says: {
      'zh-CN': '我在一个假网站上填了密码和验证码。',
      en: 'I entered my password and a code on a website that was false.',
    },
    happenedAgoMs: 50 * MINUTE,
    facts: { codesDisclosed: true },
  },
  {
    row: 53,
    type: 'E604',
    article: 'phishing-or-fake-app',
    by: 'username',
    says: {
      'zh-CN': '收到冒充你们的短信,我没有点。',
      en: 'I got a text message that pretends to be from you. I did not open the link.',
    },
    happenedAgoMs: 4 * HOUR,
    facts: { codesDisclosed: false },
  },
  {
    row: 54,
    type: 'E605',
    article: 'scam-payment',
    by: 'msisdn',
    says: {
      'zh-CN': '我被骗了,给对方转了 2600 元。',
      en: 'I was deceived and have sent 2,600 yuan to them.',
    },
    money: [
      {
        agoMs: 3 * HOUR,
        type: 'transfer',
        status: 'completed',
        amount: 260_000,
        with: 'other-wallet',
        subType: 'toOtherProvider',
      },
    ],
    facts: { wasDeceived: true },
  },
];
