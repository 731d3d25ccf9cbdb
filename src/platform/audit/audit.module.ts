import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditHead, AuditRow } from './audit-row.entity.js';
import { AuditRefusals } from './audit-refusals.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditVerifyCommand } from './audit-verify.command.js';

/** Who did what, kept so that nobody can change it afterwards. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditRow, AuditHead])],
  providers: [AuditSealer, AuditRefusals, AuditVerifyCommand],
  exports: [AuditRefusals],
})
export class AuditModule {}
