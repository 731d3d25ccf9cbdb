import { Module } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Log } from '../../platform/logging/log.js';
import { GSMA_LIMITS } from './gsma-client.js';
import { GsmaWalletProvider } from './gsma-wallet-provider.js';
import { TransactionLookup } from './transaction.lookup.js';
import { WalletHealthRecord } from './wallet-health-record.js';
import { WalletHeartbeat } from './wallet-heartbeat.js';
import { WalletMetrics } from './wallet-metrics.js';
import { WalletOptions } from './wallet-options.js';
import { WalletProvider } from './wallet-provider.js';

/** The wallet, seen through a port. The root must provide `WalletOptions`, `Clock`, `Log` and `Metrics` in global modules. */
@Module({
  providers: [
    {
      provide: WalletHealthRecord,
      useFactory: (clock: Clock, log: Log) => new WalletHealthRecord(clock, log),
      inject: [Clock, Log],
    },
    {
      provide: WalletProvider,
      useFactory: (options: WalletOptions, clock: Clock, record: WalletHealthRecord) =>
        new GsmaWalletProvider(options, clock, GSMA_LIMITS, record),
      inject: [WalletOptions, Clock, WalletHealthRecord],
    },
    TransactionLookup,
    WalletHeartbeat,
    WalletMetrics,
  ],
  exports: [WalletProvider, WalletHealthRecord, TransactionLookup],
})
export class WalletsModule {}
