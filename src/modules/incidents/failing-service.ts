import type { NoticeFeature } from '../notices/notice-content.js';
import type { TransactionType } from '../wallets/wallet-transaction.js';

/** What a notice would say fails, where transactions of this kind do. */
export const SERVICE_FEATURES: Readonly<Record<TransactionType, NoticeFeature>> = {
  merchantpay: 'payments',
  billpay: 'payments',
  transfer: 'transfers',
  inttransfer: 'transfers',
  disbursement: 'transfers',
  deposit: 'top-up',
  withdrawal: 'withdrawal',
  adjustment: 'other',
  reversal: 'other',
  unknown: 'other',
};
