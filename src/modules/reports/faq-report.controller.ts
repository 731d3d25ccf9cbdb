import { Controller, Get, Header, Render, Req } from '@nestjs/common';
import { canReadReports } from '../../policies/report.policy.js';
import { Requires } from '../../platform/http/access.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { type FaqReportModel, FaqReportView } from './faq-report.view.js';

/** How the help centre does. */
@Controller('supervisor/reports')
@Requires(canReadReports)
export class FaqReportController {
  constructor(private readonly view: FaqReportView) {}

  @Get('faq')
  @Render('reports/faq')
  report(@Req() request: DeskRequest): Promise<FaqReportModel> {
    return this.view.model(request);
  }

  @Get('faq.csv')
  @Costs('export')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="help-centre.csv"')
  file(@Req() request: DeskRequest): Promise<string> {
    return this.view.file(request);
  }
}
