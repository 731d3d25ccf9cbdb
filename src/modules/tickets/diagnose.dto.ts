import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';

/** What is to be diagnosed: a request by its number, or a transaction by the wallet's. */
export class DiagnoseDto {
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.not-found' })
  @MaxLength(40, { message: 'errors.not-found' })
  ticket?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.not-found' })
  @MaxLength(256, { message: 'errors.not-found' })
  reference?: string;
}
