import { Global, Module } from '@nestjs/common';
import { Env } from './config/env.js';
import { WalletOptions } from './modules/wallets/wallet-options.js';
import { walletConnection } from './wallet-connection.js';

/** What lies outside this process, from the configuration. */
@Global()
@Module({
  providers: [{ provide: WalletOptions, inject: [Env], useFactory: walletConnection }],
  exports: [WalletOptions],
})
export class ConnectionsModule {}
