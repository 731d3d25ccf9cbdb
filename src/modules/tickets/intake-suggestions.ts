import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Language } from '../../platform/i18n/languages.js';
import { type ExceptionType, findOffered } from '../exceptions/taxonomy.js';
import { TriageOutcomes } from '../faq/triage-outcomes.service.js';
import { type Triage, TriageService } from '../faq/triage.service.js';

const MOST_SUGGESTED = 3;
/** Of the chances of the first: what is much less likely only makes the choice longer. */
const WORTH_SAYING = 0.1;

/** What a customer's first sentence sounds like, so that nobody reads a list of forty types. */
@Injectable()
export class IntakeSuggestions {
  constructor(
    private readonly triage: TriageService,
    private readonly outcomes: TriageOutcomes,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The types that the words sound like, likeliest first; none while that is not sure enough to be said. */
  async of(description: string, lang: Language): Promise<readonly ExceptionType[]> {
    return description.trim() === '' ? [] : typesIn(await this.heard(description, lang));
  }

  /** Notes what was chosen after that suggestion: the figures that supervisors read. */
  async count(description: string, lang: Language, chosenCode: string): Promise<void> {
    const heard = await this.heard(description, lang);
    await this.unitOfWork.run((tx) =>
      this.outcomes.record(tx, {
        place: 'intake',
        lang,
        modelVersion: heard.modelVersion,
        suggestedCode: heard.types[0]?.code ?? null,
        chosenCode,
        confident: typesIn(heard).length > 0,
      }),
    );
  }

  private heard(description: string, lang: Language): Promise<Triage> {
    return this.triage.triage(description, { lang, limit: MOST_SUGGESTED });
  }
}

function typesIn({ types, confident }: Triage): ExceptionType[] {
  const least = (types[0]?.score ?? 0) * WORTH_SAYING;

  return confident
    ? types.filter(({ score }) => score >= least).flatMap(({ code }) => findOffered(code) ?? [])
    : [];
}
