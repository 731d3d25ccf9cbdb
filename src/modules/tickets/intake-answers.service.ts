import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Invalid } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { findException } from '../exceptions/taxonomy.js';
import { NoticeBoard } from '../notices/notice-board.js';
import { extraAnswers } from './extra-fields.js';
import { IntakeDraftsService, type SavedStep } from './intake-drafts.service.js';
import {
  extrasOf,
  type IntakeAccountDto,
  type IntakeTypeDto,
  type IntakeWhatDto,
  type IntakeWhenDto,
} from './intake-steps.dto.js';
import { IntakeOwner, pageOfWhen } from './intake-owner.service.js';
import { IntakeSuggestions } from './intake-suggestions.js';
import { INTAKE_STEPS, type IntakePage, type IntakeStep, isSuspicious, stepPath } from './intake-steps.js';
import { whenAnswers } from './when-answers.js';

/** Takes the answer of each step → the address of the page that follows. Everything is checked and redacted here. */
@Injectable()
export class IntakeAnswersService {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly suggestions: IntakeSuggestions,
    private readonly board: NoticeBoard,
    private readonly owner: IntakeOwner,
    private readonly clock: Clock,
  ) {}

  async type(actor: KnownActor, language: Language, input: IntakeTypeDto): Promise<string> {
    const { key, type: typeCode, description } = input;
    // Somebody who comes back to this page has told his story since: what he searched for is no news.
    const told = description ? (await this.drafts.find(actor, key))?.story : null;
    const given =
      description && !told ? { story: { description: withoutSecrets(description), extra: {} } } : {};
    // What is about no transaction is not about the one that he had pointed at before.
    const apart = findException(typeCode)?.lookup === 'transaction' ? {} : { picked: null };
    const { id, isFresh } = await this.drafts.save(actor, key, { typeCode, ...apart, ...given });
    if (isFresh && description) {
      await this.suggestions.count(description, language, typeCode);
    }
    if (isSuspicious(typeCode)) {
      return stepPath(language, 'safety', withTo({ draft: id }, input));
    }

    if (this.board.about([typeCode]).some((notice) => this.board.isRunning(notice))) {
      return stepPath(language, 'notice', withTo({ draft: id }, input));
    }

    return this.afterType(actor, language, { ...input, key: id });
  }

  /** Whom the wallet vouches for is not asked for his account; what his app was showing is on the list. */
  private async afterType(
    actor: KnownActor,
    language: Language,
    { key, type, to, transaction }: IntakeTypeDto,
  ): Promise<string> {
    const account = to ? null : await this.owner.answers(actor);
    if (!account?.account || !account.contact) {
      return stepPath(language, to ?? 'account', { draft: key, ...(transaction ? { transaction } : {}) });
    }
    await this.drafts.save(actor, key, { account });

    return stepPath(language, pageOfWhen(type), { draft: key, ...(transaction ? { transaction } : {}) });
  }

  /** @throws Invalid where there is neither an account nor a way to write to him */
  async account(actor: KnownActor, language: Language, input: IntakeAccountDto): Promise<string> {
    const known = await this.owner.answers(actor);
    const { contact = null, cannotRecall } = input;
    const account = known?.account ?? input.account ?? null;
    if (cannotRecall ? contact === null : account === null) {
      throw new Invalid([
        cannotRecall
          ? { field: 'contact', key: 'intake.errors.contact-needed' }
          : { field: 'account', key: 'tickets.errors.account' },
      ]);
    }
    const said = cannotRecall || account === null ? null : withoutSecrets(account);
    const saved = await this.drafts.save(actor, input.key, { account: { account: said, contact } });
    const { transaction } = input;
    const draft = known && !input.to && !saved.isFresh ? await this.drafts.find(actor, saved.id) : null;
    const page = draft && pageOfWhen(draft.typeCode);

    return page
      ? stepPath(language, page, { draft: saved.id, ...(transaction ? { transaction } : {}) })
      : after('account', language, saved, input.to);
  }

  /** @throws Invalid naming the field that cannot be */
  async when(actor: KnownActor, language: Language, input: IntakeWhenDto): Promise<string> {
    const occurred = whenAnswers(input, this.clock.now());

    return after(
      'when',
      language,
      await this.drafts.save(actor, input.key, { occurred, picked: null }),
      input.to,
    );
  }

  /** @throws Invalid naming the answer that cannot be */
  async what(actor: KnownActor, language: Language, input: IntakeWhatDto): Promise<string> {
    const story = {
      description: withoutSecrets(input.description),
      extra: extraAnswers(extrasOf(input)),
    };
    const saved = await this.drafts.save(actor, input.key, { story });
    if (input.next === 'attachments' && !saved.isFresh) {
      return stepPath(language, 'attachments', { draft: saved.id });
    }

    return after('what', language, saved, input.to);
  }
}

/** What was never asked before is asked first; else the last page where the change came from it, else the next. */
function after(step: IntakeStep, language: Language, { id, isFresh }: SavedStep, to?: 'check'): string {
  if (isFresh) {
    return stepPath(language, 'type', { draft: id, kept: '1' });
  }
  const next: IntakePage = to ?? INTAKE_STEPS[INTAKE_STEPS.indexOf(step) + 1] ?? 'check';

  return stepPath(language, next, { draft: id });
}

const withTo = (
  asked: Readonly<Record<string, string>>,
  { to }: { readonly to?: 'check' },
): Record<string, string> => ({ ...asked, ...(to ? { to } : {}) });
