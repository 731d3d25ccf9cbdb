import { ArrayMaxSize, IsArray, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { LARGEST_SEQ } from '../tickets/send-message.dto.js';

const REFERENCE = { message: 'errors.not-found' };

export class TimelineSinceDto {
  @IsString(REFERENCE)
  @MaxLength(40, REFERENCE)
  ticket!: string;

  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  @Max(LARGEST_SEQ, { message: 'errors.field' })
  after!: number;

  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  @Max(200, { message: 'errors.field' })
  limit!: number;
}

export class HeadsDto {
  @IsArray({ message: 'errors.field' })
  @ArrayMaxSize(100, { message: 'errors.field' })
  @IsString({ each: true, message: 'errors.not-found' })
  @MaxLength(40, { each: true, message: 'errors.not-found' })
  tickets!: string[];
}

export class ReadMarkDto {
  @IsString(REFERENCE)
  @MaxLength(40, REFERENCE)
  ticket!: string;

  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  @Max(LARGEST_SEQ, { message: 'errors.field' })
  seq!: number;
}

export class TypingDto {
  @IsString(REFERENCE)
  @MaxLength(40, REFERENCE)
  ticket!: string;
}
