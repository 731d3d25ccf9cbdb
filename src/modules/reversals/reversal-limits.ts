import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { Money } from '../../platform/money/money.js';
import { moneyGap } from './reversal-row.js';
import { ReversalRules } from './reversal-rules.js';

/** So much of an original. */
interface Asked extends Money {
  readonly originalReference: string;
}

/**
 * What has gone back of an original. Of several requests one at most is open, and that is the one that is asked about: the
 * database refuses a second, and the others have ended.
 */
const SPENT = `SELECT coalesce(sum(r.amount_minor), 0) AS spent FROM reversal_requests r
  JOIN users u ON u.id = r.proposed_by
  WHERE r.original_reference = ? AND r.currency = ? AND r.status IN ('done', 'recorded')`;

/**
 * How much of one original may still go back by whose word. Its parts count together, whoever of a role has proposed them:
 * a limit is not got round by asking twice.
 */
@Injectable()
export class ReversalLimits {
  constructor(
    private readonly rules: ReversalRules,
    private readonly reader: Reader,
  ) {}

  /** What this person may still propose of it; null where he may propose nothing in its currency at all. */
  leftToPropose(actor: Actor, asked: Omit<Asked, 'amountMinor'>, tx?: Transaction): Promise<Money | null> {
    const limit = this.rules.proposalLimit(actor, asked.currency);

    return this.leftOf(
      limit,
      `${SPENT} AND u.role = ?`,
      [asked.originalReference, asked.currency, actor.role],
      tx,
    );
  }

  /** What a supervisor may still approve of it; null where he may approve nothing in its currency at all. */
  leftToApprove(asked: Omit<Asked, 'amountMinor'>, tx?: Transaction): Promise<Money | null> {
    const limit = this.rules.approvalLimit(asked.currency);

    return this.leftOf(limit, SPENT, [asked.originalReference, asked.currency], tx);
  }

  /** Exact within the unit that has stored the proposal. @throws Invalid that says what is left */
  async refuseProposal(actor: Actor, asked: Asked, tx?: Transaction): Promise<void> {
    const left = await this.leftToPropose(actor, asked, tx);
    if (left === null || asked.amountMinor > left.amountMinor) {
      const [key, params] = sentenceOf('limit', left);
      throw new Invalid([{ field: 'amount', key, params }]);
    }
  }

  /** Exact within the unit that approves. @throws Conflict that says what is left */
  async refuseApproval(asked: Asked, tx?: Transaction): Promise<void> {
    const left = await this.leftToApprove(asked, tx);
    if (left === null || asked.amountMinor > left.amountMinor) {
      throw new Conflict(...sentenceOf('approval-limit', left));
    }
  }

  private async leftOf(
    limit: Money | null,
    spent: string,
    values: readonly SqlValue[],
    tx?: Transaction,
  ): Promise<Money | null> {
    if (limit === null) {
      return null;
    }
    const [row]: SqlRow[] = await (tx ? tx.sql(spent, values) : this.reader.rows(spent, values));

    return { ...limit, amountMinor: Math.max(0, limit.amountMinor - Number(row?.spent)) };
  }
}

/** Which sentence, and its gap. */
export const sentenceOf = (
  which: 'limit' | 'approval-limit',
  left: Money | null,
): [key: string, params: Record<string, string>] =>
  left === null
    ? [`reversals.errors.${which}-none`, {}]
    : [`reversals.errors.${which}`, { left: moneyGap(left) }];
