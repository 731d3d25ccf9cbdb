import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Part } from '../../platform/http/part.js';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { IsMailAddress, typedMailAddress } from '../../platform/mail/typed-mail-address.js';
import type { ExceptionCode } from '../exceptions/taxonomy.js';
import { LONGEST_ANSWER } from './extra-fields.js';
import { ACCOUNT_KINDS, type AccountKind } from './account-kinds.js';
import {
  StatedAccount,
  StatedAmount,
  StatedCurrency,
  StatedDate,
  StatedTime,
  StatedType,
  StatedZone,
  Story,
} from './stated-fields.js';

const PRECISIONS = ['exact', 'hour', 'part-of-day', 'day', 'unknown'] as const;

/** What a customer is known by in the wallet. */
export class BroughtAccountDto {
  @IsIn(ACCOUNT_KINDS, { message: 'tickets.errors.account-kind' })
  kind!: AccountKind;

  @StatedAccount()
  value!: string;
}

/** When it happened, as the customer says it. */
export class BroughtOccurrenceDto {
  @StatedDate()
  localDate!: string;

  @StatedTime()
  localTime?: string;

  @StatedZone()
  zone!: string;

  @IsIn(PRECISIONS, { message: 'tickets.errors.precision' })
  precision!: (typeof PRECISIONS)[number];
}

/** What a customer has said about his transaction, as every program tells it to us. */
export abstract class SaidTransactionDto {
  @IsOptional()
  @StatedType()
  type?: ExceptionCode;

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
  @IsString({ message: 'errors.field' })
  @MaxLength(LONGEST_ANSWER, { message: 'errors.field' })
  counterparty?: string;
}

/** A request that a program brings for its customer. */
export class BringTicketDto extends SaidTransactionDto {
  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang!: Language;

  @Story()
  description!: string;

  /** Where the customer is written to, and by which he finds his request. */
  @Transform(typedMailAddress)
  @IsMailAddress({ message: 'access.errors.contact' })
  contact!: string;

  /** From the header `Idempotency-Key`. */
  @IsUUID('4', { message: 'errors.field' })
  key!: string;
}
