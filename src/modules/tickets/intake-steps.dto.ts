import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { typedNumber, typedOrAbsent } from '../../platform/http/typed-text.js';
import type { FieldCode } from '../exceptions/exception-fields.js';
import type { ExceptionCode } from '../exceptions/taxonomy.js';
import { DAY_PARTS, type DayPart } from './day-parts.js';
import { EXTRA_FIELDS, LONGEST_ANSWER } from './extra-fields.js';
import {
  CannotRecall,
  ContactIfAny,
  StatedAccountIfAny,
  StatedAmount,
  StatedCurrency,
  StatedDate,
  StatedTime,
  StatedType,
  StatedZone,
  Story,
} from './stated-fields.js';

/** What the form of each step carries besides its answers. */
export abstract class StepDto {
  /** Of the draft: a step that is sent twice is answered once. */
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;

  /** Where a change from the last page returns to. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(['check'], { message: 'errors.field' })
  to?: 'check';
}

export class IntakeTypeDto extends StepDto {
  @StatedType()
  type!: ExceptionCode;

  /** What was typed into the search before. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.field' })
  @MaxLength(500, { message: 'errors.field' })
  description?: string;

  /** What his wallet's app was showing: the wallet's reference. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^[\x21-\x7e]{1,256}$/, { message: 'errors.field' })
  transaction?: string;
}

export class IntakeAccountDto extends StepDto {
  @StatedAccountIfAny()
  account?: string;

  @CannotRecall()
  cannotRecall?: 'yes';

  @ContactIfAny()
  contact?: string;

  /** What his wallet's app was showing: the wallet's reference. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^[\x21-\x7e]{1,256}$/, { message: 'errors.field' })
  transaction?: string;
}

export class IntakeWhenDto extends StepDto {
  @StatedDate()
  occurredDate!: string;

  @IsIn(DAY_PARTS, { message: 'intake.errors.part' })
  part!: DayPart;

  @StatedTime()
  occurredTime?: string;

  @StatedZone()
  zone!: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(['earlier', 'later', 'unsure'], { message: 'errors.field' })
  fold?: 'earlier' | 'later' | 'unsure';

  @StatedAmount()
  amount?: string;

  @StatedCurrency()
  currency?: string;
}

export class IntakeWhatDto extends StepDto {
  @Story()
  description!: string;

  /** The button that was pressed. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(['attachments', 'check'], { message: 'errors.field' })
  next?: 'attachments' | 'check';
}

export class IntakeKeyDto {
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class SendIntakeDto extends IntakeKeyDto {
  /** Of the answers that were read: what another tab has changed since is read first. */
  @IsOptional()
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  version?: number;
}

export class RemoveIntakeFileDto extends IntakeKeyDto {
  @IsUUID('4', { message: 'errors.field' })
  file!: string;
}

/** Questions of the types, by their numbers: their rules are data, so their fields are made from it. */
type Extras = Readonly<Partial<Record<FieldCode, string>>>;

for (const code of EXTRA_FIELDS) {
  for (const dto of [IntakeWhenDto, IntakeWhatDto]) {
    IsOptional()(dto.prototype, code);
    Transform(typedOrAbsent)(dto.prototype, code);
    IsString({ message: 'errors.field' })(dto.prototype, code);
    MaxLength(LONGEST_ANSWER, { message: 'errors.field' })(dto.prototype, code);
  }
}

/** The answers to questions of the types among those of a form. */
export const extrasOf = (dto: IntakeWhenDto | IntakeWhatDto): Extras => dto as Extras;
