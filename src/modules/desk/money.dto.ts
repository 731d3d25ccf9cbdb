import { Transform } from 'class-transformer';
import {
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { LINK_ACTS, type LinkChange, type LinkRequest } from '../tickets/link-request.js';
import { LOOK_PURPOSES, type LookPurpose } from '../tickets/look-purpose.js';
import { LINK_ROLES, type LinkRole } from '../tickets/transaction.entity.js';
import type { LookUp } from '../tickets/transaction-lookups.service.js';

/** Ties one of the suggestions to the ticket. */
export class LinkDto implements LinkRequest {
  @IsString({ message: 'errors.field' })
  @MinLength(1, { message: 'errors.field' })
  @MaxLength(256, { message: 'errors.field' })
  transaction!: string;

  @IsIn(LINK_ROLES, { message: 'errors.field' })
  readonly role: LinkRole = 'subject';

  /** Who ties a suggestion has found the one that is meant. */
  @IsIn(LOOK_PURPOSES, { message: 'errors.field' })
  readonly purpose: LookPurpose = 'identify';

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class ChangeLinkDto implements LinkChange {
  @IsIn(LINK_ACTS, { message: 'errors.field' })
  act!: LinkChange['act'];

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** A question to the wallet: a transaction by its number, or an account and a day. */
export class LookUpDto implements LookUp {
  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'errors.field' })
  @MaxLength(256, { message: 'errors.field' })
  lookReference?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.account' })
  @MaxLength(200, { message: 'tickets.errors.account' })
  lookAccount?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: LookUpDto) => dto.lookDate !== undefined)
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'tickets.errors.date' })
  lookDate?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @ValidateIf((dto: LookUpDto) => dto.lookTime !== undefined)
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'tickets.errors.time' })
  lookTime?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'tickets.errors.amount' })
  @MaxLength(40, { message: 'tickets.errors.amount' })
  lookAmount?: string;

  @IsIn(LOOK_PURPOSES, { message: 'desk.errors.purpose' })
  purpose!: LookPurpose;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
