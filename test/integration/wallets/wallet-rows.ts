/** An account of GSMA 1.2 as a stub answers it; `more` identifiers stand beside the phone number. */
export const anAccount = (msisdn = '+8613800000001', ...more: object[]): object => ({
  accountIdentifiers: [{ key: 'msisdn', value: msisdn }, ...more],
  identity: [{}],
  accountStatus: 'available',
});

/** A completed transfer of 10.00 CNY from that phone number, two hours before the tests' present. */
export const aRow = (reference: string, over: object = {}): object => ({
  transactionReference: reference,
  type: 'transfer',
  transactionStatus: 'completed',
  amount: '10.00',
  currency: 'CNY',
  debitParty: [{ key: 'msisdn', value: '+8613800000001' }],
  creditParty: [{ key: 'walletid', value: 'W2' }],
  creationDate: '2026-07-29T08:00:00Z',
  ...over,
});
