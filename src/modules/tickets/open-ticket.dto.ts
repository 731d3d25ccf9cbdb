import { Transform } from 'class-transformer';
import {
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { IsMailAddress, typedMailAddressOrAbsent } from '../../platform/mail/typed-mail-address.js';
import { EXCEPTION_CODES, type ExceptionCode } from '../exceptions/taxonomy.js';

/** What the intake asks: account, transaction time with zone, description; amount where there is one. */
export class OpenTicketDto {
  @IsIn(EXCEPTION_CODES, { message: 'tickets.errors.type' })
  type!: ExceptionCode;

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.account' })
  @MinLength(2, { message: 'tickets.errors.account' })
  @MaxLength(200, { message: 'tickets.errors.account' })
  account!: string;

  @Transform(typedText)
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'tickets.errors.date' })
  occurredDate!: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: OpenTicketDto) => dto.occurredTime !== undefined)
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'tickets.errors.time' })
  occurredTime?: string;

  /** IANA zone of the two above; the browser fills it in, the desk's zone stands where it cannot. */
  @Transform(typedText)
  @IsString({ message: 'tickets.errors.zone' })
  @Matches(/^[A-Za-z0-9_+\-/]{1,64}$/, { message: 'tickets.errors.zone' })
  zone!: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: OpenTicketDto) => dto.amount !== undefined)
  @MaxLength(40, { message: 'tickets.errors.amount' })
  @IsString({ message: 'tickets.errors.amount' })
  amount?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: OpenTicketDto) => dto.currency !== undefined)
  @Matches(/^[A-Z]{3}$/, { message: 'tickets.errors.currency' })
  currency?: string;

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.description-short' })
  @MinLength(10, { message: 'tickets.errors.description-short' })
  @MaxLength(4_000, { message: 'tickets.errors.description-long' })
  description!: string;

  /** Where we write to, if he likes. */
  @IsOptional()
  @Transform(typedMailAddressOrAbsent)
  @IsMailAddress({ message: 'access.errors.contact' })
  contact?: string;

  /** Made with the blank form: a second submit of the same form is the same request. */
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** The first word of a chat. */
export class StartChatDto {
  @Transform(typedText)
  @IsString({ message: 'tickets.errors.message-empty' })
  @Matches(VISIBLE, { message: 'tickets.errors.message-empty' })
  @MaxLength(4_000, { message: 'tickets.errors.message-long' })
  body!: string;

  /** What the page was about from which he came. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: StartChatDto) => dto.type !== undefined)
  @IsIn(EXCEPTION_CODES, { message: 'tickets.errors.type' })
  type?: ExceptionCode;

  /** Where we write to, if he likes. */
  @IsOptional()
  @Transform(typedMailAddressOrAbsent)
  @IsMailAddress({ message: 'access.errors.contact' })
  contact?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
