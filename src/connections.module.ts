import { Global, Module } from '@nestjs/common';
import { Env } from './config/env.js';
import { WalletOptions } from './modules/wallets/wallet-options.js';

/** What lies outside this process, from the configuration. */
@Global()
@Module({
  providers: [
    {
      provide: WalletOptions,
      inject: [Env],
      useFactory: (env: Env) =>
        new WalletOptions(
          env.WALLET_URL ?? null,
          env.WALLET_TIME_ZONE,
          env.WALLET_CLIENT_ID,
          env.WALLET_API_KEY,
        ),
    },
  ],
  exports: [WalletOptions],
})
export class ConnectionsModule {}
