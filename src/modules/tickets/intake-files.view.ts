import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeFilesService, MOST_INTAKE_FILES } from './intake-files.service.js';
import { RemoveIntakeFileDto } from './intake-steps.dto.js';
import { alreadySent, draftGone, draftIdOf, stepPath } from './intake-steps.js';
import { AddFileDto } from './ticket-file.dto.js';
import { FILE_FIELD } from './ticket-file.field.js';

const FIELDS = { file: FILE_FIELD } as const;

export interface IntakeFilesModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly lead: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: string }[];
  readonly hasRoom: boolean;
  readonly draft: string;
  /** Of the next file. */
  readonly key: string;
  readonly paths: {
    readonly back: string;
    readonly add: string;
    readonly remove: string;
    readonly self: string;
    readonly next: string;
  };
}

/** Pictures and documents of a request that is being written. */
@Injectable()
export class IntakeFilesView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly files: IntakeFilesService,
  ) {}

  /** @throws Elsewhere where this browser has no such draft, or it was sent already */
  async model(request: DeskRequest, state: FormState): Promise<IntakeFilesModel> {
    const words = wordsOf(request);
    const draft = await this.drafts.find(actorOf(request), draftIdOf(request));
    if (!draft) {
      throw draftGone();
    }
    if (draft.reference !== null) {
      throw alreadySent(draft.reference);
    }
    const files = await this.files.of(draft.id);
    const path = (page: 'what' | 'attachments' | 'check'): string =>
      stepPath(words.language, page, { draft: draft.id });

    return {
      ...formModel(request, state, FIELDS),
      title: words.t('intake.files.title'),
      lead: words.t('intake.files.lead', { number: MOST_INTAKE_FILES }),
      files: files.map(({ id, name, size }) => ({ id, name, size: words.bytes(size) })),
      hasRoom: files.length < MOST_INTAKE_FILES,
      draft: draft.id,
      key: randomUUID(),
      paths: {
        back: path('what'),
        add: path('attachments'),
        remove: path('attachments').replace('?', '/removal?'),
        self: path('attachments'),
        next: path('check'),
      },
    };
  }
}

export const addIntakeFilePage = new FormPage(AddFileDto, 'tickets/intake-attachments', IntakeFilesView);
export const removeIntakeFilePage = new FormPage(
  RemoveIntakeFileDto,
  'tickets/intake-attachments',
  IntakeFilesView,
);
