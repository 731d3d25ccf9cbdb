import { NotFound, Unavailable } from '../../platform/errors/app-error.js';
import { WalletError } from '../wallets/wallet-error.js';

const TRY_AGAIN_SECONDS = 5;

/**
 * What the wallet answers to a question of the staff. @throws NotFound for what it does not know, Unavailable while it
 * does not answer or cannot be trusted: what was read earlier stays on the page, with its time
 */
export async function walletAnswer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WalletError)) {
      throw error;
    }
    if (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST') {
      throw new NotFound();
    }
    throw new Unavailable('tickets.errors.wallet-away', error.retryAfterSeconds ?? TRY_AGAIN_SECONDS, {
      cause: error,
    });
  }
}
