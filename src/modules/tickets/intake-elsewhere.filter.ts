import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { Elsewhere } from './intake-steps.js';

/** Leads to the page of the intake that is meant. */
@Catch(Elsewhere)
export class IntakeElsewhere implements ExceptionFilter<Elsewhere> {
  catch({ pathIn }: Elsewhere, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { language } = wordsOf(http.getRequest<DeskRequest>());
    http.getResponse<DeskResponse>().redirect(303, pathIn(language));
  }
}
