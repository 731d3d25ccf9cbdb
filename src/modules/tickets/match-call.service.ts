import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canUseServiceApi } from '../../policies/service.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Words } from '../../platform/i18n/words.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { KeyScopes } from '../accounts/key-scopes.lookup.js';
import type { EvidenceKind } from '../matching/match-evidence.js';
import type { MatchResult, NextQuestion } from '../matching/match-outcome.js';
import { evidenceText, questionText } from '../matching/match-texts.js';
import { TransactionMatching } from '../matching/transaction-matching.js';
import { matchRequestOf } from './brought-intake.js';
import type { MatchDto } from './match.dto.js';
import { walletAnswer } from './wallet-answer.js';

/** What a program is told: as sure as the desk is, and why. */
export interface MatchForPrograms {
  readonly result: MatchResult;
  readonly candidates: readonly {
    readonly reference: string;
    readonly score: number;
    readonly evidence: readonly { readonly kind: EvidenceKind; readonly text: string }[];
  }[];
  readonly question: { readonly ask: NextQuestion; readonly text: string } | null;
  readonly truncated: boolean;
  readonly foreignReference: boolean;
}

/** So many as an agent sees. */
const TOLD = 5;

/** Finds, for programs of the desk, the transaction behind words. Each look is in the audit before its answer leaves. */
@Injectable()
export class MatchCall {
  constructor(
    private readonly matching: TransactionMatching,
    private readonly scopes: KeyScopes,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound for a key that is not the desk's own, Invalid with the field that cannot be taken, Unavailable
   * while the wallet does not answer
   */
  async match(actor: KnownActor, input: MatchDto, words: Words): Promise<MatchForPrograms> {
    authorize(canUseServiceApi, actor);
    if (!(await this.scopes.isOfDesk(actor))) {
      throw new NotFound();
    }
    const request = matchRequestOf(input, this.clock.now());
    const found = await walletAnswer(() => this.matching.match(request));
    const candidates = found.candidates.slice(0, TOLD);
    await this.unitOfWork.run((tx) =>
      audit(tx, {
        action: 'wallet.matched',
        object: { kind: 'service-key', id: actor.id },
        meta: {
          purpose: 'identify',
          result: found.result,
          count: candidates.length,
          // Whose money was seen.
          seen: candidates.map(({ transaction }) => transaction.reference).join(' '),
        },
      }),
    );

    return {
      result: found.result,
      candidates: candidates.map(({ transaction, score, evidence }) => ({
        reference: transaction.reference,
        score,
        evidence: evidence.map(({ kind, params }) => ({
          kind,
          text: words.t(evidenceText(kind), { ...params, span: words.span(Number(params.minutes ?? 0)) }),
        })),
      })),
      question: found.question && { ask: found.question, text: words.t(questionText(found.question)) },
      truncated: found.truncated,
      foreignReference: found.foreignReference,
    };
  }
}
