import { AppError } from '../../platform/errors/app-error.js';
import type { FormState } from '../../platform/http/form.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Language } from '../../platform/i18n/languages.js';
import { sitePath } from '../../platform/views/site-path.js';
import { findException, SUSPICIOUS_EXCEPTIONS } from '../exceptions/taxonomy.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import { receivedPath } from './request-path.js';
import { SHORTEST_STORY } from './stated-fields.js';

/** The questions of the intake, one a page. */
export const INTAKE_STEPS = ['type', 'account', 'when', 'what', 'check'] as const;

export type IntakeStep = (typeof INTAKE_STEPS)[number];

/** Other pages of the intake: what to do first, a list that answers when it was, and files. */
export type IntakePage = IntakeStep | 'safety' | 'notice' | 'transaction' | 'attachments';

export const stepPath = (
  language: Language,
  page: IntakePage,
  asked: Readonly<Record<string, string>> = {},
): string => sitePath(language, `/requests/new/${page}`, asked);

/** The page is another one: without an answer this page has nothing to show, or the answers are not there. */
export class Elsewhere extends AppError {
  override readonly status = 303;

  constructor(readonly pathIn: (language: Language) => string) {
    super('intake.gone');
  }
}

/** For whoever has no such draft: expired, another's, or never written; nobody is told which. */
export const draftGone = (): Elsewhere =>
  new Elsewhere((language) => stepPath(language, 'type', { gone: '1' }));

export const alreadySent = (reference: string): Elsewhere =>
  new Elsewhere((language) => receivedPath(language, reference));

/** A question before this page has no answer yet. */
export const answerFirst = (step: IntakeStep, draft: string): Elsewhere =>
  new Elsewhere((language) => stepPath(language, step, { draft }));

type Answered = Pick<IntakeDraft, 'typeCode' | 'account' | 'occurred' | 'story'>;

/** The first question that has no answer yet; `check` where all have. */
export function firstUnanswered({ typeCode, account, occurred, story }: Answered): IntakeStep {
  if (findException(typeCode) === null) {
    return 'type';
  }
  if (!account) {
    return 'account';
  }
  if (!occurred) {
    return 'when';
  }

  return story && story.description.length >= SHORTEST_STORY ? 'check' : 'what';
}

/** The account may be in somebody else's hands: what to do first comes before all questions. */
export const isSuspicious = (code: string | null): boolean =>
  SUSPICIOUS_EXCEPTIONS.some((suspicious) => suspicious === code);

/** Of a form that is sent, or of the address; '' where there is none. */
export function draftIdOf(
  { query }: DeskRequest,
  { values }: Pick<FormState, 'values'> = { values: {} },
): string {
  const id = values.key ?? query.draft;

  return typeof id === 'string' ? id : '';
}

/** The first page, with what the page before has said of it. */
export function firstPath(language: Language, query: DeskRequest['query']): string {
  const said = ['type', 'description', 'transaction'].flatMap((name) => {
    const value = query[name];

    return typeof value === 'string' ? [[name, value.slice(0, LONGEST_GIVEN)] as const] : [];
  });

  return stepPath(language, 'type', Object.fromEntries(said));
}

export const LONGEST_GIVEN = 500;
