import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

export class ArticleQuestionDto {
  /** Without it the request's own language counts. Other programs call `zh-CN` plainly `zh`. */
  @Transform(({ value }) => (value === 'zh' ? 'zh-CN' : (value as unknown)))
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'faq.errors.language' })
  readonly lang?: Language;
}
