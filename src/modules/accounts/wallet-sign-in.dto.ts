import { Transform } from 'class-transformer';
import { IsJWT, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';

const LONGEST_TOKEN = 4_096;

/** The wallet's word for its customer, and what he was looking at in the app. */
export class WalletSignInDto {
  @IsJWT({ message: 'access.errors.wallet' })
  @MaxLength(LONGEST_TOKEN, { message: 'access.errors.wallet' })
  token!: string;

  /** The wallet's reference of a transaction; whether it is his is looked up where it is used. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^[\x21-\x7e]{1,256}$/, { message: 'errors.field' })
  transaction?: string;

  /** A type of exception, `E302`. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^E\d{3}$/, { message: 'errors.field' })
  type?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
