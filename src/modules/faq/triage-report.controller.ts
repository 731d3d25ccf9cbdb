import { Controller, Get, Render, Req } from '@nestjs/common';
import { canReadReports } from '../../policies/report.policy.js';
import { Requires } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { type TriageReportModel, TriageReportView } from './triage-report.view.js';

/** How good the desk is at saying what words are about. */
@Controller('supervisor/reports/triage')
@Requires(canReadReports)
export class TriageReportController {
  constructor(private readonly view: TriageReportView) {}

  @Get()
  @Render('reports/triage')
  report(@Req() request: DeskRequest): Promise<TriageReportModel> {
    return this.view.model(wordsOf(request));
  }
}
