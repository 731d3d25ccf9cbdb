import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { TriageOutcome, type TriagePlace } from './triage-outcome.entity.js';

export interface Suggestion {
  readonly place: TriagePlace;
  readonly lang: Language;
  readonly modelVersion: number | null;
  readonly suggestedCode: string | null;
  /** What it was in the end; null where nobody said. */
  readonly chosenCode: string | null;
  readonly confident: boolean;
}

/** Of suggestions that were shown, and where something was chosen in the end. */
export interface SuggestionFigures {
  readonly shown: number;
  readonly accepted: number;
  /** Accepted of shown, as a share of one; null where none was shown. */
  readonly share: number | null;
}

export interface SuggestionQuality extends SuggestionFigures {
  /** By the type that was chosen in the end, most frequent first. */
  readonly byType: readonly (SuggestionFigures & { readonly code: string })[];
}

const KEEP_DAYS = 400;
const DAY_MS = 86_400_000;

/** How often the first suggestion was the right one. Holds no words, no person and no ticket. */
@Injectable()
export class TriageOutcomes {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Notes a suggestion and what was chosen, within the unit in which it was chosen. */
  async record(tx: Transaction, { confident, ...suggestion }: Suggestion): Promise<void> {
    await tx.repository(TriageOutcome).insert({
      ...suggestion,
      id: randomUUID(),
      at: this.clock.now(),
      confident: confident ? 1 : 0,
    });
  }

  /** The last days, up to now; of one place where it is named. */
  async quality(days: number, place: TriagePlace | null = null): Promise<SuggestionQuality> {
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const rows = await this.reader.rows<{ code: string; shown: number; accepted: number }>(
      `SELECT chosen_code AS code, COUNT(*) AS shown,
         SUM(CASE WHEN suggested_code = chosen_code THEN 1 ELSE 0 END) AS accepted
       FROM triage_outcomes
       WHERE at >= ? AND confident = 1 AND chosen_code IS NOT NULL${place === null ? '' : ' AND place = ?'}
       GROUP BY chosen_code ORDER BY COUNT(*) DESC, chosen_code`,
      place === null ? [since] : [since, place],
    );
    const byType = rows.map(({ code, shown, accepted }) => ({
      code,
      ...figures(Number(shown), Number(accepted)),
    }));
    const sum = (of: 'shown' | 'accepted'): number => byType.reduce((total, row) => total + row[of], 0);

    return { ...figures(sum('shown'), sum('accepted')), byType };
  }

  @Sweep(3_600)
  async forget(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEEP_DAYS * DAY_MS);
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM triage_outcomes WHERE at < ?', [before]));
  }
}

const figures = (shown: number, accepted: number): SuggestionFigures => ({
  shown,
  accepted,
  share: shown === 0 ? null : accepted / shown,
});
