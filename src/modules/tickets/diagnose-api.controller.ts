import { Controller, HttpCode, Post } from '@nestjs/common';
import { canUseServiceApi } from '../../policies/service.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { JsonBody } from '../../platform/http/json-input.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { Repeatable } from '../../platform/http/repeatable.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { DiagnoseCall, type DiagnosisForPrograms } from './diagnose-call.service.js';
import { DIAGNOSE_CALL } from './diagnose.api.js';
import { DiagnoseDto } from './diagnose.dto.js';

/** What happened, for programs with a key of their own. */
@Controller('api/v1/wallet')
@Requires(canUseServiceApi)
export class DiagnoseApiController {
  constructor(private readonly call: DiagnoseCall) {}

  @Post('diagnose')
  @HttpCode(200)
  @Costs('service')
  @Repeatable('Each look is one, and says how it is then; what says the same is not stored again.')
  @ApiCall(DIAGNOSE_CALL)
  diagnose(
    @Person() actor: KnownActor,
    @JsonBody(DiagnoseDto) input: DiagnoseDto,
  ): Promise<DiagnosisForPrograms> {
    return this.call.diagnose(actor, input);
  }
}
