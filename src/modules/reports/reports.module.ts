import { Module } from '@nestjs/common';
import { HelpUseModule } from '../faq/help-use.module.js';
import { FaqReportController } from './faq-report.controller.js';
import { FaqReportQuery } from './faq-report.query.js';
import { FaqReportView } from './faq-report.view.js';

/** Figures for whoever answers for the desk; read by SQL, written nowhere. */
@Module({
  imports: [HelpUseModule],
  controllers: [FaqReportController],
  providers: [FaqReportQuery, FaqReportView],
})
export class ReportsModule {}
