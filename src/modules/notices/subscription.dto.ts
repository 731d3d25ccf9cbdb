import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { typedOrAbsent } from '../../platform/http/typed-text.js';
import { IsMailAddress, typedMailAddressOrAbsent } from '../../platform/mail/typed-mail-address.js';
import { isIanaZone } from '../../config/env-values.js';

/** What the browser says of its zone; what is none says nothing, since nobody typed it. */
const zoneOrAbsent = ({ value }: { readonly value: unknown }): unknown => {
  const text = typedOrAbsent({ value });

  return typeof text === 'string' && text.length <= 64 && isIanaZone(text) ? text : undefined;
};

/** Somebody wants one mail when a notice is over. Whoever has shown us his mailbox need not name it again. */
export class TellMeDto {
  @Transform(typedMailAddressOrAbsent)
  @IsOptional()
  @IsMailAddress({ message: 'notices.errors.address' })
  email?: string;

  @Transform(zoneOrAbsent)
  @IsOptional()
  zone?: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export const TOLD_ANSWERS = ['confirmed', 'stopped'] as const;

/** By the link of a mail: yes, or not any more. */
export class AnswerToldDto {
  @IsIn(TOLD_ANSWERS, { message: 'errors.field' })
  answer!: (typeof TOLD_ANSWERS)[number];

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
