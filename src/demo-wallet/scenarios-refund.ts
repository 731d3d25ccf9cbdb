import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Refunds: D38 to D40. */
export const REFUND_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 38,
    type: 'E503',
    article: 'refund-not-arrived',
    by: 'walletid',
    says: {
      'zh-CN': '退货的 258 元说退了,我没看到。',
      en: 'They say that my 258 yuan were refunded. I do not see them.',
    },
    money: [
      {
        agoMs: 5 * DAY,
        type: 'merchantpay',
        status: 'reversed',
        amount: 25_800,
        with: { shop: '星河数码（深圳）有限公司' },
        order: 'ORD-813801',
      },
      {
        agoMs: 2 * DAY,
        type: 'adjustment',
        status: 'completed',
        amount: 25_800,
        with: { shop: '星河数码（深圳）有限公司' },
        subType: 'refund',
        givesBack: 0,
        details: { destination: 'wallet' },
      },
    ],
    expected: 1,
    facts: { refundTo: 'wallet' },
  },
  {
    row: 39,
    type: 'E503',
    article: 'refund-not-arrived',
    by: 'msisdn',
    says: {
      'zh-CN': '退到银行卡的 412 元还没到,三天了。',
      en: 'My refund of 412 yuan to my bank card is not there after three days.',
    },
    money: [
      {
        agoMs: 8 * DAY,
        type: 'merchantpay',
        status: 'completed',
        amount: 41_200,
        with: { shop: '老城書店' },
        order: 'ORD-813901',
        details: { cardLast4: '2290' },
      },
      {
        agoMs: 3 * DAY,
        type: 'adjustment',
        status: 'pending',
        amount: 41_200,
        with: { shop: '老城書店' },
        subType: 'card',
        givesBack: 0,
        expectedAfterMs: 9 * DAY,
        latestAfterMs: 14 * DAY,
        details: { destination: 'card', cardLast4: '2290' },
      },
    ],
    expected: 1,
    precision: 'day',
    facts: { refundTo: 'card' },
  },
  {
    row: 40,
    type: 'E503',
    article: 'refund-not-arrived',
    by: 'emailaddress',
    says: {
      'zh-CN': '买的东西退了,商家答应退 199.5 元,一直没退。',
      en: 'I returned something. The shop promised me 199.50 back, and nothing has come.',
    },
    money: [
      {
        agoMs: 5 * DAY,
        type: 'merchantpay',
        status: 'completed',
        amount: 19_950,
        with: { shop: '晨光超市' },
        order: 'ORD-814001',
      },
    ],
    precision: 'day',
    facts: { refundPromised: true },
  },
];
