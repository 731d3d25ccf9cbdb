import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiagnosisRecords } from './diagnosis-records.js';
import { StoredDiagnosis } from './diagnosis.entity.js';
import { RuleBook } from './rule-book.js';
import { RuleHead, RuleVersion } from './rule-version.entity.js';

/** What most likely happened to a transaction or an account: rules that people can read, and what they said of tickets. */
@Module({
  imports: [TypeOrmModule.forFeature([RuleVersion, RuleHead, StoredDiagnosis])],
  providers: [RuleBook, DiagnosisRecords],
  exports: [RuleBook, DiagnosisRecords],
})
export class DiagnosisModule {}
