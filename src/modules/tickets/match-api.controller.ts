import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { canUseServiceApi } from '../../policies/service.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { JsonBody } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { speakersOf, type Speakers } from '../exceptions/edition-of.js';
import { MatchCall, type MatchForPrograms } from './match-call.service.js';
import { MATCH_CALL } from './match.api.js';
import { MatchDto } from './match.dto.js';

/** Which transaction is meant, for programs of the desk. */
@Controller('api/v1/wallet')
@Requires(canUseServiceApi)
export class MatchApiController {
  private readonly speakers: Speakers;

  constructor(
    private readonly call: MatchCall,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  @Post('match')
  @HttpCode(200)
  @Costs('service')
  @Repeatable('Each look is one, and finds what is there then; nothing is stored but that it was.')
  @ApiCall(MATCH_CALL)
  match(
    @Person() actor: KnownActor,
    @JsonBody(MatchDto) input: MatchDto,
    @Req() request: DeskRequest,
  ): Promise<MatchForPrograms> {
    return this.call.match(actor, input, input.lang ? this.speakers[input.lang] : wordsOf(request));
  }
}
