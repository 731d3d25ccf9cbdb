import { Module } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { GsmaWalletProvider } from './gsma-wallet-provider.js';
import { TransactionLookup } from './transaction.lookup.js';
import { WalletOptions } from './wallet-options.js';
import { WalletProvider } from './wallet-provider.js';

/** The wallet, seen through a port. The root must provide `WalletOptions` and `Clock` in global modules. */
@Module({
  providers: [
    {
      provide: WalletProvider,
      useFactory: (options: WalletOptions, clock: Clock) => new GsmaWalletProvider(options, clock),
      inject: [WalletOptions, Clock],
    },
    TransactionLookup,
  ],
  exports: [WalletProvider, TransactionLookup],
})
export class WalletsModule {}
