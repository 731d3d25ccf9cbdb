import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Part } from '../../platform/http/part.js';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { ExceptionCode } from '../exceptions/taxonomy.js';
import { BroughtAccountDto, BroughtOccurrenceDto } from './bring-ticket.dto.js';
import { StatedAmount, StatedCurrency, StatedType } from './stated-fields.js';

const LONGEST_STORY = 4_000;

/** What a customer said about his transaction: as in a request that a program brings, but for who he is. */
export class MatchDto {
  @IsOptional()
  @StatedType()
  type?: ExceptionCode;

  /** In which language reasons and question are told. */
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang?: Language;

  @Part(BroughtAccountDto, { message: 'tickets.errors.account' })
  account!: BroughtAccountDto;

  @Part(BroughtOccurrenceDto, { message: 'tickets.errors.date' })
  occurred!: BroughtOccurrenceDto;

  @StatedAmount()
  amount?: string;

  @StatedCurrency()
  currency?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.counterparty' })
  @MaxLength(120, { message: 'tickets.errors.counterparty' })
  counterparty?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.description-long' })
  @MaxLength(LONGEST_STORY, { message: 'tickets.errors.description-long' })
  description?: string;
}
