import type { Direction, TransactionType } from '../../wallets/wallet-transaction.js';

const IN =
  /收到|没收到|未收到|收款|转给我|打给我|汇给我|发给我|充值|存入|入账|工资|红包|退款|退回|退给|received?|sent me|paid me|transferred to me|top(?:ped)?[ -]?up|deposit|salary|refund|incoming|cash(?:ed)?[ -]in/;
const OUT =
  /转给(?!我)|转了|转账给|转出|汇给(?!我)|付款|付了|支付|扣款|扣了|扣费|买|花了|缴|提现|取现|取款|充话费|\bsent (?!me)|\bpaid (?!me)|\bpay(?:ment|ing)?\b|bought|withdr[ae]w|withdrawal|transferred (?!to me)|charged|debited|spent|cash(?:ed)?[ -]out|took out/;

/** Which way the money went, where the words say one way only. */
export function saidDirection(text: string): Direction | null {
  const [isIn, isOut] = [IN.test(text), OUT.test(text)];

  return isIn === isOut ? null : isIn ? 'in' : 'out';
}

const TYPES: readonly (readonly [RegExp, readonly TransactionType[]])[] = [
  [/退款|退货|退回|refund|money back|reversal|reversed/, ['adjustment', 'reversal']],
  [/提现|取现|取款|取钱|吐钞|withdr[ae]w|withdrawal|cash(?:ed)?[ -]out|atm/, ['withdrawal']],
  [/充话费|话费|电费|水费|燃气费|缴费|账单|\bbills?\b|electricity|water bill|utility/, ['billpay']],
  [/充值|存入|存钱|top(?:ped)?[ -]?up|deposit|cash(?:ed)?[ -]in/, ['deposit']],
  [/境外|海外|国外|国际|跨境|汇款到|abroad|overseas|international|remittance/, ['inttransfer']],
  [/工资|薪水|红包|奖励|salary|wages|payroll|red packet|payout/, ['disbursement']],
  [/转账|转给|转了|汇给|转出|transferr?|\bsent\b|\bsend\b/, ['transfer', 'inttransfer']],
  [
    /付款|扫码|买|店|超市|商家|商户|外卖|咖啡|打车|shop|store|merchant|bought|purchase|\bpaid at\b|restaurant|coffee/,
    ['merchantpay'],
  ],
];

/** Kinds of transactions that the words speak of; none where they speak of any. */
export const saidTypes = (text: string): TransactionType[] => [
  ...new Set(TYPES.flatMap(([words, types]) => (words.test(text) ? types : []))),
];

const CHANNELS: readonly (readonly [RegExp, string])[] = [
  [/\bussd\b|\*\d{3}#|拨号/, 'ussd'],
  [/网页|网站|浏览器|电脑|website|browser|web ?page/, 'web'],
];

/** The way that was used, where it is not the app, which everybody names. */
export const saidChannel = (text: string): string | null =>
  CHANNELS.find(([words]) => words.test(text))?.[1] ?? null;
