import { Injectable } from '@nestjs/common';
import type { Words } from '../../platform/i18n/words.js';
import { ReversalLookup } from '../reversals/reversal.lookup.js';
import { ReversalRules } from '../reversals/reversal-rules.js';

/** What waits for a supervisor among the requests to give money back, for the board from which he works. */
@Injectable()
export class WaitingReversals {
  constructor(
    private readonly rules: ReversalRules,
    private readonly lookup: ReversalLookup,
  ) {}

  /** '' where nothing waits, and where this desk gives nothing back. */
  async text(words: Words, now: Date): Promise<string> {
    if (!this.rules.isOpen) {
      return '';
    }
    const { proposed, late, refused } = await this.lookup.waiting(now);
    const parts = [
      proposed > 0 ? words.t('reversals.waiting.proposed', { count: proposed }) : '',
      late > 0 ? words.t('reversals.waiting.late', { count: late }) : '',
      refused > 0 ? words.t('reversals.waiting.refused', { count: refused }) : '',
    ].filter(Boolean);

    return parts.join(' ');
  }
}
