import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExceptionEditingService } from './exception-editing.service.js';
import { ExceptionsApiController } from './exceptions-api.controller.js';
import { TaxonomyHistory } from './taxonomy-history.query.js';
import { TaxonomyHead, TaxonomyVersion } from './taxonomy-version.entity.js';
import { TaxonomyRegister } from './taxonomy-register.js';

/** The types of exceptions: what stands in the code, and what admins have changed since. */
@Module({
  imports: [TypeOrmModule.forFeature([TaxonomyVersion, TaxonomyHead])],
  controllers: [ExceptionsApiController],
  providers: [TaxonomyRegister, TaxonomyHistory, ExceptionEditingService],
  exports: [TaxonomyHistory, ExceptionEditingService],
})
export class ExceptionsModule {}
