import { Controller, Get, Redirect, Req } from '@nestjs/common';
import { Public } from './platform/http/access.js';
import { wordsOf } from './platform/http/page-model.js';
import type { DeskRequest } from './platform/http/request-context.js';

/** `/`: to the help centre, in the reader's language. */
@Controller()
@Public()
export class HomeController {
  @Get()
  @Redirect()
  home(@Req() request: DeskRequest) {
    return { url: `/${wordsOf(request).language}/help`, statusCode: 303 };
  }
}
