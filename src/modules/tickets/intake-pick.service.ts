import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { localMinuteOf } from '../../platform/clock/local-time.js';
import { Unavailable } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { OccurredAnswers } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeOwner, pageOfWhen } from './intake-owner.service.js';
import { answerFirst, stepPath } from './intake-steps.js';
import { type IntakePickDto, NOT_LISTED } from './pick-transaction.dto.js';
import { otherParty, TransactionPicker } from './transaction-picker.service.js';

const TRY_AGAIN_SECONDS = 5;

/** Takes the transaction that a customer points at: when it was and what was moved is answered by it. */
@Injectable()
export class IntakePickService {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly owner: IntakeOwner,
    private readonly picker: TransactionPicker,
    private readonly env: Env,
  ) {}

  /**
   * The address of the page that follows. @throws NotFound for what is not his, Unavailable while the wallet does not
   * answer, Elsewhere for whom it does not vouch any longer, and for what is about no transaction
   */
  async pick(actor: KnownActor, language: Language, { key, pick, to }: IntakePickDto): Promise<string> {
    authorize(canOpenTicket, actor);
    if (pick === NOT_LISTED) {
      return stepPath(language, 'when', { draft: key, ...(to ? { to } : {}) });
    }
    const draft = await this.drafts.find(actor, key);
    const isAboutOne = !draft || pageOfWhen(draft.typeCode) === 'transaction';
    const identity = isAboutOne ? await this.owner.identityOf(actor) : null;
    if (!identity) {
      throw answerFirst('when', key);
    }
    const transaction = await this.picker.find(actor, identity, pick);
    if (!transaction) {
      throw new Unavailable('intake.errors.wallet-away', TRY_AGAIN_SECONDS);
    }
    const zone = identity.zone ?? actor.zone ?? this.env.DESK_TIME_ZONE;
    const { reference, type } = transaction;
    const picked = { reference, type, name: otherParty(transaction) };
    const occurred = occurrenceOf(transaction, zone, draft?.occurred?.extra ?? {});
    const { id, isFresh } = await this.drafts.save(actor, key, occurred ? { occurred, picked } : { picked });
    if (isFresh) {
      return stepPath(language, 'type', { draft: id, kept: '1' });
    }

    return stepPath(language, occurred ? (to ?? 'what') : 'when', { draft: id, ...(to ? { to } : {}) });
  }
}

/** As the customer would have said it, but to the minute; null where the wallet itself does not know when it was. */
function occurrenceOf(
  { createdAt, amount, currency }: WalletTransaction,
  zone: string,
  extra: OccurredAnswers['extra'],
): OccurredAnswers | null {
  if (!createdAt) {
    return null;
  }
  const { date, time, fold } = localMinuteOf(createdAt, zone);

  return { date, part: 'exact', time, zone, fold, amount, currency, extra };
}
