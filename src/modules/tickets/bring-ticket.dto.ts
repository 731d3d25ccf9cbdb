import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { Part } from '../../platform/http/part.js';
import { typedOrAbsent, typedText } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { IsMailAddress, typedMailAddress } from '../../platform/mail/typed-mail-address.js';
import { EXCEPTION_CODES, type ExceptionCode } from '../exceptions/taxonomy.js';

const ACCOUNT_KINDS = ['username', 'phone', 'email', 'wallet-id'] as const;
const PRECISIONS = ['exact', 'hour', 'part-of-day', 'day', 'unknown'] as const;

/** What a customer is known by in the wallet. */
export class BroughtAccountDto {
  @IsIn(ACCOUNT_KINDS, { message: 'tickets.errors.account-kind' })
  kind!: (typeof ACCOUNT_KINDS)[number];

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.account' })
  @MinLength(2, { message: 'tickets.errors.account' })
  @MaxLength(200, { message: 'tickets.errors.account' })
  value!: string;
}

/** When it happened, as the customer says it. */
export class BroughtOccurrenceDto {
  @Transform(typedText)
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'tickets.errors.date' })
  localDate!: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'tickets.errors.time' })
  localTime?: string;

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.zone' })
  @Matches(/^[A-Za-z0-9_+\-/]{1,64}$/, { message: 'tickets.errors.zone' })
  zone!: string;

  @IsIn(PRECISIONS, { message: 'tickets.errors.precision' })
  precision!: (typeof PRECISIONS)[number];
}

/** A request that a program brings for its customer. */
export class BringTicketDto {
  @IsOptional()
  @IsIn(EXCEPTION_CODES, { message: 'tickets.errors.type' })
  type?: ExceptionCode;

  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang!: Language;

  @Part(BroughtAccountDto, { message: 'tickets.errors.account' })
  account!: BroughtAccountDto;

  @Part(BroughtOccurrenceDto, { message: 'tickets.errors.date' })
  occurred!: BroughtOccurrenceDto;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.amount' })
  @MaxLength(40, { message: 'tickets.errors.amount' })
  amount?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^[A-Z]{3}$/, { message: 'tickets.errors.currency' })
  currency?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.counterparty' })
  @MaxLength(120, { message: 'tickets.errors.counterparty' })
  counterparty?: string;

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.description-short' })
  @MinLength(10, { message: 'tickets.errors.description-short' })
  @MaxLength(4_000, { message: 'tickets.errors.description-long' })
  description!: string;

  /** Where the customer is written to, and by which he finds his request. */
  @Transform(typedMailAddress)
  @IsMailAddress({ message: 'access.errors.contact' })
  contact!: string;

  /** From the header `Idempotency-Key`. */
  @IsUUID('4', { message: 'errors.field' })
  key!: string;
}
