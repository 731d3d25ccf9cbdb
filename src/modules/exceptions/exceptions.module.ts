import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TaxonomyHead, TaxonomyVersion } from './taxonomy-version.entity.js';
import { TaxonomyRegister } from './taxonomy-register.js';

/** The types of exceptions: what stands in the code, and what admins have changed since. */
@Module({
  imports: [TypeOrmModule.forFeature([TaxonomyVersion, TaxonomyHead])],
  providers: [TaxonomyRegister],
  exports: [TaxonomyRegister],
})
export class ExceptionsModule {}
