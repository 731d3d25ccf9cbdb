import { Transform } from 'class-transformer';
import { IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { typedText, VISIBLE } from '../../platform/http/typed-text.js';

export class NoteDto {
  @Transform(typedText)
  @IsString({ message: 'desk.errors.note' })
  @Matches(VISIBLE, { message: 'desk.errors.note' })
  @MaxLength(4_000, { message: 'tickets.errors.message-long' })
  note!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class LinkDto {
  @IsString({ message: 'errors.field' })
  @MinLength(1, { message: 'errors.field' })
  @MaxLength(256, { message: 'errors.field' })
  transaction!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
