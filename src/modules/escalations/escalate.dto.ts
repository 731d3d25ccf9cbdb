import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { typedText } from '../../platform/http/typed-text.js';
import { ESCALATION_OUTCOMES, type EscalationOutcome } from './escalation-status.js';

/** Asking for a supervisor. */
export class EscalateDto {
  @Transform(typedText)
  @IsString({ message: 'escalations.errors.reason' })
  @MinLength(3, { message: 'escalations.errors.reason' })
  @MaxLength(1_000, { message: 'escalations.errors.reason-long' })
  reason!: string;

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
