import { Controller, Get, Render, Req, Res } from '@nestjs/common';
import { Public } from '../http/access.js';
import { wordsOf } from '../http/page-model.js';
import type { DeskRequest, DeskResponse } from '../http/request-context.js';
import { type ApiDocsModel, ApiDocsView } from './api-docs.view.js';
import { ApiDocument } from './api-document.js';

/** What programs may ask of us: for programs, and for the people who write them. */
@Controller('api/v1')
@Public()
export class OpenApiController {
  constructor(
    private readonly api: ApiDocument,
    private readonly view: ApiDocsView,
  ) {}

  @Get('openapi.json')
  document(@Req() request: DeskRequest, @Res() response: DeskResponse): void {
    const { json, etag } = this.api.in(wordsOf(request).language);
    response.set({ ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie' });
    if (request.fresh) {
      response.status(304).end();
    } else {
      response.type('json').send(json);
    }
  }

  @Get('docs')
  @Render('api/docs')
  docs(@Req() request: DeskRequest): ApiDocsModel {
    return this.view.model(request);
  }
}
