import { Injectable } from '@nestjs/common';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { hintPath, SYNONYMS_PATH } from './editor-links.js';
import { articleUrl } from './help-links.js';
import { SearchSynonymsQuery } from './search-synonyms.query.js';
import { LONGEST_EXPRESSION } from './synonym-expressions.js';
import { type HintRow, SynonymHintsQuery } from './synonym-hints.query.js';
import { AcceptHintDto } from './synonym.dto.js';

export interface HintPageModel extends FormModel<'means' | 'group'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly listPath: string;
  readonly path: string;
  readonly mayWrite: boolean;
  readonly hint: HintRow;
  /** Where it was found, as a sentence. */
  readonly found: string;
  readonly articlePath: string;
  readonly hasGroups: boolean;
  readonly key: string;
  readonly dismissalKey: string;
}

/** A phrase from questions: what it means the same as, or that it means nothing. */
@Injectable()
export class SynonymHintView implements FormView {
  constructor(
    private readonly hints: SynonymHintsQuery,
    private readonly synonyms: SearchSynonymsQuery,
  ) {}

  /** @throws NotFound where it was decided already */
  async model(request: DeskRequest, state: FormState): Promise<HintPageModel> {
    const words = wordsOf(request);
    const hint = await this.hints.one(String(request.params.hint));
    if (!hint) {
      throw new NotFound();
    }
    const groups = await this.synonyms.choices(hint.lang);
    const values = { means: startOf(hint), ...state.values };
    const form = formModel(
      request,
      { ...state, values },
      {
        means: {
          label: 'synonyms.hints.means',
          hint: 'synonyms.hints.means-hint',
          maxlength: LONGEST_EXPRESSION,
        },
        group: {
          label: 'synonyms.hints.group',
          options: [
            ['', words.t('synonyms.hints.new-group')],
            ...groups.map(({ id, expressions }) => [id, expressions.join(' · ')] as const),
          ],
        },
      },
    );

    return {
      ...form,
      layout: 'desk',
      title: words.t('synonyms.hints.one', { phrase: hint.phrase }),
      listPath: SYNONYMS_PATH,
      path: hintPath(hint.id),
      mayWrite: canWriteArticles(actorOf(request)),
      hint,
      found: words.t(hint.slug ? 'synonyms.hints.answered' : 'synonyms.hints.searched', {
        count: hint.questions,
      }),
      articlePath: hint.slug && articleUrl(hint.lang, hint.slug),
      hasGroups: groups.length > 0,
      key: formKey(state),
      dismissalKey: formKey(state),
    };
  }
}

/** The title of the article to begin with, as far as it is one expression. */
const startOf = ({ title }: HintRow): string => (title.length <= LONGEST_EXPRESSION ? title : '');

export const hintPage = new FormPage(AcceptHintDto, 'editor/synonym-hint', SynonymHintView);
export const hintPressPage = new FormPage(PressDto, 'editor/synonym-hint', SynonymHintView);
