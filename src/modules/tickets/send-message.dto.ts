import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import type { SendMessage } from '../../platform/realtime/live-protocol.js';

export const LONGEST_MESSAGE = 4_000;

/** A word, as the form of a ticket's page sends it. */
export class ReplyDto {
  @IsUUID('4', { message: 'tickets.errors.message-id' })
  clientMessageId!: string;

  @IsString({ message: 'tickets.errors.message-empty' })
  @Matches(/\S/, { message: 'tickets.errors.message-empty' })
  @MaxLength(LONGEST_MESSAGE, { message: 'tickets.errors.message-long' })
  body!: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  baseSeq?: number;
}

/** A word in a ticket, by socket or API. */
export class SendMessageDto extends ReplyDto implements SendMessage {
  @IsString({ message: 'errors.not-found' })
  @MaxLength(40, { message: 'errors.not-found' })
  ticket!: string;
}
