import { BLANK } from '../../platform/http/form.js';
import { formModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { fieldLabel, type SelfHelp, selfHelpModel } from '../exceptions/exception-words.js';
import { aboutException, nameOf } from '../exceptions/exception-words.js';
import { ASKED_FIRST, type ExceptionType } from '../exceptions/taxonomy.js';
import { type HelpLink, landingsAbout } from '../faq/help-links.js';
import { asksMoney, extrasAt } from '../tickets/extra-fields.js';
import { extraModels, type ExtraModel, extraSpecs } from '../tickets/extra-specs.js';
import type { IntakeStep } from '../tickets/intake-steps.js';
import { isSuspicious } from '../tickets/intake-steps.js';

/** What a customer sees of a type: as it is chosen, helped with and asked about. */
export interface ExceptionPreview {
  readonly choice: {
    readonly value: string;
    readonly label: string;
    readonly hint: string;
    readonly selected: boolean;
  };
  readonly isOffered: boolean;
  /** Safety comes before all questions: the steps stand on a page of their own. */
  readonly isUrgent: boolean;
  readonly help: SelfHelp;
  /** Pages of the help centre by which customers come to it. */
  readonly landings: readonly HelpLink[];
  readonly when: readonly ExtraModel[];
  readonly what: readonly ExtraModel[];
  readonly money: string;
  /** Questions that wait, since more than four are too many at first. */
  readonly later: readonly string[];
}

/** In the reader's language, made by the same parts as the intake itself. */
export function previewOf(request: DeskRequest, type: ExceptionType): ExceptionPreview {
  const words = wordsOf(request);
  const questionsAt = (step: IntakeStep): ExtraModel[] => {
    const codes = extrasAt(step, type);
    const form = formModel<string>(request, BLANK, extraSpecs(codes, words));

    return extraModels(codes, form).map(({ part, field }) => ({
      part,
      field: { ...field, id: `preview-${field.id}`, name: `preview-${field.name}` },
    }));
  };

  return {
    choice: {
      value: type.code,
      // A draft may lack the name in this language yet.
      label: nameOf(type, words) || words.t('taxonomy.preview.unnamed'),
      hint: aboutException(type, words),
      selected: false,
    },
    isOffered: type.isOffered,
    isUrgent: isSuspicious(type.code),
    help: selfHelpModel(type, words),
    landings: landingsAbout(type.code, words),
    when: questionsAt('when'),
    what: questionsAt('what'),
    money: asksMoney(type) ? fieldLabel('F03', words) : '',
    later: type.fields.slice(ASKED_FIRST).map((field) => fieldLabel(field, words)),
  };
}
