import { Controller, Get, Post, Redirect, Render, Req, UseFilters, UseInterceptors } from '@nestjs/common';
import { ForVisitors, Person, TakesFiles } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { type FileRequest, keptFileOf } from './file-upload.js';
import { IntakeAnswersService } from './intake-answers.service.js';
import {
  addIntakeFilePage,
  type IntakeFilesModel,
  IntakeFilesView,
  removeIntakeFilePage,
} from './intake-files.view.js';
import { type IntakeCheckModel, intakeCheckPage, IntakeCheckView } from './intake-check.view.js';
import { IntakeElsewhere } from './intake-elsewhere.filter.js';
import { IntakeFileUpload } from './intake-file-upload.interceptor.js';
import { IntakeFilesService } from './intake-files.service.js';
import { IntakeSendService } from './intake-send.service.js';
import { IntakeWhatDto, RemoveIntakeFileDto, SendIntakeDto } from './intake-steps.dto.js';
import { draftIdOf, stepPath } from './intake-steps.js';
import { openedPath } from './request-path.js';
import { type IntakeWhatModel, intakeWhatPage, IntakeWhatView } from './intake-what.view.js';
import { AddFileDto } from './ticket-file.dto.js';

/** The last steps of a request: what happened, with files; all answers once more; and off it goes. */
@Controller(LANGUAGES.map((language) => `${language}/requests/new`))
@ForVisitors()
@UseFilters(IntakeElsewhere)
export class IntakeEndController {
  constructor(
    private readonly answers: IntakeAnswersService,
    private readonly files: IntakeFilesService,
    private readonly sending: IntakeSendService,
    private readonly whatView: IntakeWhatView,
    private readonly filesView: IntakeFilesView,
    private readonly checkView: IntakeCheckView,
  ) {}

  @Get('what')
  @Render(intakeWhatPage.template)
  askWhat(@Req() request: DeskRequest): Promise<IntakeWhatModel> {
    return this.whatView.model(request, BLANK);
  }

  @Post('what')
  @Redirect()
  async what(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeWhatPage) input: IntakeWhatDto,
  ) {
    return { url: await this.answers.what(actor, wordsOf(request).language, input), statusCode: 303 };
  }

  @Get('attachments')
  @Render(addIntakeFilePage.template)
  showFiles(@Req() request: DeskRequest): Promise<IntakeFilesModel> {
    return this.filesView.model(request, BLANK);
  }

  @Post('attachments')
  @TakesFiles()
  @Costs('upload')
  @UseInterceptors(IntakeFileUpload)
  @Redirect()
  async addFile(
    @Person() actor: KnownActor,
    @Form(addIntakeFilePage) { key }: AddFileDto,
    @Req() request: FileRequest,
  ) {
    const draft = draftIdOf(request);
    await this.files.add(actor, draft, keptFileOf(request), key);

    return { url: stepPath(wordsOf(request).language, 'attachments', { draft }), statusCode: 303 };
  }

  @Post('attachments/removal')
  @Redirect()
  async removeFile(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(removeIntakeFilePage) { key: draft, file }: RemoveIntakeFileDto,
  ) {
    await this.files.remove(actor, draft, file);

    return { url: stepPath(wordsOf(request).language, 'attachments', { draft }), statusCode: 303 };
  }

  @Get('check')
  @Render(intakeCheckPage.template)
  check(@Req() request: DeskRequest): Promise<IntakeCheckModel> {
    return this.checkView.model(request, BLANK);
  }

  @Post('check')
  @Costs('ticket-open')
  @Redirect()
  async send(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Form(intakeCheckPage) input: SendIntakeDto,
  ) {
    const { language } = wordsOf(request);
    const opened = await this.sending.send(actor, language, input);

    return { url: openedPath(language, opened), statusCode: 303 };
  }
}
