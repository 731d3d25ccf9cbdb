import { IsIn, IsOptional, Matches } from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';

/** What a program asks of notices. A type that nobody knows has none. */
export class NoticesDto {
  /** Without it the request's own language counts. */
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'notices.errors.language' })
  readonly lang?: Language;

  @IsOptional()
  @Matches(/^E\d{3}$/, { message: 'notices.errors.type' })
  readonly type?: string;
}
