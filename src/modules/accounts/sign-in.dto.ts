import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { typedText } from '../../platform/http/typed-text.js';

/** A path of ours, and of nobody else. */
export const OWN_PATH = /^\/(?![/\\])[\w\-./?=&%]*$/;

/** Where somebody goes after the sign-in: where he was going, but not to the sign-in again. */
export const nextOf = (next: unknown): string =>
  typeof next === 'string' && OWN_PATH.test(next) && !next.startsWith('/staff/') ? next : '/agent/queue';

/** Logins are small letters, however they are typed. */
export const loginText = ({ value }: { value: unknown }): unknown => {
  const text = typedText({ value });

  return typeof text === 'string' ? text.toLowerCase() : text;
};

export class SignInDto {
  @Transform(loginText)
  @IsString({ message: 'accounts.errors.login-missing' })
  @MinLength(1, { message: 'accounts.errors.login-missing' })
  @MaxLength(120, { message: 'accounts.errors.login-missing' })
  login!: string;

  @IsString({ message: 'accounts.errors.password-missing' })
  @MinLength(1, { message: 'accounts.errors.password-missing' })
  @MaxLength(256, { message: 'accounts.errors.password-missing' })
  password!: string;

  /** A box: sent where it is ticked. */
  @Transform(({ value }: { value: unknown }) => value === 'yes')
  @IsBoolean()
  remember: boolean = false;

  /** Where the person was going. Only a path of ours. */
  @IsOptional()
  @Matches(OWN_PATH, { message: 'accounts.errors.next' })
  next?: string;

  @IsOptional()
  @IsUUID('4', { message: 'errors.form-key' })
  key?: string;
}

/** A code of the app, with or without the blank that some apps show. */
export class CodeDto {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/\s/g, '') : value,
  )
  @IsString({ message: 'accounts.errors.code-missing' })
  @Matches(/^\d{6}$/, { message: 'accounts.errors.code-missing' })
  code!: string;

  @IsOptional()
  @Matches(OWN_PATH, { message: 'accounts.errors.next' })
  next?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class RecoveryDto {
  @Transform(typedText)
  @IsString({ message: 'accounts.errors.recovery-missing' })
  @MinLength(10, { message: 'accounts.errors.recovery-missing' })
  @MaxLength(60, { message: 'accounts.errors.recovery-missing' })
  code!: string;

  @IsOptional()
  @Matches(OWN_PATH, { message: 'accounts.errors.next' })
  next?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
