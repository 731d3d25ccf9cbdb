import { Transform } from 'class-transformer';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { typedText } from '../../platform/http/typed-text.js';

export const MOST_BECAUSE = 300;

/** Why nobody needs to be told, in words that stay among the staff. */
export class DismissIncidentDto {
  @Transform(typedText)
  @IsString({ message: 'provider.proposals.errors.because' })
  @MinLength(3, { message: 'provider.proposals.errors.because' })
  @MaxLength(MOST_BECAUSE, { message: 'provider.proposals.errors.because' })
  because!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
