import { Injectable } from '@nestjs/common';
import { canChangeTaxonomy } from '../../policies/taxonomy.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { Translator } from '../../platform/i18n/translator.js';
import { changesBetween } from '../exceptions/edition-changes.js';
import { editionOf, type Speakers, speakersOf } from '../exceptions/edition-of.js';
import { nameOf } from '../exceptions/exception-words.js';
import { type ExceptionType, findException } from '../exceptions/taxonomy.js';
import { TaxonomyHistory, type TypeVersion } from '../exceptions/taxonomy-history.query.js';
import { type ToldChange, toldChanges, type ToldFact, toldFacts } from './exception-facts.js';
import { EXCEPTIONS } from './exception-list.view.js';
import { typeAsked, versionOf } from './exception-page.view.js';
import { type ExceptionPreview, previewOf } from './exception-preview.js';

export interface ExceptionVersionModel extends FormModel<never> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly typePath: string;
  readonly typeName: string;
  /** Null for the edition that stands in the code: nobody has written that. */
  readonly made: TypeVersion | null;
  readonly isStanding: boolean;
  readonly mayRestore: boolean;
  readonly changes: readonly ToldChange[];
  readonly facts: readonly ToldFact[];
  readonly preview: ExceptionPreview;
}

/** A type as it was, what that version changed, and the way back to it. */
@Injectable()
export class ExceptionVersionView implements FormView {
  private readonly speakers: Speakers;

  constructor(
    private readonly history: TaxonomyHistory,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  /** @throws NotFound where the type has no such version */
  async model(request: DeskRequest, state: FormState): Promise<ExceptionVersionModel> {
    const words = wordsOf(request);
    const type = typeAsked(request);
    const then = editionAt(type, versionOf(request.params.version));
    const [made, draft] = await Promise.all([
      this.history.version(type.code, then.since),
      this.history.draftOf(type.code),
    ]);
    const before = findException(type.code, then.since - 1) ?? then;
    const typePath = `${EXCEPTIONS}/${type.code}`;
    const [was, is] = [before, then].map((one) => editionOf(one, this.speakers));

    return {
      ...formModel<never>(request, state, {}),
      layout: 'desk',
      title: words.t('taxonomy.version.title', { code: type.code, version: then.since }),
      key: formKey(state),
      path: `${typePath}/versions/${then.since}`,
      typePath,
      typeName: `${type.code} ${nameOf(type, words)}`,
      made,
      isStanding: then.since === type.since,
      mayRestore: canChangeTaxonomy(actorOf(request)) && then.since !== type.since && draft === null,
      changes: was && is ? toldChanges(changesBetween(was, is), words) : [],
      facts: is ? toldFacts(is, words) : [],
      preview: previewOf(request, then),
    };
  }
}

function editionAt({ code }: ExceptionType, version: number | null): ExceptionType {
  const then = version === null ? null : findException(code, version);
  if (!then || then.since !== version) {
    throw new NotFound();
  }

  return then;
}

export const versionPage = new FormPage(PressDto, 'desk/exception-version', ExceptionVersionView);
