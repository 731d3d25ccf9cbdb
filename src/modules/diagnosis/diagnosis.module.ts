import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiagnosisRecords } from './diagnosis-records.js';
import { StoredDiagnosis } from './diagnosis.entity.js';
import { RuleBook } from './rule-book.js';
import { FaqModule } from '../faq/faq.module.js';
import { RuleEditingService } from './rule-editing.service.js';
import { RuleHistory } from './rule-history.query.js';
import { RuleHead, RuleVersion } from './rule-version.entity.js';

/** What most likely happened to a transaction or an account: rules that people can read, and what they said of tickets. */
@Module({
  imports: [TypeOrmModule.forFeature([RuleVersion, RuleHead, StoredDiagnosis]), FaqModule],
  providers: [RuleBook, DiagnosisRecords, RuleEditingService, RuleHistory],
  exports: [RuleBook, DiagnosisRecords, RuleEditingService, RuleHistory],
})
export class DiagnosisModule {}
