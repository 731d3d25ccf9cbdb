import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { type Theme, THEMES } from '../../platform/identity/actor.js';

export const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** How a person is called and spoken to; an empty choice follows the browser, or the desk. */
export class ProfileDto {
  @Transform(typedText)
  @IsString({ message: 'profile.errors.name' })
  @Matches(VISIBLE, { message: 'profile.errors.name' })
  @MaxLength(120, { message: 'profile.errors.name' })
  displayName!: string;

  @Transform(typedOrAbsent)
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'errors.field' })
  language?: Language;

  @Transform(typedOrAbsent)
  @IsOptional()
  @IsIn(ZONES, { message: 'profile.errors.zone' })
  zone?: string;

  @Transform(typedOrAbsent)
  @IsOptional()
  @IsIn(THEMES, { message: 'errors.field' })
  theme?: Theme;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class NewPasswordDto {
  @IsString({ message: 'accounts.errors.password-missing' })
  @MinLength(1, { message: 'accounts.errors.password-missing' })
  @MaxLength(1_000, { message: 'accounts.errors.password-missing' })
  currentPassword!: string;

  /** How long it may be is told by the rules of passwords, which know whose it is. */
  @IsString({ message: 'profile.errors.new-password' })
  @MinLength(1, { message: 'profile.errors.new-password' })
  @MaxLength(1_000, { message: 'profile.errors.new-password' })
  newPassword!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** Sets up a second factor, also in the place of another one, or gives it back. */
export class SecondFactorDto {
  @IsIn(['begin', 'remove'], { message: 'errors.field' })
  act!: 'begin' | 'remove';

  @IsString({ message: 'accounts.errors.password-missing' })
  @MinLength(1, { message: 'accounts.errors.password-missing' })
  @MaxLength(1_000, { message: 'accounts.errors.password-missing' })
  factorPassword!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class RenewCodesDto {
  @IsString({ message: 'accounts.errors.password-missing' })
  @MinLength(1, { message: 'accounts.errors.password-missing' })
  @MaxLength(1_000, { message: 'accounts.errors.password-missing' })
  codesPassword!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
