import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import type { ExceptionCode } from '../exceptions/taxonomy.js';
import {
  ContactIfAny,
  StatedAccount,
  StatedAmount,
  StatedCurrency,
  StatedDate,
  StatedTime,
  StatedType,
  StatedZone,
  Story,
} from './stated-fields.js';

/** What the intake asks: account, transaction time with zone, description; amount where there is one. */
export class OpenTicketDto {
  @StatedType()
  type!: ExceptionCode;

  @StatedAccount()
  account!: string;

  @StatedDate()
  occurredDate!: string;

  @StatedTime()
  occurredTime?: string;

  /** IANA zone of the two above; the browser fills it in, the desk's zone stands where it cannot. */
  @StatedZone()
  zone!: string;

  @StatedAmount()
  amount?: string;

  @StatedCurrency()
  currency?: string;

  @Story()
  description!: string;

  @ContactIfAny()
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
  @StatedType()
  type?: ExceptionCode;

  @ContactIfAny()
  contact?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
