import { Controller, HttpCode, Post } from '@nestjs/common';
import { OnlyAsks, Public } from '../../platform/http/access.js';
import { JsonBody } from '../../platform/http/json-input.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { TRIAGE } from './triage.api.js';
import { TriageDto } from './triage.dto.js';
import { type Triage, TriageService } from './triage.service.js';

export type TriageAnswerForPrograms = Pick<Triage, 'lang' | 'types' | 'articles' | 'confident'>;

/** What free words are about, for programs: the wallet app, the widget, a mail gateway. */
@Controller('api/v1/triage')
@Public()
export class TriageApiController {
  constructor(private readonly triage: TriageService) {}

  @Post()
  @OnlyAsks()
  @HttpCode(200)
  @Costs('search')
  @Repeatable('Nothing is stored: the same words get the same answer.')
  @ApiCall(TRIAGE)
  async hear(@JsonBody(TriageDto) { text, ...asked }: TriageDto): Promise<TriageAnswerForPrograms> {
    const { lang, types, articles, confident } = await this.triage.triage(text, asked);

    return { lang, types, articles, confident };
  }
}
