import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

/** What somebody has typed so far. */
export class ArticleSuggestDto {
  @IsString({ message: 'faq.errors.question' })
  readonly q: string = '';

  /** Without it the request's own language counts. Other programs call `zh-CN` plainly `zh`. */
  @Transform(({ value }) => (value === 'zh' ? 'zh-CN' : (value as unknown)))
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'faq.errors.language' })
  readonly lang?: Language;
}
