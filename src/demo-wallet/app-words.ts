import type { LedgerStatus } from './mix.js';

/**
 * What the app says. It is another program than the desk, as an operator's app would be, and has its words with it.
 */
export interface AppWords {
  readonly title: string;
  readonly lead: string;
  readonly people: string;
  readonly balance: string;
  readonly recent: string;
  readonly help: string;
  readonly helpWith: string;
  readonly helpButton: string;
  readonly other: string;
  readonly paid: string;
  readonly received: string;
  readonly statuses: Readonly<Record<LedgerStatus, string>>;
}

export type AppLanguage = 'en' | 'zh-CN';

export const APP_WORDS: Readonly<Record<AppLanguage, AppWords>> = {
  en: {
    title: 'Demo wallet',
    lead: 'The app of an invented wallet, to see how its customers come to the desk.',
    people: 'Whose wallet do you hold?',
    balance: 'Balance',
    recent: 'Recent transactions',
    help: 'Get help',
    helpWith: 'Get help with this',
    helpButton: 'Help',
    other: 'Another person',
    paid: 'Paid to',
    received: 'Received from',
    statuses: {
      initiated: 'Started',
      pending: 'In processing',
      held: 'In processing',
      doubt: 'Being checked',
      completed: 'Done',
      failed: 'Not carried out',
      cancelled: 'Cancelled',
      expired: 'Expired',
      reversed: 'Returned',
      partiallyreversed: 'Returned in part',
    },
  },
  'zh-CN': {
    title: '演示钱包',
    lead: '这是一个虚构钱包的应用，用来查看客户如何进入客服台。',
    people: '您使用谁的钱包？',
    balance: '余额',
    recent: '最近交易',
    help: '寻求帮助',
    helpWith: '就这笔交易寻求帮助',
    helpButton: '帮助',
    other: '换一个人',
    paid: '付给',
    received: '收自',
    statuses: {
      initiated: '已提交',
      pending: '处理中',
      held: '处理中',
      doubt: '核实中',
      completed: '已完成',
      failed: '未完成',
      cancelled: '已取消',
      expired: '已过期',
      reversed: '已退回',
      partiallyreversed: '部分退回',
    },
  },
};
