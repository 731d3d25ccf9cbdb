import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { SaidTransactionDto } from './bring-ticket.dto.js';
import { LONGEST_STORY } from './stated-fields.js';

/** What a customer said about his transaction: as in a request that a program brings, but for who he is. */
export class MatchDto extends SaidTransactionDto {
  /** In which language reasons and question are told. */
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang?: Language;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.description-long' })
  @MaxLength(LONGEST_STORY, { message: 'tickets.errors.description-long' })
  description?: string;
}
