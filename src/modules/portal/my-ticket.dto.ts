import { Transform } from 'class-transformer';
import { IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { LONGEST_MESSAGE } from '../tickets/send-message.dto.js';

/** It is not solved: what is still missing. */
export class ReopenDto {
  @Transform(typedText)
  @IsString({ message: 'portal.errors.missing' })
  @Matches(VISIBLE, { message: 'portal.errors.missing' })
  @MaxLength(LONGEST_MESSAGE, { message: 'tickets.errors.message-long' })
  missing!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
