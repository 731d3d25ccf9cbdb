import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { ExceptionCode } from '../exceptions/taxonomy.js';
import { ACCOUNT_KINDS, type AccountKind } from './account-kinds.js';
import { CALLER_PROOFS, type CallerProof } from './caller-proofs.js';
import { EXTRA_FIELDS } from './extra-fields.js';
import { IntakeWhenDto } from './intake-steps.dto.js';
import { CannotRecall, ContactIfAny, StatedAccountIfAny, StatedType, Story } from './stated-fields.js';

/** What a caller says, and who of the staff takes it down: the fields of the page, and whom one speaks with. */
export class TakeCallDto extends IntakeWhenDto {
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.field' })
  @MaxLength(120, { message: 'calls.errors.name' })
  caller?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'calls.errors.phone' })
  @MaxLength(40, { message: 'calls.errors.phone' })
  phone?: string;

  @ContactIfAny()
  contact?: string;

  /** The language in which he is answered. */
  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang!: Language;

  @IsIn(ACCOUNT_KINDS, { message: 'tickets.errors.account-kind' })
  accountKind!: AccountKind;

  @StatedAccountIfAny()
  account?: string;

  @CannotRecall()
  cannotRecall?: 'yes';

  @StatedType()
  type!: ExceptionCode;

  /** The type whose questions stood on the page. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @StatedType()
  asked?: ExceptionCode;

  @Story()
  description!: string;

  /** How it was made sure who calls; nothing where it was not. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(CALLER_PROOFS, { message: 'calls.errors.proof' })
  proof?: CallerProof;

  /** The open request that he calls about; nothing for a new one. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'calls.errors.join' })
  @MaxLength(40, { message: 'calls.errors.join' })
  join?: string;

  /** A reference that he names, so that his request is found. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.field' })
  @MaxLength(40, { message: 'errors.field' })
  named?: string;
}

/** How it was made sure afterwards who has called. */
export class VerifyCallerDto {
  @IsIn(CALLER_PROOFS, { message: 'calls.errors.proof' })
  proof!: CallerProof;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** The same form in the middle of a call, to see what is to be asked: nothing of it is checked, or kept, yet. */
export class AskCallDto {
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

const TYPED = [
  'caller',
  'phone',
  'contact',
  'lang',
  'accountKind',
  'account',
  'cannotRecall',
  'type',
  'asked',
  'description',
  'proof',
  'join',
  'named',
  'occurredDate',
  'part',
  'occurredTime',
  'zone',
  'fold',
  'amount',
  'currency',
  ...EXTRA_FIELDS,
] as const satisfies readonly (keyof TakeCallDto | (typeof EXTRA_FIELDS)[number])[];

for (const name of TYPED) {
  IsOptional()(AskCallDto.prototype, name);
  IsString({ message: 'errors.field' })(AskCallDto.prototype, name);
}
