import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { EXCEPTION_CODES, type ExceptionCode } from '../exceptions/taxonomy.js';
import { LONGEST_MESSAGE, ReplyDto, SeqIfAny } from '../tickets/send-message.dto.js';
import {
  NEXT_AFTER_REPLY,
  QUIET_MOVES,
  type QuietMove,
  type Resolution,
  type StaffReply,
} from '../tickets/ticket-handling.service.js';

/** A reply, and what it does to the ticket besides: by the button that sends it. */
export class StaffReplyDto extends ReplyDto implements StaffReply {
  @IsOptional()
  @IsIn(NEXT_AFTER_REPLY, { message: 'errors.field' })
  next?: (typeof NEXT_AFTER_REPLY)[number];

  @SeqIfAny()
  overrode?: number;
}

/** A reply that is not sent yet: what is typed so far stands in its field again, with what is put behind it. */
export class PrepareReplyDto {
  @IsUUID('4', { message: 'tickets.errors.message-id' })
  clientMessageId!: string;

  @IsOptional()
  @Transform(typedText)
  @IsString({ message: 'errors.field' })
  @MaxLength(LONGEST_MESSAGE, { message: 'tickets.errors.message-long' })
  body?: string;

  @SeqIfAny()
  baseSeq?: number;
}

/** How it was solved, for the customer to read. */
export class ResolveDto implements Resolution {
  @Transform(typedText)
  @IsString({ message: 'desk.errors.result' })
  @Matches(VISIBLE, { message: 'desk.errors.result' })
  @MaxLength(LONGEST_MESSAGE, { message: 'tickets.errors.message-long' })
  result!: string;

  @SeqIfAny()
  baseSeq?: number;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class MoveDto {
  @IsIn(QUIET_MOVES, { message: 'errors.field' })
  move!: QuietMove;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** What the ticket is about, by the eyes of the staff. */
export class TicketTypeDto {
  @IsIn(EXCEPTION_CODES, { message: 'tickets.errors.type' })
  type!: ExceptionCode;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class HandOverDto {
  @IsUUID('4', { message: 'desk.errors.colleague' })
  to!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class NoteDto {
  @Transform(typedText)
  @IsString({ message: 'desk.errors.note' })
  @Matches(VISIBLE, { message: 'desk.errors.note' })
  @MaxLength(4_000, { message: 'tickets.errors.message-long' })
  note!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
