import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { STAFF_ROLES } from '../../platform/identity/actor.js';
import { loginText } from './sign-in.dto.js';

export type StaffRole = (typeof STAFF_ROLES)[number];

export class RoleDto {
  @IsIn(STAFF_ROLES, { message: 'people.errors.role' })
  role!: StaffRole;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class AddPersonDto extends RoleDto {
  @Transform(loginText)
  @IsString({ message: 'accounts.errors.login-form' })
  @Matches(/^[a-z0-9][a-z0-9._@-]{1,119}$/, { message: 'accounts.errors.login-form' })
  login!: string;

  @Transform(typedText)
  @IsString({ message: 'profile.errors.name' })
  @Matches(VISIBLE, { message: 'profile.errors.name' })
  @MaxLength(120, { message: 'profile.errors.name' })
  displayName!: string;
}
