import type { ExceptionCode } from '../../src/modules/exceptions/taxonomy.js';
import type { Language } from '../../src/platform/i18n/languages.js';

/** A request with which a part of the story begins. The accounts are those of the demo wallet. */
export interface DemoRequest {
  /** Also the first part of the mail address. */
  readonly customer: string;
  readonly language: Language;
  readonly minutesAgo: number;
  readonly type: ExceptionCode;
  readonly account: string;
  /** Minutes from the transaction to the request. */
  readonly happenedBefore: number;
  readonly zone: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly words: string;
}

/** What happens to the request of a customer afterwards; an agent is named by his name. */
export interface DemoLine {
  readonly of: string;
  readonly minutesAgo: number;
  readonly by: string;
  readonly does: 'claim' | 'say' | 'note' | 'ask-supervisor' | 'resolve';
  readonly words: string;
}

const SHANGHAI = 'Asia/Shanghai';

export const DEMO_REQUESTS: readonly DemoRequest[] = [
  // Solved.
  {
    customer: 'thomas.baker',
    language: 'en',
    minutesAgo: 1_560,
    type: 'E101',
    account: 'thomas.baker',
    happenedBefore: 20,
    zone: 'Europe/London',
    words: 'I changed my phone yesterday, and now every code is refused. I have tried three times.',
  },
  // Nobody has taken it, and the first answer was due four and a half hours ago.
  {
    customer: 'lihua',
    language: 'zh-CN',
    minutesAgo: 300,
    type: 'E306',
    account: 'lihua',
    happenedBefore: 45,
    zone: SHANGHAI,
    amount: '199.00',
    words: '在商店付了 199 元，页面提示交易失败，可是余额已经扣了。店员说没有收到，我又用现金付了一次。',
  },
  // A supervisor was asked for.
  {
    customer: 'amina',
    language: 'en',
    minutesAgo: 180,
    type: 'E302',
    account: 'amina',
    happenedBefore: 35,
    zone: SHANGHAI,
    amount: '500.00',
    words: 'I sent 500 yuan to my friend Li Hua. The app says completed, but she does not see the money.',
  },
];

export const DEMO_TALK: readonly DemoLine[] = [
  { of: 'thomas.baker', minutesAgo: 1_545, by: '梅 Mei', does: 'claim', words: '' },
  {
    of: 'thomas.baker',
    minutesAgo: 1_543,
    by: '梅 Mei',
    does: 'say',
    words:
      'Codes depend on the clock of the phone. Please set date and time to automatic, restart the app, and try one code.',
  },
  {
    of: 'thomas.baker',
    minutesAgo: 1_530,
    by: 'customer',
    does: 'say',
    words: 'That was it, the new phone was six minutes behind. I am in again, thank you.',
  },
  {
    of: 'thomas.baker',
    minutesAgo: 1_525,
    by: '梅 Mei',
    does: 'resolve',
    words: 'The clock of the new phone was wrong. With the automatic time your codes are taken again.',
  },
  { of: 'amina', minutesAgo: 168, by: 'Jonas', does: 'claim', words: '' },
  {
    of: 'amina',
    minutesAgo: 165,
    by: 'Jonas',
    does: 'say',
    words:
      'Thank you, Amina. The record says that the transfer is completed. I am checking which wallet it went to, and you hear from me within the hour.',
  },
  {
    of: 'amina',
    minutesAgo: 160,
    by: 'Jonas',
    does: 'note',
    words: 'Two wallets are registered under this name. Asked operations which of them was credited.',
  },
  {
    of: 'amina',
    minutesAgo: 45,
    by: 'customer',
    does: 'say',
    words: 'It has been two hours now. Is there any news?',
  },
  {
    of: 'amina',
    minutesAgo: 20,
    by: 'customer',
    does: 'ask-supervisor',
    words: 'I was told within the hour and have heard nothing. My friend needs the money today.',
  },
];

/** Somebody waits in the chat. */
export const WAITING_CHAT = {
  customer: 'zhang.wei',
  language: 'zh-CN',
  minutesAgo: 2,
  words: '您好，我提现到银行卡的 800 元一直显示处理中，已经两个小时了。',
  next: '请问今天能到账吗？',
} as const;
