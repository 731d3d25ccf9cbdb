import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Log } from '../../platform/logging/log.js';
import { WalletError } from './wallet-error.js';
import { WalletOptions } from './wallet-options.js';
import { WalletProvider } from './wallet-provider.js';

/** Our own choice. */
const EVERY_MS = 60_000;

/** Asks the wallet now and then how it is, so that its record is never old, and its rest ends without anybody's wish. */
@Injectable()
export class WalletHeartbeat implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: WalletOptions,
    private readonly wallet: WalletProvider,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    if (this.options.baseUrl !== null) {
      this.timer = setInterval(() => void this.beat(), EVERY_MS).unref();
    }
  }

  onModuleDestroy(): void {
    if (this.timer) {
      clearInterval(this.timer);
    }
  }

  /** A wallet that does not answer is on record already; a fault of our own is told, and stops nothing. */
  async beat(): Promise<void> {
    try {
      await this.wallet.health();
    } catch (error) {
      if (!(error instanceof WalletError)) {
        this.log.error({ err: error }, 'the heartbeat of the wallet failed for a reason of our own');
      }
    }
  }
}
