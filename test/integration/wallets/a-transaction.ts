import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';

/** A completed payment of 199.00 CNY; say only what matters to the test. */
export function aTransaction(over: Partial<WalletTransaction> = {}): WalletTransaction {
  const at = new Date('2026-07-28T12:00:00Z');

  return {
    reference: 'TX1',
    receipt: 'R1',
    partnerReference: null,
    orderNumber: null,
    tradingName: null,
    mandateReference: null,
    originalReference: null,
    type: 'merchantpay',
    subType: null,
    state: 'COMPLETED',
    rawState: 'completed',
    reason: null,
    rawReason: null,
    debit: { identifiers: [{ kind: 'msisdn', value: '+8613800000001' }], display: '李华', isCustomer: true },
    credit: {
      identifiers: [{ kind: 'organisationid', value: 'ORG4711007' }],
      display: '蓝鲸咖啡',
      isCustomer: false,
    },
    direction: 'out',
    amount: '199.00',
    currency: 'CNY',
    fees: [],
    totalDebited: '199.00',
    description: 'a present for my sister',
    channel: 'app',
    terminal: 'till 7',
    geo: null,
    device: null,
    cardLastFour: null,
    createdAt: at,
    zoneAssumed: false,
    modifiedAt: at,
    requestedAt: null,
    legs: { debit: 'posted', credit: 'posted', assumed: false },
    hold: null,
    expectedAt: null,
    eta: null,
    fx: null,
    links: { reversals: [], duplicates: [] },
    fetchedAt: at,
    provider: 'gsma',
    ...over,
  };
}
