import type { Random } from '../../../src/demo-wallet/random.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { Tongue } from './phrases.js';

/** What somebody says of a transaction, in his own words, with places for when, how much and who. */
export function storyOf(
  transaction: WalletTransaction,
  tongue: Tongue,
  { when, money, who }: { readonly when: string; readonly money: string; readonly who: string },
  random: Random,
): string {
  const { type, direction } = transaction;
  const at = tongue === 'zh' ? (who ? `在${who}` : '') : who ? ` at ${who}` : '';
  const to = tongue === 'zh' ? (who ? `给${who}` : '') : who ? ` to ${who}` : '';
  const from = tongue === 'zh' ? (who ? `${who}` : '') : who ? ` from ${who}` : '';
  const zh: Readonly<Record<string, readonly string[]>> = {
    merchantpay: [
      `${when}${at}付了${money}，请帮忙查一下这笔付款。`,
      `我${when}${at}买东西扣了${money}，有问题。`,
    ],
    transfer:
      direction === 'in'
        ? [`${when}${from}转给我${money}，我这边看不到。`]
        : [`${when}转${to}${money}，请核实这笔转账。`, `我${when}转账${money}${to}，想确认情况。`],
    deposit: [
      `${when}充值${money}，余额没有变化。`,
      `我${when}${from ? `从${from}` : ''}充了${money}没看到。`,
    ],
    withdrawal: [`${when}提现${money}${who ? `到${who}` : ''}，还没收到。`],
    billpay: [`${when}${to ? `给${who}` : ''}缴费${money}，对方说没收到。`],
    disbursement: [`${when}${from}应该发给我${money}，请查一下。`],
    inttransfer: [`${when}汇到国外${money}，对方还没收到。`],
    adjustment: [`${when}${from}退款${money}，没有看到钱。`],
    reversal: [`${when}退款${money}，没有看到钱。`],
  };
  const en: Readonly<Record<string, readonly string[]>> = {
    merchantpay: [
      `I paid ${money}${at} ${when}, please look at this payment.`,
      `${when} there was a payment of ${money}${at} and something is wrong.`,
    ],
    transfer:
      direction === 'in'
        ? [`I should have got ${money}${from} ${when} and see nothing.`]
        : [
            `I sent ${money}${to} ${when}, please check this transfer.`,
            `${when} I transferred ${money}${to}. What happened to it?`,
          ],
    deposit: [`I topped up ${money} ${when} and the balance did not change.`],
    withdrawal: [`I withdrew ${money}${to} ${when} and it has not arrived.`],
    billpay: [`I paid a bill of ${money}${to} ${when} and they say nothing came.`],
    disbursement: [`I should have received ${money}${from} ${when}.`],
    inttransfer: [`I sent ${money} abroad ${when}, and it is not there.`],
    adjustment: [`The refund of ${money}${from} ${when} is missing.`],
    reversal: [`The refund of ${money} ${when} is missing.`],
  };

  return random.pick((tongue === 'zh' ? zh : en)[type] ?? [`${when} ${money} ${who}`]);
}
