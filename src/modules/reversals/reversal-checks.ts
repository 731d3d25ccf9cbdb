import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import { type Money, parseAmount } from '../../platform/money/money.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { figuresOf, type ReversalFigures, type ReversalObjection } from './reversal-figures.js';
import { type FreshLook, ReversalLook } from './reversal-look.js';
import { ReversalLimits } from './reversal-limits.js';
import type { ReversalRow } from './reversal-row.js';
import { ReversalRules } from './reversal-rules.js';
import type { ReversalExtent } from './reversal-status.js';

/** What is asked about a linked transaction: the whole, or so much of it as was typed. */
interface Asked {
  readonly extent: ReversalExtent;
  readonly amount?: string;
}

interface OfOriginal {
  readonly originalReference: string;
}

/** What is looked at before somebody says that money may go back: the wallet as it is now, and his own limit. */
@Injectable()
export class ReversalChecks {
  constructor(
    private readonly look: ReversalLook,
    private readonly rules: ReversalRules,
    private readonly limits: ReversalLimits,
  ) {}

  /** @throws Invalid that says why not, NotFound and Unavailable as the look does */
  async forProposal(
    actor: KnownActor,
    ticketId: string,
    reference: string,
    { extent, amount }: Asked,
  ): Promise<{ readonly look: FreshLook; readonly figures: ReversalFigures }> {
    const look = await this.look.at(ticketId, reference);
    const figures = figuresOf(look, { extent, amount: parseAmount(amount ?? '') }, this.rules);
    if (typeof figures === 'string') {
      throw new Invalid([{ field: fieldOf(figures), key: `reversals.errors.${figures}` }]);
    }
    await this.limits.refuseProposal(actor, { ...figures, originalReference: look.original.reference });

    return { look, figures };
  }

  /** @throws Conflict where what was proposed cannot be any more, or is more than a supervisor may approve */
  async forApproval(request: ReversalRow): Promise<FreshLook> {
    const { windowMs, takesParts } = this.rules;
    const look = await this.look.at(request.ticket.id, request.originalReference);
    const asked = figuresOf(look, ALL_THAT_IS_LEFT, { windowMs, takesParts: true });
    if (typeof asked === 'string') {
      throw new Conflict(`reversals.errors.${asked}`);
    }
    if (request.partMinor !== null && !takesParts) {
      throw new Conflict('reversals.errors.whole-only');
    }
    if (!isStillSo(request, asked)) {
      throw new Conflict('reversals.errors.figures-changed');
    }
    await this.limits.refuseApproval(request);

    return look;
  }

  /** Once more where it is stored, because another part may have gone back since. @throws Invalid as `forProposal` does */
  stillWithin(tx: Transaction, actor: KnownActor, asked: Money & OfOriginal): Promise<void> {
    return this.limits.refuseProposal(actor, asked, tx);
  }

  /** The same of a yes. @throws Conflict as `forApproval` does */
  stillApprovable(tx: Transaction, request: ReversalRow): Promise<void> {
    return this.limits.refuseApproval(request, tx);
  }
}

const ALL_THAT_IS_LEFT = { extent: 'whole', amount: null } as const;

/** A part is still there; the whole is still whole. */
const isStillSo = ({ partMinor, amountMinor, currency }: ReversalRow, left: ReversalFigures): boolean =>
  currency === left.currency &&
  (partMinor === null
    ? left.partMinor === null && left.amountMinor === amountMinor
    : left.amountMinor >= partMinor);

/** What concerns the amount stands at its field, all else at the choice above it. */
const fieldOf = (objection: ReversalObjection): 'amount' | 'extent' =>
  objection === 'amount' || objection === 'too-much' ? 'amount' : 'extent';
