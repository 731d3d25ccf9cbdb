import { Transform } from 'class-transformer';
import { IsString, IsUUID, Matches } from 'class-validator';
import { parseReference } from '../../platform/ids/reference.js';
import { IsMailAddress, typedMailAddress } from '../../platform/mail/typed-mail-address.js';

/** A reference in the form that is stored, however it was copied or heard. */
const typedReference = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' ? (parseReference(value.slice(0, 100)) ?? value) : value;

/** What somebody knows who wants to see his request again. */
export class FindRequestDto {
  @Transform(typedReference)
  @IsString({ message: 'access.errors.reference' })
  @Matches(/^WD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/, { message: 'access.errors.reference' })
  reference!: string;

  @Transform(typedMailAddress)
  @IsMailAddress({ message: 'access.errors.contact' })
  contact!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** Digits as they stand in the mail, with whatever a copied text brings along. */
const typedCode = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string'
    ? value
        .slice(0, 100)
        .normalize('NFKC')
        .replaceAll(/[\s\p{Cf}-]/gu, '')
    : value;

export class EnterCodeDto {
  @Transform(typedCode)
  @Matches(/^\d{8}$/, { message: 'access.errors.digits' })
  code!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
