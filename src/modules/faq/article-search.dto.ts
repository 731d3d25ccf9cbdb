import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

/** A search by a program. A question of any length is taken; only its beginning is read. */
export class ArticleSearchDto {
  @IsString({ message: 'faq.errors.question' })
  readonly q: string = '';

  /** Without it the request's own language counts. Other programs call `zh-CN` plainly `zh`. */
  @Transform(({ value }) => (value === 'zh' ? 'zh-CN' : (value as unknown)))
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'faq.errors.language' })
  readonly lang?: Language;

  /** Only articles about this exception. */
  @IsOptional()
  @Matches(/^E\d{3}$/, { message: 'faq.errors.type' })
  readonly type?: string;

  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'faq.errors.limit' })
  @Min(1, { message: 'faq.errors.limit' })
  @Max(20, { message: 'faq.errors.limit' })
  readonly limit: number = 8;
}
