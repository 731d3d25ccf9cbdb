import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { typedOrAbsent, typedText } from '../../platform/http/typed-text.js';
import {
  DECLINE_REASONS,
  type DeclineReason,
  END_FINDINGS,
  type EndFinding,
  REVERSAL_EXTENTS,
  REVERSAL_REASONS,
  type ReversalExtent,
  type ReversalReason,
} from './reversal-status.js';

/** That the money of a linked transaction goes back, all of it or a part, and why. */
export class ProposeReversalDto {
  @IsIn(REVERSAL_EXTENTS, { message: 'reversals.errors.extent' })
  extent!: ReversalExtent;

  /** Of a part. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'reversals.errors.amount' })
  @MaxLength(40, { message: 'reversals.errors.amount' })
  amount?: string;

  @IsIn(REVERSAL_REASONS, { message: 'reversals.errors.reason' })
  reason!: ReversalReason;

  @Transform(typedText)
  @IsString({ message: 'reversals.errors.note' })
  @MinLength(3, { message: 'reversals.errors.note' })
  @MaxLength(500, { message: 'reversals.errors.note-long' })
  note!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** A supervisor's no. */
export class DeclineReversalDto {
  @IsIn(DECLINE_REASONS, { message: 'reversals.errors.reason' })
  declineReason!: DeclineReason;

  @IsOptional()
  @Transform(typedText)
  @IsString({ message: 'reversals.errors.note-long' })
  @MaxLength(500, { message: 'reversals.errors.note-long' })
  decisionNote?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** What the operator's back office has found out about an order that the wallet says nothing of. */
export class EndReversalDto {
  @IsIn(END_FINDINGS, { message: 'reversals.errors.finding' })
  finding!: EndFinding;

  /** The wallet's own number of the return, where it shows one. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'reversals.errors.return-number' })
  @MaxLength(256, { message: 'reversals.errors.return-number' })
  made?: string;

  @Transform(typedText)
  @IsString({ message: 'reversals.errors.end-note' })
  @MinLength(10, { message: 'reversals.errors.end-note' })
  @MaxLength(500, { message: 'reversals.errors.note-long' })
  endNote!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
