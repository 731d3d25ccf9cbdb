import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { typedOrAbsent, typedText } from '../../platform/http/typed-text.js';
import { IsMailAddress, typedMailAddressOrAbsent } from '../../platform/mail/typed-mail-address.js';
import { EXCEPTION_CODES, findException } from '../exceptions/taxonomy.js';

/** A story needs a sentence at least, and holds a page. */
export const SHORTEST_STORY = 10;
export const LONGEST_STORY = 4_000;
const LONGEST_ACCOUNT = 200;

const optional = (...rules: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(IsOptional(), Transform(typedOrAbsent), ...rules);

const account = (): PropertyDecorator[] => [
  IsString({ message: 'tickets.errors.account' }),
  MinLength(2, { message: 'tickets.errors.account' }),
  MaxLength(LONGEST_ACCOUNT, { message: 'tickets.errors.account' }),
];

/** Hidden types have no new requests; what is no type at all is refused by the list of them. */
const isNotHidden = (code: unknown): boolean =>
  typeof code !== 'string' || findException(code)?.isOffered !== false;

/** A type of exception with which a request may be begun. */
export const StatedType = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy(
      { name: 'isOffered', validator: { validate: isNotHidden } },
      { message: 'tickets.errors.type-hidden' },
    ),
    IsIn(EXCEPTION_CODES, { message: 'tickets.errors.type' }),
  );

/** Login name, phone number, mail address or wallet id, as it was typed. */
export const StatedAccount = (): PropertyDecorator => applyDecorators(Transform(typedText), ...account());

/** The same where it may be left out. */
export const StatedAccountIfAny = (): PropertyDecorator => optional(...account());

/** `yes` where nobody can say which account it is, or nothing. */
export const CannotRecall = (): PropertyDecorator => optional(IsIn(['yes'], { message: 'errors.field' }));

/** A day by the customer's calendar: `2026-11-23`. */
export const StatedDate = (): PropertyDecorator =>
  applyDecorators(Transform(typedText), Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'tickets.errors.date' }));

/** `14:05`, or nothing where only the day is known. */
export const StatedTime = (): PropertyDecorator =>
  optional(Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'tickets.errors.time' }));

/** IANA zone in which day and time are meant. */
export const StatedZone = (): PropertyDecorator =>
  applyDecorators(
    Transform(typedText),
    IsString({ message: 'tickets.errors.zone' }),
    Matches(/^[A-Za-z0-9_+\-/]{1,64}$/, { message: 'tickets.errors.zone' }),
  );

/** As it was written, `1,234.50`; which number that is, is read afterwards. */
export const StatedAmount = (): PropertyDecorator =>
  optional(
    IsString({ message: 'tickets.errors.amount' }),
    MaxLength(40, { message: 'tickets.errors.amount' }),
  );

/** ISO 4217, `CNY`. */
export const StatedCurrency = (): PropertyDecorator =>
  optional(Matches(/^[A-Z]{3}$/, { message: 'tickets.errors.currency' }));

/** What happened, in 10 to 4,000 characters. */
export const Story = (): PropertyDecorator =>
  applyDecorators(
    Transform(typedText),
    IsString({ message: 'tickets.errors.description-short' }),
    MinLength(SHORTEST_STORY, { message: 'tickets.errors.description-short' }),
    MaxLength(LONGEST_STORY, { message: 'tickets.errors.description-long' }),
  );

/** Where we write to, if he likes. */
export const ContactIfAny = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(typedMailAddressOrAbsent),
    IsMailAddress({ message: 'access.errors.contact' }),
  );
