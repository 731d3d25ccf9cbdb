import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

export class ExceptionListDto {
  /** Without it the request's own language counts. */
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'faq.errors.language' })
  readonly lang?: Language;
}
