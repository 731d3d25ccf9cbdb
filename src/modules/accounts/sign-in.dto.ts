import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** A path of ours, and of nobody else. */
export const OWN_PATH = /^\/(?![/\\])[\w\-./?=&%]*$/;

export class SignInDto {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  )
  @IsString({ message: 'accounts.errors.login-missing' })
  @MinLength(1, { message: 'accounts.errors.login-missing' })
  @MaxLength(120, { message: 'accounts.errors.login-missing' })
  login!: string;

  @IsString({ message: 'accounts.errors.password-missing' })
  @MinLength(1, { message: 'accounts.errors.password-missing' })
  @MaxLength(256, { message: 'accounts.errors.password-missing' })
  password!: string;

  /** Where the person was going. Only a path of ours. */
  @IsOptional()
  @Matches(OWN_PATH, { message: 'accounts.errors.next' })
  next?: string;
}
