import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { canDecideReversal } from '../../policies/reversal.policy.js';
import { LISTED_REVERSALS, type ReversalFacts, ReversalLookup } from '../reversals/reversal.lookup.js';
import { isStuckReversal, UNDER_WAY } from '../reversals/reversal-status.js';
import { reversalModel, type ReversalModel } from './reversal-words.js';

/** The parts of the list, what waits for a decision first. */
export const REVERSAL_PARTS = ['proposed', 'under-way', 'refused'] as const;

export interface ReversalListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly parts: readonly {
    readonly id: string;
    readonly title: string;
    readonly empty: string;
    /** '' where all are shown. */
    readonly cut: string;
    readonly rows: readonly (ReversalModel & {
      readonly mayDecide: boolean;
      readonly mayEnd: boolean;
      readonly why: string;
    })[];
  }[];
}

/** What waits for a supervisor: proposals by their age, what the wallet has not answered, and what it has refused. */
@Injectable()
export class ReversalListView {
  constructor(
    private readonly lookup: ReversalLookup,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest): Promise<ReversalListModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const now = this.clock.now();
    const found: Readonly<Record<(typeof REVERSAL_PARTS)[number], readonly ReversalFacts[]>> = {
      proposed: await this.lookup.standing(['proposed']),
      'under-way': await this.lookup.standing(UNDER_WAY),
      refused: await this.lookup.refused(now),
    };

    return {
      layout: 'desk',
      title: words.t('reversals.title'),
      parts: REVERSAL_PARTS.map((part) => ({
        id: part,
        title: words.t(`reversals.parts.${part}`),
        empty: words.t(`reversals.empty.${part}`),
        cut:
          found[part].length > LISTED_REVERSALS ? words.t('reversals.cut', { count: LISTED_REVERSALS }) : '',
        rows: found[part].slice(0, LISTED_REVERSALS).map((facts) => ({
          ...reversalModel(facts, words, now),
          mayDecide: part === 'proposed' && canDecideReversal(actor, facts),
          mayEnd: isStuckReversal(facts, now) && canDecideReversal(actor, facts),
          why: part === 'proposed' && facts.proposedBy === actor.id ? words.t('reversals.errors.own') : '',
        })),
      })),
    };
  }
}
