import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { typedNumber, typedText } from '../../platform/http/typed-text.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { LONGEST_EXPRESSION, LONGEST_GROUP } from './synonym-expressions.js';

export class AddSynonymDto {
  @IsIn(LANGUAGES, { message: 'synonyms.errors.language' })
  lang!: Language;

  /** One a line. */
  @Transform(typedText)
  @IsString({ message: 'synonyms.errors.few' })
  @MaxLength(LONGEST_GROUP, { message: 'synonyms.errors.many' })
  expressions!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class ChangeSynonymDto {
  @Transform(typedText)
  @IsString({ message: 'synonyms.errors.few' })
  @MaxLength(LONGEST_GROUP, { message: 'synonyms.errors.many' })
  expressions!: string;

  /** Which one he saw. */
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  version!: number;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class TurnSynonymDto {
  @IsIn(['on', 'off'], { message: 'errors.field' })
  to!: 'on' | 'off';

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class AcceptHintDto {
  /** The group that it belongs to; '' for a new one. */
  @IsOptional()
  @Matches(/^([0-9a-f-]{36})?$/, { message: 'synonyms.errors.group' })
  group?: string;

  /** Of a new group: what it means the same as. */
  @IsOptional()
  @Transform(typedText)
  @IsString({ message: 'synonyms.errors.means' })
  @MaxLength(LONGEST_EXPRESSION, { message: 'synonyms.errors.long' })
  means?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
