import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import type { ReversalLimit } from '../../config/reversal-settings.js';
import { type Money, toMinor } from '../../platform/money/money.js';
import type { Actor } from '../../platform/identity/actor.js';
import { WalletProvider } from '../wallets/wallet-provider.js';

const DAY_MS = 86_400_000;

/** Whether this desk gives money back at all, and up to which amount by whom. */
@Injectable()
export class ReversalRules {
  constructor(
    private readonly env: Env,
    private readonly wallet: WalletProvider,
  ) {}

  /** The operator has said so, and the wallet can do it. */
  get isOpen(): boolean {
    return this.env.WALLET_REVERSALS === 'on' && this.wallet.capabilities().reversal;
  }

  get takesParts(): boolean {
    return this.wallet.capabilities().partialReversal;
  }

  /** How long after the original it may still be proposed and approved. */
  get windowMs(): number {
    return this.env.WALLET_REVERSAL_DAYS * DAY_MS;
  }

  /** The most that this person may propose in a currency; null where he may not at all. */
  proposalLimit({ role }: Actor, currency: string): Money | null {
    return limitIn(
      this.env.proposalLimits.filter((limit) => limit.role === role),
      currency,
    );
  }

  /** The most that a supervisor may approve in a currency; null where he may not at all. */
  approvalLimit(currency: string): Money | null {
    return limitIn(this.env.approvalLimits, currency);
  }
}

/** A currency without a limit is one in which nothing is allowed; of several for one the most counts. */
function limitIn(limits: readonly ReversalLimit[], currency: string): Money | null {
  const amounts = limits
    .filter((limit) => limit.currency === currency)
    .map(({ amount }) => toMinor(amount, currency) ?? 0);

  return amounts.length > 0 ? { amountMinor: Math.max(...amounts), currency } : null;
}
