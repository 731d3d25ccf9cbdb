import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canChangeTaxonomy, canSeeTaxonomy } from '../../policies/taxonomy.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ExceptionEditingService } from '../exceptions/exception-editing.service.js';
import { BringIntoForceDto, DraftPressDto, EditExceptionDto } from '../exceptions/exception-edit.dto.js';
import { type ExceptionEditModel, editPage, ExceptionEditView } from './exception-edit.view.js';
import { type ExceptionListModel, ExceptionListView, EXCEPTIONS } from './exception-list.view.js';
import {
  discardPage,
  exceptionPage,
  type ExceptionPageModel,
  ExceptionPageView,
} from './exception-page.view.js';

/** After a change the type is shown, with what is about to happen to it. */
export const backToType = (response: DeskResponse, code: string, done: string) => {
  flash(response, { tone: 'ok', key: `taxonomy.done.${done}` });

  return { url: `${EXCEPTIONS}/${code}`, statusCode: 303 };
};

/** The types of exceptions, for who works by them, and their editor. */
@Controller('admin/exceptions')
@Requires(canSeeTaxonomy)
export class ExceptionTypesController {
  constructor(
    private readonly editing: ExceptionEditingService,
    private readonly listView: ExceptionListView,
    private readonly pageView: ExceptionPageView,
    private readonly editView: ExceptionEditView,
  ) {}

  @Get()
  @Render('desk/exceptions')
  list(@Req() request: DeskRequest): Promise<ExceptionListModel> {
    return this.listView.model(request);
  }

  @Get(':code')
  @Render(exceptionPage.template)
  show(@Req() request: DeskRequest): Promise<ExceptionPageModel> {
    return this.pageView.model(request, BLANK);
  }

  @Get(':code/edit')
  @Requires(canChangeTaxonomy)
  @Render(editPage.template)
  edit(@Req() request: DeskRequest): Promise<ExceptionEditModel> {
    return this.editView.model(request, BLANK);
  }

  @Post(':code/draft')
  @Redirect()
  async save(
    @Person() actor: KnownActor,
    @Param('code') code: string,
    @Form(editPage) input: EditExceptionDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.save(actor, code, input);

    return backToType(response, code, 'saved');
  }

  @Post(':code/draft/discarding')
  @Redirect()
  async discard(
    @Person() actor: KnownActor,
    @Param('code') code: string,
    @Form(discardPage) input: DraftPressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.discard(actor, code, input);

    return backToType(response, code, 'discarded');
  }

  @Post(':code/activation')
  @Redirect()
  async bringIntoForce(
    @Person() actor: KnownActor,
    @Param('code') code: string,
    @Form(exceptionPage) input: BringIntoForceDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.bringIntoForce(actor, code, input);

    return backToType(response, code, 'in-force');
  }
}
