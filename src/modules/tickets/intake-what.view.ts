import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { findException } from '../exceptions/taxonomy.js';
import { ArticleSearchService } from '../faq/article-search.service.js';
import { articleUrl } from '../faq/help-links.js';
import { extraModels, type ExtraModel, extraSpecs } from './extra-specs.js';
import { extrasAt, typeOf } from './extra-fields.js';
import type { IntakeDraft, StoryAnswers } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeFilesService } from './intake-files.service.js';
import { draftOf, isSent, stepModel, type StepModel } from './intake-step.model.js';
import { IntakeWhatDto } from './intake-steps.dto.js';

const SUGGESTED = 3;
/** Of what was written: the first words say what it is about. */
const ASKED_LENGTH = 200;
const MOST_SIGNS = 4_000;

const FIELDS = {
  description: { label: 'tickets.intake.description', rows: 8, required: true },
} as const;

export interface IntakeWhatModel extends StepModel, FormModel<keyof typeof FIELDS> {
  readonly extras: readonly ExtraModel[];
  /** Articles that may answer it already. */
  readonly articles: readonly { readonly title: string; readonly url: string }[];
  readonly files: readonly string[];
  readonly most: number;
}

/** What happened, in the customer's own words, with what may help at once beside it. */
@Injectable()
export class IntakeWhatView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly draftFiles: IntakeFilesService,
    private readonly search: ArticleSearchService,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<IntakeWhatModel> {
    const words = wordsOf(request);
    const draft = await draftOf(this.drafts, request, state);
    const values: Readonly<Record<string, string>> = isSent(state)
      ? state.values
      : typedBefore(draft?.story ?? null);
    const codes = extrasAt('what', typeOf(draft));
    const hint = `intake.what.prompts.${promptOf(draft)}`;
    const specs = { description: { ...FIELDS.description, hint }, ...extraSpecs(codes, words) };
    const form = formModel<string>(request, { ...state, values }, specs);

    return {
      ...(form as FormModel<keyof typeof FIELDS>),
      ...stepModel(request, state, 'what', draft),
      extras: extraModels(codes, form),
      articles: await this.suggested(values.description ?? '', draft, words),
      files: draft ? (await this.draftFiles.of(draft.id)).map(({ name }) => name) : [],
      most: MOST_SIGNS,
    };
  }

  private async suggested(
    description: string,
    draft: IntakeDraft | null,
    words: Words,
  ): Promise<{ readonly title: string; readonly url: string }[]> {
    const about = exceptionName(draft?.typeCode ?? null, words, draft?.taxonomyVersion);
    const asked = `${about} ${description.slice(0, ASKED_LENGTH)}`;
    const found = await this.search.search(asked.trim(), { lang: words.language, limit: SUGGESTED });

    return found.map(({ title, slug }) => ({ title, url: articleUrl(words.language, slug) }));
  }
}

const typedBefore = (story: StoryAnswers | null): Record<string, string> =>
  story ? { description: story.description, ...story.extra } : {};

/** What is worth saying differs by what it is about. */
export const STORY_PROMPTS = ['account', 'money', 'safety', 'app'] as const;

function promptOf(draft: IntakeDraft | null): (typeof STORY_PROMPTS)[number] {
  switch (findException(draft?.typeCode ?? null)?.group) {
    case 'E1':
    case 'E2':
    case 'E7':
      return 'account';
    case 'E6':
      return 'safety';
    case 'E8':
      return 'app';
    default:
      return 'money';
  }
}

export const intakeWhatPage = new FormPage(IntakeWhatDto, 'tickets/intake-what', IntakeWhatView);
