import { Controller, Get, Req } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { Asked } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { Translator } from '../../platform/i18n/translator.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { speakersOf, type Speakers } from './edition-of.js';
import { ExceptionListDto } from './exception-list.dto.js';
import { exceptionList, type ExceptionListAnswer } from './exception-list.answer.js';
import { LIST_EXCEPTIONS } from './exceptions.api.js';

/** What may go wrong with a wallet, for programs that begin requests: the wallet app, the widget. */
@Controller('api/v1/exceptions')
@Public()
export class ExceptionsApiController {
  private readonly speakers: Speakers;

  constructor(translator: Translator) {
    this.speakers = speakersOf(translator);
  }

  @Get()
  @ApiCall(LIST_EXCEPTIONS)
  list(
    @Asked(ExceptionListDto) { lang }: ExceptionListDto,
    @Req() request: DeskRequest,
  ): ExceptionListAnswer {
    return exceptionList(lang ? this.speakers[lang] : wordsOf(request));
  }
}
