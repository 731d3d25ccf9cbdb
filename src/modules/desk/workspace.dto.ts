import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

export class NoteDto {
  @Transform(trimmed)
  @IsString({ message: 'desk.errors.note' })
  @MinLength(1, { message: 'desk.errors.note' })
  @MaxLength(4_000, { message: 'tickets.errors.message-long' })
  note!: string;
}

export class LinkDto {
  @IsString({ message: 'errors.field' })
  @MinLength(1, { message: 'errors.field' })
  @MaxLength(256, { message: 'errors.field' })
  transaction!: string;
}

/** A button that says all by being pressed. */
export class PressDto {
  /** The button's own name, where a browser sends it. A class without any rule would refuse everything. */
  @IsOptional()
  @MaxLength(0, { message: 'errors.field' })
  button?: string;
}
