import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExceptionEditingService } from './exception-editing.service.js';
import { ExceptionsApiController } from './exceptions-api.controller.js';
import { StaffGroup } from './staff-group.entity.js';
import { StaffGroups } from './staff-groups.service.js';
import { TaxonomyHistory } from './taxonomy-history.query.js';
import { TaxonomyHead, TaxonomyVersion } from './taxonomy-version.entity.js';
import { TaxonomyRegister } from './taxonomy-register.js';

/** The types of exceptions: what stands in the code, and what admins have changed since. */
@Module({
  imports: [TypeOrmModule.forFeature([StaffGroup, TaxonomyVersion, TaxonomyHead])],
  controllers: [ExceptionsApiController],
  providers: [StaffGroups, TaxonomyRegister, TaxonomyHistory, ExceptionEditingService],
  exports: [StaffGroups, TaxonomyHistory, ExceptionEditingService],
})
export class ExceptionsModule {}
