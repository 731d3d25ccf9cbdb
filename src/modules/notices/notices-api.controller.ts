import { Controller, Get, Req, Res } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Public } from '../../platform/http/access.js';
import { Asked } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { NoticesDto } from './notices.dto.js';
import { READ_NOTICES } from './notices.api.js';
import { NoticesTelling } from './notices-telling.js';

/** What is wrong and what is planned, for programs: the wallet app shows it before anybody asks. */
@Controller('api/v1/notices')
@Public()
export class NoticesApiController {
  constructor(private readonly telling: NoticesTelling) {}

  @Get()
  @Costs('search')
  @ApiCall(READ_NOTICES)
  read(
    @Asked(NoticesDto) asked: NoticesDto,
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
  ): void {
    const json = JSON.stringify(this.telling.answer(asked.lang ?? wordsOf(request).language, asked.type));
    response.set({ ETag: etagOf(json), 'Cache-Control': 'public, max-age=15' });
    if (request.fresh) {
      response.status(304).end();
    } else {
      response.type('json').send(json);
    }
  }
}

const etagOf = (json: string): string => `"${createHash('sha256').update(json).digest('base64url')}"`;
