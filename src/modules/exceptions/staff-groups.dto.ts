import { Transform } from 'class-transformer';
import { ArrayUnique, IsIn, IsUUID } from 'class-validator';
import { typedList } from '../../platform/http/typed-text.js';
import { EXCEPTION_GROUPS, type ExceptionGroup } from './exception-type.js';

export class StaffGroupsDto {
  @Transform(typedList)
  @IsIn(EXCEPTION_GROUPS, { each: true, message: 'errors.field' })
  @ArrayUnique({ message: 'errors.field' })
  groups: ExceptionGroup[] = [];

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
