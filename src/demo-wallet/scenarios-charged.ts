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
        reason: 'NETWORK_OR_AGENT_TIMEOUT',
        debitPosted: true,
        amount: 15_480,
        with: { shop: '晨光便利店' },
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
];
