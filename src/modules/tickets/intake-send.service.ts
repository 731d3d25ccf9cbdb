import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import { statedTimeOf } from './day-parts.js';
import { answersFor, typeOf } from './extra-fields.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeFilesService } from './intake-files.service.js';
import { answerFirst, draftGone, firstUnanswered } from './intake-steps.js';
import { TicketFilesService } from './ticket-files.service.js';
import { type Intake, type OpenedTicket, TicketIntakeService } from './ticket-intake.service.js';

/** The draft, and which of its versions was read; without one it is sent as it is. */
interface Checked {
  readonly key: string;
  readonly version?: number;
}

/** Makes a ticket of a draft: once, with its files, and of what the customer has read on the last page. */
@Injectable()
export class IntakeSendService {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly draftFiles: IntakeFilesService,
    private readonly files: TicketFilesService,
    private readonly intake: TicketIntakeService,
  ) {}

  /** @throws Elsewhere where a step has no answer, Conflict where another tab has changed one meanwhile */
  async send(actor: KnownActor, language: Language, { key, version }: Checked): Promise<OpenedTicket> {
    authorize(canOpenTicket, actor);
    const draft = await this.drafts.find(actor, key);
    if (!draft) {
      throw draftGone();
    }
    if (draft.reference !== null) {
      return { reference: draft.reference };
    }
    const intake = intakeOf(draft);
    if (version !== undefined && version !== draft.version) {
      throw new Conflict('intake.errors.changed');
    }
    const files = await this.draftFiles.of(draft.id);

    return this.intake.take(actor, language, intake, async (tx, ticket) => {
      await this.drafts.close(tx, draft, ticket.reference);
      for (const file of files) {
        await this.files.write(tx, actor, ticket, file);
      }
      await this.draftFiles.release(tx, draft.id);
    });
  }
}

function intakeOf(draft: IntakeDraft): Intake {
  const { id, typeCode, taxonomyVersion, account, occurred, picked, story } = draft;
  const missing = firstUnanswered({ typeCode, account, occurred, story });
  if (!account || !occurred || !story || missing !== 'check') {
    throw answerFirst(missing, id);
  }

  return {
    key: id,
    typeCode,
    taxonomyVersion,
    account: account.account,
    occurred: statedTimeOf(occurred),
    transaction: picked?.reference ?? null,
    amount: occurred.amount,
    currency: occurred.currency,
    extra: orNull(answersFor(typeOf(draft), occurred.extra, story.extra)),
    description: story.description,
    contact: account.contact,
  };
}

const orNull = (answers: ExtraAnswers): ExtraAnswers | null =>
  Object.keys(answers).length === 0 ? null : answers;
