import type { Reader } from '../../platform/database/reader.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Log } from '../../platform/logging/log.js';
import type { MoneyLook } from '../tickets/money-look.js';
import type { WalletProvider } from '../wallets/wallet-provider.js';
import { WalletError } from '../wallets/wallet-error.js';
import { ReversalLook } from './reversal-look.js';
import type { ReversalRow } from './reversal-row.js';
import { ReversalWallet } from './reversal-wallet.js';

const seen = (reference: string, originalReference: string | null, over: object = {}) => ({
  reference,
  originalReference,
  provider: 'gsma',
  state: 'COMPLETED',
  rawState: 'completed',
  amount: '40.00',
  currency: 'CNY',
  fees: [],
  ...over,
});

const NOBODY = { identifiers: [], isCustomer: false };

describe('what the wallet shows of money that goes back', () => {
  const ORDERED = { originalReference: 'TX1', reversalReference: 'RV1' } as ReversalRow;
  const shownAs = (originalReference: string | null) =>
    new ReversalWallet(
      { getTransaction: () => Promise.resolve(seen('RV1', originalReference)) } as unknown as WalletProvider,
      {} as Log,
    ).watch(ORDERED);

  it('is through by the number that it was given, also where the wallet does not show what it gives back', async () => {
    expect((await shownAs(null)).state).toBe('DONE');
    expect((await shownAs('TX1')).state).toBe('DONE');
  });

  it('is no order of somebody else where the wallet only refuses our credentials', async () => {
    const logged: string[] = [];
    const log = { warn: () => logged.push('warn'), error: () => logged.push('error') } as unknown as Log;
    const refusedWith = (code: string | null) =>
      new ReversalWallet(
        {
          recoverReversal: () =>
            Promise.reject(
              new WalletError('UNAUTHORISED', 'the wallet answered 401', {
                said: code === null ? null : { category: 'authorisation', code },
              }),
            ),
        } as unknown as WalletProvider,
        log,
      ).whatBecameOf({ ...ORDERED, partMinor: null, ticket: { id: 'T1', reference: 'WD-1' } } as ReversalRow);

    expect((await refusedWith(null)).state).toBe('NO_ANSWER');
    expect((await refusedWith('accessTokenExpired')).state).toBe('NO_ANSWER');
    expect((await refusedWith('ClientAuthorisationError')).state).toBe('FOREIGN');
    expect(logged).toEqual(['warn', 'warn', 'error']);
  });

  it('is not believed where it gives back something else', async () => {
    expect((await shownAs('TX9')).state).toBe('NO_ANSWER');
  });

  it.each([
    ['tied to its original', 'TX1', ['40.00']],
    ['shown without it', null, ['40.00']],
    ['not shown at all', undefined, ['40.00']],
  ])('counts once where it is %s', async (_, originalReference, given) => {
    const subject = seen('TX1', null, { amount: '100.00', debit: NOBODY, credit: NOBODY });
    const made = originalReference === undefined ? [] : [seen('RV1', originalReference)];
    const money = {
      look: () => Promise.resolve({ wallet: 'reachable', subject, others: [subject, ...made], isCut: false }),
    } as unknown as MoneyLook;
    const done = { reversal_reference: 'RV1', amount_minor: 4000, currency: 'CNY' };
    const reader = { rows: () => Promise.resolve([done]) } as unknown as Reader;

    const unitOfWork = { run: () => Promise.resolve() } as unknown as UnitOfWork;

    expect((await new ReversalLook(money, reader, unitOfWork).at('ticket', 'TX1')).given).toEqual(given);
  });
});
