import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeTaxonomy } from '../../policies/taxonomy.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ExceptionEditingService } from '../exceptions/exception-editing.service.js';
import { versionOf } from './exception-page.view.js';
import { backToType } from './exception-types.controller.js';
import { type ExceptionVersionModel, ExceptionVersionView, versionPage } from './exception-version.view.js';

/** What a type was, and the way back to it. */
@Controller('admin/exceptions/:code/versions/:version')
@Requires(canSeeTaxonomy)
export class ExceptionVersionsController {
  constructor(
    private readonly editing: ExceptionEditingService,
    private readonly view: ExceptionVersionView,
  ) {}

  @Get()
  @Render(versionPage.template)
  show(@Req() request: DeskRequest): Promise<ExceptionVersionModel> {
    return this.view.model(request, BLANK);
  }

  @Post('restoration')
  @Redirect()
  async restore(
    @Person() actor: KnownActor,
    @Param() { code = '', version }: Readonly<Record<string, string>>,
    @Form(versionPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.editing.restore(actor, code, versionOf(version) ?? 0, input);

    return backToType(response, code, 'restored');
  }
}
