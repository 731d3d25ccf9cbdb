import { Injectable } from '@nestjs/common';
import { Runs } from '../../platform/events/registry.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { ADVANCE, type Advance } from './advance-reversal.job.js';
import { ReversalLookup } from './reversal.lookup.js';
import { ReversalOutcomes } from './reversal-outcomes.js';
import type { ReversalRow } from './reversal-row.js';
import { ReversalSending } from './reversal-sending.js';
import { ReversalWallet, type ReversalWord } from './reversal-wallet.js';
import { TieReversal } from './tie-reversal.js';

/**
 * Carries out what was approved, one step a job, whatever step is its turn: the request itself says where it stands.
 * That it is sent is stored before it is sent, so that a server which dies in between, or another one that takes over
 * the job, finds it as sent and asks what became of it instead of ordering anew.
 */
@Injectable()
export class AdvanceReversalHandler {
  constructor(
    private readonly lookup: ReversalLookup,
    private readonly wallet: ReversalWallet,
    private readonly outcomes: ReversalOutcomes,
    private readonly tie: TieReversal,
    private readonly sending: ReversalSending,
  ) {}

  @Runs(ADVANCE)
  async advance({ id }: Advance, delivery: Delivery): Promise<void> {
    const request = await this.lookup.row(id);
    switch (request?.status) {
      case 'approved':
        return this.send(request, delivery);
      case 'sent':
      case 'in-doubt':
        return this.findOut(request, delivery);
      case 'queued':
        return this.store(request, await this.wallet.poll(request), delivery);
      case 'processing':
        return this.store(request, await this.wallet.watch(request), delivery);
      case 'done':
        return this.tie.both(request, delivery);
      default:
        return undefined; // It has come to its end, or waits for a supervisor.
    }
  }

  private async send(request: ReversalRow, delivery: Delivery): Promise<void> {
    const objection = await this.sending.objectionTo(request);
    if (objection) {
      return this.store(request, objection, delivery);
    }
    const sent = await this.sending.note(request);

    return sent === null
      ? this.advance(request, delivery) // Somebody else was first: what has become of it?
      : this.store(sent, await this.wallet.order(sent), delivery);
  }

  private async findOut(request: ReversalRow, delivery: Delivery): Promise<void> {
    const word = await this.wallet.whatBecameOf(request);
    if (word.state === 'NOT_RECEIVED' && this.sending.mayRepeat(request)) {
      return this.send(request, delivery);
    }

    return this.store(request, word, delivery);
  }

  private store(request: ReversalRow, word: ReversalWord, delivery: Delivery): Promise<void> {
    return delivery.complete((tx) => this.outcomes.take(tx, request, word));
  }
}
