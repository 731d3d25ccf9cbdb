import { Transform } from 'class-transformer';
import { IsString, Matches } from 'class-validator';
import { typedText } from '../../platform/http/typed-text.js';
import { StepDto } from './intake-steps.dto.js';

/** Instead of a transaction: it is none of these, or it is about none. */
export const NOT_LISTED = 'not-listed';

export class IntakePickDto extends StepDto {
  /** The wallet's reference, or `not-listed`. */
  @Transform(typedText)
  @IsString({ message: 'intake.errors.pick' })
  @Matches(/^[\x21-\x7e]{1,256}$/, { message: 'intake.errors.pick' })
  pick!: string;
}
