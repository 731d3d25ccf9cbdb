import type { FormState } from '../../platform/http/form.js';
import { formKey } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import type { IntakeDraftsService } from './intake-drafts.service.js';
import {
  alreadySent,
  draftGone,
  draftIdOf,
  INTAKE_STEPS,
  type IntakeStep,
  stepPath,
} from './intake-steps.js';

/** What every step shows around its question. */
export interface StepModel {
  readonly title: string;
  /** `Step 2 of 5`. */
  readonly progress: string;
  /** To the step before, or to the page that the change came from; '' on the first. */
  readonly back: string;
  readonly action: string;
  readonly key: string;
  /** `check` where the answer is changed from the last page; else ''. */
  readonly to: string;
}

/** Whether a form was sent: then it is shown again as it was typed, whatever has become of its draft. */
export const isSent = ({ values }: FormState): boolean => Object.keys(values).length > 0;

/** @throws Elsewhere where this browser has no such draft, or it was sent already */
export async function draftOf(
  drafts: IntakeDraftsService,
  request: DeskRequest,
  state: FormState,
): Promise<IntakeDraft | null> {
  const draft = await drafts.find(actorOf(request), draftIdOf(request, state));
  if (isSent(state)) {
    return draft;
  }
  if (!draft) {
    throw draftGone();
  }
  if (draft.reference !== null) {
    throw alreadySent(draft.reference);
  }

  return draft;
}

export function stepModel(
  request: DeskRequest,
  state: FormState,
  step: IntakeStep,
  draft: IntakeDraft | null,
): StepModel {
  const words = wordsOf(request);
  const key = isSent(state) || !draft ? formKey(state) : draft.id;
  const number = INTAKE_STEPS.indexOf(step);
  const to = (state.values.to ?? request.query.to) === 'check' ? 'check' : '';
  const before = to || INTAKE_STEPS[number - 1];

  return {
    title: words.t(`intake.${step}.title`),
    progress: words.t('intake.progress', { number: number + 1, of: INTAKE_STEPS.length }),
    back: before && draft ? stepPath(words.language, before as IntakeStep, { draft: draft.id }) : '',
    action: stepPath(words.language, step),
    key,
    to,
  };
}
