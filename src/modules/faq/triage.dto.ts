import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

/** Words of somebody who needs help, of any length; only their beginning is read. */
export class TriageDto {
  @IsString({ message: 'faq.errors.text' })
  readonly text: string = '';

  /** Without it the script of the words counts. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'zh' ? 'zh-CN' : value))
  @IsIn(LANGUAGES, { message: 'faq.errors.language' })
  readonly lang?: Language;

  @IsInt({ message: 'faq.errors.limit' })
  @Min(1, { message: 'faq.errors.limit' })
  @Max(20, { message: 'faq.errors.limit' })
  readonly limit: number = 3;
}
