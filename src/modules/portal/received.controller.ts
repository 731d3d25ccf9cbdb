import { Controller, Get, Header, Render, Req } from '@nestjs/common';
import { ForVisitors } from '../../platform/http/access.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { type ReceivedModel, ReceivedView } from './received.view.js';

/** The end of an intake: the reference, and the time by which somebody answers. */
@Controller(LANGUAGES.map((language) => `${language}/requests/:reference`))
@ForVisitors()
export class ReceivedController {
  constructor(private readonly view: ReceivedView) {}

  @Get('received')
  @Render('portal/received')
  received(@Req() request: DeskRequest): Promise<ReceivedModel> {
    return this.view.model(request);
  }

  @Get('received.ics')
  @Costs('export')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="first-reply.ics"')
  calendar(@Req() request: DeskRequest): Promise<string> {
    return this.view.calendar(request);
  }
}
