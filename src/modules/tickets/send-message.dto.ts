import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { typedNumber, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import type { SendMessage } from '../../platform/realtime/live-protocol.js';

export const LONGEST_MESSAGE = 4_000;
/** No record is longer; beyond it a number is no longer a whole one for every database. */
export const LARGEST_SEQ = Number.MAX_SAFE_INTEGER;

/** The number of an entry, or nothing. */
export const SeqIfAny = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(typedNumber),
    IsInt({ message: 'errors.field' }),
    Min(0, { message: 'errors.field' }),
    Max(LARGEST_SEQ, { message: 'errors.field' }),
  );

/** A word, as the form of a ticket's page sends it. */
export class ReplyDto {
  @IsUUID('4', { message: 'tickets.errors.message-id' })
  clientMessageId!: string;

  @Transform(typedText)
  @IsString({ message: 'tickets.errors.message-empty' })
  @Matches(VISIBLE, { message: 'tickets.errors.message-empty' })
  @MaxLength(LONGEST_MESSAGE, { message: 'tickets.errors.message-long' })
  body!: string;

  @SeqIfAny()
  baseSeq?: number;
}

/** A word by the API. The address names the ticket; a body that was made for the socket names it as well. */
export class PostMessageDto extends ReplyDto {
  @IsOptional()
  @IsString({ message: 'errors.not-found' })
  @MaxLength(40, { message: 'errors.not-found' })
  ticket?: string;
}

/** What came after an entry: `?after=&limit=`. */
export class EntriesPageDto {
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  readonly after: number = 0;

  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  @Max(200, { message: 'errors.field' })
  readonly limit: number = 50;
}

/** A word in a ticket, by socket or API. */
export class SendMessageDto extends ReplyDto implements SendMessage {
  @IsString({ message: 'errors.not-found' })
  @MaxLength(40, { message: 'errors.not-found' })
  ticket!: string;
}
