import { Injectable } from '@nestjs/common';
import { canChangeTaxonomy } from '../../policies/taxonomy.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { Words } from '../../platform/i18n/words.js';
import { changesBetween } from '../exceptions/edition-changes.js';
import { lacksOf } from '../exceptions/edition-lacks.js';
import { editionOf, type Speakers, speakersOf } from '../exceptions/edition-of.js';
import { BringIntoForceDto, DraftPressDto } from '../exceptions/exception-edit.dto.js';
import { groupName, nameOf } from '../exceptions/exception-words.js';
import { BASE_VERSION, edited, type ExceptionType, findException } from '../exceptions/taxonomy.js';
import {
  type ExceptionDraft,
  TaxonomyHistory,
  type TypeVersion,
} from '../exceptions/taxonomy-history.query.js';
import { type ToldChange, toldChanges, type ToldFact, toldFacts } from './exception-facts.js';
import { EXCEPTIONS } from './exception-list.view.js';
import { type ExceptionPreview, previewOf } from './exception-preview.js';
import { OpenRequests } from './open-requests.query.js';

interface DraftModel {
  readonly author: string;
  readonly savedAt: Date;
  readonly changes: readonly ToldChange[];
  /** What is missing before it can come into force, and where it is written. */
  readonly lacks: readonly { readonly href: string; readonly message: string }[];
}

export interface ExceptionPageModel extends FormModel<'note'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly listPath: string;
  readonly code: string;
  readonly group: string;
  readonly slug: string;
  readonly isHidden: boolean;
  readonly facts: readonly ToldFact[];
  readonly open: number;
  readonly mayChange: boolean;
  readonly revision: string;
  readonly draft: DraftModel | null;
  readonly preview: ExceptionPreview;
  readonly history: readonly (TypeVersion & { readonly path: string })[];
  /** The edition of the code stands last. */
  readonly basePath: string | null;
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

const FIELDS = {
  note: { label: 'taxonomy.force.note', hint: 'taxonomy.force.note-hint', rows: 2, required: true },
} as const;

/** @throws NotFound where there is no such type */
export function typeAsked({ params }: DeskRequest): ExceptionType {
  const type = findException(String(params.code));
  if (!type) {
    throw new NotFound();
  }

  return type;
}

/**
 * What a hidden field carries when its form is shown again: what was sent, while only its own fields were wrong; what
 * stands now, once the reader has been told that somebody was faster.
 */
export const readAs = ({ values, faults }: FormState, name: string, present: number): string =>
  faults.length > 0 ? (values[name] ?? '') : String(present);

/** One type: what it is, what is about to change, what customers see of it, and what it was. */
@Injectable()
export class ExceptionPageView implements FormView {
  private readonly speakers: Speakers;

  constructor(
    private readonly history: TaxonomyHistory,
    private readonly open: OpenRequests,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  async model(request: DeskRequest, state: FormState): Promise<ExceptionPageModel> {
    const words = wordsOf(request);
    const type = typeAsked(request);
    const path = `${EXCEPTIONS}/${type.code}`;
    const before = versionOf(request.query.before);
    const [draft, { rows, next }, open] = await Promise.all([
      this.history.draftOf(type.code),
      this.history.versionsOf(type.code, before),
      this.open.ofType(type.code),
    ]);

    return {
      ...formModel(request, state, FIELDS),
      layout: 'desk',
      title: `${type.code} ${nameOf(type, words)}`,
      key: formKey(state),
      path,
      listPath: EXCEPTIONS,
      code: type.code,
      group: groupName(type.group, words),
      slug: type.slug,
      isHidden: !type.isOffered,
      facts: toldFacts(editionOf(type, this.speakers), words),
      open,
      mayChange: canChangeTaxonomy(actorOf(request)),
      revision: readAs(state, 'revision', draft?.revision ?? 0),
      draft: draft && this.draftModel(type, draft, words),
      preview: previewOf(request, draft ? edited(type, draft.edition, type.since) : type),
      history: rows.map((row) => ({ ...row, path: `${path}/versions/${row.version}` })),
      basePath: next === null ? `${path}/versions/${BASE_VERSION}` : null,
      pager: { olderPath: next === null ? null : `${path}?before=${next}`, newestPath: before ? path : null },
    };
  }

  private draftModel(
    type: ExceptionType,
    { author, savedAt, edition }: ExceptionDraft,
    words: Words,
  ): DraftModel {
    return {
      author,
      savedAt,
      changes: toldChanges(changesBetween(editionOf(type, this.speakers), edition), words),
      lacks: lacksOf(type.code, edition, this.speakers).map(({ field, key, params }) => ({
        href: `${EXCEPTIONS}/${type.code}/edit#${field}`,
        message: words.t(key, params),
      })),
    };
  }
}

/** From the address; null for what is none. */
export const versionOf = (typed: unknown): number | null =>
  typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : null;

export const exceptionPage = new FormPage(BringIntoForceDto, 'desk/exception', ExceptionPageView);
export const discardPage = new FormPage(DraftPressDto, 'desk/exception', ExceptionPageView);
