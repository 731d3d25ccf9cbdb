import type { Log } from '../../platform/logging/log.js';
import { WalletError } from './wallet-error.js';
import { WalletHeartbeat } from './wallet-heartbeat.js';
import { WalletOptions } from './wallet-options.js';
import type { WalletProvider } from './wallet-provider.js';

const walletThat = (health: () => Promise<never>): WalletProvider =>
  ({ health }) as unknown as WalletProvider;

describe('the heartbeat of the wallet', () => {
  const options = new WalletOptions('http://127.0.0.1:9/mm', 'UTC');

  it('goes on whatever happens, and tells of a fault of our own', async () => {
    const told: object[] = [];
    const log = { error: (details: object) => told.push(details) } as unknown as Log;
    const away = walletThat(() => Promise.reject(new WalletError('UNAVAILABLE', 'no')));
    await new WalletHeartbeat(options, away, log).beat();
    expect(told).toEqual([]);

    const ours = new TypeError('ours');
    await new WalletHeartbeat(
      options,
      walletThat(() => Promise.reject(ours)),
      log,
    ).beat();
    expect(told).toEqual([{ err: ours }]);
  });
});
