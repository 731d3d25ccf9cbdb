import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { typedText } from '../../platform/http/typed-text.js';
import {
  BOARD_MOVES,
  type BoardMove,
  CUSTOMER_REASONS,
  ESCALATION_OUTCOMES,
  type EscalationOutcome,
  type EscalationReason,
  STAFF_REASONS,
} from './escalation-status.js';

/** What a chosen reason leaves to say is up to the customer; without one, or with `other`, the words are the reason. */
const needsWords = ({ why, reason }: AskSupervisorDto): boolean =>
  why === undefined || why === 'other' || Boolean(reason);

/** A customer asks for a supervisor. */
export class AskSupervisorDto {
  @IsOptional()
  @IsIn(CUSTOMER_REASONS, { message: 'escalations.errors.why' })
  why?: EscalationReason;

  @ValidateIf(needsWords)
  @Transform(typedText)
  @IsString({ message: 'escalations.errors.reason' })
  @MinLength(3, { message: 'escalations.errors.reason' })
  @MaxLength(1_000, { message: 'escalations.errors.reason-long' })
  reason?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** The staff asks for a supervisor, in words that stay among the staff. */
export class EscalateDto {
  @IsOptional()
  @IsIn(STAFF_REASONS, { message: 'escalations.errors.why' })
  why?: EscalationReason;

  @Transform(typedText)
  @IsString({ message: 'escalations.errors.reason' })
  @MinLength(3, { message: 'escalations.errors.reason' })
  @MaxLength(1_000, { message: 'escalations.errors.reason-long' })
  reason!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** Where a supervisor puts it, and why, in a line that stays among the staff. */
export class MoveEscalationDto {
  @IsIn(BOARD_MOVES, { message: 'escalations.errors.to' })
  to!: BoardMove;

  @IsOptional()
  @Transform(typedText)
  @IsString({ message: 'escalations.errors.line' })
  @MaxLength(300, { message: 'escalations.errors.line' })
  line?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** To which of the supervisors it goes. */
export class HandEscalationDto {
  @IsUUID('4', { message: 'escalations.errors.supervisor' })
  supervisor!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** What the supervisor decides, and what the customer is told. */
export class DecideDto {
  @IsIn(ESCALATION_OUTCOMES, { message: 'escalations.errors.outcome' })
  outcome!: EscalationOutcome;

  @Transform(typedText)
  @IsString({ message: 'escalations.errors.decision' })
  @MinLength(10, { message: 'escalations.errors.decision' })
  @MaxLength(4_000, { message: 'escalations.errors.decision-long' })
  decision!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
