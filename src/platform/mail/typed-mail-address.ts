import { ValidateBy, type ValidationOptions } from 'class-validator';
import { typedOrAbsent, typedText } from '../http/typed-text.js';
import { redact } from '../redaction/redact.js';
import { parseMailAddress } from './mail-address.js';

interface Typed {
  readonly value: unknown;
}

/** For `@Transform`: an address as we write to it; what is none stays as it was typed, to be refused. */
export const typedMailAddress = ({ value }: Typed): unknown => {
  const text = typedText({ value });

  return typeof text === 'string' ? (parseMailAddress(text) ?? text) : text;
};

/** The same for a field that may stay empty. */
export const typedMailAddressOrAbsent = ({ value }: Typed): unknown =>
  typedMailAddress({ value: typedOrAbsent({ value }) });

/** Some mailboxes are numbers; one that is a card cannot be hidden in part and still be written to. */
const holdsCard = (address: string): boolean => redact(address).hidden.includes('card');

/** An address in the one form that `parseMailAddress` gives, and no card number before the `@`. */
export const IsMailAddress = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isMailAddress',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && parseMailAddress(value) === value && !holdsCard(value),
      },
    },
    options,
  );
