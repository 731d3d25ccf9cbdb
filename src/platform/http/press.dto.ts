import { IsUUID } from 'class-validator';

/** A button that says all by being pressed; pressed twice it says it once. */
export class PressDto {
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
