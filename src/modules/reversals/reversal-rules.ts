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

  mayPropose({ role }: Actor, money: Money): boolean {
    return isWithin(
      this.env.proposalLimits.filter((limit) => limit.role === role),
      money,
    );
  }

  /** Decimal text of the most that this person may propose in a currency; null where he may not at all. */
  proposalLimit({ role }: Actor, currency: string): string | null {
    const limit = this.env.proposalLimits.find((one) => one.role === role && one.currency === currency);

    return limit?.amount ?? null;
  }

  mayApprove(money: Money): boolean {
    return isWithin(this.env.approvalLimits, money);
  }
}

/** A currency without a limit is one in which nothing is allowed. */
const isWithin = (limits: readonly ReversalLimit[], { amountMinor, currency }: Money): boolean =>
  limits.some(
    (limit) => limit.currency === currency && amountMinor <= (toMinor(limit.amount, currency) ?? 0),
  );
