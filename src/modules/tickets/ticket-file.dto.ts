import { IsUUID } from 'class-validator';

/** The fields beside a file. The file itself is no field: see TicketFileUpload. */
export class AddFileDto {
  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
