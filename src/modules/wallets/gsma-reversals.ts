import type { Deadline } from './deadline.js';
import { requestStatePath, responsePath, reversalPath, transactionPath } from './gsma-address.js';
import type { GsmaClient } from './gsma-client.js';
import { isFields, textOf } from './gsma-fields.js';
import type { ReadingContext } from './gsma-reader.js';
import { readRequestState, readReversal, refusalFrom } from './gsma-request-reader.js';
import { WalletError } from './wallet-error.js';
import type { RequestProgress, ReversalOrder, ReversalOutcome } from './wallet-reversal.js';

/** Refusals after which the wallet has certainly done nothing, and the same order may be sent later. */
const NOTHING_DONE: readonly string[] = ['RATE_LIMITED', 'UNAUTHORISED'];

/** Sends orders that move money back, and finds out what came of them (state machine A8). */
export class GsmaReversals {
  constructor(
    private readonly client: GsmaClient,
    private readonly context: () => ReadingContext,
  ) {}

  /** @throws WalletError what `outcomeOf` understands */
  async request(order: ReversalOrder, deadline: Deadline): Promise<ReversalOutcome> {
    const path = reversalPath(order.originalReference);
    const { status, body } = await this.client.post(path, deadline, bodyOf(order), order.correlationId);

    return status === 202 ? this.taken(body, order, deadline) : this.made(body, order);
  }

  /** The wallet has it: whatever goes wrong while it is asked what it made is no refusal, and no reason to send anew. */
  private async taken(body: unknown, order: ReversalOrder, deadline: Deadline): Promise<ReversalOutcome> {
    try {
      return await this.queued(body, order, deadline);
    } catch (error) {
      if (error instanceof WalletError) {
        return { state: 'IN_DOUBT' };
      }
      throw error;
    }
  }

  /**
   * What an order came to that was not answered well. Only what the wallet itself refused is refused; whatever else
   * went wrong leaves it open what was done.
   *
   * @throws WalletError where it has certainly done nothing, and the same order may be sent later
   */
  outcomeOf(error: unknown): ReversalOutcome {
    if (!(error instanceof WalletError) || NOTHING_DONE.includes(error.kind)) {
      throw error;
    }
    if (error.kind === 'UNAVAILABLE' || error.kind === 'CONTRACT_VIOLATION') {
      return { state: 'IN_DOUBT' };
    }

    const refusal = refusalFrom(error.said, this.context().profile);
    const isDuplicate = refusal.reason === 'DUPLICATE' || (error.kind === 'AMBIGUOUS' && error.said === null);
    return { state: isDuplicate ? 'DUPLICATE' : 'REJECTED', refusal };
  }

  async state(serverCorrelationId: string, deadline: Deadline): Promise<RequestProgress> {
    const answer = await this.client.get(requestStatePath(serverCorrelationId), deadline);
    const progress = readRequestState(answer, this.context());

    if (progress.serverCorrelationId !== serverCorrelationId) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer is about another request');
    }

    return progress;
  }

  /** The wallet links to what it made; some show it at once. Only that it knows no such id says that nothing arrived. */
  async recover(order: ReversalOrder, deadline: Deadline): Promise<ReversalOutcome> {
    const response = await this.responseTo(order, deadline);

    if (response === null) {
      return { state: 'NOT_RECEIVED' };
    }

    const { answer } = response;
    const link = isFields(answer) ? textOf(answer, 'link') : null;
    const found = link === null ? answer : await this.client.get(this.client.pathOf(link), deadline);

    return isRequestState(found) ? this.queued(found, order, deadline) : this.made(found, order);
  }

  private async responseTo(
    { correlationId }: ReversalOrder,
    deadline: Deadline,
  ): Promise<{ readonly answer: unknown } | null> {
    try {
      return { answer: await this.client.get(responsePath(correlationId), deadline) };
    } catch (error) {
      if (error instanceof WalletError && error.kind === 'NOT_FOUND') {
        return null;
      }

      throw error;
    }
  }

  private made(body: unknown, order: ReversalOrder): ReversalOutcome {
    const reversal = readReversal(body, order, this.context().profile);

    switch (reversal.state) {
      case 'COMPLETED':
        return { state: 'DONE', reversal };
      case 'FAILED':
      case 'CANCELLED':
      case 'EXPIRED':
        return { state: 'REJECTED', refusal: refusalFrom(null, this.context().profile) };
      default:
        return { state: 'PROCESSING', reversal };
    }
  }

  /** A request that is through already names what it made. */
  private async queued(body: unknown, order: ReversalOrder, deadline: Deadline): Promise<ReversalOutcome> {
    const progress = readRequestState(body, this.context());

    if (progress.state === 'FAILED') {
      return {
        state: 'REJECTED',
        refusal: progress.refusal ?? refusalFrom(null, this.context().profile),
      };
    }
    if (progress.state === 'PENDING') {
      return { state: 'QUEUED', progress };
    }

    return progress.objectReference === null
      ? { state: 'IN_DOUBT' }
      : this.made(await this.client.get(transactionPath(progress.objectReference), deadline), order);
  }
}

function bodyOf({ kind, part, description }: ReversalOrder): object {
  return {
    type: kind,
    ...(part ? { amount: part.amount, currency: part.currency } : {}),
    ...(description === null ? {} : { descriptionText: description.slice(0, 160) }),
  };
}

function isRequestState(body: unknown): boolean {
  return isFields(body) && textOf(body, 'serverCorrelationId') !== null;
}
