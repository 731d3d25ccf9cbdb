import { Injectable } from '@nestjs/common';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { SYNONYMS_PATH, synonymPath } from './editor-links.js';
import { SearchSynonymsQuery, type SynonymRow } from './search-synonyms.query.js';
import { ChangeSynonymDto, TurnSynonymDto } from './synonym.dto.js';

export interface SynonymModel extends FormModel<'expressions'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly listPath: string;
  readonly path: string;
  readonly mayWrite: boolean;
  readonly language: string;
  readonly group: SynonymRow;
  /** What its button does. */
  readonly to: 'on' | 'off';
  readonly key: string;
  /** Of the buttons beside the form. */
  readonly turnKey: string;
  readonly removalKey: string;
}

/** One group, and what may be done with it. */
@Injectable()
export class SynonymView implements FormView {
  constructor(private readonly synonyms: SearchSynonymsQuery) {}

  /** @throws NotFound */
  async model(request: DeskRequest, state: FormState): Promise<SynonymModel> {
    const words = wordsOf(request);
    const group = await this.synonyms.one(String(request.params.synonym));
    if (!group) {
      throw new NotFound();
    }
    const values = { expressions: group.expressions.join('\n'), ...state.values };
    const { fields, ...form } = formModel(
      request,
      { ...state, values },
      { expressions: { label: 'synonyms.expressions', hint: 'synonyms.expressions-hint', rows: 8 } },
    );

    return {
      ...form,
      fields,
      layout: 'desk',
      title: words.t('synonyms.group', { first: group.expressions[0] ?? '' }),
      listPath: SYNONYMS_PATH,
      path: synonymPath(group.id),
      mayWrite: canWriteArticles(actorOf(request)),
      language: words.t(`editor.languages.${group.lang}`),
      group,
      to: group.active ? 'off' : 'on',
      key: formKey(state),
      turnKey: formKey(state),
      removalKey: formKey(state),
    };
  }
}

export const synonymPage = new FormPage(ChangeSynonymDto, 'editor/synonym', SynonymView);
export const turnSynonymPage = new FormPage(TurnSynonymDto, 'editor/synonym', SynonymView);
export const synonymPressPage = new FormPage(PressDto, 'editor/synonym', SynonymView);
