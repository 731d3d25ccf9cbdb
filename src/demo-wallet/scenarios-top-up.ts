import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Top-ups and withdrawals: D30 to D37. */
export const TOP_UP_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 30,
    type: 'E401',
    article: 'topup-not-credited',
    by: 'msisdn',
    says: {
      'zh-CN': '刚从银行卡充了 500 元,银行已经扣了,钱包还没到。',
      en: 'I have just topped up 500 yuan. The bank took it, but my wallet does not have it.',
    },
    happenedAgoMs: 12 * MINUTE,
    amount: 50_000,
    facts: { bankShowsDebit: true },
  },
  {
    row: 31,
    type: 'E401',
    article: 'topup-not-credited',
    by: 'emailaddress',
    says: {
      'zh-CN': '好几天前充值的 900 元到现在都没到账。',
      en: 'I topped up 900 yuan several days ago, and it has still not arrived.',
    },
    happenedAgoMs: 5 * DAY,
    amount: 90_000,
    precision: 'day',
    facts: { bankShowsDebit: true },
  },
  {
    row: 32,
    type: 'E401',
    article: 'incoming-not-received',
    by: 'username',
    says: {
      'zh-CN': '充值 350 元,余额一点没变。',
      en: 'I topped up 350 yuan and my balance has not changed.',
    },
    holder: { hasSecondWallet: true },
    money: [
      {
        agoMs: 6 * HOUR,
        type: 'deposit',
        status: 'completed',
        amount: 35_000,
        with: 'bank',
        subType: 'banktopup',
        isOnSecondWallet: true,
      },
    ],
  },
  {
    row: 33,
    type: 'E401',
    article: 'limit-exceeded',
    by: 'walletid',
    says: {
      'zh-CN': '充值 8000 元失败了,银行那边钱已经出去了。',
      en: 'Topping up 8,000 yuan failed, and the money has already left my bank.',
    },
    holder: { kycLevel: 1 },
    money: [
      {
        agoMs: 7 * HOUR,
        type: 'deposit',
        status: 'failed',
        amount: 800_000,
        with: 'bank',
        subType: 'banktopup',
        reason: 'maxBalanceExceeded',
      },
    ],
  },
  {
    row: 34,
    type: 'E402',
    article: 'incoming-not-received',
    by: 'username',
    says: {
      'zh-CN': '客户说给我转了 1350 元,我这边没有。',
      en: 'A client says that he sent me 1,350 yuan. I do not have it.',
    },
    happenedAgoMs: 6 * HOUR,
    amount: 135_000,
    precision: 'hour',
    payee: null,
  },
  {
    row: 35,
    type: 'E501',
    article: 'withdrawal-pending',
    by: 'msisdn',
    says: {
      'zh-CN': '提现 1000 元到银行卡,几个小时了还没到。',
      en: 'I withdrew 1,000 yuan to my bank a few hours ago, and it is not there.',
    },
    money: [
      {
        agoMs: 3 * HOUR,
        type: 'withdrawal',
        status: 'pending',
        amount: 100_000,
        with: 'bank',
        subType: 'tobank',
        expectedAfterMs: 3 * DAY,
        latestAfterMs: 5 * DAY,
      },
    ],
  },
  {
    row: 36,
    type: 'E501',
    article: 'withdrawal-pending',
    by: 'emailaddress',
    says: {
      'zh-CN': '提现 4200 元已经一个多星期了,银行说没有收到。',
      en: 'I withdrew 4,200 yuan more than a week ago. The bank says that nothing has come.',
    },
    money: [
      {
        agoMs: 9 * DAY,
        type: 'withdrawal',
        status: 'pending',
        amount: 420_000,
        with: 'bank',
        subType: 'tobank',
        expectedAfterMs: 3 * DAY,
        latestAfterMs: 5 * DAY,
      },
    ],
    precision: 'day',
  },
  {
    row: 37,
    type: 'E502',
    article: 'withdrawal-failed',
    by: 'username',
    says: {
      'zh-CN': '提现 1600 元被退回来了,是怎么回事?',
      en: 'My withdrawal of 1,600 yuan came back. What happened?',
    },
    money: [
      {
        agoMs: 3 * DAY,
        type: 'withdrawal',
        status: 'reversed',
        amount: 160_000,
        with: 'bank',
        subType: 'tobank',
        fee: 0,
        reason: 'NAME_MISMATCH',
      },
      { agoMs: 2 * DAY, type: 'reversal', status: 'completed', amount: 160_000, with: 'bank', givesBack: 0 },
    ],
  },
];
